"""From findings to MQM scores: penalty points, the evaluation word count, an interval.

The linear scoring model of MQM (https://themqm.org/error-types-2/the-mqm-scoring-models/): the
penalty points of all errors, divided by the words that were evaluated.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, Final

from mtqa.scoring.interval import NAME, Evidence, Rest
from mtqa.text import words
from mtqa.types import Penalty, Quality, Score, Severity, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtqa.config import Scheme, Scoring
    from mtqa.types import Document, Finding, Judgement, Unit

_LONGEST: Final = 1e6
"""Times its length to which a text is thought on."""

_PRECISE: Final = 0.01


def stamped(findings: Iterable[Finding], scheme: Scheme) -> list[Finding]:
    """The findings with their penalty points, in the same order.

    Nothing for those that do not count, nor for those of a segment beyond the scheme's cap, which
    keeps the dearest ones.
    """
    found = [
        replace(f, points=scheme.points(f.category, f.severity) if f.counts else 0.0)
        for f in findings
    ]
    if not scheme.cap:
        return found
    places: defaultdict[str | None, list[int]] = defaultdict(list)
    for place, finding in enumerate(found):
        places[finding.segment].append(place)
    for segment, inside in places.items():
        dearest = sorted(inside, key=lambda place: -found[place].points)
        for place in dearest[scheme.cap :] if segment is not None else []:
            found[place] = replace(found[place], points=0.0)
    return found


def word_count(document: Document) -> float:
    """Words of a document, comparable between all languages."""
    return sum(words.count(segment.text) for segment in document.segments)


def quality(judgements: Sequence[Judgement], scorings: Sequence[Scoring]) -> Quality | None:
    """The MQM score of translations whose findings are stamped, by the scoring that holds for each
    of them; None if there is no word.

    100 x (1 - penalty points / evaluation words): at most 100, possibly negative. The words are the
    source's where there is one (the target's, if the scheme says so), characters in the languages
    that do not set words apart.
    """
    schemes = [scoring.scheme() for scoring in scorings]
    counted = [_counted(*pair) for pair in zip(judgements, schemes, strict=True)]
    parts = [_Part.of(j, side) for j, (side, _) in zip(judgements, counted, strict=True)]
    size = sum(part.whole.size for part in parts)
    if not size:
        return None
    findings = [f for judgement in judgements for f in judgement.findings if f.counts]
    unit = _common({unit for _, unit in counted})
    confidence = max(scoring.confidence for scoring in scorings)
    major = max(scheme.weights[Severity.MAJOR] for scheme in schemes)
    head = f"{_head(schemes)}|{unit.replace(' ', '-')}:{size:g}|interval:{NAME}:{confidence:g}"

    def score(category: str | None = None) -> Score:
        return _score(_evidence(parts, major, category), head, confidence)

    return Quality(
        score=score(),
        points=round(sum(f.points for f in findings), 6),
        size=size,
        unit=unit,
        findings=len(findings),
        categories={
            name: Penalty(number, round(points, 6), score(name))
            for name, number, points in _by_category(findings)
        },
    )


def _head(schemes: Sequence[Scheme]) -> str:
    """How a signature begins: with the scheme, or the presets where there are several."""
    if len({str(scheme) for scheme in schemes}) == 1:
        return str(schemes[0])
    return f"mqm2|preset:{'+'.join(sorted({scheme.preset for scheme in schemes}))}|weights:several"


def more_words(judgement: Judgement, scoring: Scoring, wanted: float) -> int | None:
    """How much longer, in the unit of its quality, a translation with as many errors per word would
    have to be until the lower bound of its score reaches `wanted`; None if it never would.
    """
    scheme = scoring.scheme()
    side, _ = _counted(judgement, scheme)
    evidence = _evidence([_Part.of(judgement, side)], scheme.weights[Severity.MAJOR])

    def enough(factor: float) -> bool:
        return 100 * (1 - evidence.times(factor).bounds(scoring.confidence)[1]) >= wanted

    low, high = 1.0, 2.0
    while not enough(high):
        low, high = high, 2 * high
        if high > _LONGEST:
            return None
    while (high - low) * evidence.size > _PRECISE:
        middle = (low + high) / 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return ceil((high - 1) * evidence.size)


def _counted(judgement: Judgement, scheme: Scheme) -> tuple[Side, str]:
    """Which side is counted, and what of it."""
    source = judgement.source if scheme.count is Side.SOURCE else None
    document = source or judgement.target
    what = "characters" if words.without_spaces(document.language) else "words"
    return document.side, f"{document.side.value} {what}"


def _sizes(judgement: Judgement, side: Side) -> dict[str, float]:
    """The size of each judged unit by its id."""
    document = judgement.source if side is Side.SOURCE else judgement.target
    assert document is not None
    count = words.characters if words.without_spaces(document.language) else words.count

    def text(unit: Unit) -> str:
        segment = unit.source if side is Side.SOURCE else unit.target
        return segment.text if segment else ""

    return {
        unit.id: count(text(unit))
        for unit in judgement.units
        if judgement.scope is None or unit.id in judgement.scope
    }


@dataclass(frozen=True, slots=True)
class _Part:
    """A judgement, the size of each unit by its id, and all of them together."""

    judgement: Judgement
    sizes: dict[str, float]
    whole: Rest

    @classmethod
    def of(cls, judgement: Judgement, side: Side) -> _Part:
        """By what is counted of a side."""
        sizes = _sizes(judgement, side)
        return cls(judgement, sizes, Rest.of([*sizes.values()]))


def _evidence(parts: Sequence[_Part], event: float, category: str | None = None) -> Evidence:
    """What the points of one category, or of all, tell. Units are segments; what a finding that
    stands in no unit is about is one without a word.
    """
    segments: list[tuple[float, float]] = []
    rest = Rest()
    for part in parts:
        points: defaultdict[str | None, float] = defaultdict(float)
        for finding in part.judgement.findings:
            if finding.points and category in (None, finding.category):
                points[finding.segment if finding.segment in part.sizes else None] += finding.points
        sizes = [part.sizes[id_] if id_ is not None else 0.0 for id_ in points]
        segments += zip(points.values(), sizes, strict=True)
        rest += part.whole - Rest.of(sizes)
    return Evidence.of(segments, event, rest)


def _score(evidence: Evidence, signature: str, confidence: float) -> Score:
    low, high = evidence.bounds(confidence)
    return Score(
        "mqm",
        round(100 * (1 - evidence.points / evidence.size), 2),
        f"{signature}|points:{evidence.points:g}",
        low=round(100 * (1 - high), 2),
        high=round(100 * (1 - low), 2),
    )


def _by_category(findings: Iterable[Finding]) -> list[tuple[str, int, float]]:
    """(error type, number of findings, points), most points first."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    for finding in findings:
        found[finding.category].append(finding.points)
    rows = [(name, len(points), sum(points)) for name, points in found.items()]
    return sorted(rows, key=lambda row: (-row[2], -row[1], row[0]))


def _common(units: set[str]) -> str:
    """What is counted in several translations together."""
    if len(units) == 1:
        return units.pop()
    whats = {unit.split()[-1] for unit in units}
    return whats.pop() if len(whats) == 1 else "words and characters"
