"""Best path and posteriors over all monotone alignments within a band.

The model is log-linear: the score of an alignment is the sum of the scores of its beads, its
probability is proportional to the exponential of that (a semi-Markov conditional random field,
Sarawagi and Cohen 2004). Scores come as one array per source sentence i, of shape
(4, 4, last[i+1] - first[i+1] + 1): the bead of a+1 source and b+1 target sentences that ends with
source sentence i, first[i+1] + w target sentences being used up. Impossible beads hold -inf.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.align._band import Array, Band

LARGEST = 4
"""Sentences on one side of a bead."""

_OMITTED, _ADDED = LARGEST * LARGEST, LARGEST * LARGEST + 1
_SIZES = np.arange(1, LARGEST + 1)
_IMPOSSIBLE = -1e9

Bead = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Lattice:
    """Scores of beads (see the module) and of leaving a sentence of either side alone."""

    band: Band
    beads: Sequence[Array]
    omitted: Array
    added: Array

    def width(self, row: int) -> Array:
        """The numbers of used target sentences that the band has after `row` source sentences."""
        first, last = self.band
        return np.arange(first[row], last[row] + 1)

    def arrivals(self, table: list[Array], row: int) -> Array:
        """Scores (17, width) of arriving in a row: by each kind of bead, or by an omission."""
        first = self.band[0]
        columns = self.width(row)
        found = np.full((_OMITTED + 1, len(columns)), _IMPOSSIBLE)
        for size in _SIZES[: min(row, LARGEST)]:
            start = row - size
            from_ = _taken(table[start], first[start], columns[None] - _SIZES[:, None])
            at = (size - 1) * LARGEST
            found[at : at + LARGEST] = from_ + self.beads[row - 1][size - 1]
        if row:
            found[_OMITTED] = (
                _taken(table[row - 1], first[row - 1], columns) + self.omitted[row - 1]
            )
        np.maximum(found, _IMPOSSIBLE, out=found)
        return found

    def added_up(self, row: int) -> Array:
        """Score of adding every target sentence up to each column of a row."""
        sums = np.concatenate([[0.0], np.cumsum(self.added)])
        chosen: Array = sums[self.width(row)]
        return chosen


def _taken(values: Array, first: int, columns: Array) -> Array:
    """`values` of a row that starts at column `first`, at `columns`; -inf outside of it."""
    places = columns - first
    inside = (places >= 0) & (places < len(values))
    return np.where(inside, values[np.clip(places, 0, len(values) - 1)], _IMPOSSIBLE)


def best_path(lattice: Lattice) -> list[Bead]:
    """The beads of the most probable alignment, in order."""
    first, last = lattice.band
    rows = len(first)
    table: list[Array] = []
    choices: list[Array] = []
    for row in range(rows):
        found = lattice.arrivals(table, row)
        choice = found.argmax(axis=0)
        score = found[choice, np.arange(len(choice))]
        if row == 0:
            score[0] = 0.0
        sums = lattice.added_up(row)
        reached = np.maximum.accumulate(score - sums) + sums
        choice[reached > score + 1e-9] = _ADDED
        table.append(reached)
        choices.append(choice)
    path: list[Bead] = []
    i, j = rows - 1, int(last[-1])
    while i or j:
        choice_ = _ADDED if i == 0 else int(choices[i][j - first[i]])
        a, b = _extent(choice_)
        path.append((tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    return path[::-1]


def _extent(choice: int) -> tuple[int, int]:
    if choice == _OMITTED:
        return 1, 0
    if choice == _ADDED:
        return 0, 1
    return choice // LARGEST + 1, choice % LARGEST + 1


@dataclass(frozen=True, slots=True)
class Posteriors:
    """Probabilities of beads, per row as the scores are, and of lone sentences; `total` is the
    logarithm of the sum over all alignments.
    """

    total: float
    beads: list[Array]
    omitted: Array
    added: Array


def posteriors(lattice: Lattice) -> Posteriors:
    """How probable each bead is under all alignments (forward-backward)."""
    first, last = lattice.band
    rows, m = len(first), int(last[-1])
    forward: list[Array] = []
    arrivals: list[Array] = []
    for row in range(rows):
        found = lattice.arrivals(forward, row)
        arrivals.append(found)
        score = _log_sum(found)
        if row == 0:
            score[0] = 0.0
        sums = lattice.added_up(row)
        forward.append(np.logaddexp.accumulate(score - sums) + sums)
    backward = _backward(lattice)
    total = float(forward[-1][m - first[-1]])
    beads, omitted, added = [], np.zeros(rows - 1), np.zeros(m)
    for row in range(rows):
        found = np.exp(np.minimum(arrivals[row] + backward[row] - total, 0))
        if row:
            beads.append(found[:_OMITTED].reshape(LARGEST, LARGEST, -1))
            omitted[row - 1] = found[_OMITTED].sum()
        steps = lattice.width(row)[1:]
        through = forward[row][:-1] + lattice.added[steps - 1] + backward[row][1:] - total
        added[steps - 1] += np.exp(np.minimum(through, 0))
    return Posteriors(total, beads, omitted, added)


def _backward(lattice: Lattice) -> list[Array]:
    """Per row, the log sum over all ways to go on from each column to the end."""
    first = lattice.band[0]
    rows = len(first)
    table: list[Array] = [np.empty(0)] * rows
    for row in range(rows - 1, -1, -1):
        columns = lattice.width(row)
        found = np.full((_OMITTED + 1, len(columns)), _IMPOSSIBLE)
        for size in _SIZES[: min(rows - 1 - row, LARGEST)]:
            end = row + size
            # Scores stand in the row where a bead ends.
            ahead = table[end] + lattice.beads[end - 1][size - 1]
            at = (size - 1) * LARGEST
            for b in _SIZES:
                found[at + b - 1] = _taken(ahead[b - 1], first[end], columns + b)
        if row < rows - 1:
            found[_OMITTED] = _taken(table[row + 1], first[row + 1], columns) + lattice.omitted[row]
        score = _log_sum(np.maximum(found, _IMPOSSIBLE))
        if row == rows - 1:
            score[-1] = 0.0
        sums = lattice.added_up(row)
        table[row] = np.logaddexp.accumulate((score + sums)[::-1])[::-1] - sums
    return table


def _log_sum(scores: Array) -> Array:
    top = scores.max(axis=0)
    total: Array = top + np.log(np.exp(scores - top).sum(axis=0))
    return total
