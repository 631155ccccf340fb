"""Two aligners that know no meaning, to measure against."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from mtqa.align._cognates import anchor_vectors
from mtqa.align._features import groups
from mtqa.align._lattice import LARGEST, Bead, Lattice, best_path

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = np.ndarray[Any, np.dtype[Any]]

_PRIORS = {(1, 1): 0.89, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011}
_LONE = 0.00495
_VARIANCE = 6.8
_erfc = np.frompyfunc(math.erfc, 1, 1)


def gale_church(source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """Lengths in characters only, with the bead priors and the variance of Gale and Church 1993,
    "A Program for Aligning Sentences in Bilingual Corpora".
    """
    lengths = _lengths(source, target)

    def score(a: int, b: int) -> Array:
        one, two = lengths[0][:, a - 1, None], lengths[1][None, :, b - 1]
        delta = np.abs(two - one) / np.sqrt(np.maximum(one, 1) * _VARIANCE)
        tail = _erfc(np.minimum(delta / math.sqrt(2), 20)).astype(float)
        return math.log(_PRIORS[a, b]) + np.log(np.maximum(tail, 1e-80))

    return _align(len(source), len(target), {size: score(*size) for size in _PRIORS}, _LONE)


def hunalign_like(source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """Lengths and words that look alike, as hunalign has it without a dictionary (Varga et al.
    2005, "Parallel corpora for medium density languages"): beads 1:1, 1:2, 2:1, skips.
    """
    lengths = _lengths(source, target)
    vectors = [groups(side) for side in anchor_vectors(source, target)]
    unit = [v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-9) for v in vectors]

    def score(a: int, b: int) -> Array:
        one, two = lengths[0][:, a - 1, None], lengths[1][None, :, b - 1]
        shape = np.minimum(one, two) / np.maximum(np.maximum(one, two), 1)
        return shape + unit[0][:, a - 1] @ unit[1][:, b - 1].T - 0.3 * (a + b - 2)

    sizes = ((1, 1), (1, 2), (2, 1))
    return _align(len(source), len(target), {size: score(*size) for size in sizes}, math.exp(-0.1))


def _lengths(source: Sequence[str], target: Sequence[str]) -> list[Array]:
    """Lengths of groups in characters, those of the source scaled to the target's total."""
    sides = [np.array([[len(text.strip())] for text in side], float) for side in (source, target)]
    sides[0] *= sides[1].sum() / max(sides[0].sum(), 1)
    return [groups(side)[..., 0] for side in sides]


def _align(n: int, m: int, scores: dict[tuple[int, int], Array], lone: float) -> list[Bead]:
    band = np.zeros(n + 1, int), np.full(n + 1, m)
    beads = []
    for i in range(n):
        row = np.full((LARGEST, LARGEST, m + 1), -np.inf)
        for (a, b), table in scores.items():
            if a <= i + 1:
                row[a - 1, b - 1, b:] = table[i, b - 1 :]
        beads.append(row)
    skip = math.log(lone)
    return best_path(Lattice(band, beads, np.full(n, skip), np.full(m, skip)))
