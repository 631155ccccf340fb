"""Compares what digits and names say that is no count: dates, times, versions, fractions, days,
months.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mtqa.text.quantities import (
    MONTH,
    WEEKDAY,
    Clock,
    Date,
    Fraction,
    Serial,
    clocks_agree,
    dates_agree,
    fractions_agree,
    may_name,
    serials_agree,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mtqa.checks.wrong_number._evidence import Evidence
    from mtqa.text.quantities import Name


_HOUR, _HALF_DAY = 60, 12


class Called(NamedTuple):
    """`text[start:end]` names a day of the week or a month."""

    start: int
    end: int
    name: Name

    def __str__(self) -> str:
        """Its kind and its number: weekday 1 is Monday."""
        return f"{self.name[0]} {self.name[1]}"


Moment = Clock | Date | Fraction | Serial | Called
Pair = tuple[Moment, Moment]
"""What the source says, and what the translation says in its place."""


def wrong_moments(source: Evidence, target: Evidence) -> list[Pair]:
    """The dates, times, serial numbers and fractions that are not those of the source. One that
    is missing is not told here: a text may speak of it in words. Days of a list share their month,
    and are not compared.
    """
    found = [
        *_wrong(source.clocks, target.clocks, clocks_agree),
        *_wrong(source.serials, target.serials, serials_agree),
    ]
    if len(source.fractions) == len(target.fractions) == 1:
        found += _wrong(source.fractions, target.fractions, fractions_agree)
    if not any(date.listed for side in (source, target) for date in side.dates):
        found += _wrong(source.dates, target.dates, dates_agree)
    return found


def lost_times(source: Evidence, target: Evidence) -> list[Clock]:
    """The times of day of the source, if the translation tells none, nor names such an hour."""
    if target.clocks or not source.clocks:
        return []
    return [
        clock
        for clock in source.clocks
        if not any(
            at // _HOUR + turn in said
            for said in (target.mentions, target.hours)
            for at in clock.minutes
            for turn in (-_HALF_DAY, 0, _HALF_DAY)
        )
    ]


def _wrong(
    source: Sequence[Any], target: Sequence[Any], agree: Callable[[Any, Any], bool]
) -> list[Pair]:
    """Those of either side that none of the other side agrees with, if these are as many."""
    if not source or not target:
        return []
    lost = [one for one in source if not any(agree(one, other) for other in target)]
    new = [one for one in target if not any(agree(other, one) for other in source)]
    return list(zip(lost, new, strict=True)) if len(lost) == len(new) else []


def wrong_names(source: Evidence, target: Evidence) -> list[Pair]:
    """The day of the week, and the month, that is another one than in the source, if there is one
    such on each side.
    """
    if not may_name(source.text, source.language) or not may_name(target.text, target.language):
        return []
    found: list[Pair] = []
    for kind in (WEEKDAY, MONTH):
        lost = [name for name in source.names if name[0] == kind and name not in target.names]
        new = [name for name in target.names if name[0] == kind and name not in source.names]
        if len(lost) != 1 or len(new) != 1:
            continue
        one, other = lost[0], new[0]
        if kind == MONTH and (one[1] in target.mentions or other[1] in source.mentions):
            continue  # a month in digits
        found.append((Called(*source.names[one], one), Called(*target.names[other], other)))
    return found
