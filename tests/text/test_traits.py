from __future__ import annotations

import sys
import unicodedata

import pytest

from mtqa.text import traits as t

CASES = [
    ("", 0),
    ("a", t.LETTER | t.LOWER),
    ("A 1", t.LETTER | t.UPPER | t.DIGIT),
    ("٣", t.DIGIT | t.NON_ASCII),
    ("„“", t.QUOTE | t.BRACKET | t.NON_ASCII),
    ("%s", t.PERCENT | t.LETTER | t.LOWER),
    ("中。", t.LETTER | t.NON_LATIN | t.DENSE | t.STOP | t.HALF_WIDE | t.NON_ASCII),
    ("（", t.BRACKET | t.HALF_WIDE | t.NON_ASCII),
    ("\u200b", t.INVISIBLE | t.NON_ASCII),
    ("\u00a0\t", t.ODD_SPACE | t.NON_ASCII),
    ("ж", t.LETTER | t.LOWER | t.NON_LATIN | t.NON_ASCII),
    ("ª", t.LETTER | t.NON_ASCII),
    ("$", t.DOLLAR | t.CURRENCY),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[ascii(text) for text, _ in CASES])
def test_traits(text: str, expected: int) -> None:
    assert t.traits(text) == expected


def test_every_character_that_python_calls_a_digit_or_a_letter_is_one() -> None:
    for number in range(sys.maxunicode + 1):
        char = chr(number)
        category = unicodedata.category(char)
        if category == "Nd" or category[0] == "L":
            wanted = t.DIGIT if category == "Nd" else t.LETTER
            assert t.traits(char) & wanted, hex(number)
