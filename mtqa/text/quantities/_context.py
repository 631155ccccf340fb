"""What stands around a number: percent signs, money, units, clocks, names and ranges."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from mtqa.text.quantities._locale import digit_runs
from mtqa.text.quantities._quantity import (
    CODE,
    MONEY,
    NO_UNIT,
    ONE,
    ORDINAL,
    PERCENT,
    PLAIN,
    TIME,
    Quantity,
)
from mtqa.text.quantities._surroundings import NOTHING, after

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtqa.text.quantities._surroundings import Mark

_RANGE = re.compile(r"[^.!?。！？;:()\d]{1,12}")
_SHORT = {"k": 3, "K": 3, "m": 6, "M": 6, "B": 9, "b": 9, "T": 12, "tn": 12, "bn": 9}
_BEHIND = frozenset((TIME, ORDINAL))
_SUFFIX = re.compile(r" ?(k|K|m|M|B|b|T|tn|bn)(?![^\W_])")


def in_context(quantity: Quantity, text: str, tag: str, ahead: Mark, behind: Mark) -> Quantity:
    """With its kind and its units, by what stands before and after it, and the percent sign in
    its range.
    """
    bare = ahead is behind is NOTHING and text[quantity.start] not in "0٠"
    if bare and quantity.stop and not _SUFFIX.match(text, quantity.end):
        return quantity
    start, end, value, others, kind, numeral, own, scale, stop, _ = quantity
    stop = stop or end
    units = ahead.units or behind.units
    if kind == PERCENT:
        units = NO_UNIT
    elif behind.kind == PERCENT:
        kind, end = PERCENT, end + behind.length
    elif ahead.kind == PERCENT:
        kind = PERCENT
    elif numeral is not None:
        if scale == ONE and (suffix := _SUFFIX.match(text, end)):
            beyond = after(text, suffix.end(), tag)
            if MONEY in (ahead.kind, behind.kind, beyond.kind):
                return _shortened(quantity, suffix, ahead.units or beyond.units)
        if MONEY in (ahead.kind, behind.kind):
            kind = MONEY
        else:
            kind, units = _kind(quantity, text, ahead.kind, behind.kind), behind.units
    return Quantity(start, end, value, others, kind, numeral, own, scale, stop, units)


def _kind(quantity: Quantity, text: str, ahead: str, behind: str) -> str:
    """A name before makes digits a part of it, whatever stands behind."""
    if CODE in (ahead, behind) or (text[quantity.start] in "0٠" and _leading_zero(text, quantity)):
        return CODE
    return behind if behind in _BEHIND else PLAIN


def in_clocks(
    quantities: Iterable[Quantity], clocks: Sequence[tuple[int, int, object, object]]
) -> Iterable[Quantity]:
    """The quantities, of which those that are part of a time of day are known as such."""
    if not clocks:
        return quantities
    spans = [(clock[0], clock[1]) for clock in clocks]
    return (q._replace(kind=TIME, units=NO_UNIT) if _within(q, spans) else q for q in quantities)


def _within(quantity: Quantity, clocks: Sequence[tuple[int, int]]) -> bool:
    place = bisect_left(clocks, (quantity.start + 1, 0)) - 1
    return place >= 0 and clocks[place][1] >= quantity.end


def _shortened(quantity: Quantity, suffix: re.Match[str], units: frozenset[str]) -> Quantity:
    """An amount of money with a letter for thousands, millions or billions: $5.2B."""
    factor = Decimal(10) ** _SHORT[suffix[1]]
    return quantity._replace(
        value=quantity.value * factor,
        others=(quantity.value, *(o * factor for o in quantity.others)),
        end=suffix.end(),
        stop=suffix.end(),
        kind=MONEY,
        scale=factor,
        units=units,
    )


def _leading_zero(text: str, quantity: Quantity) -> bool:
    runs = digit_runs(text[slice(*(quantity.numeral or (0, 0)))])
    return len(runs[0]) > 1 and runs[0][0] == "0"


def in_range(quantity: Quantity, following: Quantity | None, text: str) -> Quantity:
    """The first number of a range may share the multiplier of the second: 14 to 22 million."""
    if following is None or quantity.scale != 1 or following.scale == 1:
        return quantity
    if not _RANGE.fullmatch(text, quantity.end, following.start):
        return quantity
    return quantity._replace(others=(*quantity.others, quantity.value * following.scale))
