"""Hyphens in the place of dashes."""

from __future__ import annotations

import pytest

from tests.pairs import alone, found

NAME = "dashes"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("Er kam -- spät", "de", "dashes/doubled-hyphen", "--", "–"),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    suggestions = (right,) if right else ()
    assert found(NAME, alone([text], language)) == [(code, quote, suggestions)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Haus- und Hof, 5 - 3", "de"),
        ("mit --help und -v", "de"),
        ("Er kam - spät - und ging", "de"),
        ("1990-1995", "de"),
        ("房子——很老", "zh-Hans"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


def test_doubled_twice_is_reported_twice() -> None:
    assert len(found(NAME, alone(["Er -- der Alte -- kam"], "de"))) == 2


def test_habit_of_the_document() -> None:
    texts = ["A – b", "C – d", "E – f", "G – h", "I - j"]
    assert found(NAME, alone(texts, "de")) == [(f"{NAME}/inconsistent", "-", ("–",))]
    assert found(NAME, alone([text.replace("–", "-") for text in texts], "de")) == []
    years = ["1990–95 x", "1991–92 x", "1993–94 x", "1995–96 x", "1997-98 x"]
    assert found(NAME, alone(years, "de")) == [(f"{NAME}/inconsistent", "-", ("–",))]


def test_house_style() -> None:
    assert found(NAME, alone(["Он - я", "Он — я"], "ru"), {"style": "—"}) == [
        (f"{NAME}/style", "-", ("—",))
    ]
