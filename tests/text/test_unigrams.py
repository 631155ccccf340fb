"""What words cost by themselves, against wordfreq's own numbers."""

from __future__ import annotations

import math

import pytest
import wordfreq

from mtqa.text import unigrams


def cost(word: str, language: str) -> float:
    """From the same list, as the package itself reads it."""
    frequency = wordfreq.get_frequency_dict(language, wordlist="small").get(word, 1e-7)
    return -math.log2(frequency)


CASES = {
    "words": ("The harbour, opens!", "en", ["the", "harbour", "opens"]),
    "region": ("The harbour", "en-GB", ["the", "harbour"]),
    "contraction": ("It isn’t open", "en", ["it", "isn't", "open"]),
    "no-contraction": ("rock'harbour", "en", ["rock", "harbour"]),
    "unlisted": ("Hafenzzzq", "de", ["hafenzzzq"]),
    "accents": ("Größe ÜBER", "de", ["grösse", "über"]),
    "no-spaces": ("期待季节", "zh-Hans", ["期待", "季节"]),
    "mixed": ("OpenAI 期待", "zh", ["openai", "期待"]),
    "punctuation": ("… — !", "en", []),
    "nothing": ("", "en", []),
}


@pytest.mark.parametrize("case", CASES)
def test_bits(case: str) -> None:
    text, language, words = CASES[case]
    base = language.partition("-")[0]
    expected = sum(cost(word, base) for word in words)
    assert unigrams.bits(text, language) == pytest.approx(expected, abs=0.05)


def test_numbers_are_about_as_frequent_as_wordfreq_says() -> None:
    for number in ("42", "1984", "60000"):
        own = -math.log2(wordfreq.word_frequency(number, "en", wordlist="small"))
        assert unigrams.bits(number, "en") == pytest.approx(own, abs=7)


def test_no_correction_without_frequencies() -> None:
    assert unigrams.bits("tlhIngan maH", "tlh") is None
