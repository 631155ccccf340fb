"""What stands around a number: percent signs, money, units, clocks, names and ranges."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from mtqa.text.quantities._locale import digit_runs
from mtqa.text.quantities._quantity import CODE, MONEY, PERCENT, PLAIN, TIME, Quantity
from mtqa.text.quantities._surroundings import after, before

if TYPE_CHECKING:
    from collections.abc import Sequence

_RANGE = re.compile(r"[^.!?。！？;:()\d]{1,12}")
_SHORT = {"k": 3, "K": 3, "m": 6, "M": 6, "B": 9, "b": 9, "T": 12, "tn": 12, "bn": 9}
_SUFFIX = re.compile(r" ?(k|K|m|M|B|b|T|tn|bn)(?![^\W_])")


def in_context(
    quantity: Quantity, text: str, tag: str, clocks: Sequence[tuple[int, int]]
) -> Quantity:
    """With its kind and its units, by what stands around it, and the percent sign in its range."""
    stop = quantity.stop or quantity.end
    if quantity.kind == PERCENT:
        return quantity._replace(stop=stop)
    behind = after(text, quantity.end, tag)
    if behind.kind == PERCENT:
        end = quantity.end + behind.length
        return quantity._replace(kind=PERCENT, end=end, stop=stop)
    ahead = before(text, quantity.start, tag)
    if ahead.kind == PERCENT:
        return quantity._replace(kind=PERCENT, stop=stop)
    units = ahead.units or behind.units
    if quantity.numeral is None:
        return quantity._replace(stop=stop, units=units)
    if clocks and _within(quantity, clocks):
        return quantity._replace(kind=TIME, stop=stop)
    money = MONEY in {ahead.kind, behind.kind}
    if quantity.scale == 1 and (suffix := _SUFFIX.match(text, quantity.end)):
        beyond = after(text, suffix.end(), tag)
        if money or beyond.kind == MONEY:
            return _shortened(quantity, suffix, ahead.units or beyond.units)
    if money:
        return quantity._replace(kind=MONEY, stop=stop, units=units)
    kind = _kind(ahead.kind, behind.kind)
    if kind == PLAIN and text[quantity.start] in "0٠" and _leading_zero(text, quantity):
        kind = CODE
    return quantity._replace(kind=kind, stop=stop, units=behind.units)


def _kind(ahead: str, behind: str) -> str:
    """A name before makes digits a part of it, whatever stands behind."""
    return ahead if ahead == CODE else behind


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
