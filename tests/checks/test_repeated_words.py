from __future__ import annotations

import time
from dataclasses import replace

import pytest

from mtqa.checks.repeated_words import CHECK
from mtqa.types import Context, Inline, Unit
from tests.documents import document


def found(text: str, language: str, *inlines: Inline) -> list[tuple[str, tuple[str, ...]]]:
    target = document(text, language=language)
    segment = replace(target.segments[0], inlines=inlines)
    units = (Unit("1", None, segment),)
    return [
        (text[hit.span.start : hit.span.end], hit.suggestions)
        for hit in CHECK.find(units, Context(target, None, (), units))
        if hit.span
    ]


@pytest.mark.parametrize(
    ("text", "language", "pair", "word"),
    [
        ("Haus und und Garten", "de", "und und", "und"),
        ("Und und dann", "de-AT", "Und und", "Und"),
        ("He saw the\nthe house.", "en", "the\nthe", "the"),
        ("a house in a a town", "en", "a a", "a"),
        ("Casa de de piedra", "es", "de de", "de"),
        ("Дом для для всех", "ru", "для для", "для"),
        ("ev ve ve bahçe", "tr", "ve ve", "ve"),
    ],
)
def test_pair(text: str, language: str, pair: str, word: str) -> None:
    assert found(text, language) == [(pair, (word,))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("die, die der der Frau helfen, in in Berlin gebauten Häusern", "de"),
        ("that that had had is is what it is is", "en"),
        ("the The Hague court", "en"),
        ("Take vitamin A a little later.", "en"),
        ("and and-gates, and and/or gates", "en"),
        ("of of’s", "en"),
        ("nous nous sommes, un un deux", "fr"),
        ("the the", "de"),
        ("und, und", "de"),
        ("天天看看", "zh-Hans"),
        ("und und", "und"),
    ],
)
def test_no_pair(text: str, language: str) -> None:
    assert found(text, language) == []


def test_code() -> None:
    assert found("x and and y", "en", Inline("code", 0, 9)) == []


def test_long_line_in_linear_time() -> None:
    start = time.perf_counter()
    found("und " * 500_000, "de")
    assert time.perf_counter() - start < 1
