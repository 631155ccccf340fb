from __future__ import annotations

import time
from dataclasses import replace

import pytest

from mtqa.checks.repeated_words import CHECK
from mtqa.types import Context, Inline, Unit
from tests.documents import document
from tests.pairs import found as report
from tests.pairs import paired


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


@pytest.mark.parametrize(
    ("text", "language", "pair", "word"),
    [
        ("这是我的的书", "zh-Hans", "的的", "的"),
        ("列車停靠了了", "zh-Hant", "了了", "了"),
        ("会社のの社長", "ja", "のの", "の"),
        ("駅をを出た", "ja", "をを", "を"),
        ("밥를를 먹었다", "ko", "를를", "를"),
        ("학교에서에서 왔다", "ko", "에서에서", "에서"),
    ],
)
def test_doubled_characters(text: str, language: str, pair: str, word: str) -> None:
    assert found(text, language) == [(pair, (word,))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("目的的确不了了之，是是非非，首都都市。", "zh-Hans"),
        ("坐的的士做了了解。", "zh-Hans"),
        ("そののち、もののけ、ののしる", "ja"),
        ("가을을 좋아해", "ko"),
    ],
)
def test_no_doubled_characters(text: str, language: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("source", "target", "language", "pairs"),
    [
        ("The old house burned.", "Das alte Haus Haus brannte.", "de", ["Haus Haus"]),
        ("The table is green.", "La mesa mesa es verde.", "es", ["mesa mesa"]),
        ("It is open.", "Jest otwarte otwarte.", "pl", ["otwarte otwarte"]),
        ("He is very, very fast.", "Er ist sehr sehr schnell.", "de", []),
        ("Very very fast.", "Schnell schnell weg.", "de", []),
        ("Duran Duran were loud.", "Duran Duran waren laut.", "de", []),
        ("I saw Bora Bora.", "Ich sah Bora Bora.", "de", []),
        ("He came slowly.", "Yavaş yavaş geldi.", "tr", []),
        ("He came slowly.", "वह धीरे धीरे आया।", "hi", []),
    ],
)
def test_any_word_where_the_source_repeats_nothing(
    source: str, target: str, language: str, pairs: list[str]
) -> None:
    context = paired([(source, target)], ("en", language))
    assert [quote for _, quote, _ in report("repeated-words", context)] == pairs


def test_code() -> None:
    assert found("x and and y", "en", Inline("code", 0, 9)) == []


def test_long_line_in_linear_time() -> None:
    start = time.process_time()
    found("und " * 500_000, "de")
    assert time.process_time() - start < 1
