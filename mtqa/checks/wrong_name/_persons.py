"""Finds persons whom a translation in another script names in the place of others.

A name of two parts in the source of which no part sounds in the translation, and a foreign name of
two parts in the translation that sounds like no name of the source: 杰夫·贝佐斯 for Elon Musk.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from mtqa.checks.wrong_name._evidence import COMMON_NAME
from mtqa.checks.wrong_name._mentions import capitalized
from mtqa.checks.wrong_name._renderings import sounds_like
from mtqa.text.lexicon import frequencies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.text.phrases import Range
    from mtqa.types import Segment

_SHORTEST = 3
_SHAPES = {
    "zh": (3, r"\p{Han}{1,4}(?:[·•・‧]\p{Han}{1,3})+"),
    "ja": (3, r"[\p{Katakana}ー]{2,}(?:[・＝]\p{Katakana}[\p{Katakana}ー]+)+"),
    "ru": (4, r"(?<=\p{Ll},? )[А-ЯЁ][а-яё]{2,} [А-ЯЁ][а-яё]{2,}(?! \p{Lu}|\p{L})"),
    "uk": (4, r"(?<=\p{Ll},? )[А-ЯІЇЄҐ][а-яіїєґ’']{2,} [А-ЯІЇЄҐ][а-яіїєґ’']{2,}(?! \p{Lu}|\p{L})"),
}
"""By language one consonant in how many may differ, and what a foreign person's name looks like."""


def confused(source: Segment, target: Segment) -> Iterator[tuple[Range, Range]]:
    """The ranges of the wrong person in the translation and of the right one in the source: at most
    one pair of them.
    """
    shape = _shape(target.language.partition("-")[0])
    if shape is None:
        return
    share, pattern = shape
    strangers = [match.span() for match in pattern.finditer(target.text)]
    if not strangers:
        return
    words = capitalized(source.text)
    names = [source.text[start:end] for start, end in words]
    lost = [pair for pair in _pairs(source, words) if not _sounds(target.text, source, pair, share)]
    for start, end in strangers if lost else ():
        name = target.text[start:end]
        if not any(sounds_like(name, other, share) for other in names):
            yield (start, end), (lost[0][0][0], lost[0][1][1])
            return


@cache
def _shape(language: str) -> tuple[int, regex.Pattern[str]] | None:
    if language not in _SHAPES:
        return None
    share, pattern = _SHAPES[language]
    return share, regex.compile(pattern)


def _pairs(source: Segment, words: tuple[Range, ...]) -> list[tuple[Range, Range]]:
    """Words with capitals that stand side by side, none of them a common one."""
    known = frequencies(source.language)
    return [
        (one, other)
        for one, other in pairwise(words)
        if source.text[one[1] : other[0]] == " "
        and all(
            end - start >= _SHORTEST
            and known.get(source.text[start:end].lower(), 0.0) < COMMON_NAME
            for start, end in (one, other)
        )
    ]


def _sounds(text: str, source: Segment, pair: tuple[Range, Range], share: int) -> bool:
    names = (source.text[start:end] for start, end in pair)
    return any(name in text or sounds_like(text, name, share) for name in names)
