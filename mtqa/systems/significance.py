"""How sure a score and a difference are: resampling of sufficient statistics.

Paired bootstrap (Koehn 2004) and paired approximate randomization (Riezler and Maxwell 2005), both
as sacrebleu does them: the same resamples by the same seed, the same p-values. All comparisons of a
metric are corrected together by Holm (1979).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Array = np.ndarray[Any, np.dtype[Any]]

SEED = 12345
"""The default of sacrebleu."""

LEVEL = 0.05
"""A difference is called significant below this p, after correction."""

FEWEST = 10
"""Of fewer segments no significance is claimed: resampling so few of them is far too sure."""

_CELLS = 4_000_000
"""So many choices (samples times segments) are in memory at a time."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two systems by their places. `difference` is the score of `b` minus that of `a`; `p` is
    two-sided, `corrected` is it after Holm. `segments` is how many they were compared on.
    """

    a: int
    b: int
    difference: float
    p: float
    segments: int
    corrected: float = 1.0

    @property
    def significant(self) -> bool:
        """Whether chance is an unlikely reason for it, which few segments never show."""
        return self.corrected < LEVEL and self.segments >= FEWEST


def resampled_sums(statistics: Sequence[Array], samples: int, seed: int) -> list[Array]:
    """For each system the summed statistics of bootstrap samples, shape (samples, numbers); the
    same segments are drawn for all systems.
    """
    size = len(statistics[0])
    generator = np.random.default_rng(seed)
    joined, sums = np.concatenate(statistics, axis=1), []
    at_once = max(1, _CELLS // size)
    for begun in range(0, samples, at_once):
        rows = min(at_once, samples - begun)
        drawn = generator.choice(size, size=(rows, size), replace=True)
        drawn += np.arange(rows)[:, None] * size
        times = np.bincount(drawn.ravel(), minlength=rows * size).reshape(rows, size)
        sums.append(times.astype(np.float64) @ joined)
    return _split(np.concatenate(sums), statistics)


def _split(joined: Array, statistics: Sequence[Array]) -> list[Array]:
    ends = np.cumsum([one.shape[1] for one in statistics])
    return np.split(joined, ends[:-1], axis=1)


def interval(scores: Array) -> tuple[float, float]:
    """The middle 95% of resampled scores, cut where sacrebleu cuts."""
    ordered = np.sort(scores)
    cut = len(ordered) // 40
    return float(ordered[cut]), float(ordered[len(ordered) - cut - 1])


def bootstrap(
    scores: Sequence[float], resampled: Sequence[Array], segments: int
) -> list[Comparison]:
    """All pairs of systems, from their scores and those of paired bootstrap samples."""
    return _corrected(
        _compared(scores, (a, b), _centred(np.abs(resampled[a] - resampled[b])), segments)
        for a, b in combinations(range(len(scores)), 2)
    )


def _centred(differences: Array) -> Array:
    centred: Array = differences - differences.mean()
    return centred


def randomization(
    scores: Sequence[float],
    statistics: Sequence[Array],
    formula: Callable[[Array], Array],
    *,
    trials: int,
    seed: int,
) -> list[Comparison]:
    """All pairs of systems, from trials in which they swap the segments that chance chooses."""
    pairs = list(combinations(range(len(scores)), 2))
    totals = [one.sum(0) for one in statistics]
    found: dict[tuple[int, int], list[Array]] = {pair: [] for pair in pairs}
    for kept in _choices(len(statistics[0]), trials, seed):
        parts = _split(kept @ np.concatenate(statistics, axis=1), statistics)
        for a, b in pairs:
            first = formula(parts[a] + totals[b] - parts[b])
            second = formula(parts[b] + totals[a] - parts[a])
            found[a, b].append(np.abs(first - second))
    size = len(statistics[0])
    return _corrected(_compared(scores, pair, np.concatenate(found[pair]), size) for pair in pairs)


def _choices(size: int, trials: int, seed: int) -> Iterator[Array]:
    """Which segments stay with their system, 1 or 0, in shape (trials, size), in pieces."""
    chosen = np.random.default_rng(seed).integers(2, size=(trials, size), dtype=bool)
    at_once = max(1, _CELLS // size)
    for begun in range(0, trials, at_once):
        yield chosen[begun : begun + at_once].astype(np.float64)


def _compared(
    scores: Sequence[float], pair: tuple[int, int], chance: Array, segments: int
) -> Comparison:
    """`chance` holds differences as they would be if the systems were equally good.

    p counts one trial more than was made, so that it is never 0. Systems with equal scores do not
    differ at all, where sacrebleu gives two copies of a system the smallest p.
    """
    a, b = pair
    difference = scores[b] - scores[a]
    beyond = int((chance > abs(difference)).sum()) if difference else len(chance)
    return Comparison(a, b, difference, (beyond + 1) / (len(chance) + 1), segments)


def _corrected(comparisons: Iterable[Comparison]) -> list[Comparison]:
    """With Holm's p: the i-th smallest of m times m - i + 1, never below a smaller one's."""
    found = list(comparisons)
    order = sorted(range(len(found)), key=lambda place: found[place].p)
    least = 0.0
    for rank, place in enumerate(order):
        one = found[place]
        least = max(least, min(1.0, one.p * (len(found) - rank)))
        found[place] = replace(one, corrected=least)
    return found


def clusters(
    scores: Sequence[float], comparisons: Sequence[Comparison], *, higher_is_better: bool
) -> list[int]:
    """The rank of each system, from 1. As in the tables of WMT a new cluster begins where every
    system above is significantly better than every one below.
    """
    differ: Mapping[frozenset[int], bool] = {
        frozenset((one.a, one.b)): one.significant for one in comparisons
    }
    order = sorted(range(len(scores)), key=lambda place: scores[place], reverse=higher_is_better)
    ranks, rank = [1] * len(scores), 1
    for place in range(1, len(order)):
        above, below = order[:place], order[place:]
        if all(differ[frozenset((a, b))] for a in above for b in below):
            rank = place + 1
        ranks[order[place]] = rank
    return ranks
