"""What numbers a text may mean, read as generously as can be: only to excuse, never to accuse."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from mtqa.text.quantities import _han
from mtqa.text.quantities._grammar import MULTIPLIER, NUMBER, Element, sums
from mtqa.text.quantities._lexicon import lexicon
from mtqa.text.quantities._locale import DIGITS, LONGEST, digit_runs, style_for
from mtqa.text.quantities._names import said_months
from mtqa.text.quantities._quantity import ORDINAL, ROMAN
from mtqa.text.quantities._roman import all_romans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.text.quantities._lexicon import Lexicon
    from mtqa.text.quantities._quantity import Quantity

_STROKE = re.compile(r"(?:(\d{1,4})\s)?(?<![\d/])(\d{1,2})[/⁄](\d{1,2})(?![\d/])")
_VULGAR = re.compile(r"(\d{0,6}) ?([¼-¾⅐-⅞])")
_POINT = re.compile(r"(?<![\w.])\.(\d{1,9})")
_RUN = re.compile(DIGITS)
_RANGE = 12
_TEN, _CENTURY = 10, 100


def mentioned(text: str, language: str, quantities: Sequence[Quantity]) -> set[Decimal]:
    """All values that a text with these quantities may speak of."""
    words = lexicon(language)
    found: set[Decimal] = set()
    for number, quantity in enumerate(quantities):
        found |= _meanings(quantity)
        following = quantities[number + 1 : number + 2]
        if following and 0 <= following[0].start - quantity.end <= _RANGE:
            found.add(quantity.value * following[0].scale)
            found |= {other * following[0].scale for other in quantity.others}
    for match in _RUN.finditer(text):
        found |= {Decimal(run) for run in digit_runs(match[0]) if len(run) <= LONGEST}
    found |= set(_spoken(text, words))
    found |= set(map(Decimal, said_months(text, language)))
    found |= set(all_romans(text))
    shares = set(_fractions(text))
    found |= shares | {share * _CENTURY for share in shares}
    found |= {Decimal(f"0.{match[1]}") for match in _POINT.finditer(text)}
    if words.han:
        found |= set(_han_decimals(text, language))
    return found


def _meanings(quantity: Quantity) -> set[Decimal]:
    """The readings of a quantity. A year also stands for its last two digits, its century, and
    its number in the Buddhist calendar; two digits may be a year.
    """
    values = {quantity.value, *quantity.others}
    values |= {value * _CENTURY for value in values if value < 1}
    if quantity.scale == 1 and 1000 <= quantity.value <= 2700 and quantity.value % 1 == 0:
        values |= {quantity.value % _CENTURY, quantity.value - 543, quantity.value + 543}
        values.add(quantity.value // _CENTURY + 1)
    if quantity.kind in {ORDINAL, ROMAN} and quantity.value > 1:
        values.add((quantity.value - 1) * _CENTURY)  # the 19th century, the 1800s
    least = 0 if quantity.numeral else _TEN
    if quantity.scale == 1 and least <= quantity.value < _CENTURY:
        values |= {quantity.value + 1900, quantity.value + 2000, quantity.value + 1800}
    return values


def _spoken(text: str, words: Lexicon) -> Iterator[Decimal]:
    """What number words may stand for, if only their beginnings are known."""
    lower = text.lower()
    elements: list[Element] = []
    last = -1
    for match in words.stem.finditer(lower):
        for number, part in enumerate(words.part.finditer(match[0])):
            table, kind = words.numbers, NUMBER
            if part[0] in words.multipliers:
                table, kind = words.multipliers, MULTIPLIER
            if part[0] in table:
                start = match.start() + part.start()
                joined = number > 0 or _joined(lower, last, start)
                value = Decimal(table[part[0]])
                elements.append(Element(kind, value, start, start + len(part[0]), joined))
                yield value
                last = start + len(part[0])
    for total in sums(elements, words):
        yield total.value
    scales = [Decimal(e.value) for e in elements if e.kind == MULTIPLIER]
    if words.half.search(lower):
        yield from (scale / 2 for scale in scales)
        yield from (e.value + Decimal("0.5") for e in elements)
        yield from ((e.value + Decimal("0.5")) * s for e in elements[:9] for s in set(scales))
    yield from _hinted(lower, words, {e.end: e.value for e in elements})


def _joined(text: str, last: int, start: int) -> bool:
    """Whether at most an ending, a joiner and two spaces part two number words."""
    return last >= 0 and start - last < _RANGE and text[last:start].count(" ") <= 2


def _hinted(lower: str, words: Lexicon, numbers: dict[int, Decimal]) -> Iterator[Decimal]:
    """What the beginnings of words tell, alone, together ("thirteenth" in two words), and counted
    ("two dozen").
    """
    last, last_end = Decimal(0), -_RANGE
    for match in words.hint.finditer(lower):
        values = words.hints[match[1]]
        yield from values
        first = values[0]
        near = match.start() - last_end < _RANGE
        if near and 0 < min(first, last) < 10 and max(first, last) % 10 == 0:
            yield last + first
        counted = (numbers[e] for e in range(match.start() - 2, match.start()) if e in numbers)
        yield from (number * first for number in counted)
        if second := words.second_hint.match(lower, match.end()):
            yield first + words.hints[second[1]][0]
        last, last_end = first, match.end()


def _fractions(text: str) -> Iterator[Decimal]:
    """The value of a fraction in one character, and the numbers above and below its stroke."""
    for match in _VULGAR.finditer(text):
        yield Decimal(match[1] or 0) + Decimal(str(round(unicodedata.numeric(match[2]), 4)))
        above, _, below = unicodedata.normalize("NFKC", match[2]).partition("\u2044")
        yield from (Decimal(part) for part in (above, below) if part)
    for match in _STROKE.finditer(text):
        if int(match[3]):
            yield Decimal(match[1] or 0) + round(Decimal(match[2]) / Decimal(match[3]), 4)


def _han_decimals(text: str, language: str) -> Iterator[Decimal]:
    style = style_for(language)
    for match in _han.DECIMAL.finditer(text):
        whole = _han.han_value(match[1], style)
        if whole is not None and len(match[2]) <= LONGEST:
            digits = "".join(str(_han.NUMERALS[c]) for c in match[2])
            value = whole + Decimal(f"0.{digits}")
            yield value
            yield value * (_han.han_value(match[3], style) or 1) if match[3] else value
