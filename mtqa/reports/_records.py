"""Translations, their documents, scores and units as records of JSON."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from mtqa.reports._places import segment_of
from mtqa.scoring import word_count
from mtqa.types import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.types import (
        Document,
        Judgement,
        Known,
        Quality,
        Result,
        Score,
        Segment,
    )


def verdict(judged: Result | Judgement) -> dict[str, Any]:
    """A verdict."""
    return {"status": judged.verdict.status, "reasons": list(judged.verdict.reasons)}


def translation(judgement: Judgement) -> dict[str, Any]:
    """What was judged, and how well it did."""
    return {
        "path": judgement.target.raw.path,
        "source": judgement.source.raw.path if judgement.source else None,
        "references": [document.raw.path for document in judgement.references],
        "verdict": verdict(judgement),
        "mqm": quality(judgement.quality),
        "scope": None if judgement.scope is None else sorted(judgement.scope),
        "fixed": [_known(known) for known in judgement.fixed],
    }


def quality(quality: Quality | None) -> dict[str, Any] | None:
    """An MQM score with what it is made of; None if there was no word to judge."""
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
                **_bounds(penalty.score),
            }
            for name, penalty in quality.categories.items()
        ],
    }


def _known(known: Known) -> dict[str, Any]:
    return {
        "path": known.path,
        "code": known.code,
        "severity": str(known.severity),
        "side": known.side.value,
        "quote": known.quote,
        "fingerprint": known.fingerprint,
    }


def documents(translation: int, judgement: Judgement) -> Iterator[dict[str, Any]]:
    """A record for each file of a translation."""
    for document, reference in _places(judgement):
        yield {
            "translation": translation,
            "side": document.side.value,
            "reference": reference,
            "path": document.raw.path,
            "language": document.language,
            "encoding": document.raw.encoding,
            "segments": len(document.segments),
            "words": word_count(document),
            "text": document.raw.text,
        }


def scores(translation: int, judgement: Judgement) -> Iterator[dict[str, Any]]:
    """A record for each score of a translation."""
    for score in judgement.scores:
        yield {
            "translation": translation,
            "path": judgement.target.raw.path,
            **_score(score),
            "signature": score.signature,
        }


def _score(score: Score) -> dict[str, Any]:
    return {"name": score.name, **_bounds(score), "higher_is_better": score.higher_is_better}


def _bounds(score: Score) -> dict[str, Any]:
    return {
        "value": _number(score.value),
        "low": _number(score.low),
        "high": _number(score.high),
    }


def _number(value: float | None) -> float | None:
    """JSON has no word for infinity or for what is not a number."""
    return value if value is not None and math.isfinite(value) else None


def _places(judgement: Judgement) -> Iterator[tuple[Document, int | None]]:
    """Each document of a translation; a reference with its index."""
    yield judgement.target, None
    if judgement.source is not None:
        yield judgement.source, None
    for index, document in enumerate(judgement.references):
        yield document, index


def segments(translation: int, judgement: Judgement) -> Iterator[dict[str, Any]]:
    """A record for each segment of each file of a translation, whatever unit it is in."""
    for document, reference in _places(judgement):
        for segment in document.segments:
            yield {
                "translation": translation,
                "side": document.side.value,
                "reference": reference,
                **_segment(document, segment),
            }


def units(translation: int, judgement: Judgement) -> Iterator[dict[str, Any]]:
    """A record for each unit of a translation."""
    for unit in judgement.units:
        yield {
            "translation": translation,
            "id": unit.id,
            "source": _slot(judgement.source, unit.source),
            "target": _slot(judgement.target, unit.target),
            "references": [
                _slot(document, segment_of(unit, Side.REFERENCE, index))
                for index, document in enumerate(judgement.references)
            ],
            "confidence": unit.confidence,
            "scores": [_score(score) for score in judgement.unit_scores.get(unit.id, ())],
            "token_scores": [
                {"model": one.model, "side": one.side.value, "tokens": list(map(list, one.tokens))}
                for one in judgement.token_scores.get(unit.id, ())
            ],
        }


def _slot(document: Document | None, segment: Segment | None) -> dict[str, Any] | None:
    return None if document is None or segment is None else _segment(document, segment)


def _segment(document: Document, segment: Segment) -> dict[str, Any]:
    location = document.location(segment)
    return {
        "text": segment.text,
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "language": segment.language,
        "kind": segment.kind.value,
        "region": segment.region.value,
        "block": segment.block,
        "origins": [
            [origin.start, origin.end, origin.raw_start, origin.raw_end]
            for origin in segment.origins
        ],
    }
