"""TBX (ISO 30042), versions 2 and 3, in any dialect: concepts, languages, terms, their status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtqa.errors import InputError, LanguageTagError
from mtqa.rules.glossaries.concept import Concept
from mtqa.text.languages import standardize

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONCEPTS = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})
_NOTES = frozenset({"descrip", "note", "definition"})
_GIVEN_UP = ("deprecated", "superseded", "obsolete", "forbidden", "notrecommended")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(content: bytes, path: str) -> Sequence[Concept]:
    """The concepts of a file. Entities and the network are left alone.

    Raises InputError with the line of a fault.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = error.position[0]
        raise InputError(f"is not XML: {error.msg}", path=path, line=line) from None
    entries = [element for element in root.iter() if _name(element) in _CONCEPTS]
    if not entries:
        raise InputError("is not TBX: there is no concept in it", path=path, line=root.sourceline)
    return [concept for entry in entries if (concept := _concept(entry, path)).terms]


def _concept(entry: Any, path: str) -> Concept:
    concept = Concept(entry.sourceline)
    for section in entry:
        if _name(section) in _NOTES and not concept.note:
            concept.note = _text(section)
        if _name(section) not in _LANGUAGES:
            continue
        tag = _language(section, path)
        for term in (element for element in section.iter() if _name(element) in _TERMS):
            words = next((_text(part) for part in term.iter() if _name(part) == "term"), "")
            if words:
                kept = concept.wrong if _is_given_up(term) else concept.terms
                kept.setdefault(tag, []).append(words)
    return concept


def _language(section: Any, path: str) -> str:
    tag = section.get(_LANG) or section.get("lang") or ""
    try:
        return standardize(tag)
    except LanguageTagError as error:
        raise InputError(error.message, path=path, line=section.sourceline) from None


def _is_given_up(term: Any) -> bool:
    """Whether the administrative status of a term says that it is not to be used."""
    states = (_text(part).lower() for part in term.iter() if _is_status(part))
    return any(state.startswith(_GIVEN_UP) for state in states)


def _is_status(element: Any) -> bool:
    described = f"{_name(element)} {element.get('type') or ''}".lower()
    return "status" in described or "authorization" in described


def _name(element: Any) -> str:
    """The name without its namespace; a comment has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
