"""Compares the line breaks of strings, and the escapes (\\n, \\t) that programs read as such.

Translators wrap lines where their text needs it, so only their loss counts: all of them, or the
empty lines between paragraphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.text.prose import prose
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

BREAKS = "line-breaks"
ESCAPES = "line-breaks/escape"

_COUNTED = {"empty lines": re.compile(r"\n[ \t]*\n"), "line breaks": re.compile(r"\n")}
_ESCAPE = re.compile(r"(?<!\\)\\[nrt]")


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """At most two hits for a unit: one on the whole translation, one on the first escape of the
    side that has more of them.
    """
    for unit in units:
        source, target = unit.source, unit.target
        if source is None or target is None:
            continue
        if "\n" in source.text or "\n" in target.text:
            yield from _lost(unit, source.text.strip(), target)
        if "\\" in source.text or "\\" in target.text:
            yield from _escaped(unit, source, target)


def _lost(unit: Unit, source: str, target: Segment) -> Iterator[Hit]:
    for what, pattern in _COUNTED.items():
        there, here = (len(pattern.findall(text)) for text in (source, target.text.strip()))
        if bool(there) != bool(here):
            detail = {"what": what, "expected": str(there), "found": str(here)}
            yield Hit(BREAKS, unit.id, Span(Side.TARGET, 0, len(target.text)), (), detail)
            return


def _escaped(unit: Unit, source: Segment, target: Segment) -> Iterator[Hit]:
    theirs, ours = _escapes(source), _escapes(target)
    for escape in dict.fromkeys((*theirs, *ours)):
        there, here = theirs.get(escape, []), ours.get(escape, [])
        if len(there) != len(here):
            more, side = (there, Side.SOURCE) if len(there) > len(here) else (here, Side.TARGET)
            detail = {"expected": str(len(there)), "found": str(len(here))}
            yield Hit(ESCAPES, unit.id, Span(side, more[-1], more[-1] + 2), (), detail)
            return


def _escapes(segment: Segment) -> dict[str, list[int]]:
    """Where each escape stands."""
    found: dict[str, list[int]] = {}
    for match in _ESCAPE.finditer(prose(segment)):
        found.setdefault(match[0], []).append(match.start())
    return found


def _json(text: str) -> str:
    return f'{{"text": "{text}"}}'


def _example(source: str, target: str, language: str) -> Example:
    return Example(_json(target), language, _json(source), "en", input_format="json")


CHECK = Check(
    codes={
        BREAKS: Code(
            category="design-and-markup/layout",
            severity=Severity.MINOR,
            message="the source has {expected} {what}, the translation {found}",
            why="A list or an address ran together into one line, or a line that must stay one was"
            " broken.",
            examples=(
                _example("First step\\nSecond step", "⟦Erster Schritt Zweiter Schritt⟧", "de"),
                _example("Hello\\n\\nYours, Ann", "⟦Bonjour Cordialement, Ann⟧", "fr"),
                _example("One\\n\\nTwo\\nThree", "⟦一\\n二\\n三⟧", "zh-Hans"),
                _example("Open the file", "⟦Открыть\\nфайл⟧", "ru"),
                _example("First step\\nSecond step", "Erster Schritt\\nZweiter Schritt", "de"),
                _example("A long text\\nin two lines", "Un texto largo\\nen\\ntres líneas", "es"),
                _example("Hello\\n\\nYours, Ann", "こんにちは\\n\\nアン", "ja"),
                _example("Open the file", "Otwórz plik", "pl"),
            ),
        ),
        ESCAPES: Code(
            category="design-and-markup/broken-template",
            severity=Severity.MINOR,
            message="the source has {quote} {expected} times, the translation {found} times",
            why="A program makes a line break or a tabulator of it. What is lost changes the layout"
            " or the columns of a table.",
            examples=(
                Example("Name Alter", "de", "Name⟦\\t⟧Age", "en"),
                Example("Premier⟦\\n⟧Deuxième", "fr", "First, second", "en"),
                Example("Первый Второй", "ru", "First⟦\\n⟧Second", "en"),
                Example("Name\\tAlter", "de", "Name\\tAge", "en"),
                Example("Öffnen Sie C:\\neu\\test.txt.", "de", "Open C:\\neu\\test.txt.", "en"),
                Example("Primero\\nSegundo", "es", "First\\nSecond", "en"),
            ),
        ),
    },
    find=find,
)
