"""What every model of translation quality gives: what a segment can be expected to cost, and where.

The embedded network and models of the hub have this one shape, so that commands, metrics, checks
and benchmarks need not know which of them they use.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Encodings


class Guard(StrEnum):
    """Why a number is not the model's own: what is plain to see overrules it."""

    EMPTY = "empty"
    COPIED = "copied source"
    LANGUAGE = "wrong language"
    LOOP = "repeats itself"


class Pair(NamedTuple):
    """A source and its translation, with their BCP-47 tags."""

    source: str
    target: str
    source_language: str
    target_language: str


@dataclass(frozen=True, slots=True)
class SuspectSpan:
    """Words `text[start:end]` that are likely in an error, and how likely: in any, in a major one.
    `in_source`: words of the source that seem not to be translated.
    """

    start: int
    end: int
    error: float
    major: float
    in_source: bool = False


@dataclass(frozen=True, slots=True)
class SegmentQuality:
    """A segment as a model of quality sees it.

    `penalty` is the expected sum of MQM weights (minor 1, major 5), from 0 to 25, with an interval
    that holds four judgements of five where it is calibrated. `assessment` is the direct assessment
    that is to be expected, standardized by rater: 0 is average, higher is better. None where a
    model gives no such number. `unseen`: the model never learnt from this pair of languages.
    """

    penalty: float | None
    low: float | None = None
    high: float | None = None
    assessment: float | None = None
    spans: tuple[SuspectSpan, ...] = ()
    guard: Guard | None = None
    unseen: bool = False


class QualityModel(Protocol):
    """A loaded model of quality. `signature` names its weights and its way to compute."""

    signature: str

    def score(
        self, pairs: Sequence[Pair], *, encodings: Encodings | None = None
    ) -> Sequence[SegmentQuality]:
        """One result per pair, in order.

        `encodings` are those of the run, for models that judge the states of the encoder, which
        encode the texts themselves when they get none; others leave them alone.
        """
