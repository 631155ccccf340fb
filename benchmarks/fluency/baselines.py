"""What a model of fluency has to beat: word frequencies, and n-grams of characters.

Both have the shape of mtqa.models._fluency.FluencyModel, so that they run through the same code.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from mtqa.models._fluency import SentenceFluency, TokenFluency
from mtqa.text.lexicon import frequencies
from mtqa.text.words import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtqa.types import Encodings

ORDER = 5
"""Characters of the longest n-gram."""

_UNLISTED = 2.0


def _sentence(text: str, errors: Sequence[float]) -> SentenceFluency:
    tokens = tuple(
        TokenFluency(start, end, error)
        for (start, end), error in zip(spaced(text), errors, strict=True)
    )
    mean = sum(errors) / len(errors) if errors else 0.0
    return SentenceFluency(tokens, -mean)


class WordFrequencies:
    """A word is the worse the rarer it is (wordfreq)."""

    signature = "wordfreq"

    def score(
        self,
        texts: Sequence[str],
        *,
        languages: Sequence[str],
        encodings: Encodings | None = None,
    ) -> Sequence[SentenceFluency]:
        """See FluencyModel."""
        del encodings
        return [
            _sentence(
                text,
                [
                    9 - frequencies(language).get(text[a:b].lower(), _UNLISTED)
                    for a, b in spaced(text)
                ],
            )
            for text, language in zip(texts, languages, strict=True)
        ]


class CharacterNgrams:
    """Surprisal by characters, Witten and Bell's smoothing (1991), trained on native_text."""

    signature = f"characters-{ORDER}"

    def __init__(self, path: Path) -> None:
        """`path` is native_text.jsonl.gz."""
        self._texts: dict[str, list[str]] = defaultdict(list)
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                self._texts[row["lang"]].append(row["text"])
        self._counts = cache(self._count)

    def score(
        self,
        texts: Sequence[str],
        *,
        languages: Sequence[str],
        encodings: Encodings | None = None,
    ) -> Sequence[SentenceFluency]:
        """See FluencyModel. A word's error is the surprisal of its characters, in bits."""
        del encodings
        found = []
        for text, language in zip(texts, languages, strict=True):
            bits = self._bits(text, language)
            errors = [sum(bits[a : b + 1]) for a, b in spaced(text)]
            total = -sum(bits) / max(len(text), 1)
            found.append(SentenceFluency(_sentence(text, errors).tokens, total))
        return found

    def _count(self, language: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """Counts of n-grams, of their contexts, and of the kinds of characters after these."""
        grams: Counter[str] = Counter()
        for text in self._texts.get(language, ()):
            padded = " " * (ORDER - 1) + text + " "
            for size in range(1, ORDER + 1):
                grams.update(padded[at - size + 1 : at + 1] for at in range(ORDER - 1, len(padded)))
        contexts: Counter[str] = Counter()
        kinds: Counter[str] = Counter()
        for gram, count in grams.items():
            contexts[gram[:-1]] += count
            kinds[gram[:-1]] += 1
        return grams, contexts, kinds

    def _bits(self, text: str, language: str) -> list[float]:
        grams, contexts, kinds = self._counts(language.partition("-")[0])
        padded = " " * (ORDER - 1) + text + " "
        found = []
        for at in range(ORDER - 1, len(padded)):
            chance = 1e-5
            for size in range(1, ORDER + 1):
                gram = padded[at - size + 1 : at + 1]
                seen, new = contexts[gram[:-1]], kinds[gram[:-1]]
                if seen:
                    chance = (grams[gram] + new * chance) / (seen + new)
            found.append(-math.log2(chance))
        return found
