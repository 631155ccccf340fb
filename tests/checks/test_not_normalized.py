"""Letters written as several characters, and ligatures."""

from __future__ import annotations

import pytest

from tests.pairs import alone, found

NAME = "not-normalized"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("scho\u0308n", "de", "not-normalized", "scho\u0308n", "schön"),
        ("かっこう か\u3099", "ja", "not-normalized", "か\u3099", "が"),
        ("5 K", "de", "not-normalized", "K", "K"),
        ("ﬁn", "de", "not-normalized/compatibility", "ﬁ", "fi"),
        ("ﺑﻴﺖ", "ar", "not-normalized/compatibility", "ﺑﻴﺖ", "بيت"),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    suggestions = (right,) if right else ()
    assert found(NAME, alone([text], language)) == [(code, quote, suggestions)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("schön", "de"),
        ("за\u0301мок", "ru"),
        ("ड\u093c", "hi"),
        ("ש\u05b8\u05c1", "he"),
        ("ﷺ", "ar"),
        ("n\u0308", "de"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []
