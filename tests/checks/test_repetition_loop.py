from __future__ import annotations

import time

import pytest

from tests.pairs import alone, found, paired

PHRASE, SENTENCE = "repetition-loop", "repetition-loop/sentence"


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("Er ging und ging und ging und ging und.", "de", "ging und ging und ging und ging und"),
        ("It is so so so so good.", "en", "so so so so"),
        (
            "Они пришли домой, пришли домой, пришли домой.",
            "ru",
            "пришли домой, пришли домой, пришли домой",
        ),
        ("他说他在家他在家他在家。", "zh-Hans", "他在家他在家他在家"),
        ("यह बहुत अच्छा है बहुत अच्छा है बहुत अच्छा है।", "hi", "बहुत अच्छा है बहुत अच्छा है बहुत अच्छा है"),
        ("Nein" + "n" * 12 + "!", "de", "n" * 13),
    ],
)
def test_loop(text: str, language: str, quote: str) -> None:
    assert found(PHRASE, alone([text], language)) == [(PHRASE, quote, ())]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tag für Tag und Jahr für Jahr.", "de"),
        ("No, no, no!", "en"),
        ("哈哈哈哈哈哈", "zh-Hans"),
        ("1 1 1 1 1 1", "en"),
        ("COVID-19 是 COVID-19 的 COVID-19 和 COVID-19。", "zh-Hans"),
        ("-- -- -- --", "en"),
        ("", "en"),
    ],
)
def test_no_loop(text: str, language: str) -> None:
    assert found(PHRASE, alone([text], language)) == []


def test_loop_of_the_source() -> None:
    pair = ("Run, run, run, run, he said.", "Lauf, lauf, lauf, lauf, sagte er.")
    assert found(PHRASE, paired([pair], ("en", "de"))) == []


def test_one_sentence_for_several() -> None:
    sources = ["It rains in the morning.", "The train is late again.", "We stay at home."]
    pairs = [(source, "Es regnet schon wieder am Morgen.") for source in sources]
    assert found(PHRASE, paired(pairs, ("en", "de"))) == [
        (SENTENCE, "Es regnet schon wieder am Morgen.", ())
    ]
    assert found(PHRASE, paired(pairs[:2], ("en", "de"))) == []


@pytest.mark.parametrize(
    "text", ["und " * 50_000, "ab" * 50_000, "的" * 100_000, "中文字" * 30_000]
)
def test_long_line_in_linear_time(text: str) -> None:
    start = time.process_time()
    assert len(found(PHRASE, alone([text], "de"))) <= 1
    assert time.process_time() - start < 1
