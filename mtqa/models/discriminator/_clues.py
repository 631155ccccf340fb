"""What the words of a text say by themselves: how common they are, whether they stand twice.

The states of the encoder hardly show that a word repeats the one before, that two stick together or
that a spelling is none of the language; a list of words does. Beside the states, each token gets
the clues of the word that it belongs to.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from mtqa.text.lexicon import frequencies
from mtqa.text.words import spaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtqa.models._encoding import Array

NAMES = (
    "listed", "frequency", "unlisted", "english", "only english", "repeats", "repeats the last but",
    "is repeated", "stuck together", "camel case", "capital", "capital inside", "capitals", "digit",
    "first token", "last token", "length", "no word", "list", "latin among others",
)  # fmt: skip
"""The clues of a token, in the order of the columns; all are between 0 and about 1."""

_COMMON = 4.0
"""Zipf frequency of words of which two may stick together."""

_ENGLISH = 3.0
_SCALE = 8.0


@dataclass(frozen=True, slots=True)
class _Lists:
    own: Mapping[str, float]
    english: Mapping[str, float]


def clues(text: str, language: str, spans: Array) -> Array:
    """(tokens, len(NAMES)), float32; `spans` are the half-open ranges of the tokens."""
    own = frequencies(language)
    lists = _Lists(own, {} if language.partition("-")[0] == "en" else frequencies("en"))
    ranges = list(spaced(text))
    forms = [text[start:end] for start, end in ranges]
    others = _not_latin(text)
    rows = np.zeros((len(ranges) + 1, len(NAMES)), np.float32)
    low = [form.lower() for form in forms]
    for place, form in enumerate(forms):
        rows[place, :13] = _word(form, low, place, lists)
        rows[place, 13] = any(map(str.isdigit, form))
        rows[place, 16] = min(len(form), 24) / 24
        rows[place, 19] = others and form.isascii() and form.isalpha()
    rows[-1, 17] = 1
    rows[:, 18] = bool(own)
    starts = [start for start, _ in ranges]
    places = [_place(span, ranges, starts) for span in spans.tolist()]
    found = rows[places]
    for at, place in enumerate(places):
        if place >= 0:
            found[at, 14] = at == 0 or places[at - 1] != place
            found[at, 15] = at + 1 == len(places) or places[at + 1] != place
    return found


def _place(span: list[int], ranges: list[tuple[int, int]], starts: list[int]) -> int:
    """The number of the word in which a token stands; -1 where there is none."""
    word = bisect_right(starts, max(span[1] - 1, span[0])) - 1
    return word if word >= 0 and ranges[word][1] > span[0] else -1


def _word(form: str, low: list[str], place: int, lists: _Lists) -> list[float]:
    word = low[place]
    own = lists.own.get(word, 0.0)
    english = lists.english.get(word, 0.0)
    missing = bool(lists.own) and not own and form.isalpha()
    before = low[place - 1] if place else ""
    letters = len(form) > 1 and form.isalpha()
    return [
        own > 0,
        own / _SCALE,
        missing,
        english / _SCALE,
        missing and english > _ENGLISH,
        word == before and form.isalpha(),
        place > 1 and word == low[place - 2] and letters,
        place + 1 < len(low) and word == low[place + 1] and form.isalpha(),
        _stuck(word, lists.own) / _SCALE if missing else 0.0,
        letters and any(a.islower() and b.isupper() for a, b in pairwise(form)),
        form[:1].isupper(),
        form[:1].isupper() and place > 0,
        letters and form.isupper(),
    ]


def _stuck(word: str, own: Mapping[str, float]) -> float:
    """How common the rarer one of two common words is that the word is made of; 0 if it is not."""
    best = 0.0
    for cut in range(2, len(word) - 1):
        first = own.get(word[:cut], 0.0)
        if first > max(best, _COMMON):
            best = max(best, min(first, own.get(word[cut:], 0.0)))
    return best if best > _COMMON else 0.0


def _not_latin(text: str) -> bool:
    """Whether most of its letters are beyond ASCII and Latin-1, Latin Extended."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter > "\u024f" for letter in letters) * 2 > len(letters)
