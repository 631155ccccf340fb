"""Soft precision and recall over token states.

The construction of BERTScore (Zhang et al. 2020, arXiv 1904.09675): each token is matched with
the most similar token of the other side; precision is the weighted mean over the tokens of the
translation, recall that over the other side, F their harmonic mean. Tokens weigh by how rare they
are in the model's vocabulary (smooth inverse frequency, Arora et al. 2017). The mean state of each
document is taken out first, for it says which language it is in and crowds all cosines near 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtqa.types import Measured, Score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtqa.models._encoding import Array
    from mtqa.types import Encodings

_FREQUENT = 1e-3
_MOST = 4_000
"""Tokens of a text that are compared at most: only a broken file has longer segments."""


def compare(
    pairs: Mapping[str, tuple[str, str]], encodings: Encodings, *, name: str
) -> Measured | None:
    """F of each pair `(other, translation)` by unit id, and their mean, weighted by length.

    None if there are no pairs.
    """
    if not pairs:
        return None
    sides = [_side([pair[side] for pair in pairs.values()], encodings) for side in (0, 1)]
    signature = f"{name}|{encodings.signature}|f1|centred|sif:{_FREQUENT:g}|tokens:{_MOST}"
    values = [_f1(other, own) for other, own in zip(*sides, strict=True)]
    lengths = [len(states) for states, _ in sides[1]]
    mean = float(np.average(values, weights=lengths))
    return Measured(
        Score(name, round(mean, 4), signature),
        {
            unit: Score(name, round(value, 4), signature)
            for unit, value in zip(pairs, values, strict=True)
        },
    )


def _side(texts: Sequence[str], encodings: Encodings) -> list[tuple[Array, Array]]:
    """Per text: its centred token states of length 1, and the weights of the tokens."""
    found = encodings.of(texts)
    layer = encodings.encoder.layers
    states = [encoding.states[layer][:_MOST].astype(np.float32) for encoding in found]
    weights = [
        _FREQUENT / (_FREQUENT + encodings.encoder.probabilities(encoding.ids[:_MOST]))
        for encoding in found
    ]
    mean = np.average(np.concatenate(states), axis=0, weights=np.concatenate(weights))
    return [(_unit(own - mean), weight) for own, weight in zip(states, weights, strict=True)]


def _unit(vectors: Array) -> Array:
    found: Array = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return found


def _f1(other: tuple[Array, Array], own: tuple[Array, Array]) -> float:
    cosines = other[0] @ own[0].T
    recall = max(float(np.average(cosines.max(axis=1), weights=other[1])), 0.0)
    precision = max(float(np.average(cosines.max(axis=0), weights=own[1])), 0.0)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
