"""What the page knows of a result: records with short keys, and offsets as JavaScript counts them.

Strings of JavaScript are UTF-16, so every character beyond the BMP before an offset adds one.
What is empty or as usual is left out, for a report may hold ten thousand segments.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from mtqa.reports._entries import remark, status
from mtqa.reports._places import reference_of, segment_of
from mtqa.reports._ranking import worst_first
from mtqa.reports.html._summary import errors, fixed, quality, translations
from mtqa.types import BaselineState, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtqa.reports._ranking import RankedUnit
    from mtqa.types import Document, Finding, Judgement, Result, Segment, Span, Unit

    Places = Mapping[tuple[int, str], int]
    """The index of a unit among all units, by its translation and its id."""


def page_data(result: Result) -> dict[str, Any]:
    """Everything that the page shows, as values of JSON."""
    places = {
        (index, unit.id): place
        for place, (index, unit) in enumerate(
            (index, unit)
            for index, judgement in enumerate(result.judgements)
            for unit in judgement.units
        )
    }
    whys: dict[str, int] = {}
    ranked = {(one.translation, one.unit.id): (i, one) for i, one in enumerate(worst_first(result))}
    return {
        "signature": result.signature,
        "verdict": {"status": result.verdict.status, "reasons": result.verdict.reasons},
        "mqm": quality(result.quality),
        "translations": translations(result),
        "units": [
            _unit(index, judgement, unit, ranked.get((index, unit.id)))
            for index, judgement in enumerate(result.judgements)
            for unit in judgement.units
        ],
        "findings": [
            found
            for index, judgement in enumerate(result.judgements)
            for found in _findings(index, judgement, places, whys)
        ],
        "whys": list(whys),
        "fixed": fixed(result),
        "errors": errors(result),
    }


def _unit(
    index: int, judgement: Judgement, unit: Unit, ranked: tuple[int, RankedUnit] | None
) -> dict[str, Any]:
    kind = next((s.kind.value for s in (unit.target, unit.source) if s is not None), "prose")
    record: dict[str, Any] = {"id": unit.id, "t": index}
    if kind != "prose":
        record["kind"] = kind
    for key, document, segment in (
        ("s", judgement.source, unit.source),
        ("m", judgement.target, unit.target),
    ):
        if document is not None and segment is not None:
            record[key] = _text(document, segment)
    if any(unit.references):
        pairs = zip(judgement.references, unit.references, strict=False)
        record["r"] = [_text(document, one) if one else None for document, one in pairs]
    if ranked is not None:
        rank, one = ranked
        record.update(rank=rank, points=one.penalty, risk=one.risk)
        if one.models:
            record["models"] = one.models
    scores = {
        score.name: round(score.value, 4)
        for score in judgement.unit_scores.get(unit.id, ())
        if math.isfinite(score.value)
    }
    return record | ({"scores": scores} if scores else {}) | _heat(judgement, unit)


def _text(document: Document, segment: Segment) -> list[Any]:
    location = document.location(segment)
    return [segment.text, location.line, location.column]


def _heat(judgement: Judgement, unit: Unit) -> dict[str, Any]:
    """The tokens of each model as start, end, badness, in one list, by model and side."""
    found = {}
    for one in judgement.token_scores.get(unit.id, ()):
        segment = segment_of(unit, one.side)
        if segment is not None:
            found[one.model] = {
                "side": _key(one.side),
                "tokens": [
                    number
                    for start, end, value in one.tokens
                    for number in (*_utf16(segment.text, start, end), round(value, 3))
                ],
            }
    return {"heat": found} if found else {}


def _findings(
    index: int, judgement: Judgement, places: Places, whys: dict[str, int]
) -> Iterator[dict[str, Any]]:
    units = {unit.id: unit for unit in judgement.units}
    for finding in judgement.findings:
        unit = units.get(finding.segment or "")
        optional = {
            "u": places[index, unit.id] if unit else None,
            "suggestions": finding.suggestions or None,
            "confidence": round(finding.confidence, 3) if finding.confidence < 1 else None,
            "points": finding.points or None,
            "remark": remark(finding) or None,
            "new": finding.baseline is BaselineState.NEW or None,
            "related": list(_related(index, finding, units, places)) or None,
        }
        yield {
            "t": index,
            "check": finding.check,
            "code": finding.code,
            "category": finding.category,
            "severity": int(finding.severity),
            "message": finding.message,
            "why": whys.setdefault(finding.why, len(whys)),
            "place": str(finding.location),
            "state": status(finding),
            **{name: value for name, value in optional.items() if value is not None},
            **(_span(finding, unit, judgement) if unit else {}),
        }


def _span(finding: Finding, unit: Unit, judgement: Judgement) -> dict[str, Any]:
    is_reference = finding.side is Side.REFERENCE
    reference = reference_of(finding, judgement) if is_reference else 0
    segment = segment_of(unit, finding.side, reference)
    text = segment.text if segment else ""
    start, end = _utf16(text, finding.start, finding.end)
    return {"side": _key(finding.side), "ref": reference, "start": start, "end": end}


def _related(
    index: int, finding: Finding, units: Mapping[str, Unit], places: Places
) -> Iterator[list[Any]]:
    """Unit, side, reference, start and end of what a finding refers to."""
    for id_, span in finding.related:
        if (unit := units.get(id_)) is not None:
            yield [places[index, id_], _key(span.side), span.reference, *_offsets(unit, span)]


def _offsets(unit: Unit, span: Span) -> tuple[int, int]:
    segment = segment_of(unit, span.side, span.reference)
    return _utf16(segment.text if segment else "", span.start, span.end)


def _key(side: Side) -> str:
    return {Side.SOURCE: "s", Side.TARGET: "m", Side.REFERENCE: "r"}[side]


def _utf16(text: str, start: int, end: int) -> tuple[int, int]:
    """Two offsets in code points as offsets in UTF-16 code units."""
    if text.isascii():
        return start, end
    before = sum(char > "\uffff" for char in text[:start])
    return start + before, end + before + sum(char > "\uffff" for char in text[start:end])
