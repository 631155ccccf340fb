"""Reads the quantities of a text: numerals and number words, each with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from mtqa.text.quantities import _han
from mtqa.text.quantities._facts import facts
from mtqa.text.quantities._grammar import DIGITS as DIGITS_KIND
from mtqa.text.quantities._grammar import MULTIPLIER, NUMBER, Element, sums
from mtqa.text.quantities._lexicon import lexicon
from mtqa.text.quantities._locale import DIGITS, LONGEST, digit_runs, readings, style_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.text.quantities._grammar import Sum
    from mtqa.text.quantities._lexicon import Lexicon
    from mtqa.text.quantities._locale import Style

PLAIN, PERCENT, MONEY, TIME, CODE = "plain", "percent", "money", "time", "code"
"""Kinds of quantities. A code is digits that belong to a name, an id or a version."""

_RUN = re.compile(DIGITS)
_CLOCK = re.compile(r"(?<![\d:.,])\d{1,2}(?::\d{2}){1,2}(?![\d:])")
_DENSE = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
)
_BEFORE_CODE = re.compile(rf"(?:[^\W\d_{_DENSE}][-‐‑–/.]?|[#@_\\+&=]|(?<!\d)/)$")
_AFTER_CODE = re.compile(rf"[^\W\d_{_DENSE}]|_|[-‐‑][^\W\d_{_DENSE}]")
_RANGE = re.compile(r"[^.!?。！？;:()\d]{1,12}")
_METRIC = re.compile(rf"(?:[kKMGTcmµ]?[mgWJVbB]|k[mg]/?h|[kKMG]?Hz|mph|ft|cm|mm|ml|°?[CF])(?![\w])")
_SHORT = {"k": 3, "K": 3, "m": 6, "M": 6, "B": 9, "b": 9, "T": 12, "tn": 12, "bn": 9}
_SUFFIX = re.compile(r" ?(k|K|m|M|B|b|T|tn|bn)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text[start:end]` is worth `value`, or perhaps one of `others`.

    What follows `stop` is the word or sign for per cent. `numeral` is the range of its digits, if it has any, and `own` whether the locale writes
    them so; `scale` is the product of the words that multiply them (1 if there are none).
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


def read_quantities(text: str, language: str) -> list[Quantity]:
    """The quantities of a text in the order of their places; overlapping only where one numeral
    may be several ("1 234")."""
    words, style = lexicon(language), style_for(language)
    clocks = [match.span() for match in _CLOCK.finditer(text)]
    found = _read_han(text, words, style) if words.han else _read_spelled(text, words, style)
    read = [_in_context(replace(q, stop=q.stop or q.end), text, words, clocks) for q in found]
    return [
        _in_range(q, following, text) for q, following in zip(read, [*read[1:], None], strict=False)
    ]


def _in_range(quantity: Quantity, following: Quantity | None, text: str) -> Quantity:
    """The first number of a range may share the multiplier of the second: 14 to 22 million."""
    if following is None or quantity.scale != 1 or following.scale == 1:
        return quantity
    if not _RANGE.fullmatch(text, quantity.end, following.start):
        return quantity
    return replace(quantity, others=(*quantity.others, quantity.value * following.scale))


def _read_spelled(text: str, words: Lexicon, style: Style) -> Iterator[Quantity]:
    elements = sorted([*_numerals(text, style), *_words(text, words)], key=lambda e: e.start)
    linked: list[Element] = []
    for element in elements:
        gap = text[linked[-1].end : element.start] if linked else "?"
        joined = len(gap) < 12 and bool(words.joiner.fullmatch(gap))
        linked.append(element if element.joined else replace(element, joined=joined))
    for number in sums(linked, words):
        yield from _quantities(number, text, words, style)


def _numerals(text: str, style: Style) -> Iterator[Element]:
    for match in _RUN.finditer(text):
        for start, end in _pieces(match[0], match.start(), style):
            written = text[start:end]
            own, others = readings(written, style)
            value = own if own is not None else next(iter(others), None)
            if value is not None:
                yield Element(DIGITS_KIND, value, start, end, joined=False)


def _pieces(written: str, start: int, style: Style) -> Iterator[tuple[int, int]]:
    """The ranges of the numbers in what stands without a space: one, if any locale writes so."""
    own, others = readings(written, style) if len(written) <= LONGEST else (None, ())
    if own is not None or others:
        yield start, start + len(written)
        return
    for run in re.finditer(r"\d+(?:[.,]\d+(?![.,]?\d))?|\d+", written):
        if len(run[0]) <= LONGEST:
            yield start + run.start(), start + run.end()


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


def _read_han(text: str, words: Lexicon, style: Style) -> Iterator[Quantity]:
    vague, idioms = facts()["han"]["vague"], tuple(facts()["han"]["idioms"])
    denominator = Decimal(0)
    run = _han.HANGUL if words.hangul else _han.RUN
    for match in run.finditer(text):
        start, end = match.span()
        if text.startswith("分之", end):
            denominator = _han.value(match[0], style) or Decimal(0)
            continue
        numeral = _RUN.search(match[0])
        if not numeral and (text[start - 1 : start] in vague and start):
            continue
        if text.startswith(idioms, start):
            continue
        for quantity in _han_quantities(match, numeral, style):
            yield _tenths(_fraction(quantity, denominator, text), text)
        denominator = Decimal(0)


def _han_quantities(
    match: re.Match[str], numeral: re.Match[str] | None, style: Style
) -> Iterator[Quantity]:
    written, start = match[0].rstrip(), match.start()
    value = _han.value(written, style)
    if numeral is None:
        if value is not None:
            scale = Decimal(max((_han.LARGE.get(c, 1) for c in written), default=1))
            more = _han.others(written, value)
            yield Quantity(start, start + len(written), value, more, scale=scale)
        return
    first, last = start + numeral.start(), start + numeral.end()
    if value is None or (numeral.end() == len(written) and not numeral.start()):
        for begin, end in _pieces(numeral[0], first, style):
            piece = match.string[begin:end]
            own, others = readings(piece, style)
            read = own if own is not None else next(iter(others), None)
            if read is not None:
                more = tuple(other for other in others if other != read)
                yield Quantity(begin, end, read, more, PLAIN, (begin, end), own is not None)
        return
    own, others = readings(numeral[0], style)
    plain, *_ = (*([own] if own is not None else ()), *others, Decimal(0))
    scale = value / plain if plain else Decimal(1)
    if scale.normalize().as_tuple().digits != (1,):
        scale = Decimal(1)
    more = (*(other * scale for other in others), *_han.others(written, value))
    yield Quantity(start, start + len(written), value, more, PLAIN, (first, last), True, scale)


def _fraction(quantity: Quantity, denominator: Decimal, text: str) -> Quantity:
    """With what 分之 before it says: a percentage, or a fraction."""
    if not denominator or not text.endswith("分之", 0, quantity.start):
        return quantity
    if denominator == 100:
        return replace(quantity, kind=PERCENT)
    return replace(quantity, others=(*quantity.others, quantity.value / denominator))


def _tenths(quantity: Quantity, text: str) -> Quantity:
    """四成 is 40 %, 七成五 is 75 %, 3割 is 30 %."""
    mark, after = text[quantity.end : quantity.end + 1], text[quantity.end + 1 : quantity.end + 2]
    if mark not in {"成", "割"} or not 0 < quantity.value <= 10:
        return quantity
    if after and after in facts()["han"]["not_tenths"]:
        return quantity
    value, end = quantity.value * 10, quantity.end + 1
    if after in _han.NUMERALS or after == "半":
        value, end = value + _han.NUMERALS.get(after, 5), end + 1
    return replace(quantity, value=value, stop=quantity.end, end=end, kind=PERCENT, others=())


def _in_context(
    quantity: Quantity, text: str, words: Lexicon, clocks: list[tuple[int, int]]
) -> Quantity:
    """With its kind, by what stands around it, and the percent sign in its range."""
    before = text[max(0, quantity.start - 12) : quantity.start]
    if quantity.kind == PERCENT:
        return quantity
    if percent := words.percent_after.match(text, quantity.end):
        return replace(quantity, kind=PERCENT, end=percent.end())
    if words.percent_before.search(before):
        return replace(quantity, kind=PERCENT)
    if quantity.numeral is None:
        return quantity
    return _numeral_in_context(quantity, text, before, words, clocks)


def _numeral_in_context(
    quantity: Quantity, text: str, before: str, words: Lexicon, clocks: list[tuple[int, int]]
) -> Quantity:
    place = bisect_left(clocks, (quantity.start + 1, 0)) - 1
    if place >= 0 and clocks[place][1] >= quantity.end:
        return replace(quantity, kind=TIME)
    money = _before_money().search(before) or _after_money().match(text, quantity.end)
    if money and (suffix := _SUFFIX.match(text, quantity.end)) and quantity.scale == 1:
        factor = Decimal(10) ** _SHORT[suffix[1]]
        raw = (quantity.value, *(o * factor for o in quantity.others))
        return replace(
            quantity,
            value=quantity.value * factor,
            others=raw,
            end=suffix.end(),
            kind=MONEY,
            scale=factor,
        )
    if money:
        return replace(quantity, kind=MONEY)
    if _BEFORE_CODE.search(before) or _leading_zero(text, quantity):
        return replace(quantity, kind=CODE)
    if words.time_after.match(text, quantity.end):
        return replace(quantity, kind=TIME)
    if _AFTER_CODE.match(text, quantity.end) and not _METRIC.match(text, quantity.end):
        return replace(quantity, kind=CODE)
    return quantity


def _leading_zero(text: str, quantity: Quantity) -> bool:
    runs = digit_runs(text[slice(*(quantity.numeral or (0, 0)))])
    return len(runs[0]) > 1 and runs[0][0] == "0"


@cache
def _before_money() -> re.Pattern[str]:
    money = facts()["money"]
    symbols = "|".join(map(re.escape, money["symbols"].split()))
    codes = "|".join(money["codes"].split())
    return re.compile(rf"(?:{symbols}|(?<!\w)(?:{codes}))\s?$")


@cache
def _after_money() -> re.Pattern[str]:
    money = facts()["money"]
    names = "|".join(map(re.escape, sorted(money["names"].split(), key=len, reverse=True)))
    symbols = "|".join(map(re.escape, money["symbols"].split()))
    codes = "|".join(money["codes"].split())
    prefix = r"(?:[kmbMB]|bn|tn)?"
    return re.compile(
        rf"{prefix}[\s-]?(?:(?:US|NT|HK|A|C|R)?-?(?:{symbols})|(?:{codes})(?!\w)"
        rf"|(?:(?:US|NT|HK|TW)[- ]?|Taiwan-)?(?:{names}))",
        re.IGNORECASE,
    )
