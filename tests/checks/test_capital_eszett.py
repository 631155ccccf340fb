"""ß and ẞ among capitals, small letters and in Switzerland."""

from __future__ import annotations

import pytest

from tests.pairs import alone, found, paired

NAME = "capital-eszett"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("Die STRAßE", "de", "capital-eszett", "STRAßE", "STRASSE"),
        ("Die Straẞe", "de-AT", "capital-eszett/small-letters", "Straẞe", "Straße"),
        ("Die Straße", "de-CH", "capital-eszett/swiss", "Straße", "Strasse"),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    suggestions = (right,) if right else ()
    assert found(NAME, alone([text], language)) == [(code, quote, suggestions)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die STRAẞE und STRASSE", "de"),
        ("Die Straße", "de"),
        ("STRAßE", "en"),
        ("Strasse", "de-CH"),
        ("A ß", "de"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


def test_name_of_the_source() -> None:
    assert found(NAME, paired([("Mr Weiß", "Herr Weiß")], ("en", "de-CH"))) == []
