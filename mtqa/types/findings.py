"""What is said of a translation: hits, findings, scores, the verdict and the result of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtqa.types.documents import Document, Location, Side, Span, Unit

CATEGORIES = frozenset(
    f"{dimension}/{error}"
    for dimension, errors in {
        "terminology": "wrong-term inconsistent-use",
        "accuracy": "mistranslation over-translation under-translation addition omission"
        " do-not-translate untranslated",
        "linguistic-conventions": "grammar punctuation spelling typography unintelligible"
        " character-encoding textual-conventions",
        "style": "awkward unidiomatic inconsistent register repetition",
        "locale-conventions": "number-format currency-format measurement-format time-format"
        " date-format address-format telephone-format name-format",
        "audience-appropriateness": "culture-specific-reference offensive",
        "design-and-markup": "layout markup-tag truncation-overflow missing-text link"
        " broken-template",
    }.items()
    for error in errors.split()
)
"""MQM error types, after the MQM 2.0 core typology (https://themqm.org)."""


class Severity(IntEnum):
    """MQM severity levels, ordered."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check saw. `unit` None: the document as a whole. `detail` fills the message. `safe`:
    the first suggestion may be put in the place of the span unseen.
    """

    code: str
    unit: str | None = None
    span: Span | None = None
    related: tuple[tuple[str, Span], ...] = ()
    detail: Mapping[str, str] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()
    confidence: float = 1.0
    severity: Severity | None = None
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit with everything the reader needs. `start` and `end` count in the segment's text;
    `quote` is that text; a finding about a whole document has no segment and an empty quote.
    """

    check: str
    code: str
    category: str
    severity: Severity
    message: str
    why: str
    location: Location
    side: Side
    segment: str | None
    start: int
    end: int
    quote: str
    related: tuple[tuple[str, Span], ...] = ()
    suggestions: tuple[str, ...] = ()
    confidence: float = 1.0
    fingerprint: str = ""
    suppressed: str | None = None
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """A number with what reproduces it. `low` and `high` bound it where an interval is known."""

    name: str
    value: float
    signature: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`status` is passed, failed or inconclusive; `reasons` are sentences."""

    status: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileError:
    """A file that could not be read or used, and the sentence that says why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One translation and all that was found about it."""

    target: Document
    source: Document | None
    references: tuple[Document, ...]
    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]
    scores: tuple[Score, ...]
    verdict: Verdict
    unit_scores: Mapping[str, tuple[Score, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    errors: tuple[FileError, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A whole run: a judgement for each translation, and the verdict over them all."""

    judgements: tuple[Judgement, ...]
    verdict: Verdict
    errors: tuple[FileError, ...]
    signature: str

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all translations, in the order of the files."""
        return tuple(f for judgement in self.judgements for f in judgement.findings)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of all translations, in the order of the files."""
        return tuple(u for judgement in self.judgements for u in judgement.units)
