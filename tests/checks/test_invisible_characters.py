"""Characters that nobody sees."""

from __future__ import annotations

import pytest

from tests.pairs import alone, found, paired

NAME = "invisible-characters"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("Da\u0007s", "de", "invisible-characters/control", "\u0007", ""),
        ("Fr\ufffdh", "de", "invisible-characters/replacement", "\ufffd", ""),
        ("Ha\u200bus", "de", "invisible-characters/zero-width", "\u200b", ""),
        ("Haus\ufeff", "de", "invisible-characters/zero-width", "\ufeff", ""),
        ("Дом\u200c", "ru", "invisible-characters/zero-width", "\u200c", ""),
        ("Haus\u200e", "de", "invisible-characters/bidi", "\u200e", ""),
        ("שלום \u202eabc", "he", "invisible-characters/bidi", "\u202e", ""),
        ("Haus\u00ad tür", "de", "invisible-characters/soft-hyphen", "\u00ad", ""),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    suggestions = (right,) if right else ()
    assert found(NAME, alone([text], language)) == [(code, quote, suggestions)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Haus\u00adtür", "de"),
        ("می\u200cخواهم", "fa"),
        ("क\u094d\u200dष", "hi"),
        ("👩\u200d🔬", "de"),
        ("ไทย\u200bไทย", "th"),
        ("שלום \u200eabc", "he"),
        ("a\u0009b\u000ac", "de"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


def test_as_in_the_source() -> None:
    assert found(NAME, paired([("a\u200bb", "c\u200bd")], ("en", "de"))) == []
