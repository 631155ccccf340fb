"""What the page tells before the segments: translations, scores, what a baseline knew."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from mtqa.scoring import word_count
from mtqa.types import UNDETERMINED

if TYPE_CHECKING:
    from mtqa.types import Document, Judgement, Quality, Result, Score


def translations(result: Result) -> list[dict[str, Any]]:
    """The translations with their files, languages, verdicts and scores."""
    return [_translation(judgement) for judgement in result.judgements]


def _translation(judgement: Judgement) -> dict[str, Any]:
    source, references = judgement.source, judgement.references
    return {
        "path": judgement.target.raw.path,
        "sourcePath": source.raw.path if source else None,
        "referencePaths": [document.raw.path for document in references],
        "language": judgement.target.language,
        "sourceLanguage": source.language if source else None,
        "texts": {
            "s": _language(source) if source else None,
            "m": _language(judgement.target),
            "r": [_language(document) for document in references],
        },
        "verdict": {"status": judgement.verdict.status, "reasons": judgement.verdict.reasons},
        "mqm": quality(judgement.quality),
        "scores": [score(one) for one in judgement.scores],
        "words": round(word_count(judgement.target)),
        "notes": judgement.notes,
        "baseline": bool(judgement.fixed) or any(f.baseline for f in judgement.findings),
        "heat": _scales(judgement),
    }


def _language(document: Document) -> dict[str, str]:
    """The `lang` and the `dir` of an element with a text of the document."""
    if document.language == UNDETERMINED:
        return {"lang": "", "dir": "auto"}
    return {"lang": document.language, "dir": _direction(document.language)}


def _direction(language: str) -> str:
    """Where the CLDR knows no direction of a language, the browser looks at the text."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "auto"


def _scales(judgement: Judgement) -> dict[str, float]:
    """By model, the badness that one token in a hundred exceeds: there the heat map is hottest."""
    values: dict[str, list[float]] = {}
    for found in judgement.token_scores.values():
        for one in found:
            values.setdefault(one.model, []).extend(value for *_, value in one.tokens)
    return {
        model: max(sorted(found)[math.ceil(0.99 * (len(found) - 1))], 1e-9)
        for model, found in values.items()
        if found
    }


def quality(found: Quality | None) -> dict[str, Any] | None:
    """An MQM score with what it is made of."""
    if found is None:
        return None
    return {
        **score(found.score),
        "points": found.points,
        "perThousand": round(found.per_thousand, 2),
        "size": round(found.size),
        "unit": found.unit,
    }


def score(found: Score) -> dict[str, Any]:
    """A number with its interval and its signature."""
    return {
        "name": found.name,
        "value": _finite(found.value),
        "low": _finite(found.low),
        "high": _finite(found.high),
        "higherIsBetter": found.higher_is_better,
        "signature": found.signature,
    }


def _finite(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else round(value, 4)


def fixed(result: Result) -> list[dict[str, Any]]:
    """What the baseline knows and the run no longer finds."""
    return [
        {"t": index, "code": known.code, "severity": int(known.severity), "quote": known.quote}
        for index, judgement in enumerate(result.judgements)
        for known in judgement.fixed
    ]


def errors(result: Result) -> list[dict[str, str]]:
    """The files that could not be read."""
    return [{"path": error.path, "message": error.message} for error in result.errors]
