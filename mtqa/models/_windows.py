"""Texts over a model's length limit, cut into windows and put together again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtqa.models._encoding import Array

BATCH_TOKENS = 1024  # the activations of a batch stay in the processor's cache

Item = TypeVar("Item")


class Window(NamedTuple):
    """Tokens from `begin` to `end`, which a model sees together; it judges `first` to `last`."""

    begin: int
    end: int
    first: int
    last: int


def windows(count: int, room: int) -> Iterator[tuple[int, int]]:
    """Ranges of about equal length, none over `room`, that cover `count` tokens."""
    pieces = max(1, -(-count // room))
    yield from pairwise(count * piece // pieces for piece in range(pieces + 1))


def sliding(count: int, room: int, *, ahead: int = 0) -> Iterator[Window]:
    """Windows of at most `room` tokens that judge each of `count` tokens once.

    Each begins half a window after the one before. A token that is judged has at least
    `room // 2 - ahead` tokens before it and `ahead` after it, as far as the text has them.
    """
    begin = first = 0
    while first < count:
        end = min(begin + room, count)
        last = count if end == count else end - ahead
        yield Window(begin, end, first, last)
        begin, first = begin + max(1, room // 2), last


def batches(windows: list[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Windows `(text, start, end)` of like length together, so that little is padding."""
    return by_length(windows, lambda window: window[2] - window[1] + 5)


def by_length(
    items: Iterable[Item], length: Callable[[Item], int], budget: int = BATCH_TOKENS
) -> Iterator[list[Item]]:
    """Batches of items of like length, the longest first: one item, or at most `budget` tokens
    with the padding.
    """
    batch: list[Item] = []
    for item in sorted(items, key=length, reverse=True):
        if batch and length(batch[0]) * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def joined(
    parts: list[tuple[int, dict[int, Array], dict[int, Array]]], count: int, layers: Sequence[int]
) -> tuple[dict[int, Array], dict[int, Array]]:
    """The windows of one text, put together in order."""
    parts = sorted(parts, key=lambda part: part[0])
    ends = [start for start, _, _ in parts[1:]] + [count]
    weights = [max(end - part[0], 1) for end, part in zip(ends, parts, strict=True)]
    states = {n: np.concatenate([p[1][n] for p in parts]) for n in layers if parts[0][1]}
    vectors = {}
    for layer in layers:
        mean = np.average([part[2][layer] for part in parts], axis=0, weights=weights)
        vectors[layer] = (mean / max(float(np.linalg.norm(mean)), 1e-12)).astype(np.float32)
    return states, vectors
