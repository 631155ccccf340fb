"""Lengths and shared words that hold across scripts."""

from __future__ import annotations

import pytest

from mtqa.align._anchors import anchors, shared_anchors
from mtqa.align._weights import weight


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", 0.0),
        ("… — ,.! 👤", 0.0),
        ("Straße 7", 7.0),
        ("世界", 6.2),
        ("カメ", 3.2),
        ("한국", 4.6),
        ("e\u0301te\u0301", 3.0),
        ("שלום", 5.6),
        ("ჯო", 2.0),
        ("𠀀", 3.1),
    ],
    ids=[
        "empty",
        "symbols",
        "Latin",
        "Han",
        "Kana",
        "Hangul",
        "marks",
        "Hebrew",
        "other",
        "astral",
    ],
)
def test_weight(text, letters):
    assert weight(text) == pytest.approx(letters)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OpenAI’s Energieengpässe", ["opena", "energ"]),
        ("Café CAFÉ", ["cafe", "cafe"]),
        ("30,000 und 30.000", ["30000", "und", "30000"]),
        ("09.02.2026", ["9", "2", "2026"]),
        ("٤٢ 007 0", ["42", "7", "0"]),
        ("太空戰Sam", ["太空", "空戰", "sam"]),
        ("ＧＰＵ", ["gpu"]),
        ("energys@Sebastian", ["energ", "sebas"]),
    ],
    ids=["cut", "folded", "grouping", "date", "digits", "Han", "full width", "handle"],
)
def test_anchors(text, expected):
    assert list(anchors(text)) == expected


def test_rare_anchors_are_worth_more():
    source = ["Nora paid 84 pounds", "Nora left", "Nora slept"]
    target = ["Nora zahlte 84 Pfund", "Nora ging", "Nora schlief"]
    first, second, worth = shared_anchors(source, target)
    assert first == second == [{"nora", "84"}, {"nora"}, {"nora"}]
    assert worth["84"] > worth["nora"] > 0


def test_words_of_every_other_sentence_say_nothing():
    lines = ["so ist es"] * 100
    assert shared_anchors(lines, lines)[2] == {}
