"""A segment as a report quotes it: the part around the findings, with their spans marked."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from mtqa.reports._cells import INVISIBLE, UNMARKED, Cell, line_width, width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.reports._cells import Glyphs, Line

RELATED: Final = 0
"""The rank of a span that a finding refers to; that of a finding is its severity plus one."""

_CONTEXT = 12
_WORD = 16
_SAMPLE = 100
_FILL = 0.93
_ELLIPSES = 4
_WHOLE = 1.25


class Mark(NamedTuple):
    """A half-open range of a text; where marks overlap, the higher rank is seen."""

    start: int
    end: int
    rank: int


class Page(NamedTuple):
    """Room for an excerpt. `plain`: there are no colours to mark spans with."""

    columns: int
    lines: int
    plain: bool = False


def excerpt(
    text: str, marks: Sequence[Mark], page: Page, glyphs: Glyphs, *, anchor: float = 0.0
) -> list[Line]:
    """The text, or what fits around its marks, as about `page.lines` lines.

    The marks that come first are the last to go. Without marks, what is shown lies around
    `anchor`, a share of the length. On a plain page, marks in right-to-left text become brackets
    ⟦⟧, because nobody can tell which column such a terminal shows a character in.
    """
    if not text:
        return []
    marks = [_within(mark, len(text)) for mark in marks]
    focus = marks[0].start if marks else int(anchor * (len(text) - 1))
    sample = text[max(0, focus - _SAMPLE) : focus + _SAMPLE]
    density = max(1.0, line_width(glyphs.cells(sample)) / len(sample))
    context = int(_CONTEXT / density) + 1
    room = max(int((_FILL * page.columns * page.lines - _ELLIPSES) / density), 2 * context + 1)
    ellipsis = Cell(glyphs.ornament("…"), width(glyphs.ornament("…")), "dim")
    blank = Cell(" ", 1)
    cells: Line = []
    end = 0
    for start, end in _windows(text, marks or [Mark(focus, focus, UNMARKED)], room, context):
        cells += [blank] * bool(cells) + [ellipsis, blank] * bool(start)
        cells += _marked(text, start, end, marks, page, glyphs)
    if end < len(text):
        cells += [blank, ellipsis]
    return wrap(cells, page.columns)


def carets(line: Line) -> str:
    """What underlines the marks of a line: ^ for findings, - for what they refer to."""
    signs = {UNMARKED: " ", RELATED: "-"}
    return "".join(signs.get(cell.mark, "^") * cell.width for cell in line).rstrip()


def is_right_to_left(text: str) -> bool:
    """Whether a terminal may show part of the text from right to left (UAX #9)."""
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def _within(mark: Mark, length: int) -> Mark:
    """The mark inside a text of `length` > 0; one that is empty takes a neighbour."""
    start = min(max(mark.start, 0), length - 1)
    return Mark(start, min(max(mark.end, start + 1), length), mark.rank)


def _windows(text: str, marks: Sequence[Mark], room: int, context: int) -> list[tuple[int, int]]:
    """Ranges of `text`, apart and in order, of together about `room` code points.

    Each has at least `context` of them on both sides of its mark.
    """
    if len(text) <= _WHOLE * room:
        return [(0, len(text))]
    cores: list[tuple[int, int]] = []
    left = room
    for mark in marks:
        if any(start <= mark.start and mark.end <= end for start, end in cores):
            continue
        size = min(mark.end - mark.start, room - 2 * context)
        if size + 2 * context > left:
            break
        cores.append((mark.start, mark.start + size))
        left -= size + 2 * context
    context += left // (2 * len(cores))
    ranges: list[tuple[int, int]] = []
    for core_start, core_end in sorted(cores):
        start, end = _snapped(text, core_start, core_end, context)
        if ranges and start <= ranges[-1][1] + 1:
            start, end = ranges[-1][0], max(end, ranges.pop()[1])
        ranges.append((start, end))
    return ranges


def _snapped(text: str, core_start: int, core_end: int, context: int) -> tuple[int, int]:
    """A range `context` wider than its core on both sides, less the words it would cut."""
    start, end = core_start - context, core_end + context
    if start <= 0:
        start, end = 0, end - start
    elif end > len(text):
        start, end = max(0, start - (end - len(text))), len(text)
    if start > 0:
        blank = text.find(" ", start - 1, min(start + _WORD, core_start))
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", max(end - _WORD, core_end), end + 1)
        end = blank if blank >= 0 else end
    return _after_marks(text, start, core_start), _after_marks(text, end, end + _WORD)


def _after_marks(text: str, offset: int, limit: int) -> int:
    """The next place at or after `offset` that parts no combining mark from its base."""
    while offset < min(limit, len(text)) and unicodedata.combining(text[offset]):
        offset += 1
    return offset


def _marked(
    text: str, start: int, end: int, marks: Sequence[Mark], page: Page, glyphs: Glyphs
) -> Line:
    """The cells of `text[start:end]`, each with the highest rank of the marks on it."""
    ranks = [UNMARKED] * (end - start)
    spelled: set[int] = set()
    for mark in sorted(marks, key=lambda mark: mark.rank):
        first, last = max(mark.start, start) - start, min(mark.end, end) - start
        if first < last:
            ranks[first:last] = [mark.rank] * (last - first)
            if all(
                char.isspace() or char in INVISIBLE for char in text[start + first : start + last]
            ):
                spelled.update(range(first, last))
    clusters = list(glyphs.clusters(text[start:end], spelled))
    ends = [*(offset for offset, _ in clusters[1:]), end - start]
    cells = [
        Cell(shown, width(shown), "", max(ranks[offset:cluster_end]))
        for (offset, shown), cluster_end in zip(clusters, ends, strict=True)
    ]
    plain = page.plain and is_right_to_left(text[start:end])
    return _bracketed(cells, glyphs) if plain else cells


def _bracketed(cells: Line, glyphs: Glyphs) -> Line:
    """The cells with brackets around those of one mark, instead of the mark."""
    line: Line = []
    for mark, group in groupby(cells, key=lambda cell: cell.mark):
        inside = [cell._replace(mark=UNMARKED) for cell in group]
        if mark != UNMARKED:
            opening, closing = glyphs.ornament("⟦"), glyphs.ornament("⟧")
            inside = [*glyphs.cells(opening), *inside, *glyphs.cells(closing)]
        line += inside
    return line
