"""What stands right before and after a number, told from a word or a sign: a percent sign, a
currency, a unit, an ending that makes digits part of a name.

Texts say the same words beside their numbers again and again, so what a piece of text means is
remembered.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from mtqa.text.quantities._calendar import is_month
from mtqa.text.quantities._facts import facts
from mtqa.text.quantities._lexicon import lexicon
from mtqa.text.quantities._quantity import (
    CODE,
    MONEY,
    MONTH,
    NO_UNIT,
    ORDINAL,
    PERCENT,
    PLAIN,
    TIME,
)
from mtqa.text.quantities._units import is_currency, names

_DENSE = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
)
_SPACE = "\\s\u00a0\u202f\u2009"
_MARKS = r"\s\d!-/:-@\[-`{-~¡-¿\u2000-\u206f\u20a0-\u20cf\u3000-\u303f\uff00-\uff0f％～；："
_LETTER = rf"[^{_MARKS}{_DENSE}]"
"""Letters, and what Python does not count among them: the vowels of Hindi."""
_WORD = (
    rf"(?:[{_DENSE}]{{1,6}}|{_LETTER}{{1,24}}"
    rf"(?:[\"״׳’'/.]{_LETTER}{{1,12}}){{0,2}}(?:\.(?=,))?)"
)
_SIGN = r"(?:[^\W\d_]{0,2}[%％٪$€£¥￥₹₽₩₺₴₪₫฿₦₱₿]|[°℃℉][^\W\d_]?)"
_LINK = (
    r"(?:of|de|di|do|da|per|por|pour|US|NT|HK|TW|CA|AU|Taiwan|square|cubic|full|în|в|في|degrees?"
    r"|[Gg]rad|degr[ée]s|grad[oi]s?|graus|procent\w{0,8}|процент\w{0,4})"
)
AFTER = re.compile(
    rf"[{_SPACE}\-‐‑]?(?:{_SIGN}|(?:{_LINK}[{_SPACE}\-]|d[’']){{0,2}}{_WORD})|[-‐‑_]\w?|[{_SPACE}]?%"
)
"""The sign or the word after a number, with "of" and the like before it."""
_NEAR = 14
_SPACES = " \u00a0\u202f\u2009"
_GAP = re.compile(rf"[{_SPACE}\-‐‑]?(?:(?:of|de|di|do|US|NT|HK|TW|Taiwan)[{_SPACE}\-]|d[’'])*")
_BEFORE_CODE = re.compile(rf"(?:[^\W\d_{_DENSE}\u0590-\u06ff][-‐‑–/.]?|[#@_\\+=]|(?<!\d)/)$")
_AFTER_CODE = re.compile(
    rf"[^\W\d_{_DENSE}]|_|[-‐‑](?:[A-ZА-Я]|[^\W\d_{_DENSE}]{{1,2}}(?![^\W\d_]))"
)
_LAST_WORD = re.compile(r"[^\s\d(.,/-]+")
_MEASURE = re.compile(r"(?:[kKMGTcmµ]?[mgWJVbB]|k[mg]/?h|[kKMG]?Hz|mph|ft|cm|mm|ml|°?[CF])(?![\w])")


class Mark(NamedTuple):
    """What a piece of text makes of the number beside it.

    `length` is how much of the text after the number belongs to it: a sign or word for per cent.
    """

    kind: str = PLAIN
    units: frozenset[str] = NO_UNIT
    length: int = 0


NOTHING = Mark()


def after(text: str, place: int, tag: str) -> Mark:
    """What stands after a number that ends at `place`."""
    piece = AFTER.match(text, place)
    return _after(piece[0], tag) if piece else NOTHING


def before(text: str, place: int, tag: str) -> Mark:
    """What stands before a number that begins at `place`."""
    if not place:
        return NOTHING
    piece = text[place - _NEAR if place > _NEAR else 0 : place]
    if piece[-1] in _SPACES:
        return _before(piece[:-1].rpartition(" ")[2] + " ", tag)
    return _before(piece.rpartition(" ")[2], tag)


@lru_cache(maxsize=1 << 14)
def _after(piece: str, tag: str) -> Mark:
    words = lexicon(tag)
    if percent := words.percent_after.match(piece):
        return Mark(PERCENT, NO_UNIT, percent.end())
    gap = _GAP.match(piece)
    start = gap.end() if gap else 0
    for place in dict.fromkeys((start, len(piece) - len(piece.lstrip(" \u00a0\u202f-‐‑")))):
        units, length = names(tag).read(piece[place:])
        if units:
            kind = MONEY if any(map(is_currency, units)) else PLAIN
            return Mark(kind, units, place + length)
    if words.time_after.match(piece):
        return Mark(TIME)
    if words.ordinal.match(piece):
        return Mark(ORDINAL)
    if is_month(_LAST_WORD.findall(piece.lower())[-1:], tag):
        return Mark(MONTH)
    if _AFTER_CODE.match(piece) and not _MEASURE.match(piece):
        return Mark(CODE)
    return NOTHING


@lru_cache(maxsize=1 << 14)
def _before(piece: str, tag: str) -> Mark:
    if piece[-1] in "(（[“„«「,;:":
        return NOTHING
    if lexicon(tag).percent_before.search(piece):
        return Mark(PERCENT)
    if units := _money_before(piece.rstrip(), tag):
        return Mark(MONEY, units)
    if is_month(_LAST_WORD.findall(piece.lower())[-1:], tag):
        return Mark(MONTH)
    if _BEFORE_CODE.search(piece):
        return Mark(CODE)
    return NOTHING


def _money_before(piece: str, tag: str) -> frozenset[str]:
    known = names(tag)
    for length in range(min(len(piece), 4), 0, -1):
        sign = piece[-length:]
        units = known.symbols.get(sign)
        if units and any(map(is_currency, units)):
            whole = not sign[0].isalpha() or not piece[-length - 1 : -length].isalpha()
            return units if whole else NO_UNIT
    word = piece.lower()
    found = next((u for n, u in _leading().items() if word.endswith(n)), NO_UNIT)
    return found if any(map(is_currency, found)) else NO_UNIT


@cache
def _leading() -> dict[str, frozenset[str]]:
    """Names of currencies that stand before the amount."""
    return {name: frozenset(code.split()) for name, code in facts("currencies")["leading"].items()}
