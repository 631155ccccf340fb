"""Findings, and what they refer to, as records of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtqa.reports._places import end_of, place, reference_of
from mtqa.types import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.types import Finding, Judgement, Span, Unit


def findings(translation: int, judgement: Judgement) -> Iterator[dict[str, Any]]:
    """A record for each finding of a translation."""
    units = {unit.id: unit for unit in judgement.units}
    for finding in judgement.findings:
        yield {
            "translation": translation,
            "check": finding.check,
            "code": finding.code,
            "category": finding.category,
            "severity": str(finding.severity),
            "message": finding.message,
            "why": finding.why,
            **_place(finding, units.get(finding.segment or ""), judgement),
            "suggestions": list(finding.suggestions),
            "safe": finding.safe,
            "related": [_related(units.get(id_), id_, s, judgement) for id_, s in finding.related],
            "confidence": finding.confidence,
            "fingerprint": finding.fingerprint,
            "suppressed": finding.suppressed,
            "baseline": finding.baseline.value if finding.baseline else None,
            "accepted": finding.accepted,
            "counts": finding.counts,
            "points": finding.points,
        }


def _place(finding: Finding, unit: Unit | None, judgement: Judgement) -> dict[str, Any]:
    is_reference = finding.side is Side.REFERENCE
    reference = reference_of(finding, judgement) if is_reference else None
    end_line, end_column = end_of(finding, unit, judgement)
    return {
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "end_line": end_line,
        "end_column": end_column,
        "key": finding.location.key,
        "side": finding.side.value,
        "reference": reference,
        "segment": finding.segment,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
    }


def _related(unit: Unit | None, id_: str, span: Span, judgement: Judgement) -> dict[str, Any]:
    found = place(unit, span, judgement) if unit else None
    return {
        "segment": id_,
        "side": span.side.value,
        "reference": span.reference if span.side is Side.REFERENCE else None,
        "start": span.start,
        "end": span.end,
        "quote": found.quote if found else None,
        "path": found.location.path if found else None,
        "line": found.location.line if found else None,
        "column": found.location.column if found else None,
    }
