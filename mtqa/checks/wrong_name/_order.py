"""Names whose parts have changed places: "Altman Sam" for "Sam Altman"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mtqa.checks.wrong_name._mentions import SHORTEST, capitalized
from mtqa.text.lexicon import frequencies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.text.phrases import Range
    from mtqa.types import Segment


_FAMILY_FIRST = frozenset({"hu", "zh", "ja", "ko", "vi"})
COMMON = 4.3
"""Zipf frequency from which a word may be no name: "Hilton Hotel", "Hotel Hilton"."""


def turned(source: Segment, target: Segment) -> Iterator[tuple[Range, Range]]:
    """The range in the translation of two words with a capital that stand the other way round,
    and theirs in the source.
    """
    if _FAMILY_FIRST & {source.language.partition("-")[0], target.language.partition("-")[0]}:
        return
    for start, end, first, second in _pairs(source.text):
        if f"{first} {second}" in target.text or f"{second} {first}" in source.text:
            continue
        place = target.text.find(f"{second} {first}")
        after = place + len(first) + len(second) + 1
        if place < 0 or target.text[after : after + 1].isalpha():
            continue
        if target.text.count(first) == 1 and _is_name(second, source.language, target.language):
            yield (place, after), (start, end)


def _is_name(word: str, *languages: str) -> bool:
    return all(frequencies(language).get(word.lower(), 0) < COMMON for language in languages)


def _pairs(text: str) -> Iterator[tuple[int, int, str, str]]:
    words = capitalized(text)
    for (start, middle), (next_start, end) in pairwise(words):
        if text[middle:next_start] == " ":
            first, second = text[start:middle], text[next_start:end]
            if max(len(first), len(second)) >= SHORTEST and first != second:
                yield start, end, first, second
