from __future__ import annotations

import pytest
from wordfreq import zipf_frequency

from mtqa.text.lexicon import frequencies


@pytest.mark.parametrize(
    ("language", "word"), [("de", "und"), ("de", "analysieren"), ("en", "the"), ("fr", "maison")]
)
def test_agrees_with_wordfreq(language: str, word: str) -> None:
    expected = zipf_frequency(word, language, wordlist="small")
    assert frequencies(language)[word] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("tag", "other"), [("de-CH", "de"), ("no", "nb"), ("hr", "sh"), ("zh-Hant", "zh")]
)
def test_tags_that_share_a_list(tag: str, other: str) -> None:
    assert frequencies(tag) == frequencies(other)
    assert len(frequencies(tag)) > 10_000


def test_language_without_a_list() -> None:
    assert frequencies("tlh") == {}
