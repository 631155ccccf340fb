"""Compares the dates and the times of day of a translation with those of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtqa.text.quantities import Clock, Date, clocks_agree, dates_agree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mtqa.checks.wrong_number._evidence import Evidence

Moment = Clock | Date
Pair = tuple[Moment, Moment]
"""A date or a time of the source, and the wrong one in the translation."""


def wrong_moments(source: Evidence, target: Evidence) -> list[Pair]:
    """The dates and times that are not those of the source. One that is missing is not told here:
    a text may speak of it in words. Days of a list share their month, and are not compared.
    """
    wrong_clocks = _wrong(source.clocks, target.clocks, clocks_agree)
    if any(date.listed for side in (source, target) for date in side.dates):
        return wrong_clocks
    return [*_wrong(source.dates, target.dates, dates_agree), *wrong_clocks]


def _wrong(
    source: Sequence[Any], target: Sequence[Any], agree: Callable[[Any, Any], bool]
) -> list[Pair]:
    """Those of either side that none of the other side agrees with, if these are as many."""
    if not source or not target:
        return []
    lost = [one for one in source if not any(agree(one, other) for other in target)]
    new = [one for one in target if not any(agree(other, one) for other in source)]
    if len(lost) != len(new):
        return []
    return list(zip(lost, new, strict=True))
