"""Where spaces are doubled, missing, or not as at the edges of the source."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mtqa.text.prose import base, correction, in_source, matches, paragraphs, prose
from mtqa.types import Hit, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.types import Context, Unit

DOUBLED = "spacing/doubled"
MISSING = "spacing/missing"
BRACKET = "spacing/bracket"
EDGE = "spacing/edge"
BREAKING = "spacing/breaking"

_TRACE = re.compile(r"[ \u00a0\u202f]{2}")
_TWO = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")
_ALIGNED = 3
"""So many spaces in a row, more than once in a text, are the columns of a table."""

_MARK = re.compile(r"[,;!?:।،؛؟][^\W\d_]")
_LETTER = r"[^\W\d_\u0900-\u0dff]|[\u0900-\u0963\u0971-\u0dff]"  # \W holds Indic vowel signs
_GLUED = re.compile(
    rf"(?<![@/\w.-])(?:{_LETTER}){{2,40}}(?:[,;।،؛؟](?=(?:{_LETTER}){{2}})"
    r"|[!?](?=[^\W\d_a-zß-ÿ]\w)|:(?=[A-ZÀ-ÖØ-Þ][^\W\d_]*[a-zà-ÿ]\b))"
)
_ANY_BRACKET = re.compile(r"[()\[\]]")
_BRACKETS = (
    re.compile(r"(?<=[^\W\d_]{2})[(\[](?=[^()\[\]\s]{2,40}\s[^()\[\]]{1,200}[)\]])"),
    re.compile(r"(?<=\s)[(\[][^()\[\]\s]{2,40}\s[^()\[\]]{1,200}(?P<at>[)\]])(?=[^\W\d_]{2})"),
    re.compile(r"[(\[][ \u00a0]+(?=\w)"),
    re.compile(r"(?<=\w)[ \u00a0]+[)\]](?!\w)"),
)
_UNSPACED = frozenset({"bo", "ja", "km", "lo", "my", "th", "zh"})
_CLOSE_BRACKETS = _UNSPACED | {"ko"}
"""Languages that set no space between a word and a bracket."""

_HABIT = 4
"""So many spaces left out, and in more than every tenth segment, are somebody's way to write."""
_UNITS = re.compile(
    r"(?<=\d) (?=(?:[kcdm]?m|km/h|[kmM]?g|ha|[mcd]?l|kWh?|MWh?|[kKMGT]i?B|[kMG]?Hz|Mio|Mrd)\b"
    r"|[%€$£°])|(?<=\b[zZdu]\.) (?=[BhaU]\.)|(?<=\b(?:Nr|No|bd)\.) (?=\d)"
)


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each wrong space, and for each place that lacks one."""
    missing: list[Hit] = []
    number, listed = 0, list(units)
    for unit in listed:
        if unit.target is None:
            continue
        number += 1
        language, text = base(unit.target.language), unit.target.text
        if _TRACE.search(text):
            yield from _doubled(unit)
        if language not in _UNSPACED and _MARK.search(text):
            missing += _missing(unit)
        if language not in _CLOSE_BRACKETS and _ANY_BRACKET.search(text):
            yield from _at_brackets(unit)
        source = unit.source.text if unit.source is not None else text
        if (
            source[:1].isspace() != text[:1].isspace()
            or source[-1:].isspace() != text[-1:].isspace()
        ):
            yield from _edges(unit, source, text)
    if len(missing) < _HABIT or len(missing) * 10 <= number:
        yield from missing
    yield from _between_sentences(listed, context)
    if context.options["no-break"]:
        for unit, match in matches(listed, _UNITS):
            yield correction(BREAKING, unit, match.start(), match.end(), "\u00a0")


def _doubled(unit: Unit) -> Iterator[Hit]:
    assert unit.target is not None
    found = list(_TWO.finditer(prose(unit.target)))
    if sum(len(match[0]) >= _ALIGNED for match in found) > 1 or in_source(unit, "  "):
        return
    for match in found:
        right = " " if set(match[0]) == {" "} else "\u00a0"
        yield correction(DOUBLED, unit, match.start(), match.end(), right)


def _between_sentences(units: Sequence[Unit], context: Context) -> Iterator[Hit]:
    """Two spaces after the end of a sentence, quoted with its last character; those who set two
    after each are left alone.
    """
    wide = {n for n, block in enumerate(context.target.blocks) if "  " in block.text}
    if not wide:
        return
    inside = [unit for unit in units if unit.target is not None and unit.target.block in wide]
    hits: list[Hit] = []
    for paragraph in paragraphs(inside):
        assert paragraph[0].target is not None
        text, end = context.target.blocks[paragraph[0].target.block].text, 0
        for unit, after in pairwise(paragraph):
            assert unit.target is not None
            assert after.target is not None
            place = text.find(unit.target.text, end)
            end = place + len(unit.target.text)
            start = text.find(after.target.text, end)
            if min(place, start) < 0:
                break
            if text[end:start] and not text[end:start].strip(" ") and start - end > 1:
                length = len(unit.target.text)
                hits.append(Hit(DOUBLED, unit.id, Span(Side.TARGET, length - 1, length)))
    if len(hits) < _HABIT:
        yield from hits


def _missing(unit: Unit) -> Iterator[Hit]:
    """Marks between two words, with the word before them."""
    assert unit.target is not None
    for match in _GLUED.finditer(prose(unit.target)):
        if not in_source(unit, match[0]):
            right = f"{match[0]} "
            yield correction(MISSING, unit, match.start(), match.end(), right)


def _at_brackets(unit: Unit) -> Iterator[Hit]:
    assert unit.target is not None
    text = prose(unit.target)
    for inside, pattern in enumerate(_BRACKETS):
        for match in pattern.finditer(text):
            start = match.start("at") if "at" in pattern.groupindex else match.start()
            mark = text[start : match.end()].strip()
            if inside >= len(_BRACKETS) // 2:
                right = mark
            else:
                right = f" {mark}" if mark in "([" else f"{mark} "
            if not in_source(unit, text[max(0, start - 1) : match.end() + 1]):
                yield correction(BRACKET, unit, start, match.end(), right)


def _edges(unit: Unit, source: str, target: str) -> Iterator[Hit]:
    """White space at the beginning or end of one side only: programs join strings there."""
    for edge, side in ((0, "begins with"), (-1, "ends in")):
        wished, given = source[edge:][:1], target[edge:][:1]
        if wished.isspace() == given.isspace() or not (wished and given):
            continue
        assert unit.target is not None
        if wished == " " and base(unit.target.language) in _UNSPACED:
            continue
        place, space = edge % len(target), wished if wished.isspace() else given
        which = "the source" if wished.isspace() else "only the translation"
        detail = {"which": which, "side": side, "space": _NAMES.get(space, "white space")}
        yield Hit(EDGE, unit.id, Span(Side.TARGET, place, place + 1), detail=detail)


_NAMES = {" ": "a space", "\n": "a line end", "\t": "a tab", "\u00a0": "a no-break space"}
