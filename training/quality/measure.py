"""Figures of a model on examples: correlations by language pair, and areas under curves."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from mtqa.models.quality._network import SCORES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.quality.corpus import Example

Array = np.ndarray[Any, np.dtype[Any]]


def pearson(first: Array, second: Array) -> float:
    """The correlation; 0 where one of the two does not vary."""
    if first.std() == 0 or second.std() == 0:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def area(values: Array, positive: Array) -> float:
    """How often a positive one has the higher value than a negative one (AUC, ties half)."""
    positive = positive.astype(bool)
    count, others = int(positive.sum()), int((~positive).sum())
    if not count or not others:
        return float("nan")
    order = np.argsort(values, kind="stable")
    ranks = np.empty(len(values))
    ranks[order] = np.arange(1, len(values) + 1)
    _, places, sizes = np.unique(values, return_inverse=True, return_counts=True)
    sums = np.zeros(len(sizes))
    np.add.at(sums, places, ranks)
    ranks = (sums / sizes)[places]
    return float((ranks[positive].sum() - count * (count + 1) / 2) / (count * others))


def pooled_adjacent(values: Array) -> Array:
    """The nearest sequence that never falls (isotonic regression by pooling adjacent violators)."""
    means: list[float] = []
    sizes: list[int] = []
    for value in values.tolist():
        means.append(value)
        sizes.append(1)
        while len(means) > 1 and means[-2] >= means[-1]:
            total = sizes[-2] + sizes[-1]
            means[-2] = (means[-2] * sizes[-2] + means[-1] * sizes[-1]) / total
            sizes[-2] = total
            means.pop()
            sizes.pop()
    return np.repeat(means, sizes)


def figures(
    examples: Sequence[Example], judged: Sequence[tuple[Array, Array, Array]]
) -> dict[str, float]:
    """The figures that training is steered by; `value` is the mean of them that is maximized."""
    direct: dict[str, list[tuple[float, float]]] = defaultdict(list)
    marked: dict[str, list[tuple[float, float]]] = defaultdict(list)
    major: list[tuple[float, bool]] = []
    for example, (_, _, scores) in zip(examples, judged, strict=True):
        if example.direct is not None:
            direct[example.pair].append((example.direct, scores[SCORES.index("direct")]))
        if example.penalty is not None:
            name = "news" if "news" in example.data else "bio"
            marked[f"{name} {example.pair}"].append(
                (min(25.0, example.penalty), scores[SCORES.index("penalty")])
            )
            major.append((scores[SCORES.index("logarithm")], bool(example.major)))
    by_pair = {pair: pearson(*np.array(rows).T) for pair, rows in sorted(direct.items())}
    by_penalty = {n: pearson(*np.array(rows).T) for n, rows in sorted(marked.items())}
    found = {"DA": float(np.mean(list(by_pair.values()))), **by_pair}
    for name in ("news", "bio"):
        some = [value for key, value in by_penalty.items() if key.startswith(name)]
        found[name] = float(np.mean(some)) if some else 0.0
    found["major"] = area(np.array([m[0] for m in major]), np.array([m[1] for m in major]))
    found["value"] = found["DA"] + 0.5 * found["news"] + 0.25 * found["bio"]
    return found
