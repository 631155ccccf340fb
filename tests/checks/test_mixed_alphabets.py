"""Letters of another alphabet that look right."""

from __future__ import annotations

import pytest

from tests.pairs import alone, found, paired

NAME = "mixed-alphabets"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("nach Pаris", "de", "mixed-alphabets", "Pаris", "Paris"),
        ("Это cтол", "ru", "mixed-alphabets", "cтол", "стол"),
        ("Η Αθήvα", "el", "mixed-alphabets", "Αθήvα", "Αθήνα"),
        ("Он ушёл, a она нет", "ru", "mixed-alphabets/word", "a", "а"),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    suggestions = (right,) if right else ()
    assert found(NAME, alone([text], language)) == [(code, quote, suggestions)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("IT-отдел, SMSка, 3D", "ru"),
        ("5 kΩ, 3 μm, TNFα", "de"),
        ("Москва heißt Moskau", "de"),
        ("вариант a", "ru"),
        ("Το iPhone", "el"),
        ("中文 a и", "zh"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


def test_as_in_the_source() -> None:
    assert found(NAME, paired([("The ЯTea brand", "Die Marke ЯTea")], ("en", "de"))) == []
