"""Numbers in Chinese characters, alone or mixed with digits: 三十二, 3億2,000萬, 1.4万亿."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from mtqa.text.quantities._locale import DIGITS, LONGEST, readings

if TYPE_CHECKING:
    from mtqa.text.quantities._locale import Style

NUMERALS = {
    **{c: i for i, c in enumerate("〇一二三四五六七八九")},
    **dict(
        zip(
            "零两兩壹贰貳叁參肆伍陆陸柒捌玖",
            (0, 2, 2, 1, 2, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9),
            strict=True,
        )
    ),
}
_HANGUL_SMALL = {"십": 10, "백": 100, "천": 1000}
_HANGUL_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12}
_HANGUL = "".join((*_HANGUL_SMALL, *_HANGUL_LARGE))
SMALL = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "拾": 10,
    "佰": 100,
    "仟": 1000,
    "廿": 20,
    "卅": 30,
    **_HANGUL_SMALL,
}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12, **_HANGUL_LARGE}
_CHARACTERS = "".join(c for c in (*NUMERALS, *SMALL, *LARGE) if c not in _HANGUL)
_SCALES = "".join(c for c in (*SMALL, *LARGE) if c not in _HANGUL and c not in "廿卅")
RUN = re.compile(
    rf"(?:{DIGITS}(?: ?[多余餘]?(?=[{_SCALES}]))?|[{_CHARACTERS}]"
    rf"|(?<=[{''.join(LARGE)}]) (?=\d{{1,4}} ?[{_SCALES}]))++"
)
"""Characters and digits. 多 and 余 say "more than" between digits and their multiplier; some set
spaces around digits: 1 億 4 千万.
"""
FORMAL = frozenset("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟")
"""What is a number on cheques, and alone mostly part of a name."""
HANGUL = re.compile(
    rf"{DIGITS}(?: ?[{_HANGUL}]++(?: ?{DIGITS}(?= ?[{_HANGUL}]))?)*+"
    rf"(?:(?<=[{''.join(_HANGUL_LARGE)}]) ?\d{{1,3}}(?:,?\d{{3}})?(?![\d.,%]))?"
)
"""Korean: digits, with the multipliers that follow them, and what is less than ten thousand."""
_PIECE = re.compile(rf"({DIGITS})|[{_CHARACTERS}{_HANGUL}]")
DECIMAL = re.compile(
    rf"(?<![{_CHARACTERS}])([{_CHARACTERS}]++)[点點]([{''.join(NUMERALS)}]++)([{_SCALES}]*+)"
)


def han_value(text: str, style: Style) -> Decimal | None:
    """What a match of RUN is worth; None if it is no number."""
    if len(text) > LONGEST:
        return None
    total = section = Decimal(0)
    number: Decimal | None = None
    last = 0
    for piece in _PIECE.finditer(text):
        c = piece[0]
        if piece[1]:
            number, _ = readings(c, style)
            if number is None:
                return None
        elif c in NUMERALS:
            number = Decimal(NUMERALS[c]) if number is None else number * 10 + NUMERALS[c]
        elif c in "廿卅":
            section, number = section + SMALL[c], None
        elif c in SMALL:
            section += (1 if number is None else number) * SMALL[c]
            number = None
        else:
            section, number = section + (number or 0), None
            if last and LARGE[c] > last:
                total = (total + section) * LARGE[c]
            else:
                total += (section or 1) * LARGE[c]
            section, last = Decimal(0), LARGE[c]
    return total + section + (number or 0)


def other_values(text: str, found: Decimal) -> tuple[Decimal, ...]:
    """What else a number may be worth: 兆 is a million in the SI of mainland China, 一百五 is 150,
    and 三五 is three to five.
    """
    more = [found / 10**6] if "兆" in text else []
    if len(text) > 1 and text[-1] in NUMERALS and text[-2] in SMALL | LARGE:
        scale = (SMALL | LARGE)[text[-2]]
        more.append(found + NUMERALS[text[-1]] * (Decimal(scale) / 10 - 1))
    if all(c in NUMERALS for c in text):
        more += [Decimal(NUMERALS[c]) for c in text]
    return tuple(more)
