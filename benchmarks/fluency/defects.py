"""Gross defects put into clean translations: what any model of fluency must find.

Every defect is made by rule from a clean segment and its English source, so that it can be made
again: no choice is left to chance beyond the seed.
"""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from langcodes import standardize_tag

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FEWEST = 8
"""Words of a segment that a defect is put into."""


def untranslated(words: list[str], source: list[str], draw: Random) -> list[str]:
    """A third of the segment, or more, stands there in English."""
    start = draw.randrange(len(words) // 2)
    size = max(3, len(source) // 3)
    at = draw.randrange(max(1, len(source) - size))
    return [*words[:start], *source[at : at + size], *words[start + len(words) // 3 :]]


def foreign_word(words: list[str], source: list[str], draw: Random) -> list[str]:
    """One word is an English one, of five letters or more."""
    able = [word for word in source if len(word) > 4 and word.isalpha() and word.islower()]
    place = draw.randrange(1, len(words))
    return [*words[:place], draw.choice(able), *words[place + 1 :]] if able else words


def glued(words: list[str], _source: list[str], draw: Random) -> list[str]:
    """Two words stick together."""
    able = [
        place
        for place, (a, b) in enumerate(pairwise(words))
        if a.isalpha() and b.isalpha() and len(a) > 2 and len(b) > 2
    ]
    if not able:
        return words
    place = draw.choice(able)
    return [*words[:place], words[place] + words[place + 1], *words[place + 2 :]]


def doubled(words: list[str], _source: list[str], draw: Random) -> list[str]:
    """A word stands there twice."""
    able = [place for place, word in enumerate(words) if word.isalpha() and len(word) > 1]
    if not able:
        return words
    place = draw.choice(able)
    return [*words[:place], words[place], *words[place:]]


def scrambled(words: list[str], _source: list[str], draw: Random) -> list[str]:
    """The words between the first and the last stand in any order."""
    middle = words[1:-1]
    draw.shuffle(middle)
    return [words[0], *middle, words[-1]]


DEFECTS: dict[str, Callable[[list[str], list[str], Random], list[str]]] = {
    "untranslated": untranslated,
    "foreign word": foreign_word,
    "glued": glued,
    "doubled": doubled,
    "scrambled": scrambled,
}


def read_clean(path: Path, *, tuned: bool) -> dict[str, list[tuple[str, str]]]:
    """Segments of ntrex and their English sources by language: of the languages that thresholds
    may look at (every second one), or of the others.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    names = sorted({name for row in rows for name in row["refs"]})[0 if tuned else 1 :: 2]
    for name in names:
        tag = standardize_tag(name.partition("-")[0], macro=True)
        pairs = [
            p for row in rows for p in zip(row["refs"].get(name, ()), row["eng"], strict=False)
        ]
        found.setdefault(tag, []).extend(pairs)
    return found


def make(pairs: list[tuple[str, str]], name: str, limit: int, seed: int) -> list[tuple[str, str]]:
    """At most `limit` segments (clean, with the defect), of languages that put spaces."""
    draw = Random(seed)  # noqa: S311 (a sample, no secret)
    found = []
    for text, source in draw.sample(pairs, len(pairs)):
        words = text.split()
        if len(words) >= FEWEST and len(found) < limit:
            bad = " ".join(DEFECTS[name](words, source.split(), draw))
            if bad != " ".join(words):
                found.append((" ".join(words), bad))
    return found
