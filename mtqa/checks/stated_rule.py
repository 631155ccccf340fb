"""Holds a translation to what its file says itself: rules and terms of XLIFF 2 (its modules for
validation and glossaries).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from mtqa.text.words import lowered, without_spaces
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Demand, Unit

MISSING = "stated-rule/missing"
FORBIDDEN = "stated-rule/forbidden"
TERM = "stated-rule/term"

_ENDING, _STEM = 3, 3
"""A term may have another ending, so long, after a stem of so many letters."""

_WANTED = {
    "has": "“{text}” is wanted in it",
    "starts": "it must begin with “{text}”",
    "ends": "it must end with “{text}”",
}


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each demand that a translation does not meet."""
    dense = without_spaces(context.target.language)
    for unit in units:
        if not unit.demands or unit.target is None:
            continue
        for demand in unit.demands:
            if demand.kind == "term":
                yield from _term(unit, demand, dense=dense)
            elif demand.kind == "lacks":
                yield from _forbidden(unit, demand)
            else:
                yield from _missing(unit, demand)


def _missing(unit: Unit, demand: Demand) -> Iterator[Hit]:
    assert unit.target is not None
    if demand.from_source and not (unit.source and _meets(unit.source.text, demand)):
        return
    if not _meets(unit.target.text, demand):
        what = _WANTED[demand.kind].format(text=demand.text)
        if demand.times is not None:
            what = f"“{demand.text}” is wanted {demand.times} times"
        yield Hit(MISSING, unit.id, Span(Side.TARGET, 0, len(unit.target.text)), (), {"what": what})


def _meets(text: str, demand: Demand) -> bool:
    text, wanted = _folded(text, demand), _folded(demand.text, demand)
    if demand.kind == "has":
        return wanted in text if demand.times is None else text.count(wanted) == demand.times
    return text.startswith(wanted) if demand.kind == "starts" else text.endswith(wanted)


def _folded(text: str, demand: Demand) -> str:
    """What is compared: XLIFF takes NFC for granted."""
    text = unicodedata.normalize("NFC", text)
    return text if demand.exact else text.lower()


def _forbidden(unit: Unit, demand: Demand) -> Iterator[Hit]:
    assert unit.target is not None
    text, unwanted = unit.target.text, demand.text
    if not demand.exact and len(text.lower()) == len(text):
        text, unwanted = text.lower(), unwanted.lower()
    start = text.find(unwanted) if unwanted else -1
    if start >= 0:
        yield Hit(FORBIDDEN, unit.id, Span(Side.TARGET, start, start + len(unwanted)))


def _term(unit: Unit, demand: Demand, *, dense: bool) -> Iterator[Hit]:
    """A hit on a term of the source of which the target has no translation, in any form of it."""
    if unit.source is None or unit.target is None:
        return
    start = unit.source.text.lower().find(demand.text.lower())
    if start < 0 or not _is_word(unit.source.text, start, start + len(demand.text)):
        return
    if any(_stands_in(term, unit.target.text, dense=dense) for term in demand.translations):
        return
    span = Span(Side.SOURCE, start, start + len(demand.text))
    wanted = "” or “".join(demand.translations)
    yield Hit(TERM, unit.id, span, (), {"wanted": wanted})


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether no letters of the same script as theirs are around a term, if words are set apart."""
    if ord(text[start]) > 0x2E80:  # Chinese, Japanese, Korean
        return True
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _stands_in(term: str, text: str, *, dense: bool) -> bool:
    """Whether each word of a term is there, maybe as a part of another or with another ending."""
    text = text.lower()
    if dense:
        return term.lower() in text
    stems = (word[: max(len(word) - _ENDING, _STEM)] for word in lowered(term))
    return all(stem in text for stem in stems)


_OPEN = (
    '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="{}"'
    ' xmlns:val="urn:oasis:names:tc:xliff:validation:2.0"'
    ' xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"><file id="f"><unit id="u">'
)


def _example(language: str, demand: str, source: str, target: str) -> Example:
    """A file with one unit and one demand: a rule, or a term and its translation."""
    term, _, translation = demand.partition("=")
    module = f"<val:validation><val:rule {demand}/></val:validation>"
    if not translation.startswith('"'):
        entry = f"<gls:term>{term}</gls:term><gls:translation>{translation}</gls:translation>"
        module = f"<gls:glossary><gls:glossEntry>{entry}</gls:glossEntry></gls:glossary>"
    text = f"<segment><source>{source}</source><target>{target}</target></segment>"
    return Example(
        f"{_OPEN.format(language)}{module}{text}</unit></file></xliff>",
        language,
        input_format="xliff",
    )


CHECK = Check(
    codes={
        MISSING: Code(
            category="accuracy/omission",
            severity=Severity.MAJOR,
            message="the file has a rule for it: {what}",
            why="Whoever made the file knows what the translation must have, be it for a program or"
            " for the reader.",
            examples=(
                _example("de", 'isPresent="®"', "Kai® opens.", "⟦Kai öffnet.⟧"),
                _example("fr", 'startsWith="*"', "* new", "⟦nouveau⟧"),
                _example("ru", 'isPresent="Kai" occurs="2"', "Kai, Kai", "⟦Kai и Кай⟧"),
                _example("de", 'isPresent="®"', "Kai® opens.", "Kai® öffnet."),
                _example("fr", 'endsWith=":" existsInSource="yes"', "Name", "Nom"),
                _example("es", 'isPresent="kai" caseSensitive="no"', "Kai", "El Kai"),
            ),
        ),
        FORBIDDEN: Code(
            category="accuracy/addition",
            severity=Severity.MAJOR,
            message="the file has a rule against “{quote}”",
            why="Whoever made the file does not want this in the translation.",
            examples=(
                _example("de", 'isNotPresent="Handy"', "Phone", "Ihr ⟦Handy⟧ klingelt."),
                _example("zh-Hans", 'isNotPresent="死"', "The end", "程序⟦死⟧了"),
                _example("de", 'isNotPresent="Handy"', "Phone", "Ihr Telefon klingelt."),
                _example("it", 'isNotPresent="Cell" disabled="yes"', "Cell", "Cella, Cell"),
            ),
        ),
        TERM: Code(
            category="terminology/wrong-term",
            severity=Severity.MINOR,
            message="the file's glossary has “{wanted}” for “{quote}”",
            why="The file brings its own glossary, and the translation does not follow it.",
            examples=(
                _example("de", "quay=Kai", "The ⟦quay⟧ is open.", "Das Ufer ist offen."),
                _example("zh-Hans", "quay=码头", "The ⟦quay⟧ is open.", "岸边开放。"),
                _example("de", "quay=Kai", "The quays are open.", "Die Ufer sind offen."),
                _example("ru", "quay=причал", "The quay is open.", "Мы у причала."),
                _example("zh-Hans", "quay=码头", "The quay is open.", "码头开放。"),
            ),
        ),
    },
    find=find,
)
