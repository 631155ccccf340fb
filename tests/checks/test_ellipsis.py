"""Ellipses of a wrong length, and the rare kind of a document."""

from __future__ import annotations

import pytest

from tests.pairs import alone, found

NAME = "ellipsis"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("Nun ja..", "de", "ellipsis", "..", "…"),
        ("Nun ja.... Gut", "de", "ellipsis", "....", "…"),
        ("Bueno.....", "es", "ellipsis", ".....", "…"),
        ("Ну…. да", "ru", "ellipsis", "….", "…"),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    suggestions = (right,) if right else ()
    assert found(NAME, alone([text], language)) == [(code, quote, suggestions)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nun... ja…", "de"),
        ("Siehe ../a und 1..5", "de"),
        ("Well.... Then", "en"),
        ("Нет!.. Да?..", "ru"),
        ("好……", "zh-Hans"),
        ("Seite ........... 5", "de"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


def test_habit_and_house_style() -> None:
    texts = ["Eins…", "Zwei…", "Drei…", "Vier…", "Fünf..."]
    assert found(NAME, alone(texts, "de")) == [(f"{NAME}/inconsistent", "...", ("…",))]
    assert found(NAME, alone(texts[1:], "de")) == []
    styled = found(NAME, alone(texts, "de"), {"style": "..."})
    assert styled == [(f"{NAME}/style", "…", ("...",))] * 4
