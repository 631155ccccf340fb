"""Reports subtitles that nobody can read in time, or that do not fit on the screen.

Speeds and lengths are those of the language (`subtitle_timing.toml`), unless options say others.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.types import CUE, Check, Code, Example, Hit, Option, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtqa.types import Context, Segment, Unit

CODE = "subtitle-timing"
LINE = "subtitle-timing/line-length"
LINES = "subtitle-timing/lines"

_DENSE = frozenset({"zh", "ja", "ko"})


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """For each cue one hit for its speed, one for each long line, one for the number of lines."""
    if not context.target.blocks or context.target.blocks[0].element != CUE:
        return
    for unit in units:
        segment = unit.target
        if segment is not None and segment.limits and segment.limits.seconds is not None:
            yield from _too_fast(unit.id, segment, segment.limits.seconds, context.options)
            yield from _too_long(unit.id, segment, context.options)


def _too_fast(
    unit: str, segment: Segment, seconds: float, options: Mapping[str, Any]
) -> Iterator[Hit]:
    limit = options["characters_per_second"] or _usual(segment.language)["speed"]
    length = _length(segment.text.replace("\n", ""), segment.language)
    if length > limit * seconds:
        speed = f"{length / seconds:.1f}" if seconds else "any number of"
        detail = {"speed": speed, "limit": f"{limit:g}", "seconds": f"{seconds:g}"}
        yield Hit(CODE, unit, Span(Side.TARGET, 0, len(segment.text)), detail=detail)


def _too_long(unit: str, segment: Segment, options: Mapping[str, Any]) -> Iterator[Hit]:
    limit = options["line"] or _usual(segment.language)["line"]
    lines = segment.text.split("\n")
    place = 0
    for line in lines:
        length = _length(line, segment.language)
        if length > limit:
            span = Span(Side.TARGET, place, place + len(line))
            yield Hit(LINE, unit, span, detail={"length": f"{length:g}", "limit": f"{limit:g}"})
        place += len(line) + 1
    if len(lines) > options["lines"]:
        detail = {"number": str(len(lines)), "limit": str(options["lines"])}
        yield Hit(LINES, unit, Span(Side.TARGET, 0, len(segment.text)), detail=detail)


def _length(text: str, language: str) -> float:
    """Characters without the marks that stand on others; see the table for dense scripts."""
    if text.isascii() and language.partition("-")[0] not in _DENSE:
        return len(text)
    own = [c for c in text if unicodedata.category(c) not in {"Mn", "Me", "Cf"}]
    if language.partition("-")[0] not in _DENSE:
        return len(own)
    return sum(1 if unicodedata.east_asian_width(c) in "WF" else 0.5 for c in own)


@cache
def _usual(language: str) -> Mapping[str, int]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    found: Mapping[str, int] = table["languages"].get(language.partition("-")[0], table["usual"])
    return found


def _cue(text: str, seconds: int) -> str:
    return f"1\n00:00:10,000 --> 00:00:{10 + seconds},000\n{text}\n"


def _example(text: str, language: str, seconds: int, **options: int) -> Example:
    return Example(_cue(text, seconds), language, input_format="srt", options=options)


CHECK = Check(
    codes={
        CODE: Code(
            category="design-and-markup/truncation-overflow",
            severity=Severity.MINOR,
            message="{speed} characters per second, in {seconds} s: more than {limit}",
            why="Viewers cannot read a subtitle to its end before it disappears.",
            examples=(
                _example("⟦Wir müssen sofort los, bevor das Schiff abfährt.⟧", "de", 2),
                _example("⟦We have to leave at once, before it goes.⟧", "en", 2),
                _example("⟦我们必须在船开走之前马上出发去码头。⟧", "zh-Hans", 1),
                _example("⟦Nous partons tout de suite.⟧", "fr", 2, characters_per_second=12),
                _example("Wir müssen sofort los.", "de", 2),
                _example("We have to leave at once.", "en", 2),
                _example("我们必须马上出发。", "zh-Hans", 2),
                _example("すぐ出る。", "ja", 2),
            ),
        ),
        LINE: Code(
            category="design-and-markup/layout",
            severity=Severity.MINOR,
            message="a line of {length} characters, more than {limit}",
            why="Players break a long line wherever it happens to end, or cut it off.",
            examples=(
                _example("⟦Wir müssen uns beeilen, sonst fährt das Schiff ab.⟧", "de", 5),
                _example(
                    "Ja.\n⟦Il faut partir tout de suite, avant que le bateau parte.⟧", "fr", 5
                ),
                _example("⟦我々はその船が出てしまう前に出発しなければならない⟧", "ja", 9),
                _example("Wir müssen uns beeilen,\nsonst fährt das Schiff ab.", "de", 5),
                _example("Il faut partir tout de suite,\navant le bateau.", "fr", 5),
                _example("船が出る前に\n出発しなければ", "ja", 9),
            ),
        ),
        LINES: Code(
            category="design-and-markup/layout",
            severity=Severity.MINOR,
            message="{number} lines, more than {limit}",
            why="More lines hide the picture, and players may show only the first ones.",
            examples=(
                _example("⟦Ja.\nNein.\nDoch.⟧", "de", 5),
                _example("⟦Sí.\nNo.\nTal vez.⟧", "es", 5),
                _example("Ja.\nNein.", "de", 5),
                _example("Oui.\nNon.\nSi.", "fr", 5, lines=3),
            ),
        ),
    },
    find=find,
    options={
        "characters_per_second": Option(
            0, "How fast people read; 0: as usual in the language.", "characters_per_second = 15"
        ),
        "line": Option(0, "The longest line; 0: as usual in the language.", "line = 37"),
        "lines": Option(2, "The most lines at once.", "lines = 3"),
    },
)
