"""How surprising the words of a text are by themselves, whatever stands around them.

A language model gives a rare name few chances even where it is right. Subtracting what the words
alone would cost leaves what the sentence does to them: the unigram correction of SLOR (Pauls and
Klein 2012, "Large-Scale Syntactic Language Modeling with Treelets"; Lau, Clark and Lappin 2017,
"Grammaticality, Acceptability, and Probability"). The frequencies are those of wordfreq.
"""

from __future__ import annotations

import math
from importlib.metadata import version
from typing import TYPE_CHECKING

from mtqa.text import words
from mtqa.text.lexicon import frequencies

if TYPE_CHECKING:
    from collections.abc import Mapping

UNLISTED = 2.0
"""The Zipf frequency of a word that is not listed: the lists end at 3, so a tenth of that."""

_BITS = math.log2(10)
_LONGEST = 8  # letters of a listed word in a script without spaces; longer ones are hardly there


def signature() -> str:
    """Whose frequencies these are."""
    return f"wordfreq-{version('wordfreq')}"


def bits(text: str, language: str) -> float | None:
    """The surprisal of a text's words as unigrams, in bits; punctuation costs nothing.

    Scripts without spaces are cut into the listed words that cost least. None for a language
    whose frequencies are not known.
    """
    zipf = frequencies(language)
    if not zipf:
        return None
    spaced = sum(_cost(zipf, word) for word in _contracted(zipf, text))
    return spaced + sum(_cheapest(zipf, run) for run in words.runs(text))


def _contracted(zipf: Mapping[str, float], text: str) -> list[str]:
    """The words of a text without case (the lists have ss for ß); two around an apostrophe are one
    where the lists have it.
    """
    found: list[str] = []
    before = 0
    for start, end in words.spaced(text):
        word = text[start:end].casefold()
        joint = f"{found[-1]}'{word}" if found and text[before:start] in {"'", "’"} else ""
        if joint in zipf:
            found[-1] = joint
        else:
            found.append(word)
        before = end
    return found


def _cost(zipf: Mapping[str, float], word: str) -> float:
    """The bits of one word. Of numbers the lists know how frequent those of a length are, all
    together, under as many zeros; one of them is taken to be as frequent as another.
    """
    if word.isdecimal() and len(word) > 1:
        return (9 - zipf.get("0" * len(word), UNLISTED) + len(word)) * _BITS
    return (9 - zipf.get(word, UNLISTED)) * _BITS


def _cheapest(zipf: Mapping[str, float], run: str) -> float:
    best = [0.0]
    for end in range(1, len(run) + 1):
        starts = range(max(0, end - _LONGEST), end)
        best.append(
            min(
                best[start] + _cost(zipf, run[start:end])
                for start in starts
                if start == end - 1 or run[start:end] in zipf
            )
        )
    return best[-1]
