"""Findings as the rows of a table that a reviewer works through."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from mtqa.reports._entries import entries, remark, status, worst_first
from mtqa.reports._text import visible
from mtqa.types import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.reports._entries import Entry
    from mtqa.types import Result

Value = str | float
Row = tuple[Value, ...]

COLUMNS: Final = (
    "status", "severity", "category", "code", "message", "quote", "suggestion", "source",
    "translation", "reference", "why", "file", "line", "column", "segment", "language",
    "confidence", "remark", "fingerprint",
)  # fmt: skip
"""The head of the table."""

TRANSLATION_COLUMNS: Final = (
    "file", "language", "source", "verdict", "reasons", "score", "low", "high", "points",
    "per 1,000", "size", "counted in", "findings",
)  # fmt: skip
"""The head of the table of translations."""


def rows(result: Result) -> Iterator[Row]:
    """A row for each finding, worst first; control characters are visible in its texts."""
    for entry in worst_first(entries(result)):
        yield tuple(_safe(value) for value in _row(entry))


def _row(entry: Entry) -> Row:
    finding, target = entry.finding, entry.judgement.target
    return (
        status(finding),
        str(finding.severity),
        finding.category,
        finding.code,
        finding.message,
        finding.quote,
        "\n".join(text or "(delete)" for text in finding.suggestions),
        entry.text(Side.SOURCE),
        entry.text(Side.TARGET),
        entry.text(Side.REFERENCE),
        finding.why,
        finding.location.path,
        finding.location.line,
        finding.location.column,
        finding.segment or "",
        target.language,
        round(finding.confidence, 4),
        remark(finding),
        finding.fingerprint,
    )


def translation_rows(result: Result) -> Iterator[Row]:
    """A row for each translation: its verdict and its MQM score."""
    for judgement in result.judgements:
        quality, source = judgement.quality, judgement.source
        score = quality.score if quality else None
        yield tuple(
            _safe(value)
            for value in (
                judgement.target.raw.path,
                judgement.target.language,
                source.raw.path if source else "",
                judgement.verdict.status,
                "; ".join(judgement.verdict.reasons),
                _number(score.value if score else None),
                _number(score.low if score else None),
                _number(score.high if score else None),
                quality.points if quality else "",
                round(quality.per_thousand, 2) if quality else "",
                quality.size if quality else "",
                quality.unit if quality else "",
                quality.findings if quality else 0,
            )
        )


def _number(value: float | None) -> Value:
    return value if value is not None and math.isfinite(value) else ""


def _safe(value: Value) -> Value:
    return visible(value, keep="\n\t") if isinstance(value, str) else value
