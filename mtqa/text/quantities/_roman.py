"""Roman numerals, and fractions in one character."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from mtqa.text.quantities._quantity import PLAIN, ROMAN, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLOSE = r"(?=(?:er?|ers|[èe]me|ste|de|og|и|й|го)?(?![^\W\d_]))"
_ROMAN = re.compile(rf"(?<![^\W\d_])(?=[IVX]{{2}})(X{{0,3}})(IX|IV|V?I{{0,3}}){_CLOSE}")
_ANY = re.compile(
    rf"(?<![^\W\d_])(?=[IVXLC])(C{{0,3}})(XC|XL|L?X{{0,3}})(IX|IV|V?I{{0,3}}){_CLOSE}"
)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_VULGAR = re.compile(r"[¼-¾⅐-⅞]")


def romans(text: str) -> Iterator[Quantity]:
    """The Roman numerals of two letters or more, up to thirty-nine: single letters are names."""
    for match in _ROMAN.finditer(text):
        if match[0]:
            yield Quantity(*match.span(), roman_value(match[0]), kind=ROMAN, stop=match.end())


def all_romans(text: str) -> Iterator[Decimal]:
    """All values that letters may stand for, single ones among them."""
    return (roman_value(match[0]) for match in _ANY.finditer(text))


def roman_value(numeral: str) -> Decimal:
    """What a Roman numeral is worth."""
    values = [_VALUES[c] for c in numeral]
    following = [*values[1:], 0]
    return Decimal(sum(-v if v < f else v for v, f in zip(values, following, strict=True)))


def with_fractions(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """The numbers of a text with the fractions that stand alone (½) or behind them (2½)."""
    ends = {quantity.end: quantity for quantity in found}
    parts = []
    for match in _VULGAR.finditer(text):
        whole = ends.get(match.start()) or ends.get(match.start() - 1)
        value = Decimal(str(round(unicodedata.numeric(match[0]), 4)))
        if whole is None or whole.value % 1 or whole.scale != 1:
            parts.append(Quantity(*match.span(), value, (), PLAIN, match.span(), stop=match.end()))
            continue
        start, end = whole.start, match.end()
        ends[whole.end] = Quantity(
            start, end, whole.value + value, (), PLAIN, (start, end), stop=end
        )
    return sorted((*ends.values(), *parts))
