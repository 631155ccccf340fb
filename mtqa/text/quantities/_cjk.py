"""Numbers of languages that write them with the characters of Chinese, or of Korean."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from mtqa.text.quantities._facts import facts
from mtqa.text.quantities._han import FORMAL, HANGUL, LARGE, NUMERALS, RUN, han_value, other_values
from mtqa.text.quantities._locale import DIGITS, number_pieces, readings
from mtqa.text.quantities._quantity import PERCENT, PLAIN, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.text.quantities._lexicon import Lexicon
    from mtqa.text.quantities._locale import Style

_RUN = re.compile(DIGITS)


def read_han(text: str, words: Lexicon, style: Style) -> Iterable[Quantity]:
    """The numbers of a text in their order, with percentages in words (四成, 百分之四十)."""
    found = _read_characters(text, words, style)
    return found if not words.numbers else sorted((*found, *_read_words(text, words)))


def _read_words(text: str, words: Lexicon) -> Iterator[Quantity]:
    for match in words.word.finditer(text):
        yield Quantity(*match.span(), Decimal(words.numbers[match[0]]))


def _read_characters(text: str, words: Lexicon, style: Style) -> Iterator[Quantity]:
    vague, idioms = facts()["han"]["vague"], tuple(facts()["han"]["idioms"])
    denominator = Decimal(0)
    run = HANGUL if words.hangul else RUN
    for match in run.finditer(text):
        start, end = match.span()
        if text.startswith("分之", end):
            denominator = han_value(match[0], style) or Decimal(0)
            continue
        numeral = _RUN.search(match[0])
        if not numeral and (text[start - 1 : start] in vague and start):
            continue
        if text.startswith(idioms, start):
            continue
        for quantity in _quantities(match, numeral, style):
            yield _tenths(_fraction(quantity, denominator, text), text)
        denominator = Decimal(0)


def _quantities(
    match: re.Match[str], numeral: re.Match[str] | None, style: Style
) -> Iterator[Quantity]:
    written, start = match[0].rstrip(), match.start()
    value = han_value(written, style)
    if numeral is None:
        if value is not None and written not in FORMAL:
            scale = Decimal(max((LARGE.get(c, 1) for c in written), default=1))
            more = other_values(written, value)
            yield Quantity(start, start + len(written), value, more, scale=scale)
    elif value is None or numeral.span() == (0, len(written)):
        yield from _digits(match, numeral, style)
    else:
        yield _mixed(match, numeral, value, style)


def _digits(match: re.Match[str], numeral: re.Match[str], style: Style) -> Iterator[Quantity]:
    for start, end in number_pieces(numeral[0], match.start() + numeral.start(), style):
        own, others = readings(match.string[start:end], style)
        value = own if own is not None else next(iter(others), None)
        if value is not None:
            more = tuple(other for other in others if other != value)
            yield Quantity(start, end, value, more, PLAIN, (start, end), own is not None)


def _mixed(match: re.Match[str], numeral: re.Match[str], value: Decimal, style: Style) -> Quantity:
    """Digits and characters. There is no scale where characters follow on both sides of digits."""
    written, start = match[0].rstrip(), match.start()
    own, others = readings(numeral[0], style)
    plain = own if own is not None else next(iter(others), Decimal(0))
    scale = value / plain if plain else Decimal(1)
    if scale.normalize().as_tuple().digits != (1,):
        scale = Decimal(1)
    more = (*(other * scale for other in others), *other_values(written, value))
    place = (start + numeral.start(), start + numeral.end())
    return Quantity(start, start + len(written), value, more, PLAIN, place, scale=scale)


def _fraction(quantity: Quantity, denominator: Decimal, text: str) -> Quantity:
    """With what 分之 before it says: a percentage, or a fraction."""
    if not denominator or not text.endswith("分之", 0, quantity.start):
        return quantity
    if denominator == 100:
        return quantity._replace(kind=PERCENT)
    share = round(quantity.value / denominator, 4)
    return quantity._replace(others=(*quantity.others, share))


def _tenths(quantity: Quantity, text: str) -> Quantity:
    """四成 is 40 %, 七成五 is 75 %, 3割 is 30 %."""
    mark, after = text[quantity.end : quantity.end + 1], text[quantity.end + 1 : quantity.end + 2]
    if mark not in {"成", "割"} or not 0 < quantity.value <= 10:
        return quantity
    if after and after in facts()["han"]["not_tenths"]:
        return quantity
    value, end = quantity.value * 10, quantity.end + 1
    if after in NUMERALS or after == "半":
        value, end = value + NUMERALS.get(after, 5), end + 1
    return quantity._replace(value=value, stop=quantity.end, end=end, kind=PERCENT, others=())
