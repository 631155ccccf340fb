"""From the spans of findings to the segments and files that they lie in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtqa.types import Side

if TYPE_CHECKING:
    from mtqa.types import Document, Finding, Judgement, Location, Segment, Span, Unit


class Place(NamedTuple):
    """Where a span lies: the text it covers, and where that is in the user's file."""

    quote: str
    location: Location


def segment_of(unit: Unit, side: Side, reference: int = 0) -> Segment | None:
    """The segment that a unit has on a side, if any."""
    if side is Side.REFERENCE:
        return unit.references[reference] if reference < len(unit.references) else None
    return unit.source if side is Side.SOURCE else unit.target


def key_of(unit: Unit) -> str:
    """What names a unit in its file, if anything but its place does."""
    keys = (segment.key for segment in (unit.target, unit.source) if segment)
    return next((key for key in keys if key), "")


def document_of(judgement: Judgement, side: Side, reference: int = 0) -> Document | None:
    """The document of a side, if the judgement has one."""
    if side is Side.REFERENCE:
        return judgement.references[reference] if reference < len(judgement.references) else None
    return judgement.source if side is Side.SOURCE else judgement.target


def reference_of(finding: Finding, judgement: Judgement) -> int:
    """The index of the reference that a finding about a reference stands in."""
    paths = [document.raw.path for document in judgement.references]
    return paths.index(finding.location.path) if finding.location.path in paths else 0


def place(unit: Unit, span: Span, judgement: Judgement) -> Place | None:
    """Where a span of a unit lies; None when the unit has nothing on that side."""
    segment = segment_of(unit, span.side, span.reference)
    document = document_of(judgement, span.side, span.reference)
    if segment is None or document is None:
        return None
    return Place(segment.text[span.start : span.end], document.location(segment, span.start))


def end_of(finding: Finding, unit: Unit | None, judgement: Judgement) -> tuple[int, int]:
    """The line and the column after the last character of a finding, in the user's file."""
    reference = reference_of(finding, judgement)
    document = document_of(judgement, finding.side, reference)
    segment = segment_of(unit, finding.side, reference) if unit else None
    if document is None or segment is None or finding.end <= finding.start:
        return finding.location.line, finding.location.column
    end = document.raw.location(segment.raw_span(finding.start, finding.end)[1])
    return end.line, end.column
