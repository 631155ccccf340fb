"""Marks of another script."""

from __future__ import annotations

import pytest

from tests.pairs import alone, found, paired

NAME = "foreign-punctuation"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("他来了,走了。", "zh-Hans", "foreign-punctuation/ascii", ",", "，"),
        ("彼は来た.", "ja", "foreign-punctuation/ascii", ".", "。"),
        ("هل تريد?", "ar", "foreign-punctuation/latin", "?", "؟"),
        ("Θέλετε νερό?", "el", "foreign-punctuation/latin", "?", ";"),
        ("Er kam，dann ging er", "de", "foreign-punctuation/full-width", "，", ", "),
        ("그는 왔다。", "ko", "foreign-punctuation/full-width", "。", "."),
        ("Er kam؟", "de", "foreign-punctuation/arabic", "؟", "?"),
        ("ﾃｽﾄです", "ja", "foreign-punctuation/half-width", "ﾃｽﾄ", "テスト"),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    suggestions = (right,) if right else ()
    assert found(NAME, alone([text], language)) == [(code, quote, suggestions)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("价格 1,200.5 元 a, b", "zh-Hans"),
        ("本当? はい!", "ja"),
        ("Wort 你好，吗 Wort", "de"),
        ("هل تريد؟ نعم، شكرا.", "ar"),
        ("Θέλετε νερό;", "el"),
        ("他来:“好”", "zh-Hans"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


def test_habit_of_the_document() -> None:
    texts = ["他来,我走。", "你来,他走。"]
    assert found(NAME, alone(texts, "zh-Hans")) == []
    assert len(found(NAME, alone([*texts, "他，她，它，我。"], "zh-Hans"))) == 2


def test_as_in_the_source() -> None:
    assert found(NAME, paired([("标记。好", "Marke。gut")], ("zh-Hans", "de"))) != []
    assert found(NAME, paired([("Type a。b", "Tippe a。b")], ("en", "de"))) == []
