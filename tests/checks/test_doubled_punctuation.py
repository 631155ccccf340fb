"""Marks that exclude each other side by side."""

from __future__ import annotations

import pytest

from tests.pairs import alone, found, paired

NAME = "doubled-punctuation"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("Er kam,, sah", "de", "doubled-punctuation", ",,", ","),
        ("Er kam;. Sie", "de", "doubled-punctuation", ";.", "."),
        ("Wirklich?.", "de", "doubled-punctuation", "?.", "?"),
        ("他来了。，走了", "zh-Hans", "doubled-punctuation", "。，", "。"),
        ("वह आया।।", "hi", "doubled-punctuation", "।।", "।"),
        ("Liste::", "de", "doubled-punctuation", "::", ":"),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    suggestions = (right,) if right else ()
    assert found(NAME, alone([text], language)) == [(code, quote, suggestions)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Was?! Nein!!! Gut...", "de"),
        ("std::vector und a::b", "de"),
        ("usw., z. B., etc.; ja", "de"),
        (",,Hallo''", "pl"),
        (";) :, :-)", "en"),
        ("他走了……！？", "zh-Hans"),
        ("Что?.. Да!..", "ru"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


def test_as_in_the_source() -> None:
    assert found(NAME, paired([("Use ,, here", "Hier ,, verwenden")], ("en", "de"))) == []
