"""Features of beads, row by row of the band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mtqa.align._coverage import Row, Tokens, cover
from mtqa.align._lattice import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.align._band import Array, Band

FEATURES = (
    "cosine",
    "neighbours",
    "anchors",
    "length/ratio",
    "length/deviation",
    "mass",
    "covered/source",
    "covered/target",
    "covered/sum",
    "chosen/source",
    "chosen/target",
    "chosen/sum",
    "weakest/source",
    "weakest/target",
    "crosses-block",
    "unlike",
    "kind/1-1",
    "kind/1-2",
    "kind/2-2",
    "kind/1-many",
    "kind/many-many",
    "kind/4",
)

_MASS = 20.0  # a sentence of medium length: keeps the weights of one order
_VARIANCE = 6.8  # of characters per character, Gale and Church 1993
_A, _B = (grid[..., None] for grid in np.mgrid[1 : LARGEST + 1, 1 : LARGEST + 1])
_KINDS = np.stack(
    [
        (_A == 1) & (_B == 1),
        _A + _B == 3,
        (_A == 2) & (_B == 2),
        (np.minimum(_A, _B) == 1) & (_A + _B > 3),
        (np.minimum(_A, _B) > 1) & (_A + _B > 4),
        np.maximum(_A, _B) == LARGEST,
    ]
).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Sentences:
    """One side: its tokens, the sum of the states of each sentence (n, d), anchors (n, k), lengths
    in characters of the target language, block numbers, one-hot sorts (n, s), and whether a
    sentence may not be joined with others.
    """

    tokens: Tokens
    sums: Array
    anchors: Array
    lengths: Array
    blocks: Array | None
    sorts: Array
    single: Array

    def pooled(self) -> Array:
        """Sentence vectors of length 1."""
        return _unit(self.sums)

    def lone(self) -> Array:
        """(n, 2): what a sentence costs that stays alone, by count and by mass."""
        masses = self.tokens.masses() / _MASS
        return np.stack([np.ones_like(masses), masses], axis=1)


def row_features(source: Sentences, target: Sentences, band: Band) -> Iterator[tuple[Array, Array]]:
    """Per source sentence: which beads are possible (4, 4, width), and the features of all
    (features, 4, 4, width), in the order of `FEATURES`.
    """
    vectors = _Vectors(source.sums, target.sums)
    anchors = _Vectors(source.anchors, target.anchors)
    alone = [np.maximum(side.tokens.masses(), 1e-6) for side in (source, target)]
    masses = [groups(side.tokens.masses()[:, None])[..., 0] / _MASS for side in (source, target)]
    lengths = [groups(side.lengths[:, None])[..., 0] for side in (source, target)]
    crossing = [_crossings(side) for side in (source, target)]
    sorts = _Vectors(source.sorts, target.sorts)
    joined = [_joined_singles(side) for side in (source, target)]
    coverage = cover(source.tokens, target.tokens, band)
    for i in range(len(source.sums)):
        ends = np.arange(band[0][i + 1], band[1][i + 1] + 1) - 1
        at = np.maximum(ends, 0)
        mass = [masses[0][i][:, None, None], masses[1][at].T[None]]
        cells = (LARGEST, LARGEST, len(ends))
        single = np.stack(
            [
                np.broadcast_to(alone[0][np.maximum(i - _PLACES, 0)][:, None], (4, len(ends))),
                alone[1][np.maximum(ends - _PLACES[:, None], 0)],
            ]
        )
        values = [
            vectors.cosines(i, at),
            vectors.neighbours(i, ends),
            anchors.cosines(i, at),
            *_length_features(lengths[0][i][:, None, None], lengths[1][at].T[None]),
            mass[0] + mass[1],
            *_coverage_features(coverage, i, ends, mass, single),
            crossing[0][i][:, None, None] + crossing[1][at].T[None],
            1 - sorts.cosines(i, at),
        ]
        features = np.stack([np.broadcast_to(value, cells) for value in values])
        kinds = np.broadcast_to(_KINDS, (len(_KINDS), *cells))
        possible = (i + 1 >= _A) & (ends + 1 >= _B)
        possible &= ~(joined[0][i][:, None, None] | joined[1][at].T[None])
        yield possible, np.concatenate([features, kinds]).astype(np.float32)


def groups(rows: Array) -> Array:
    """(n, 4, d): sums of the 1 to 4 rows that end with each one, of fewer at the beginning."""
    found = np.repeat(rows[:, None].astype(np.float32), LARGEST, axis=1)
    for size in range(1, LARGEST):
        found[size:, size:] += rows[: len(rows) - size, None]
    return found


class _Vectors:
    """Cosines between groups of sentences whose vectors are sums."""

    def __init__(self, source: Array, target: Array) -> None:
        self.source, self.target = _unit(groups(source)), _unit(groups(target))

    def cosines(self, i: int, ends: Array) -> Array:
        """(4, 4, ends): groups that end with source sentence i and with target sentences."""
        found: Array = np.einsum("ad,wbd->abw", self.source[i], self.target[ends], optimize=True)
        return found

    def neighbours(self, i: int, ends: Array) -> Array:
        """(4, 4, ends): mean cosine of each side of a bead with the single sentences before and
        after the other side (the margin of Bertalign).
        """
        n, m = len(self.source), len(self.target)
        low = max(int(ends[0]) - LARGEST, 0)
        high = min(int(ends[-1]) + 2, m)
        beside = self.source[i] @ self.target[low:high, 0].T
        places = np.stack([np.broadcast_to(ends + 1, (LARGEST, len(ends))), ends - _SIZES], axis=1)
        inside = (places >= 0) & (places < m)
        chosen = beside[:, np.clip(places - low, 0, high - low - 1)] * inside
        one = chosen.sum(axis=2) / np.maximum(inside.sum(axis=1), 1)
        rows = np.array([i + 1, *range(i - 1, i - 1 - LARGEST, -1)])
        within = (rows >= 0) & (rows < n)
        single = self.source[np.clip(rows, 0, n - 1), 0] * within[:, None]
        other = np.einsum("rd,wbd->rbw", single, self.target[np.maximum(ends, 0)], optimize=True)
        count = np.maximum(within[0] + within[1:].astype(np.float32), 1)
        two = (other[0] + other[1:]) / count[:, None, None]
        mean: Array = (one + two) / 2
        return mean


_SIZES = np.arange(1, LARGEST + 1)[:, None]


def _unit(vectors: Array) -> Array:
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Array = (vectors / np.maximum(norms, 1e-9)).astype(np.float32)
    return unit


def _length_features(source: Array, target: Array) -> tuple[Array, Array]:
    """log2(1 + shorter / longer) as in Bertalign; squared deviation as in Gale and Church, which is
    capped, for it would forbid what it only makes unlikely.
    """
    longer = np.maximum(np.maximum(source, target), 1)
    ratio = np.log2(1 + np.minimum(source, target) / longer)
    deviation = (source - target) ** 2 / (_VARIANCE * (source + target) / 2 + 1)
    return ratio, np.minimum(deviation, 20) / 10


def _crossings(side: Sentences) -> Array:
    """(n, 4): 1 where the group of 1 to 4 sentences that ends with a sentence spans two blocks."""
    found = np.zeros((len(side.lengths), LARGEST), np.float32)
    if side.blocks is not None:
        for size in range(1, LARGEST):
            found[size:, size] = side.blocks[size:] != side.blocks[:-size]
    return found


def _joined_singles(side: Sentences) -> Array:
    """(n, 4): whether the group of 1 to 4 sentences that ends with a sentence joins one that may
    not be joined with others.
    """
    held = groups(side.single[:, None].astype(np.float32))[..., 0] > 0
    held[:, 0] = False
    return held


def _coverage_features(
    rows: list[Row], i: int, ends: Array, mass: list[Array], single: Array
) -> Iterator[Array]:
    """Mean coverage of source and target and its sum; the same for choices; and how far below the
    mean the sentence of each side stays that is chosen least: one that says nothing of what the
    other side says does not belong to the bead. `single` (2, 4, columns) are the masses of the
    sentences that end a group and of the three before them.
    """
    cells = (LARGEST, LARGEST, len(ends))
    source, target = np.zeros(cells, np.float32), np.zeros(cells, np.float32)
    chosen = np.zeros((2, LARGEST, LARGEST, *cells), np.float32)
    for a in range(min(LARGEST, i + 1)):
        row = rows[i - a]
        source[a:] += _columns(row.source, row.start, ends)
        for b in range(LARGEST):
            for side in (0, 1):
                chosen[side, a, b, a:, b:] = _columns(row.choices[side], row.start, ends - b)
    for b in range(LARGEST):
        target[:, b:] += _columns(rows[i].target, rows[i].start, ends - b)[:, None]
    choices = chosen.sum(axis=(1, 2))
    means = [choices[side] / np.maximum(mass[side] * _MASS, 1e-6) for side in (0, 1)]
    yield source / np.maximum(mass[0] * _MASS, 1e-6)
    yield target / np.maximum(mass[1] * _MASS, 1e-6)
    yield (source + target) / _MASS
    yield from means
    yield choices.sum(axis=0) / _MASS
    for side in (0, 1):
        members = chosen[side].sum(axis=2 - side) / single[side][:, None, None]
        least = np.where(_OUTSIDE[side], np.inf, members).min(axis=0)
        yield least - means[side]


_PLACES = np.arange(LARGEST)
_OUTSIDE = (
    (_PLACES[:, None] > _PLACES)[:, :, None, None],
    (_PLACES[:, None] > _PLACES)[:, None, :, None],
)
"""Whether a group of 1 to 4 sentences lacks its first, second ... from the end."""


def _columns(values: Array, start: int, columns: Array) -> Array:
    """`values` whose last axis starts at column `start`, at `columns`; 0 outside."""
    places = columns - start
    inside = (places >= 0) & (places < values.shape[-1])
    found: Array = values[..., np.clip(places, 0, values.shape[-1] - 1)] * inside
    return found
