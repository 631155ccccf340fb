"""Agreement of numbers with human judgements."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

Array = np.ndarray[Any, np.dtype[Any]]


def pearson(first: Array, second: Array) -> float:
    """The linear correlation."""
    return float(np.corrcoef(first, second)[0, 1])


def ranks(values: Array) -> Array:
    """Places in order from 1, those of equal values averaged."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    means: Array = ends - (counts - 1) / 2
    return means[inverse]


def spearman(first: Array, second: Array) -> float:
    """The correlation of ranks."""
    return pearson(ranks(first), ranks(second))


def kendall(first: Array, second: Array) -> float:
    """Kendall's tau-b, which takes ties on both sides out of the count."""
    agree = 0.0
    untied = np.zeros(2)
    for place in range(len(first) - 1):
        a = np.sign(first[place + 1 :] - first[place])
        b = np.sign(second[place + 1 :] - second[place])
        agree += float(a @ b)
        untied += (float(np.abs(a).sum()), float(np.abs(b).sum()))
    return agree / float(np.sqrt(untied.prod()))


def area(values: Array, positive: Array) -> float:
    """How often a positive one has the higher value than a negative one (AUC, ties half)."""
    positive = positive.astype(bool)
    count, others = int(positive.sum()), int((~positive).sum())
    if not count or not others:
        return float("nan")
    total = ranks(values)[positive].sum()
    return float((total - count * (count + 1) / 2) / (count * others))


def pairwise(groups: Sequence[Hashable], human: Array, values: Array) -> tuple[float, int]:
    """How often, of two translations of one source that humans tell apart, the better one has the
    higher value (ties half), and how many such pairs there are.
    """
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        places[group].append(place)
    right = total = 0.0
    for members in places.values():
        for at, a in enumerate(members):
            for b in members[at + 1 :]:
                lead = human[a] - human[b]
                if lead:
                    total += 1
                    right += (np.sign(values[a] - values[b]) * np.sign(lead) + 1) / 2
    return (right / total if total else float("nan")), int(total)
