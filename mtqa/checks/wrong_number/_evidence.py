"""What the numbers of a text, and of the texts around it, say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from mtqa.text.inlines import LINK
from mtqa.text.quantities import (
    CODE,
    MONEY,
    PERCENT,
    TIME,
    Quantity,
    digit_runs,
    facts,
    knows,
    mentioned,
    read_quantities,
)

if TYPE_CHECKING:
    from mtqa.types import Segment

_LONGEST = 20_000
_MOST = 200
_DEGREES = re.compile(r"°|degree|Grad|degr|grad|stopni|градус|度|도")
_NONE = Decimal(-1)
_WHOLE = 100
_DAY = 12
_THOUSAND = 1000
_AROUND = 14
_CONVERTED = Decimal("0.06")
_ROUNDED = Decimal("0.06")


@dataclass(frozen=True)
class Evidence:
    """The numbers of one segment. `whole` is False for data too long to be compared: then there
    are none.
    """

    text: str
    language: str
    quantities: tuple[Quantity, ...]
    whole: bool

    @cached_property
    def values(self) -> frozenset[Decimal]:
        """What its numbers are worth, in any reading."""
        return frozenset(value for q in self.quantities for value in q.values)

    @cached_property
    def mentions(self) -> frozenset[Decimal]:
        """All values that its words may stand for."""
        return frozenset(mentioned(self.text, self.language, self.quantities))

    @cached_property
    def hours(self) -> frozenset[Decimal]:
        """The hours that it names, on both halves of the clock."""
        return frozenset(
            hour
            for q in self.quantities
            if q.kind == TIME
            for hour in (q.value - _DAY, q.value + _DAY)
        )


def evidence(segment: Segment) -> Evidence:
    """The numbers of a segment. A very long text, or one with hundreds of numbers, is data."""
    if len(segment.text) > _LONGEST:
        return Evidence("", segment.language, (), whole=False)
    return _read(segment.text, segment.language, _prose(segment))


def _prose(segment: Segment) -> tuple[tuple[int, int], ...]:
    return tuple((i.start, i.end) for i in segment.inlines)


@lru_cache(maxsize=64)
def _read(text: str, language: str, inlines: tuple[tuple[int, int], ...]) -> Evidence:
    apart = [*inlines, *(m.span() for m in LINK.finditer(text))]
    found = tuple(
        q
        for q in read_quantities(text, language)
        if not any(start <= q.start < end for start, end in apart)
    )
    return Evidence(text, language, found, whole=len(found) <= _MOST)


def precise(quantity: Quantity, language: str) -> bool:
    """Whether a translation must keep it: several digits, or one with a unit."""
    if quantity.kind in {CODE, TIME}:
        return False
    if quantity.numeral is None:
        return False
    if quantity.kind == PERCENT and quantity.value == _WHOLE:
        return False
    if quantity.kind in {PERCENT, MONEY} or quantity.value % 1 or quantity.scale != 1:
        return True
    return quantity.value >= (10 if knows(language) else 100)


def aside(quantity: Quantity, own: Evidence) -> bool:
    """Whether it is an amount or a measure in brackets, which says again in another unit what
    stands before them; readers of another country need another one, or none.
    """
    text = own.text
    opened = max(text.rfind(c, 0, quantity.start) for c in "(（")
    if opened < max(text.rfind(c, 0, quantity.start) for c in ")）") or opened < 0:
        return False
    return quantity.kind == MONEY or bool(_factors(quantity, own))


def spelled(quantity: Quantity) -> bool:
    """Whether it says an exact number in words: four per cent, three billion."""
    if quantity.numeral is not None or quantity.value == quantity.scale:
        return False
    return quantity.kind == PERCENT or quantity.scale >= _THOUSAND


def stands_in(quantity: Quantity, other: Evidence) -> bool:
    """Whether a text says the same number."""
    return bool(quantity.values & other.values)


def may_stand_in(quantity: Quantity, around: Evidence, other: Evidence) -> bool:
    """Whether a text may say the same number in its way: rounded, in another unit, by the other
    half of the clock. `around` is the text of the quantity.
    """
    if (
        quantity.values & (other.mentions | other.hours)
        or _parts(quantity, around) <= other.mentions
    ):
        return True
    factors = _factors(quantity, around)
    return any(
        (q.numeral and _approximates(quantity, q)) or _converts(quantity, q, factors, other)
        for q in other.quantities
    )


def _parts(quantity: Quantity, around: Evidence) -> set[Decimal]:
    """The numbers that a numeral with marks would be one by one: a list, a telephone number."""
    if quantity.numeral is None or quantity.scale != 1 or quantity.value % 1:
        return {_NONE}
    runs = digit_runs(around.text[slice(*quantity.numeral)])
    return {Decimal(run) for run in runs} if len(runs) > 1 else {_NONE}


def _approximates(one: Quantity, other: Quantity) -> bool:
    """Whether one number is the other, rounded to fewer digits."""
    if not one.value or not other.value or _digits(one.value) == _digits(other.value):
        return False
    return abs(one.value - other.value) <= _ROUNDED * max(one.value, other.value)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _converts(
    one: Quantity, other: Quantity, factors: tuple[Decimal, ...], around: Evidence
) -> bool:
    """Whether two numbers are one measure in two units, as the words around either tell."""
    if not one.value or not other.value:
        return False
    for factor in (*factors, *_factors(other, around)):
        # Feet may be followed by inches, stones by pounds: up to one unit more.
        for a, b in ((one.value, other.value), (other.value, one.value)):
            if a * factor * (1 - _CONVERTED) <= b <= max(a * (1 + _CONVERTED), a + 1) * factor:
                return True
    degrees = (one.value - 32) * 5 / 9, one.value * 9 / 5 + 32
    return bool(_DEGREES.search(around.text)) and any(abs(d - other.value) <= 1 for d in degrees)


def _factors(quantity: Quantity, around: Evidence) -> tuple[Decimal, ...]:
    after = around.text[quantity.stop : quantity.stop + _AROUND].lower().lstrip(" -\u00a0")
    return tuple(
        Decimal(str(factor))
        for names, factors in _units()
        if names.match(after)
        for factor in factors
    )


@lru_cache(maxsize=1)
def _units() -> tuple[tuple[re.Pattern[str], tuple[float, ...]], ...]:
    return tuple(
        (
            re.compile("|".join(map(re.escape, sorted(unit["names"].split(), key=len)))),
            tuple(unit["factors"]),
        )
        for unit in facts()["units"]
    )
