"""The segments of a report in the order and in the groups that its reader asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mtqa.reports._ranking import worst_first

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mtqa.reports._ranking import RankedUnit
    from mtqa.types import Finding, ReportOptions, Result

    Places = Mapping[tuple[int, str], int]

SUSPECTED: Final = "suspected by models alone"
"""The group of segments without a finding."""


@dataclass(frozen=True, slots=True)
class Group:
    """Segments under one title; of each only the findings that the title is about."""

    title: str
    units: tuple[RankedUnit, ...]


def grouped(result: Result, options: ReportOptions) -> list[Group]:
    """The segments with findings that count or that models suspect, the worst group first.

    Without `options.group_by` they are one group without a title.
    """
    units = _sorted(worst_first(result), result, options.sort)
    if options.group_by is None:
        return [Group("", tuple(units))] if units else []
    parts: dict[str, list[RankedUnit]] = {}
    for unit in units:
        for title, part in _parts(unit, result, options.group_by):
            parts.setdefault(title, []).append(part)
    groups = [Group(title, tuple(members)) for title, members in parts.items()]
    if options.group_by == "severity":
        return sorted(groups, key=lambda group: -_severity(group.units[0]))
    return sorted(groups, key=lambda group: -sum(unit.risk for unit in group.units))


def _sorted(units: Sequence[RankedUnit], result: Result, sort: str) -> list[RankedUnit]:
    places = {
        (index, unit.id): place
        for index, judgement in enumerate(result.judgements)
        for place, unit in enumerate(judgement.units)
    }
    keys: Mapping[str, Callable[[RankedUnit], tuple[float, ...]]] = {
        "penalty": lambda unit: (-unit.penalty,),
        "severity": lambda unit: (-_severity(unit),),
        "confidence": lambda unit: (-max((f.confidence for f in unit.findings), default=0),),
        "place": lambda unit: (unit.translation, places[unit.translation, unit.unit.id]),
    }
    return sorted(units, key=keys[sort]) if sort in keys else list(units)


def _severity(unit: RankedUnit) -> int:
    return max((finding.severity for finding in unit.findings), default=-1)


def _parts(unit: RankedUnit, result: Result, by: str) -> list[tuple[str, RankedUnit]]:
    """The titles that a segment belongs under, with what of it does."""
    target = result.judgements[unit.translation].target
    if by == "translation":
        return [(target.raw.path, unit)]
    if by == "language":
        return [(target.language, unit)]
    found: dict[str, list[Finding]] = {}
    for finding in unit.findings:
        found.setdefault(str(getattr(finding, by)), []).append(finding)
    if not found:
        return [(SUSPECTED, unit)]
    return [(title, _only(unit, findings)) for title, findings in found.items()]


def _only(unit: RankedUnit, findings: Sequence[Finding]) -> RankedUnit:
    return replace(
        unit,
        findings=tuple(findings),
        penalty=sum(finding.points for finding in findings),
        risk=sum(finding.points * finding.confidence for finding in findings),
        models=(),
    )
