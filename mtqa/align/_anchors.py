"""Words and numbers that two texts share, whatever their languages.

Names, numbers, handles and cognates are written alike on both sides. Words with the same
beginning count as cognates (Simard, Foster and Isabelle, 1992: Using cognates to align sentences
in bilingual corpora).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

STEM = 5
"""Words are compared by their first letters, so that inflected names and cognates meet."""

BACKGROUND = 30
"""A word is as rare as if this many further segments had been seen without it: in a short
document even a word that stands in one segment of three says something."""

_DENSE = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,]\d{{3}}(?!\d))*)"
    rf"|(?P<dense>[{_DENSE}\U00020000-\U0003ffff]+)"
    rf"|[^\W\d_{_DENSE}\U00020000-\U0003ffff]{{2,}}"
)


def anchors(text: str) -> Iterator[str]:
    """The anchors of a text, in order and with repetitions.

    Numbers as digits without leading zeros and grouping, words folded and cut to their first
    letters, pairs of characters where a script does not divide words.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    for token in _TOKEN.finditer(text):
        if token["number"]:
            yield _number(token[0])
        elif token["dense"]:
            yield from map("".join, zip(token[0], token[0][1:], strict=False))
        else:
            yield _stem(token[0])


def _number(token: str) -> str:
    digits = "".join(str(unicodedata.digit(c)) for c in token if c.isdigit())
    return digits.lstrip("0") or "0"


def _stem(word: str) -> str:
    folded = word[: 2 * STEM].casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    return folded[:STEM]


def shared_anchors(
    first: Sequence[str], second: Sequence[str]
) -> tuple[list[frozenset[str]], list[frozenset[str]], Mapping[str, float]]:
    """The anchors of each text of two documents that both documents know, and what each is worth.

    The worth is the log of how much likelier two texts are to share the anchor if they say the
    same (taken as one half) than if they do not (how frequent it is in the documents).
    """
    counts = [Counter(a for text in side for a in set(anchors(text))) for side in (first, second)]
    worth = {}
    for anchor in counts[0].keys() & counts[1].keys():
        frequency = max(
            count[anchor] / (len(side) + BACKGROUND)
            for count, side in zip(counts, (first, second), strict=True)
        )
        if frequency < 0.5:
            worth[anchor] = log(0.5 / frequency)
    known = worth.keys()
    return (
        [frozenset(known & set(anchors(text))) for text in first],
        [frozenset(known & set(anchors(text))) for text in second],
        worth,
    )
