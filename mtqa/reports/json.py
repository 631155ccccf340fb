"""The report for programs: one JSON object, as `result.schema.json` beside this module says."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mtqa import __version__
from mtqa.reports._places import document_of, place, reference_of, segment_of
from mtqa.reports._ranking import worst_first
from mtqa.scoring import word_count
from mtqa.types import Report, Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from mtqa.types import (
        Document,
        Finding,
        Judgement,
        Known,
        Quality,
        ReportOptions,
        Result,
        Score,
        Segment,
        Span,
        Unit,
    )

SCHEMA_VERSION: Final = 1
"""Grows when a reader of the older version could go wrong; a new member alone is none."""

SCHEMA_FILE: Final = Path(__file__).with_name("result.schema.json")
"""JSON Schema, draft 2020-12."""

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the whole result: `options` is about reports for the eye.

    Lone surrogates, terminal controls and bidirectional controls are escaped, in an encoding
    other than Unicode's everything beyond ASCII is.
    """
    encoding = getattr(stream, "encoding", None) or "utf-8"
    unicode = encoding.lower().startswith("utf")
    text = json.dumps(_result(result), indent=2, ensure_ascii=not unicode, allow_nan=False)
    stream.write(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")


def _result(result: Result) -> dict[str, Any]:
    numbered = list(enumerate(result.judgements))
    return {
        "schema_version": SCHEMA_VERSION,
        "generator": {"name": "mtqa", "version": __version__},
        "signature": result.signature,
        "verdict": _verdict(result),
        "mqm": _quality(result.quality),
        "translations": [_translation(judgement) for _, judgement in numbered],
        "documents": [d for index, judgement in numbered for d in _documents(index, judgement)],
        "scores": [s for index, judgement in numbered for s in _scores(index, judgement)],
        "worst": _worst(result),
        "findings": [f for index, judgement in numbered for f in _findings(index, judgement)],
        "units": [_unit(index, j, unit) for index, j in numbered for unit in j.units],
        "notes": [
            {"translation": index, "path": judgement.target.raw.path, "message": note}
            for index, judgement in numbered
            for note in judgement.notes
        ],
        "errors": [{"path": error.path, "message": error.message} for error in result.errors],
    }


def _verdict(judged: Result | Judgement) -> dict[str, Any]:
    return {"status": judged.verdict.status, "reasons": list(judged.verdict.reasons)}


def _translation(judgement: Judgement) -> dict[str, Any]:
    return {
        "path": judgement.target.raw.path,
        "source": judgement.source.raw.path if judgement.source else None,
        "references": [document.raw.path for document in judgement.references],
        "verdict": _verdict(judgement),
        "mqm": _quality(judgement.quality),
        "scope": None if judgement.scope is None else sorted(judgement.scope),
        "fixed": [_known(known) for known in judgement.fixed],
    }


def _quality(quality: Quality | None) -> dict[str, Any] | None:
    if quality is None:
        return None
    return {
        **_score(quality.score),
        "signature": quality.score.signature,
        "points": quality.points,
        "per_thousand": _number(quality.per_thousand),
        "size": quality.size,
        "unit": quality.unit,
        "findings": quality.findings,
        "categories": [
            {
                "category": name,
                "findings": penalty.findings,
                "points": penalty.points,
                **{key: v for key, v in _score(penalty.score).items() if key != "name"},
            }
            for name, penalty in quality.categories.items()
        ],
    }


def _known(known: Known) -> dict[str, Any]:
    return {
        "code": known.code,
        "severity": str(known.severity),
        "side": known.side.value,
        "quote": known.quote,
        "fingerprint": known.fingerprint,
    }


def _documents(translation: int, judgement: Judgement) -> Iterator[dict[str, Any]]:
    source = [(judgement.source, None)] if judgement.source else []
    references = [(document, index) for index, document in enumerate(judgement.references)]
    for document, reference in [(judgement.target, None), *source, *references]:
        yield {
            "translation": translation,
            "side": document.side.value,
            "reference": reference,
            "path": document.raw.path,
            "language": document.language,
            "encoding": document.raw.encoding,
            "segments": len(document.segments),
            "words": word_count(document),
        }


def _scores(translation: int, judgement: Judgement) -> Iterator[dict[str, Any]]:
    for score in judgement.scores:
        yield {
            "translation": translation,
            "path": judgement.target.raw.path,
            **_score(score),
            "signature": score.signature,
        }


def _score(score: Score) -> dict[str, Any]:
    return {
        "name": score.name,
        "value": _number(score.value),
        "low": _number(score.low),
        "high": _number(score.high),
    }


def _number(value: float | None) -> float | None:
    """JSON has no word for infinity or for what is not a number."""
    return value if value is not None and math.isfinite(value) else None


def _worst(result: Result) -> list[dict[str, Any]]:
    places = {id(finding): index for index, finding in enumerate(result.findings)}
    return [
        {
            "translation": ranked.translation,
            "segment": ranked.unit.id,
            "penalty": ranked.penalty,
            "risk": ranked.risk,
            "reasons": list(ranked.reasons),
            "findings": [places[id(finding)] for finding in ranked.findings],
        }
        for ranked in worst_first(result)
    ]


def _findings(translation: int, judgement: Judgement) -> Iterator[dict[str, Any]]:
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
    end_line, end_column = _end(finding, unit, judgement, reference or 0)
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


def _end(
    finding: Finding, unit: Unit | None, judgement: Judgement, reference: int
) -> tuple[int, int]:
    """The line and column after the last character of a finding."""
    document = document_of(judgement, finding.side, reference)
    segment = segment_of(unit, finding.side, reference) if unit else None
    if document is None or segment is None or finding.end <= finding.start:
        return finding.location.line, finding.location.column
    end = document.raw.location(segment.raw_span(finding.start, finding.end)[1])
    return end.line, end.column


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


def _unit(translation: int, judgement: Judgement, unit: Unit) -> dict[str, Any]:
    return {
        "translation": translation,
        "id": unit.id,
        "source": _segment(judgement.source, unit.source),
        "target": _segment(judgement.target, unit.target),
        "references": [
            _segment(document, segment_of(unit, Side.REFERENCE, index))
            for index, document in enumerate(judgement.references)
        ],
        "confidence": unit.confidence,
        "scores": [_score(score) for score in judgement.unit_scores.get(unit.id, ())],
    }


def _segment(document: Document | None, segment: Segment | None) -> dict[str, Any] | None:
    if document is None or segment is None:
        return None
    location = document.location(segment)
    return {
        "text": segment.text,
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "language": segment.language,
        "kind": segment.kind.value,
        "region": segment.region.value,
    }


REPORT = Report(write=write)
