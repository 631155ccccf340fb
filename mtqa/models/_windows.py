"""Texts over a model's length limit, cut into windows and put together again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.models._encoding import Array

_BATCH_TOKENS = 1024  # the activations of a batch stay in the processor's cache


def windows(count: int, room: int) -> Iterator[tuple[int, int]]:
    """Ranges of about equal length, none over `room`, that cover `count` tokens."""
    pieces = max(1, -(-count // room))
    yield from pairwise(count * piece // pieces for piece in range(pieces + 1))


def batches(windows: list[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Windows `(text, start, end)` of like length together, so that little is padding."""
    batch: list[tuple[int, int, int]] = []
    for window in sorted(windows, key=lambda w: w[1] - w[2]):
        longest = batch[0][2] - batch[0][1] + 5 if batch else 0
        if batch and longest * (len(batch) + 1) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(window)
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
