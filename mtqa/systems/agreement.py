"""How well numbers agree with human judgements: correlations and pairwise accuracies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

Array = np.ndarray[Any, np.dtype[Any]]


def pearson(a: Sequence[float], b: Sequence[float]) -> float | None:
    """The product-moment correlation; None where one side does not vary."""
    x, y = np.asarray(a, float), np.asarray(b, float)
    x, y = x - x.mean(), y - y.mean()
    scale = float(np.sqrt((x @ x) * (y @ y)))
    return float(x @ y) / scale if scale else None


def spearman(a: Sequence[float], b: Sequence[float]) -> float | None:
    """The correlation of ranks; ties share their mean rank."""
    return pearson(_ranks(a).tolist(), _ranks(b).tolist())


def _ranks(values: Sequence[float]) -> Array:
    _, places, counts = np.unique(np.asarray(values), return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    found: Array = (ends - (counts - 1) / 2)[places]
    return found


def kendall(a: Sequence[float], b: Sequence[float]) -> float | None:
    """Kendall's tau-b; None where one side does not vary. Counted row by row: memory is linear."""
    x, y = np.asarray(a, float), np.asarray(b, float)
    agreeing = free_x = free_y = 0
    for place in range(len(x) - 1):
        dx, dy = np.sign(x[place + 1 :] - x[place]), np.sign(y[place + 1 :] - y[place])
        agreeing += int(dx @ dy)
        free_x += int(np.count_nonzero(dx))
        free_y += int(np.count_nonzero(dy))
    return agreeing / float(np.sqrt(float(free_x) * free_y)) if free_x and free_y else None


def same_source_accuracy(
    human: Sequence[float], metric: Sequence[float], sources: Sequence[Hashable]
) -> tuple[float, float, float] | None:
    """How often two translations of one source are ordered as humans order them.

    Plain: over pairs that humans tell apart, a tie of the metric being an error. And the accuracy
    of Deutsch et al. 2023 (Ties Matter, arXiv 2305.14324), which counts ties of humans that the
    metric predicts, averaged over sources, at the best threshold below which a difference of the
    metric is a tie; and that threshold. None where no source has two translations.
    """
    groups: dict[Hashable, list[int]] = {}
    for place, source in enumerate(sources):
        groups.setdefault(source, []).append(place)
    pairs = [_pairs(places) for places in groups.values() if len(places) > 1]
    if not pairs:
        return None
    weights = np.concatenate([np.full(len(one), 1 / len(one) / len(pairs)) for one in pairs])
    first, second = np.concatenate(pairs).T
    h, m = np.asarray(human, float), np.asarray(metric, float)
    dh, dm = h[first] - h[second], m[first] - m[second]
    told = dh != 0
    plain = float((np.sign(dh) == np.sign(dm))[told].mean()) if told.any() else 0.0
    return (plain, *_calibrated(dh, dm, weights))


def _pairs(places: Sequence[int]) -> Array:
    a, b = np.triu_indices(len(places), 1)
    chosen = np.asarray(places)
    return np.stack([chosen[a], chosen[b]], axis=1)


def _calibrated(dh: Array, dm: Array, weights: Array) -> tuple[float, float]:
    """The best accuracy over all thresholds, and the smallest one that reaches it."""
    right = weights * ((np.sign(dh) == np.sign(dm)) & (dh != 0))
    tied = weights * (dh == 0)
    sizes = np.abs(dm)
    order = np.argsort(sizes, kind="stable")
    # With the k smallest differences called ties, those count where humans tie, the others where
    # the order is right. A threshold cannot part equal differences.
    gains = np.concatenate([[0.0], np.cumsum((tied - right)[order])]) + right.sum()
    thresholds = np.concatenate([[-1.0], sizes[order]])
    ends = np.append(thresholds[1:] != thresholds[:-1], [True])
    # The metric's own ties are ties at any threshold.
    ends[0] = not (sizes == 0).any()
    best = int(np.flatnonzero(ends)[np.argmax(gains[ends])])
    return float(gains[best]), max(float(thresholds[best]), 0.0)


def pairwise_accuracy(human: Sequence[float], metric: Sequence[float]) -> tuple[int, int]:
    """Of pairs of systems that humans tell apart: how many the metric orders in the same way, and
    how many there are (Kocmi et al. 2021, To Ship or Not to Ship).
    """
    h, m = np.asarray(human, float), np.asarray(metric, float)
    a, b = np.triu_indices(len(h), 1)
    told = h[a] != h[b]
    same = np.sign(h[a] - h[b]) == np.sign(m[a] - m[b])
    return int(same[told].sum()), int(told.sum())
