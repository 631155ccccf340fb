"""A quantity that a text speaks of."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

PLAIN, PERCENT, MONEY, TIME, CODE = "plain", "percent", "money", "time", "code"
ORDINAL, ROMAN = "ordinal", "roman"
"""Kinds of quantities. A code is digits that belong to a name, an id or a version."""

MONTH = "month"
"""What may stand beside a number and make it a day; it is no kind of quantity."""

ONE = Decimal(1)
NO_UNIT: frozenset[str] = frozenset()


class Quantity(NamedTuple):
    """`text[start:end]` is worth `value`, or perhaps one of `others`.

    From `stop` to `end` stands a word or sign for per cent. `numeral` is the range of its digits,
    if it has any, and `own` tells whether the locale writes them so. `scale` is the product of
    the words that multiply them, 1 if there are none. `units` are the currencies (ISO 4217) or
    the units of measure that stand beside it: several where a name is shared ("dollar").
    """

    start: int
    end: int
    value: Decimal
    others: tuple[Decimal, ...] = ()
    kind: str = PLAIN
    numeral: tuple[int, int] | None = None
    own: bool = True
    scale: Decimal = ONE
    stop: int = 0
    units: frozenset[str] = NO_UNIT

    @property
    def values(self) -> frozenset[Decimal]:
        """All that it may be worth."""
        return frozenset((self.value, *self.others))
