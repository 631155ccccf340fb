"""Concepts of a glossary as the TOML of rules that ask for their terms."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from mtqa.errors import InputError
from mtqa.text.languages import falls_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.rules.glossaries.concept import Concept

_HEAD = """\
# Terms of {origin}, by `mtqa rules import`: {count}.

severity = "minor"
"""


def write(concepts: Sequence[Concept], *, source: str, origin: str) -> str:
    """A rule for each concept that has a term in the language `source` and one in another.

    A term that is the same in all languages is to be preserved; for the others the right term is
    asked for, and terms that were given up are wrong renderings. Raises InputError if no concept
    has such terms.
    """
    taken: set[str] = set()
    tables = [table for concept in concepts for table in _rule(concept, source, taken)]
    if not tables:
        message = f"no concept has a term in '{source}' and one in another language"
        raise InputError(message, path=origin)
    head = _HEAD.format(count=len(tables), origin=json.dumps(origin, ensure_ascii=False)[1:-1])
    return "\n".join([head, *tables])


def _rule(concept: Concept, source: str, taken: set[str]) -> Iterator[str]:
    own = next((tag for tag in concept.terms if falls_under(tag, source)), None)
    others = [tag for tag in concept.terms if tag != own]
    if own is None or not others:
        return
    terms = concept.terms[own]
    name = _name(terms[0], concept.line, taken)
    why = concept.note or f"The glossary has a term for “{terms[0]}”."
    same = all(concept.terms[tag] == terms for tag in others) and not concept.wrong
    write_rule = _preserve if same else _pair
    yield "\n".join(write_rule(concept, name, why, own, others))


def _preserve(concept: Concept, name: str, why: str, own: str, others: list[str]) -> Iterator[str]:
    terms = concept.terms[own]
    yield from _opening(name, "preserve", "accuracy/do-not-translate", why)
    yield f"keep = {_list(terms)}"
    yield from (f"target.{tag} = {{}}" for tag in others)
    language = f"source-language = {_string(own)}"
    yield f"\n[[{name}.match]]\nsource = {_string(f'⟦{terms[0]}⟧')}\n{language}"
    yield from (f"{tag} = {_string(_without(concept, tag))}" for tag in others)
    yield f"\n[[{name}.no_match]]\nsource = {_string(terms[0])}\n{language}"
    yield from (f"{tag} = {_string(terms[0])}" for tag in others)
    yield ""


def _pair(concept: Concept, name: str, why: str, own: str, others: list[str]) -> Iterator[str]:
    terms = concept.terms[own]
    yield from _opening(name, "pair", "terminology/wrong-term", why)
    yield "required = true"
    yield f"trigger = {{ {own} = {_list(terms)} }}"
    for tag in others:
        wrong = [term for term in concept.wrong.get(tag, ()) if term not in concept.terms[tag]]
        bad = f"bad = {_list(wrong)}, " if wrong else ""
        yield f"target.{tag} = {{ {bad}good = {_list(concept.terms[tag])} }}"
    yield f"\n[[{name}.match]]\nsource = {_string(f'⟦{terms[0]}⟧')}"
    yield from (f"{tag} = {_string(_without(concept, tag))}" for tag in others)
    yield f"\n[[{name}.no_match]]\nsource = {_string(terms[0])}"
    yield from (f"{tag} = {_string(concept.terms[tag][0])}" for tag in others)
    yield ""


def _without(concept: Concept, tag: str) -> str:
    """A translation that lacks the term, and is as long, so that it is aligned with the term."""
    return "x" * len(concept.terms[tag][0])


def _opening(name: str, kind: str, category: str, why: str) -> Iterator[str]:
    yield f"[{name}]"
    yield f'kind = "{kind}"'
    yield f'category = "{category}"'
    yield f"why = {_string(why)}"


def _name(term: str, line: int, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", term).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or f"line-{line}"
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name}-{number}"
    taken.add(unique)
    return unique


def _list(terms: Iterable[str]) -> str:
    return "[" + ", ".join(map(_string, terms)) + "]"


def _string(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON; DEL must be escaped, too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
