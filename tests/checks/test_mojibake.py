"""Text read in the wrong encoding."""

from __future__ import annotations

import pytest

from tests.pairs import alone, found

NAME = "mojibake"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("das schÃ¶ne", "de", "mojibake", "schÃ¶ne", "schöne"),
        ("donâ€™t", "en", "mojibake", "donâ€™t", "don’t"),
        ("ÐœÐ¾Ñ\u0081ÐºÐ²Ð°", "ru", "mojibake", "ÐœÐ¾Ñ\u0081ÐºÐ²Ð°", "Москва"),
        ("РњРѕСЃРєРІР°", "ru", "mojibake", "РњРѕСЃРєРІР°", "Москва"),
        ("√©t√©", "fr", "mojibake", "√©t√©", "été"),
        ("锟斤拷", "zh-Hans", "mojibake", "锟斤拷", ""),
        ("ein fr?hes Haus", "de", "mojibake/lost-letter", "fr?hes", ""),
        ("ein fr\\u00fches", "de", "mojibake/escape", "\\u00fc", ""),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    suggestions = (right,) if right else ()
    assert found(NAME, alone([text], language)) == [(code, quote, suggestions)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("été «passé…» „Ä“ È»", "fr"),
        ("IRMÃ “MANHÃ”", "pt"),
        ("Россия, СССР, Рим", "ru"),
        ("Was?Wie? a?b=c&d", "de"),
        ("±5 °C, Å 10", "sv"),
        ("Ви і ми, Сіверськ", "uk"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []
