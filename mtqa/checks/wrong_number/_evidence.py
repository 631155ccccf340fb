"""What the numbers of a text, and of the texts around it, say."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeVar

from mtqa.text.quantities import (
    CODE,
    MONEY,
    ORDINAL,
    PERCENT,
    TIME,
    Quantity,
    Reading,
    digit_runs,
    knows,
    mentioned,
    ratio,
    read,
    read_fractions,
    read_names,
    usual,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtqa.text.quantities import Clock, Date, Fraction, Name, Serial
    from mtqa.types import Inline, Segment

    _Placed = TypeVar("_Placed", Quantity, Clock, Date, Serial)

_LONGEST = 20_000
_MOST = 200
_TORN = "\u200b"
"""Before a number it is what a conversion left of a reference: 2-\u200b-44 was 2-4, twice."""
_DEGREES = re.compile(r"°|degree|Grad|degr|grad|stopni|градус|度|도")
_GROUPED = re.compile(r"\d+(?:[.,]\d+)*")
_YEARS = (1500, 2100)
_SILENT = frozenset((TIME,))
_NONE = Decimal(-1)
_HUNDRED = 100
_DAY = 12
_TEN = 10
_THOUSAND = 1000
_CONVERTED = Decimal("0.06")
_ROUNDED = Decimal("0.06")


class Evidence:
    """The numbers of one segment. `whole` is False for data too long to be compared: then there
    are none.
    """

    def __init__(self, text: str, language: str, reading: Reading, *, whole: bool = True) -> None:
        """What was read of a text, without what is no prose."""
        self.text, self.language, self.whole = text, language, whole
        self.quantities, self.clocks, self.dates, self.serials = reading
        self.claims = [
            q
            for q in self.quantities
            if q.kind not in _SILENT
            and (q.numeral is not None or q.value != q.scale)
            and _TORN not in text[max(0, q.start - 2) : q.start]
        ]
        """The numbers that the other side must say in some way: all but ones, ids and hours."""
        self.measured = any(q.units or q.kind == PERCENT for q in self.quantities)
        """Whether anything stands beside its numbers that they count."""

    @cached_property
    def values(self) -> frozenset[Decimal]:
        """What its numbers are worth, in any likely reading."""
        return frozenset(value for q in self.quantities for value in likely(q))

    @cached_property
    def names(self) -> Mapping[Name, tuple[int, int]]:
        """The days of the week and the months that it names, and where."""
        return read_names(self.text, self.language)

    @cached_property
    def fractions(self) -> tuple[Fraction, ...]:
        """What it says in parts of a whole."""
        return read_fractions(self.text, self.language)

    @cached_property
    def units(self) -> frozenset[str]:
        """All units that stand beside its numbers."""
        return frozenset(unit for q in self.quantities for unit in q.units)

    @cached_property
    def mentions(self) -> frozenset[Decimal]:
        """All values that its words may stand for."""
        return frozenset(mentioned(self.text, self.language, self.quantities))

    @cached_property
    def hours(self) -> frozenset[Decimal]:
        """The hours and minutes that it names, on both halves of the clock."""
        minutes = {minute for clock in self.clocks for minute in clock.minutes}
        hours = {hour // 60 + turn for hour in minutes for turn in (-_DAY, 0, _DAY)}
        pointed = (Decimal(at // 60 * 100 + at % 60) / 100 for at in minutes)
        return frozenset((*map(Decimal, hours | {at % 60 for at in minutes}), *pointed))


def evidence(segment: Segment) -> Evidence:
    """The numbers of a segment. A very long text, or one with hundreds of numbers, is data."""
    if len(segment.text) > _LONGEST:
        return Evidence("", segment.language, Reading(), whole=False)
    return _read(segment.text, segment.language, segment.inlines)


@lru_cache(maxsize=256)
def _read(text: str, language: str, inlines: tuple[Inline, ...]) -> Evidence:
    reading = read(text, language)
    if inlines and reading.quantities:
        reading = Reading(
            _outside(reading.quantities, inlines),
            _outside(reading.clocks, inlines),
            _outside(reading.dates, inlines),
            _outside(reading.serials, inlines),
        )
    return Evidence(text, language, reading, whole=len(reading.quantities) <= _MOST)


def _outside(found: tuple[_Placed, ...], inlines: tuple[Inline, ...]) -> tuple[_Placed, ...]:
    """What stands in no tag, placeholder, address or code."""
    return tuple(one for one in found if not any(i.start <= one.start < i.end for i in inlines))


def precise(quantity: Quantity, language: str, least: int) -> bool:
    """Whether the other side must have it: written in digits, and a share, an amount, a fraction,
    or not less than `least` (a hundred where the words of the language are not known).
    """
    if quantity.kind in {CODE, TIME, ORDINAL} or quantity.numeral is None:
        return False
    if quantity.kind == PERCENT and quantity.value == _HUNDRED:
        return False
    if quantity.kind in {PERCENT, MONEY} or quantity.value % 1 or quantity.scale != 1:
        return True
    return quantity.value >= (least if knows(language) else _HUNDRED)


def aside(quantity: Quantity, own: Evidence) -> bool:
    """Whether it is an amount or a measure in brackets, which says again in another unit what
    stands before them; readers of another country need another one, or none.
    """
    text = own.text
    opened = max(text.rfind(c, 0, quantity.start) for c in "(（")
    if opened < max(text.rfind(c, 0, quantity.start) for c in ")）") or opened < 0:
        return False
    return quantity.kind == MONEY or bool(quantity.units)


def telling(quantity: Quantity) -> bool:
    """Whether a number that became a similar one is a mistake, whatever else is there: one of
    several digits, or in words with a percentage or a large multiplier.
    """
    if quantity.numeral is None:
        if quantity.value == quantity.scale:
            return False
        return quantity.kind == PERCENT or quantity.scale >= _THOUSAND
    return quantity.kind not in {CODE, TIME, ORDINAL} and (
        quantity.value >= _TEN or quantity.kind in {PERCENT, MONEY} or quantity.value % 1 != 0
    )


def likely(quantity: Quantity) -> tuple[Decimal, ...]:
    """What it may be worth; that a group mark is a decimal mark is not likely where the locale
    groups so.
    """
    value, others = quantity.value, quantity.others
    return (value, *(v for v in others if v * _THOUSAND != value)) if others else (value,)


def stands_in(quantity: Quantity, other: Evidence) -> bool:
    """Whether a text says the same number."""
    return any(value in other.values for value in likely(quantity))


def may_stand_in(
    quantity: Quantity, around: Evidence, other: Evidence, *, translated: bool
) -> bool:
    """Whether a text may say the same number in its way: rounded, in another unit, by the other
    half of the clock. `around` is the text of the quantity.
    """
    values = likely(quantity)
    if any(value in other.mentions or value in other.hours for value in values):
        return True
    if _parts(quantity, around) <= other.mentions:
        return True
    return any(
        (
            q.numeral
            and ORDINAL not in (quantity.kind, q.kind)
            and (_rounds(quantity, q) if translated else _rounds(q, quantity))
        )
        or converts(quantity, q, other)
        for q in other.quantities
    )


def _parts(quantity: Quantity, around: Evidence) -> set[Decimal]:
    """The numbers that a numeral with marks would be one by one: a list, a telephone number."""
    if quantity.numeral is None or quantity.scale != 1 or quantity.value % 1:
        return {_NONE}
    written = around.text[slice(*quantity.numeral)]
    if _GROUPED.fullmatch(written):
        return {_NONE}
    runs = digit_runs(written)
    return {Decimal(run) for run in runs} if len(runs) > 1 else {_NONE}


def _rounds(rounded: Quantity, full: Quantity) -> bool:
    """Whether the first number is the second, with fewer digits: up, down, or to the nearest.

    Years are not rounded, nor are numbers below a hundred.
    """
    if min(rounded.value, full.value) < _HUNDRED or _is_year(rounded) or _is_year(full):
        return False
    _, digits, exponent = rounded.value.normalize().as_tuple()
    if len(digits) >= _digits(full.value) or not isinstance(exponent, int):
        return False
    away = abs(rounded.value - full.value)
    return away < Decimal(10) ** exponent and away <= _ROUNDED * full.value


def _is_year(quantity: Quantity) -> bool:
    first, last = _YEARS
    return quantity.scale == 1 and first <= quantity.value <= last and quantity.kind != MONEY


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def converts(one: Quantity, other: Quantity, around: Evidence) -> bool:
    """Whether two numbers are one measure in two units, as the words around either tell."""
    if not one.value or not other.value:
        return False
    if any(
        _in_unit(one, other, unit) or _in_unit(other, one, unit) for unit in one.units | other.units
    ):
        return True
    degrees = (one.value - 32) * 5 / 9, one.value * 9 / 5 + 32
    return bool(_DEGREES.search(around.text)) and any(abs(d - other.value) <= 1 for d in degrees)


def _in_unit(one: Quantity, other: Quantity, unit: str) -> bool:
    """Whether a number of a unit is the other one of another unit of the same dimension.

    Feet may be followed by inches, stones by pounds: up to one unit more.
    """
    if unit not in one.units or unit in other.units:
        return False
    for another in other.units - {unit} or usual(unit):
        factor = ratio(unit, another)
        if factor is None:
            continue
        low = one.value * factor * (1 - _CONVERTED)
        if low <= other.value <= max(one.value * (1 + _CONVERTED), one.value + 1) * factor:
            return True
    return False
