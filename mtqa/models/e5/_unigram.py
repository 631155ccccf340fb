"""Unigram subword tokenizer with offsets into the original text.

The segmentation is the most probable one under the piece probabilities (Kudo 2018, "Subword
Regularization"), found word by word: a piece holds the word marker U+2581 only in front, so no
piece crosses the boundary of a word.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mtqa.models.e5._file import Array, Vocabulary

MARK = "\u2581"
_UNKNOWN_PENALTY = 10.0  # below the rarest piece, as sentencepiece has it
_CACHED_LENGTH, _CACHED_WORDS = 32, 200_000
_CLUSTER = 31  # UAX #15 stream-safe text: a base and 30 marks; sorting marks is quadratic

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Ids of pieces, without special tokens, and their half-open ranges of code points.

    `spans` has the shape (tokens, 2) and never goes backwards. A character that was normalized to
    several may be shared by tokens; a word marker that stands alone has an empty range; white
    space, and characters that normalization drops, belong to no token.
    """

    ids: Array
    spans: Array


class Tokenizer:
    """Turns text into the ids of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Prepares the look-up of pieces."""
        special = {vocabulary.begin, vocabulary.end, vocabulary.padding, vocabulary.unknown}
        scores = vocabulary.scores.tolist()
        pieces = vocabulary.pieces
        # Text that looks like a special token is text: "<s>" in a page must not end a sentence.
        self._pieces = {
            piece: (score, number)
            for number, (piece, score) in enumerate(zip(pieces, scores, strict=True))
            if number not in special and piece != "<mask>"
        }
        self._longest = max(map(len, self._pieces), default=1)
        self._unknown_score = min(scores) - _UNKNOWN_PENALTY
        self._unknown = vocabulary.unknown
        self._normal = vocabulary.normal
        self._words: dict[str, list[tuple[int, int]]] = {}

    def tokenize(self, text: str) -> Tokens:
        """The tokens of `text`; white space at its ends and in runs does not count."""
        ids: list[int] = []
        spans: list[Span] = []
        for word, origin in self._split(text):
            start = 0
            for number, length in self._segment(word):
                begin = origin[max(start, 1)][0]
                start += length
                spans.append((begin, origin[start - 1][1] if start > 1 else begin))
                ids.append(number)
        return Tokens(np.array(ids, np.int64), np.array(spans, np.int64).reshape(-1, 2))

    def normalize(self, text: str) -> str:
        """What is tokenized: words with their markers."""
        return "".join(word for word, _ in self._split(text))

    def _split(self, text: str) -> list[tuple[str, list[Span]]]:
        words: list[tuple[str, list[Span]]] = []
        letters: list[str] = [MARK]
        origin: list[Span] = [(0, 0)]
        for piece, span in _composed(text):
            for letter in self._normal.get(piece, piece) if len(piece) == 1 else piece:
                if letter not in (" ", MARK):
                    letters.append(letter)
                    origin.append(span)
                elif len(letters) > 1:
                    words.append(("".join(letters), origin))
                    letters, origin = [MARK], [span]
        if len(letters) > 1:
            words.append(("".join(letters), origin))
        return words

    def _segment(self, word: str) -> list[tuple[int, int]]:
        found = self._words.get(word)
        if found is None:
            found = self._best(word)
            if len(word) <= _CACHED_LENGTH and len(self._words) < _CACHED_WORDS:
                self._words[word] = found
        return found

    def _best(self, word: str) -> list[tuple[int, int]]:
        """Ids and lengths of the pieces of the best path; unknown characters in a row are one."""
        size = len(word)
        best = [0.0] + [float("-inf")] * size
        back: list[tuple[int, int]] = [(0, 0)] * (size + 1)
        for start in range(size):
            here = best[start]
            for end in range(start + 1, min(start + self._longest, size) + 1):
                piece = self._pieces.get(word[start:end])
                if piece is not None and here + piece[0] > best[end]:
                    best[end] = here + piece[0]
                    back[end] = (piece[1], start)
            if here + self._unknown_score > best[start + 1]:
                best[start + 1] = here + self._unknown_score
                back[start + 1] = (self._unknown, start)
        path: list[tuple[int, int]] = []
        end = size
        while end:
            number, start = back[end]
            if path and number == path[-1][0] == self._unknown:
                path[-1] = (number, path[-1][1] + end - start)
            else:
                path.append((number, end - start))
            end = start
        return path[::-1]


def _composed(text: str) -> list[tuple[str, Span]]:
    """Characters with their ranges; a base and its combining marks are composed (NFC)."""
    if unicodedata.is_normalized("NFC", text):
        return [(letter, (at, at + 1)) for at, letter in enumerate(text)]
    pieces: list[tuple[str, Span]] = []
    start = 0
    for end in range(1, len(text) + 1):
        full = end - start == _CLUSTER
        if end == len(text) or full or not _joins(text[end - 1], text[end]):
            composed = unicodedata.normalize("NFC", text[start:end])
            pieces.extend((letter, (start, end)) for letter in composed)
            start = end
    return pieces


def _joins(before: str, letter: str) -> bool:
    """Whether `letter` may melt into what stands before it: marks, and jamo after jamo."""
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Mc":
        return True
    jamo = "\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    return jamo and "\u1160" <= letter <= "\u11ff"
