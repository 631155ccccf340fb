"""Which segments to look at first: the one order that every report uses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.scoring import penalty
from mtqa.types import Side

if TYPE_CHECKING:
    from mtqa.types import Finding, Judgement, Result, Unit

_SIDES = (Side.TARGET, Side.SOURCE, Side.REFERENCE)


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """A unit with its unsuppressed findings, worst first.

    `translation` is the index of its judgement in the result; `penalty` counts MQM points.
    """

    translation: int
    unit: Unit
    findings: tuple[Finding, ...]
    penalty: float


def worst_units(judgement: Judgement) -> list[tuple[Unit, list[Finding]]]:
    """The units with unsuppressed findings: most penalty points first, then document order.

    The findings of a unit come by severity, then by their place in the translation.
    """
    by_unit: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in judgement.findings:
        if finding.segment is not None and finding.suppressed is None:
            by_unit[finding.segment].append(finding)
    found = [
        (unit, sorted(by_unit[unit.id], key=_worst_first))
        for unit in judgement.units
        if unit.id in by_unit
    ]
    return sorted(found, key=lambda pair: -penalty(pair[1]))


def worst_first(result: Result) -> list[RankedUnit]:
    """The units of all translations with unsuppressed findings, in one order.

    Most penalty points first, then the order of the files and of the segments in them.
    """
    ranked = [
        RankedUnit(index, unit, tuple(findings), penalty(findings))
        for index, judgement in enumerate(result.judgements)
        for unit, findings in worst_units(judgement)
    ]
    return sorted(ranked, key=lambda unit: -unit.penalty)


def unplaced(judgement: Judgement) -> list[Finding]:
    """The unsuppressed findings that stand in no unit, worst first: those about a document."""
    units = {unit.id for unit in judgement.units}
    return sorted(
        (f for f in judgement.findings if f.suppressed is None and f.segment not in units),
        key=_worst_first,
    )


def _worst_first(finding: Finding) -> tuple[int, int, int, int]:
    return -finding.severity, _SIDES.index(finding.side), finding.start, finding.end
