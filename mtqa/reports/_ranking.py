"""Which segments to look at first: the one order that every report uses.

A segment's risk is what it can be expected to cost: the penalty points of its findings, each
weighed by its confidence, and what models suspect. A metric suspects a segment whose score lies
far on the bad side of what is usual in its document, by the median and the median absolute
deviation (Iglewicz and Hoaglin 1993: beyond 3.5 of them a value is called an outlier). All metrics
together can make a segment as risky as one major error; where they disagree, that alone is worth a
minor one, for then somebody has to look.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtqa.text import words
from mtqa.types import Kind, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtqa.types import Finding, Judgement, Result, Score, Segment, Severity, Unit

SUSPICION: Final = 5.0
"""Penalty points of a segment that all metrics suspect: those of a major error."""

DISAGREEMENT: Final = 1.0
"""Penalty points of a segment that one metric suspects and another finds usual."""

FEWEST: Final = 8
"""Segments that must have a score before any of them can be unusual."""

SHORTEST: Final = 3
"""Words of a segment that a metric can say something about."""

WORDING: Final = frozenset({"fluency"})
"""Metrics of the wording alone. What they find usual may be wrong in another way, and what they
suspect is a matter of taste: all of them together count as one minor error.
"""

_BEGIN, _CERTAIN = 2.5, 4.5
_SIDES = (Side.TARGET, Side.SOURCE, Side.REFERENCE)
_TEXT = frozenset({Kind.PROSE, Kind.HEADING, Kind.CAPTION})


_View = tuple[float, str]
"""How far a score is on the bad side, and the phrase that says so."""


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """A unit with its findings that count, worst first.

    `translation` is the index of its judgement in the result; `penalty` counts MQM points, `risk`
    expected ones. `reasons` are phrases; those of models alone stand in `models` too.
    """

    translation: int
    unit: Unit
    findings: tuple[Finding, ...]
    penalty: float
    risk: float
    reasons: tuple[str, ...]
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What metrics make of a unit: from 0 to `SUSPICION` + `DISAGREEMENT` points, and why."""

    points: float
    phrases: tuple[str, ...]


def worst_first(result: Result) -> list[RankedUnit]:
    """The units with findings that count or that models suspect, of all translations.

    Most risk first, then the order of the files and of the segments in them.
    """
    ranked = [
        unit
        for index, judgement in enumerate(result.judgements)
        for unit in _ranked(index, judgement)
    ]
    return sorted(ranked, key=lambda unit: -unit.risk)


def unplaced(judgement: Judgement) -> list[Finding]:
    """The findings that count and stand in no unit, worst first: those about a document."""
    units = {unit.id for unit in judgement.units}
    return sorted(
        (f for f in judgement.findings if f.counts and f.segment not in units),
        key=_worst_first,
    )


def _ranked(index: int, judgement: Judgement) -> Iterator[RankedUnit]:
    by_unit: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in judgement.findings:
        if finding.segment is not None and finding.counts:
            by_unit[finding.segment].append(finding)
    doubts = _doubts(judgement)
    for unit in judgement.units:
        findings = sorted(by_unit[unit.id], key=_worst_first)
        doubt = doubts.get(unit.id, _Doubt(0, ()))
        if findings or doubt.phrases:
            yield RankedUnit(
                index,
                unit,
                tuple(findings),
                penalty=sum(finding.points for finding in findings),
                risk=round(sum(f.points * f.confidence for f in findings) + doubt.points, 2),
                reasons=(*_phrases(findings), *doubt.phrases),
                models=doubt.phrases,
            )


def _worst_first(finding: Finding) -> tuple[int, int, int, int]:
    return -finding.severity, _SIDES.index(finding.side), finding.start, finding.end


def _phrases(findings: Iterable[Finding]) -> Iterator[str]:
    """How many findings of which severity come from rules and from checks."""
    numbers: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
    for finding in findings:
        numbers["rules" if finding.check == "rules" else "checks"][finding.severity] += 1
    for origin in sorted(numbers, reverse=True):
        levels = sorted(numbers[origin].items(), reverse=True)
        yield f"{origin}: {', '.join(f'{number} {level}' for level, number in levels)}"


def _doubts(judgement: Judgement) -> Mapping[str, _Doubt]:
    """The units that a metric suspects, by id."""
    scores: defaultdict[str, dict[str, Score]] = defaultdict(dict)
    for unit in judgement.units:
        judged = judgement.scope is None or unit.id in judgement.scope
        if judged and unit.target is not None and _is_text(unit.target):
            for score in judgement.unit_scores.get(unit.id, ()):
                scores[score.name][unit.id] = score
    views: defaultdict[str, tuple[list[_View], list[_View]]] = defaultdict(lambda: ([], []))
    for name in sorted(scores):
        for unit_id, deficit, phrase in _deficits(scores[name]):
            views[unit_id][name in WORDING].append((deficit, phrase))
    found = {unit_id: _joined(*both) for unit_id, both in views.items()}
    return {unit_id: doubt for unit_id, doubt in found.items() if doubt.phrases}


def _joined(content: Sequence[_View], wording: Sequence[_View]) -> _Doubt:
    doubt, taste = _fused(content), _fused([view for view in wording if view[0] > _BEGIN])
    points = doubt.points + taste.points * DISAGREEMENT / SUSPICION
    return _Doubt(points, (*doubt.phrases, *taste.phrases))


def _is_text(segment: Segment) -> bool:
    return segment.kind in _TEXT and words.count(segment.text) >= SHORTEST


def _deficits(scores: Mapping[str, Score]) -> Iterator[tuple[str, float, str]]:
    """By unit, how far a score lies on the bad side of the usual, in robust standard deviations."""
    from statistics import median

    values = [score.value for score in scores.values()]
    usual = median(values)
    # 1.4826 makes the median absolute deviation of normal data their standard deviation.
    spread = 1.4826 * median(abs(value - usual) for value in values)
    if len(values) < FEWEST or not spread:
        return
    for unit_id, score in scores.items():
        sign = 1 if score.higher_is_better else -1
        phrase = f"{score.name} {score.value:.3g}, usual here {usual:.3g}"
        yield unit_id, sign * (usual - score.value) / spread, phrase


def _fused(views: Sequence[_View]) -> _Doubt:
    suspects = [(deficit, phrase) for deficit, phrase in views if deficit > _BEGIN]
    if not suspects:
        return _Doubt(0, ())
    steps = [(deficit - _BEGIN) / (_CERTAIN - _BEGIN) for deficit, _ in views]
    points = SUSPICION * sum(min(max(step, 0), 1) for step in steps) / len(steps)
    phrases = [phrase for _, phrase in sorted(suspects, key=lambda view: -view[0])]
    content = [phrase for deficit, phrase in views if deficit <= 0]
    if content:
        points += DISAGREEMENT
        phrases.append(f"but {'; '.join(content)}: models disagree")
    return _Doubt(points, tuple(phrases))
