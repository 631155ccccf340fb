"""What is said of a translation: hits, findings, scores, the verdict and the result of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
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


class BaselineState(StrEnum):
    """What a baseline says of a finding, in the words of SARIF 2.1.0 (3.27.24)."""

    NEW = "new"
    UNCHANGED = "unchanged"


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

    `suppressed` is the reason that a comment in the file gives. `baseline` is None in a run without
    a baseline. `accepted`: the baseline lets it pass, which a critical one may need to be told.
    `points` is what it costs in the MQM score: nothing if it does not count.
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
    baseline: BaselineState | None = None
    accepted: bool = False
    points: float = 0.0

    @property
    def counts(self) -> bool:
        """Whether the score and the gate take it into account."""
        return self.suppressed is None and not self.accepted


@dataclass(frozen=True, slots=True)
class Known:
    """A finding as a baseline keeps it: `fingerprint` is exact, the rest finds its successor when
    its sentence was edited. `path` is as the user wrote it.
    """

    path: str
    code: str
    severity: Severity
    side: Side
    quote: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Score:
    """A number with what reproduces it. `low` and `high` bound it where an interval is known."""

    name: str
    value: float
    signature: str
    low: float | None = None
    high: float | None = None
    higher_is_better: bool = True


@dataclass(frozen=True, slots=True)
class TokenScores:
    """What a model says of each token of one text of a unit.

    `tokens` are (start, end, badness) in the order of the text: offsets count in the segment's
    text; a higher badness is worse, on a scale of the model's own from 0 up.
    """

    model: str
    side: Side
    tokens: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True, slots=True)
class Penalty:
    """What a kind of error (an MQM dimension or error type) takes from a score: how many findings
    that count, their penalty points, and the score that it alone would leave.
    """

    findings: int
    points: float
    score: Score


@dataclass(frozen=True, slots=True)
class Quality:
    """What the MQM scoring model makes of the findings of a translation, or of all of them.

    `score` is 100 x (1 - `points` / `size`) with its interval. `size` is the evaluation word count
    of so many `unit`s: "source words", "target words", "source characters", "target characters";
    of several kinds, "words and characters". `categories` are the MQM error types that cost
    points or have findings, worst first.
    """

    score: Score
    points: float
    size: float
    unit: str
    findings: int
    categories: Mapping[str, Penalty] = field(default_factory=dict)

    @property
    def per_thousand(self) -> float:
        """Penalty points per 1,000 of `unit`."""
        return 1000 * self.points / self.size


@dataclass(frozen=True, slots=True)
class Verdict:
    """`status` is passed, failed or inconclusive; `reasons` are sentences.

    Inconclusive: nothing speaks against the translation, but it is too short for the score asked.
    """

    status: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileError:
    """A file that could not be read or used, and the sentence that says why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One translation and all that was found about it.

    `quality` is None where there is no word to judge. `fixed` is what the baseline knows of the
    translation and the run no longer finds. `scope` holds the ids of the units that were judged in
    a run about changes; None: all of them. `token_scores` are by unit id.
    """

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
    quality: Quality | None = None
    fixed: tuple[Known, ...] = ()
    scope: frozenset[str] | None = None
    token_scores: Mapping[str, tuple[TokenScores, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """A whole run: a judgement for each translation, and the verdict over them all.

    `quality` is that of all translations together.
    """

    judgements: tuple[Judgement, ...]
    verdict: Verdict
    errors: tuple[FileError, ...]
    signature: str
    quality: Quality | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all translations, in the order of the files."""
        return tuple(f for judgement in self.judgements for f in judgement.findings)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of all translations, in the order of the files."""
        return tuple(u for judgement in self.judgements for u in judgement.units)
