"""From findings to the MQM score of a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtqa.text import words
from mtqa.types import Score, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mtqa.types import Document, Finding

WEIGHTS: Final[Mapping[Severity, float]] = {
    Severity.NEUTRAL: 0.0,
    Severity.MINOR: 1.0,
    Severity.MAJOR: 5.0,
    Severity.CRITICAL: 25.0,
}
"""Penalty points by severity: the defaults of MQM 2.0 (https://themqm.org)."""


def penalty(findings: Iterable[Finding]) -> float:
    """Penalty points of the findings that count, which suppressed ones do not."""
    return sum(WEIGHTS[finding.severity] for finding in findings if finding.suppressed is None)


def word_count(document: Document) -> float:
    """Evaluation words of a document."""
    return sum(words.count(segment.text) for segment in document.segments)


def mqm(findings: Iterable[Finding], *, target: Document, source: Document | None) -> Score | None:
    """100 x (1 - penalty points / evaluation words), at most 100 and possibly negative.

    The words are the source's where there is a source, else the target's. None if there are none.
    """
    count = word_count(source or target)
    if not count:
        return None
    points = penalty(findings)
    weights = "/".join(f"{WEIGHTS[severity]:g}" for severity in Severity)
    signature = (
        f"mqm2|weights:{weights}|words:{source.side if source else target.side}:{count:g}"
        f"|points:{points:g}"
    )
    return Score("mqm", round(100 * (1 - points / count), 2), signature)
