"""The texts of a segment as lines with their spans marked: one below the other, or side by side."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from mtqa.reports._cells import line_width
from mtqa.reports._excerpt import RELATED, Mark, Page, carets, excerpt
from mtqa.reports._places import document_of, reference_of, segment_of
from mtqa.types import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.reports._cells import Line
    from mtqa.reports._ranking import RankedUnit
    from mtqa.reports._sheet import Sheet
    from mtqa.types import Judgement

WIDE: Final = 64
"""Columns from which on labels are whole words."""

WIDEST: Final = 100
"""Columns from which on texts can stand side by side."""

_LABELS = {Side.SOURCE: "source", Side.TARGET: "translation", Side.REFERENCE: "reference"}
_SHORT_LABELS = {Side.SOURCE: "src", Side.TARGET: "mt", Side.REFERENCE: "ref"}
_MARKED_LINES, _UNMARKED_LINES = 3, 2
_LINES_OF_COLUMN: Final = 8
_GAP: Final = 3


class _Slot(NamedTuple):
    side: Side
    reference: int
    label: str


def one_below_the_other(
    ranked: RankedUnit, judgement: Judgement, sheet: Sheet, indent: int
) -> Iterator[Line]:
    """Each text after its label, which takes `indent` columns."""
    margin = sheet.text(" " * indent)
    for slot in _slots(ranked, judgement, short=sheet.columns < WIDE):
        marks = _marks(ranked, judgement, slot)
        lines = _MARKED_LINES if marks else _UNMARKED_LINES
        head = sheet.text(slot.label.ljust(indent), "dim")
        for line in _quoted(ranked, judgement, slot, sheet, Page(sheet.columns - indent, lines)):
            yield head + line
            head = margin


def side_by_side(ranked: RankedUnit, judgement: Judgement, sheet: Sheet) -> Iterator[Line]:
    """A column for each text, with its label above it."""
    slots = _slots(ranked, judgement, short=False)
    columns = (sheet.columns - _GAP * (len(slots) - 1)) // len(slots)
    texts = [
        [
            sheet.text(slot.label, "dim"),
            *_quoted(ranked, judgement, slot, sheet, Page(columns, _LINES_OF_COLUMN)),
        ]
        for slot in slots
    ]
    for row in zip_longest(*texts, fillvalue=()):
        line: Line = []
        for number, cells in enumerate(row):
            gap = number * (columns + _GAP) - line_width(line)
            line += [*sheet.text(" " * gap), *cells]
        yield line


def _slots(ranked: RankedUnit, judgement: Judgement, *, short: bool) -> list[_Slot]:
    labels = _SHORT_LABELS if short else _LABELS
    slots = [
        _Slot(side, 0, labels[side])
        for side in (Side.SOURCE, Side.TARGET)
        if document_of(judgement, side) is not None
    ]
    references = ranked.unit.references
    return slots + [
        _Slot(
            Side.REFERENCE,
            index,
            labels[Side.REFERENCE] + (f" {index + 1}" if len(references) > 1 else ""),
        )
        for index, segment in enumerate(references)
        if segment is not None
    ]


def _quoted(
    ranked: RankedUnit, judgement: Judgement, slot: _Slot, sheet: Sheet, page: Page
) -> Iterator[Line]:
    """The text of a slot, each line with what underlines its marks where there are no colours."""
    segment = segment_of(ranked.unit, slot.side, slot.reference)
    if segment is None or not segment.text:
        yield sheet.text("(none)", "dim")
        return
    plain = page._replace(plain=not sheet.color)
    marks = _marks(ranked, judgement, slot)
    for line in excerpt(
        segment.text, marks, plain, sheet.glyphs, anchor=_anchor(ranked, judgement)
    ):
        yield line
        if plain.plain and carets(line):
            yield sheet.text(carets(line))


def _marks(ranked: RankedUnit, judgement: Judgement, slot: _Slot) -> list[Mark]:
    """The spans in a text of the unit: those of its findings, then those they refer to."""
    side, reference, _ = slot
    marks = [
        Mark(finding.start, finding.end, finding.severity + 1)
        for finding in ranked.findings
        if finding.side is side
        and (side is not Side.REFERENCE or reference_of(finding, judgement) == reference)
    ]
    related = (
        span
        for finding in ranked.findings
        for unit, span in finding.related
        if unit == ranked.unit.id and span.side is side and span.reference == reference
    )
    return marks + [Mark(span.start, span.end, RELATED) for span in related]


def _anchor(ranked: RankedUnit, judgement: Judgement) -> float:
    """How far into its segment the worst finding stands, as a share of the length.

    Its counterpart in the other languages is not far from there.
    """
    if not ranked.findings:
        return 0.0
    worst = ranked.findings[0]
    segment = segment_of(ranked.unit, worst.side, reference_of(worst, judgement))
    return worst.start / len(segment.text) if segment and segment.text else 0.0
