"""What stands around a number: percent signs, money, clocks, names and ranges."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from mtqa.text.quantities._facts import facts
from mtqa.text.quantities._locale import digit_runs
from mtqa.text.quantities._quantity import CODE, MONEY, PERCENT, TIME, Quantity

if TYPE_CHECKING:
    from mtqa.text.quantities._lexicon import Lexicon

_DENSE = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
)
_BEFORE_CODE = re.compile(rf"(?:[^\W\d_{_DENSE}][-‐‑–/.]?|[#@_\\+&=]|(?<!\d)/)$")
_AFTER_CODE = re.compile(rf"[^\W\d_{_DENSE}]|_|[-‐‑][^\W\d_{_DENSE}]")
_RANGE = re.compile(r"[^.!?。！？;:()\d]{1,12}")
_METRIC = re.compile(r"(?:[kKMGTcmµ]?[mgWJVbB]|k[mg]/?h|[kKMG]?Hz|mph|ft|cm|mm|ml|°?[CF])(?![\w])")
_SHORT = {"k": 3, "K": 3, "m": 6, "M": 6, "B": 9, "b": 9, "T": 12, "tn": 12, "bn": 9}
_SUFFIX = re.compile(r" ?(k|K|m|M|B|b|T|tn|bn)(?![^\W_])")


def in_context(
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
            stop=suffix.end(),
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
        rf"|(?:(?:of|de|d[’']|di|do) ?)?(?:(?:US|NT|HK|TW)[- ]?|Taiwan-)?(?:{names}))",
        re.IGNORECASE,
    )


def in_range(quantity: Quantity, following: Quantity | None, text: str) -> Quantity:
    """The first number of a range may share the multiplier of the second: 14 to 22 million."""
    if following is None or quantity.scale != 1 or following.scale == 1:
        return quantity
    if not _RANGE.fullmatch(text, quantity.end, following.start):
        return quantity
    return replace(quantity, others=(*quantity.others, quantity.value * following.scale))
