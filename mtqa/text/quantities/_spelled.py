"""Numbers in digits and words, of languages that write them as separate words."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from mtqa.text.quantities._grammar import DIGITS as DIGITS_KIND
from mtqa.text.quantities._grammar import MULTIPLIER, NUMBER, Element, sums
from mtqa.text.quantities._locale import DIGITS, LONGEST, number_pieces, readings
from mtqa.text.quantities._quantity import PLAIN, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.text.quantities._grammar import Sum
    from mtqa.text.quantities._lexicon import Lexicon
    from mtqa.text.quantities._locale import Style

_RUN = re.compile(DIGITS)
_GAP = 12
_PLAIN = 18


def read_spelled(text: str, words: Lexicon, style: Style) -> Iterator[Quantity]:
    """The numbers of a text in their order, without what stands around them."""
    elements = sorted([*_numerals(text, style), *_words(text, words)], key=lambda e: e.start)
    linked: list[Element] = []
    for element in elements:
        gap = text[linked[-1].end : element.start] if linked else "?"
        joined = len(gap) < _GAP and bool(words.joiner.fullmatch(gap))
        linked.append(element if element.joined else replace(element, joined=joined))
    for number in sums(linked, words):
        yield from _quantities(number, text, words, style)


def read_numerals(text: str, style: Style) -> Iterator[Quantity]:
    """The numbers of a text that has no number words, in their order."""
    for match in _RUN.finditer(text):
        written, place = match[0], match.span()
        if len(written) <= _PLAIN and written.isdecimal():
            yield Quantity(*place, Decimal(written), numeral=place, stop=place[1])
            continue
        own, others = readings(written, style) if len(written) <= LONGEST else (None, ())
        if own is not None:
            yield Quantity(*place, own, others, numeral=place, stop=place[1])
        elif others:
            first, *more = others
            yield Quantity(*place, first, tuple(more), numeral=place, own=False, stop=place[1])
        else:
            yield from _pieces(text, written, place[0], style)


def _pieces(text: str, written: str, begin: int, style: Style) -> Iterator[Quantity]:
    """The numbers in digits and marks that are no number together: a date, a list."""
    for start, end in number_pieces(written, begin, style):
        own, others = readings(text[start:end], style)
        if own is not None:
            yield Quantity(start, end, own, others, numeral=(start, end), stop=end)
        elif others:
            first, *more = others
            place = (start, end)
            yield Quantity(*place, first, tuple(more), numeral=place, own=False, stop=end)


def _numerals(text: str, style: Style) -> Iterator[Element]:
    for match in _RUN.finditer(text):
        for start, end in number_pieces(match[0], match.start(), style):
            written = text[start:end]
            own, others = readings(written, style)
            value = own if own is not None else next(iter(others), None)
            if value is not None:
                yield Element(DIGITS_KIND, value, start, end, joined=False)


def _words(text: str, words: Lexicon) -> Iterator[Element]:
    lower = text.lower()
    if len(lower) != len(text):  # U+0130 is the one letter that grows
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for match in words.word.finditer(lower):
        for number, part in enumerate(words.part.finditer(match[0])):
            start, end = match.start() + part.start(), match.start() + part.end()
            kind = NUMBER if part[0] in words.numbers else MULTIPLIER
            table = words.numbers if kind == NUMBER else words.multipliers
            if part[0] in table:
                yield Element(kind, Decimal(table[part[0]]), start, end, joined=number > 0)


def _quantities(number: Sum, text: str, words: Lexicon, style: Style) -> Iterator[Quantity]:
    elements = number.elements
    first = elements[0]
    if words.unbounded and first.kind == MULTIPLIER:
        return
    start, end = first.start, elements[-1].end
    if first.kind != DIGITS_KIND:
        yield Quantity(start, end, number.value, scale=_scale(elements, number.value))
        return
    own, others = readings(text[first.start : first.end], style)
    scale = _scale(elements, number.value)
    plain = scale * first.value == number.value
    more = tuple(other * scale for other in others if other != first.value) if plain else ()
    yield Quantity(
        start, end, number.value, more, PLAIN, (first.start, first.end), own is not None, scale
    )


def _scale(elements: Iterable[Element], value: Decimal) -> Decimal:
    """The product of the multipliers, or 1 where more is added behind them."""
    scale, base = Decimal(1), Decimal(0)
    for element in elements:
        if element.kind == MULTIPLIER:
            scale *= element.value
        else:
            base += element.value
    return scale if (base or 1) * scale == value else Decimal(1)
