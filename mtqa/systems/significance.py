"""How sure a score and a difference are: resampling of sufficient statistics.

Paired bootstrap (Koehn 2004) and paired approximate randomization (Riezler and Maxwell 2005), both
as sacrebleu does them: the same resamples by the same seed, the same p-values. All comparisons of a
metric are corrected together by Holm (1979).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Array = np.ndarray[Any, np.dtype[Any]]

SEED = 12345
"""The default of sacrebleu."""

LEVEL = 0.05
"""A difference is called significant below this p, after correction."""

_AT_ONCE = 500  # trials whose choices are in memory at a time


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two systems by their places. `difference` is the score of `b` minus that of `a`; `p` is
    two-sided, `corrected` is it after Holm.
    """

    a: int
    b: int
    difference: float
    p: float
    corrected: float = 1.0

    @property
    def significant(self) -> bool:
        """Whether chance is an unlikely reason for the difference."""
        return self.corrected < LEVEL


def resampled_sums(statistics: Sequence[Array], samples: int, seed: int) -> list[Array]:
    """For each system the summed statistics of bootstrap samples, shape (samples, numbers); the
    same segments are drawn for all systems.
    """
    size = len(statistics[0])
    drawn = np.random.default_rng(seed).choice(size, size=(samples, size), replace=True)
    rows = np.arange(samples)[:, None] * size
    times = np.bincount((drawn + rows).ravel(), minlength=samples * size).reshape(samples, size)
    return _split(times.astype(np.float64) @ np.concatenate(statistics, axis=1), statistics)


def _split(joined: Array, statistics: Sequence[Array]) -> list[Array]:
    ends = np.cumsum([one.shape[1] for one in statistics])
    return np.split(joined, ends[:-1], axis=1)


def interval(scores: Array) -> tuple[float, float]:
    """The middle 95% of resampled scores, cut where sacrebleu cuts."""
    ordered = np.sort(scores)
    cut = len(ordered) // 40
    return float(ordered[cut]), float(ordered[len(ordered) - cut - 1])


def bootstrap(scores: Sequence[float], resampled: Sequence[Array]) -> list[Comparison]:
    """All pairs of systems, from their scores and those of paired bootstrap samples."""
    return _corrected(
        _compared(scores, (a, b), _centred(np.abs(resampled[a] - resampled[b])))
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
    return _corrected(_compared(scores, pair, np.concatenate(found[pair])) for pair in pairs)


def _choices(size: int, trials: int, seed: int) -> list[Array]:
    """Which segments stay with their system, 1 or 0, in shape (trials, size), cut into pieces."""
    chosen = np.random.default_rng(seed).integers(2, size=(trials, size), dtype=bool)
    return [chosen[at : at + _AT_ONCE].astype(np.float64) for at in range(0, trials, _AT_ONCE)]


def _compared(scores: Sequence[float], pair: tuple[int, int], chance: Array) -> Comparison:
    """`chance` holds differences as they would be if the systems were equally good.

    p counts one trial more than was made, so that it is never 0. Systems with equal scores do not
    differ at all, where sacrebleu gives two copies of a system the smallest p.
    """
    a, b = pair
    difference = scores[b] - scores[a]
    beyond = int((chance > abs(difference)).sum()) if difference else len(chance)
    return Comparison(a, b, difference, (beyond + 1) / (len(chance) + 1))


def _corrected(comparisons: Any) -> list[Comparison]:
    """With Holm's p: the i-th smallest of m times m - i + 1, never below a smaller one's."""
    found: list[Comparison] = list(comparisons)
    order = sorted(range(len(found)), key=lambda place: found[place].p)
    least = 0.0
    for rank, place in enumerate(order):
        one = found[place]
        least = max(least, min(1.0, one.p * (len(found) - rank)))
        found[place] = Comparison(one.a, one.b, one.difference, one.p, least)
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
