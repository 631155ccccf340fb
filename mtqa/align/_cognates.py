"""Words that look the same in both languages: numerals, names, cognates."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.align._band import Array

_SHORTEST, _STEM, _STEM_WEIGHT = 4, 5, 0.5
_DIMENSIONS = 256


def anchor_vectors(source: Sequence[str], target: Sequence[str]) -> tuple[Array, Array]:
    """One float32 vector of 256 dimensions per sentence; sentences share anchors where they point
    the same way.

    Anchors are numerals, words of four letters or more, and their first five letters, as far as
    they occur on both sides; rare ones weigh more (inverse document frequency). They are hashed
    into the dimensions with signs (Weinberger et al. 2009, "Feature Hashing").
    """
    sides = [[_anchors(text) for text in side] for side in (source, target)]
    counts = [Counter(key for sentence in side for key in sentence) for side in sides]
    size = len(source) + len(target)
    weights = {
        key: math.log(size / (counts[0][key] + counts[1][key]))
        for key in counts[0].keys() & counts[1].keys()
    }
    return _hashed(sides[0], weights), _hashed(sides[1], weights)


def _anchors(text: str) -> dict[str, float]:
    """Anchors of a text and how much each counts, apart from its rarity."""
    found: dict[str, float] = {}
    for word in re.findall(r"\w+", text):
        if any(letter.isdigit() for letter in word):
            found[word] = found.get(word, 0) + 1
        elif len(word) >= _SHORTEST:
            plain = _folded(word)
            found[plain] = found.get(plain, 0) + 1
            stem = plain[:_STEM] + "*"
            found[stem] = found.get(stem, 0) + _STEM_WEIGHT
    return found


def _folded(word: str) -> str:
    """Without case and accents: names keep their letters, not always their marks."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _hashed(side: list[dict[str, float]], weights: dict[str, float]) -> Array:
    vectors = np.zeros((len(side), _DIMENSIONS), np.float32)
    for vector, sentence in zip(vectors, side, strict=True):
        for key, count in sentence.items():
            if key in weights:
                hashed = crc32(key.encode())
                sign = 1 if hashed & (1 << 31) else -1
                vector[hashed % _DIMENSIONS] += sign * count * weights[key]
    return vectors
