"""Texts as the tokens of a fast tokenizer, and token surprisals as fluency, offsets in the text."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mtqa.models._fluency import SentenceFluency, TokenFluency
from mtqa.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from torch import Tensor

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text without special tokens. `spans` are half-open, in code points, without the white
    space around them: that of a token which is only white space is empty, at its end.
    """

    text: str
    ids: list[int]
    spans: list[tuple[int, int]]

    def word_ends(self) -> list[int]:
        """For each token, the index after the last token of its word.

        A word is a run of letters and digits in a script with spaces; punctuation, and a token
        of a script without spaces, is a word of its own.
        """
        ranges = list(words.spaced(self.text))
        starts = [start for start, _ in ranges]
        places = []
        for at, (start, _) in enumerate(self.spans):
            word = bisect_right(starts, start) - 1
            inside = word >= 0 and start < ranges[word][1]
            places.append((word, 0) if inside else (-1, at))
        ends = list(range(1, len(places) + 1))
        for at in reversed(range(len(places) - 1)):
            if places[at] == places[at + 1]:
                ends[at] = ends[at + 1]
        return ends

    def sentence(self, bits: Sequence[float], *, alone: float = 0.0) -> SentenceFluency:
        """The text as scored by the surprisal of each of its tokens, all in bits.

        Its value is how much less than `alone` it costs, for each byte of UTF-8.
        """
        tokens = tuple(self._characters(bits))
        total = sum(token.error for token in tokens)
        size = len(self.text.strip().encode())
        return SentenceFluency(tokens, (alone - total) / size if tokens else 0.0)

    def _characters(self, bits: Sequence[float]) -> Iterator[TokenFluency]:
        """Tokens that share a character (the bytes of one) as one: their surprisals add. That of
        white space goes to the token after it.
        """
        first = last = 0
        error = pending = 0.0
        for (start, end), own in zip(self.spans, bits, strict=True):
            if start == end:
                pending += own
                continue
            if start >= last:
                if last:
                    yield TokenFluency(first, last, error)
                first, error = start, 0.0
            last = max(last, end)
            error += pending + own
            pending = 0.0
        if last:
            yield TokenFluency(first, last, error)


def tokenize(tokenizer: Any, texts: Sequence[str]) -> list[Tokens]:
    """Text that looks like a special token is text, and half a surrogate pair is U+FFFD."""
    clean = [_SURROGATE.sub("\ufffd", text) for text in texts]
    if not clean:
        return []
    found = tokenizer(
        clean,
        add_special_tokens=False,
        return_offsets_mapping=True,
        split_special_tokens=True,
        truncation=False,
    )
    return [
        Tokens(text, list(ids), [_trimmed(text, *span) for span in spans])
        for text, ids, spans in zip(clean, found["input_ids"], found["offset_mapping"], strict=True)
    ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def surprisals(logits: Tensor, ids: Sequence[int]) -> list[float]:
    """How surprising each of `ids` is, in bits, by its own row of logits (ids, vocabulary)."""
    import torch
    from torch.nn.functional import cross_entropy

    nats = cross_entropy(logits.float(), torch.tensor(ids, dtype=torch.long), reduction="none")
    found: list[float] = (nats / math.log(2)).tolist()
    return found
