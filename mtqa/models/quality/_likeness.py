"""How like each other the tokens of the two sides are: what a pair shows before any learning.

Cosines of standardized states, layer by layer. A token that has no like on the other side is one
that was added, left out or mistranslated (Sabet et al. 2020, arXiv 2004.08728, align words so).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mtqa.models._encoding import Array

_SOFT = 8.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """`matrix` (source tokens, target tokens): the mean cosine over layers. `source` and `target`
    (tokens, 2 * layers): how like it the most like token of the other side is, and how much that
    one stands out. `numbers` (5 * layers + 2,): the likeness of the whole texts, means and worst
    of their tokens, and the ratio of their lengths.
    """

    matrix: Array
    source: Array
    target: Array
    numbers: Array


def numbers_of(layers: int) -> int:
    """How many numbers describe a pair."""
    return 5 * layers + 2


def likeness(source: Array, target: Array, layers: int) -> Likeness:
    """Of the standardized states (tokens, layers * hidden) of two texts that have tokens."""
    sides = [states.reshape(len(states), layers, -1) for states in (source, target)]
    first, second = (_unit(side).transpose(1, 0, 2) for side in sides)
    cosines = first @ second.transpose(0, 2, 1)
    means = [_unit(side.mean(0)) for side in sides]
    of_source, of_target = _best(cosines, 2), _best(cosines, 1)
    numbers = [(means[0] * means[1]).sum(1)]
    for best in (of_source[:, :layers], of_target[:, :layers]):
        numbers += [best.mean(0), -np.log(np.exp(-_SOFT * best).mean(0)) / _SOFT]
    ratio = float(np.clip(np.log(len(target) / len(source)), -2, 2))
    numbers.append(np.array([ratio, abs(ratio)], np.float32))
    return Likeness(
        cosines.mean(0).astype(np.float16),
        of_source.astype(np.float16),
        of_target.astype(np.float16),
        np.concatenate(numbers).astype(np.float32),
    )


def _unit(states: Array) -> Array:
    found: Array = states / np.maximum(np.linalg.norm(states, axis=-1, keepdims=True), 1e-6)
    return found


def _best(cosines: Array, axis: int) -> Array:
    best = cosines.max(axis)
    others = np.exp(_SOFT * (cosines - np.expand_dims(best, axis))).sum(axis)
    return np.concatenate([best, np.log(others) / _SOFT]).T
