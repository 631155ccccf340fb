"""A quantity that a text speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

PLAIN, PERCENT, MONEY, TIME, CODE = "plain", "percent", "money", "time", "code"
"""Kinds of quantities. A code is digits that belong to a name, an id or a version."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text[start:end]` is worth `value`, or perhaps one of `others`.

    From `stop` to `end` stands a word or sign for per cent. `numeral` is the range of its digits,
    if it has any, and `own` tells whether the locale writes them so. `scale` is the product of
    the words that multiply them, 1 if there are none.
    """

    start: int
    end: int
    value: Decimal
    others: tuple[Decimal, ...] = ()
    kind: str = PLAIN
    numeral: tuple[int, int] | None = None
    own: bool = True
    scale: Decimal = Decimal(1)
    stop: int = 0

    @property
    def values(self) -> frozenset[Decimal]:
        """All that it may be worth."""
        return frozenset((self.value, *self.others))
