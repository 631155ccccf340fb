"""The band of an alignment table in which beads are looked for.

A bead that ends with source sentence i and target sentence j is the cell (i, j). A band is a pair
of arrays `first`, `last` of n + 1 entries: after i source sentences, between `first[i]` and
`last[i]` target sentences are used up (both included). Neighbouring rows overlap, the first row
holds 0 and the last row holds m, so that a path through the band always exists.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
Band = tuple[Array, Array]

_LARGEST = 2000  # sentences of a side that are compared all with all; more are taken in bundles
_NEAREST = 4
_SLIPPED = 3


def find_band(source: Array, target: Array, *, reach: int) -> Band:
    """The band `reach` sentences to both sides of the best 1:1 path.

    `source` (n, d) and `target` (m, d) are sentence vectors. Long documents are first compared in
    bundles of sentences, as Vecalign does (Thompson and Koehn 2019); the table never has more than
    2000 x 2000 cells, and the band widens by the size of a bundle.
    """
    n, m = len(source), len(target)
    size = -(-max(n, m) // _LARGEST)
    rows, columns = _path(_margins(_bundled(source, size), _bundled(target, size)))
    rows = np.minimum(rows * size, n)
    columns = np.minimum(columns * size, m)
    used = np.interp(np.arange(n + 1), rows, columns).round().astype(int)
    reach += size - 1
    # Beside a long gap the path may take a sentence to the wrong end of it.
    before = np.concatenate([np.zeros(_SLIPPED, int), used[:-_SLIPPED]])[: n + 1]
    after = np.concatenate([used[_SLIPPED:], np.full(_SLIPPED, m)])[-n - 1 :]
    first = np.maximum(before - reach, 0)
    last = np.minimum(after + reach, m)
    first[0], last[n] = 0, m
    return first, last


def mutual_nearest(source: Array, target: Array) -> tuple[Array, Array]:
    """Rows of `source` and of `target` that are each other's nearest, in the first 2000 of both."""
    margins = _margins(source[:_LARGEST], target[:_LARGEST])
    there, back = margins.argmax(axis=1), margins.argmax(axis=0)
    rows = np.flatnonzero(back[there] == np.arange(len(margins)))
    return rows, there[rows]


def _bundled(vectors: Array, size: int) -> Array:
    if size == 1:
        return vectors
    sums: Array = np.add.reduceat(vectors, np.arange(0, len(vectors), size))
    unit: Array = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return unit


def _margins(source: Array, target: Array) -> Array:
    """Cosines above what each side has with its nearest others (CSLS, Conneau et al. 2018)."""
    cosines: Array = source @ target.T
    gains: Array = cosines - _nearness(cosines)[:, None] - _nearness(cosines.T)[None]
    np.maximum(gains, 0, out=gains)
    return gains


def _nearness(cosines: Array) -> Array:
    """Half the mean of the cosines with the nearest others, the nearest one left out."""
    count = min(_NEAREST + 1, cosines.shape[1])
    nearest = np.sort(np.partition(cosines, -count, axis=1)[:, -count:], axis=1)
    half: Array = nearest[:, : max(count - 1, 1)].mean(axis=1) / 2
    return half


def _path(gains: Array) -> tuple[Array, Array]:
    """Corners (rows, columns) of the monotone path that collects most, from (0, 0) to (n, m)."""
    n, m = gains.shape
    best = np.zeros((n + 1, m + 1), np.float32)
    for i in range(n):
        np.maximum(best[i, 1:], best[i, :-1] + gains[i], out=best[i + 1, 1:])
        np.maximum.accumulate(best[i + 1], out=best[i + 1])
    corners = [(n, m)]
    i, j = n, m
    while i and j:
        if best[i, j] == best[i, j - 1]:
            j -= 1
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            corners.append((i, j))
            i, j = i - 1, j - 1
            corners.append((i, j))
    rows, columns = zip(*reversed([*corners, (0, 0)]), strict=True)
    return np.array(rows), np.array(columns)
