"""Results made by hand, for whatever comes after the gate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zlib import crc32

from mtqa.config import Scoring
from mtqa.types import (
    BaselineState,
    Finding,
    Judgement,
    Known,
    Location,
    Quality,
    Score,
    Segment,
    Severity,
    Side,
    Span,
    Unit,
    Verdict,
)
from tests.documents import document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Document
    from tests.documents import Part

MINOR, MAJOR, CRITICAL = Severity.MINOR, Severity.MAJOR, Severity.CRITICAL
POINTS = Scoring().scheme().weights
SIGNATURE = "mtqa:1.2.3|aligner:length|models:none"


@dataclass(frozen=True)
class Texts:
    """The documents of one translation; units take one segment of each, in order."""

    target: Document
    source: Document | None = None
    reference: Document | None = None

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units. An empty segment stands for a slot that nothing was aligned with."""
        columns = [
            [segment if segment.text else None for segment in side.segments] if side else None
            for side in (self.source, self.target, self.reference)
        ]
        count = max(len(column) for column in columns if column)
        source, target, reference = (column or [None] * count for column in columns)
        rows = zip(source, target, reference, strict=True)
        return tuple(
            Unit(f"u{number}", mine, yours, (theirs,) if self.reference else ())
            for number, (mine, yours, theirs) in enumerate(rows, start=1)
        )


def at(path: str, *parts: Part | str, side: Side = Side.TARGET, language: str = "de") -> Document:
    """A document with one segment a line, as the file `path`."""
    made = document(*parts, side=side, language=language)
    return replace(made, raw=replace(made.raw, path=path))


def found(
    texts: Texts,
    number: int,
    quote: str,
    code: str,
    message: str,
    *,
    severity: Severity = MAJOR,
    category: str = "accuracy/mistranslation",
    why: str = "",
    side: Side = Side.TARGET,
    suggestions: Sequence[str] = (),
    related: Sequence[tuple[int, Side, str]] = (),
    confidence: float = 1.0,
    suppressed: str | None = None,
    baseline: BaselineState | None = None,
    accepted: bool = False,
) -> Finding:
    """A finding about the first `quote` in the segment that unit `number` has on `side`."""
    start = _segment(texts, number, side).text.index(quote)
    segment, home = _segment(texts, number, side), _document(texts, side)
    return Finding(
        check=code.partition("/")[0],
        code=code,
        category=category,
        severity=severity,
        message=message,
        why=why,
        location=home.location(segment, start),
        side=side,
        segment=f"u{number}",
        start=start,
        end=start + len(quote),
        quote=quote,
        related=tuple(
            (f"u{place}", _span(_segment(texts, place, other), other, text))
            for place, other, text in related
        ),
        suggestions=tuple(suggestions),
        confidence=confidence,
        fingerprint=f"{crc32(f'{code} {quote}'.encode('utf-8', 'surrogatepass')):016x}",
        suppressed=suppressed,
        baseline=baseline,
        accepted=accepted,
        points=0.0 if suppressed or accepted else POINTS[severity],
    )


def about(texts: Texts, code: str, message: str, *, severity: Severity = MINOR) -> Finding:
    """A finding about the translation as a whole."""
    return Finding(
        check=code,
        code=code,
        category="style/organizational-style",
        severity=severity,
        message=message,
        why="A reader who meets two spellings of one name wonders whether they are two things.",
        location=Location(texts.target.raw.path, 1, 1),
        side=Side.TARGET,
        segment=None,
        start=0,
        end=0,
        quote="",
        fingerprint="00000000deadbeef",
        points=POINTS[severity],
    )


def judged(
    texts: Texts,
    *findings: Finding,
    verdict: Verdict,
    score: Score,
    notes: Sequence[str] = (),
    quality: Quality | None = None,
    fixed: Sequence[Known] = (),
) -> Judgement:
    """A judgement of these texts."""
    references = (texts.reference,) if texts.reference else ()
    return Judgement(
        target=texts.target,
        source=texts.source,
        references=references,
        units=texts.units,
        findings=findings,
        scores=(score,),
        verdict=verdict,
        notes=tuple(notes),
        quality=quality,
        fixed=tuple(fixed),
    )


def _document(texts: Texts, side: Side) -> Document:
    home = {Side.SOURCE: texts.source, Side.TARGET: texts.target, Side.REFERENCE: texts.reference}
    chosen = home[side]
    assert chosen is not None
    return chosen


def _segment(texts: Texts, number: int, side: Side) -> Segment:
    return _document(texts, side).segments[number - 1]


def _span(segment: Segment, side: Side, quote: str) -> Span:
    start = segment.text.index(quote)
    return Span(side, start, start + len(quote))
