"""Soft precision and recall over token states.

The construction of BERTScore (Zhang et al. 2020, arXiv 1904.09675): each token is matched with
the most similar token of the other side; precision is the weighted mean over the tokens of the
translation, recall that over the other side, F their harmonic mean. Tokens weigh by how rare they
are in the model's vocabulary (smooth inverse frequency, Arora et al. 2017). The mean state of each
document is taken out first, for it says which language it is in and crowds all cosines near 1.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    signature = _signature(name, encodings)
    values = [_matched(other, own)[2] for other, own in zip(*sides, strict=True)]
    lengths = [len(states) for states, _ in sides[1]]
    mean = float(np.average(values, weights=lengths))
    return Measured(
        Score(name, round(mean, 4), signature),
        {
            unit: Score(name, round(value, 4), signature)
            for unit, value in zip(pairs, values, strict=True)
        },
    )


def _signature(name: str, encodings: Encodings) -> str:
    return f"{name}|{encodings.signature}|f1|centred|sif:{_FREQUENT:g}|tokens:{_MOST}"


@dataclass(slots=True)
class SoftOverlap:
    """The metric over a corpus; see `CorpusMetric`. `others` are what systems are compared with,
    one sequence for each reference, or the source; of several the best counts, by segment.

    Statistics are precision, recall and F of each segment and 1; the score is the mean F of all
    segments, so that one that a system leaves empty costs it (0).
    """

    name: str
    others: Sequence[Sequence[str | None]]
    encodings: Encodings
    higher_is_better: bool = True
    notes: tuple[str, ...] = ()
    decimals: int = 4
    _sides: list[list[tuple[Array, Array]]] | None = None

    @property
    def signature(self) -> str:
        """What reproduces the score."""
        count = len(self.others)
        return f"{_signature(self.name, self.encodings)}|nrefs:{count}|mean:segments"

    @property
    def segment_signature(self) -> str:
        """The same: a segment is scored with the means of its corpus taken out."""
        return self.signature

    def statistics(self, hypotheses: Sequence[str]) -> Array:
        """Precision, recall, F and 1 by segment."""
        if self._sides is None:
            texts = ([text or "" for text in one] for one in self.others)
            self._sides = [_side(one, self.encodings) for one in texts]
        own = _side(hypotheses, self.encodings)
        rows = []
        for number, states in enumerate(own):
            sides = [side[number] for side in self._sides]
            rows.append((*max((_matched(o, states) for o in sides), key=lambda row: row[2]), 1.0))
        return np.array(rows)

    def score(self, statistics: Array) -> float:
        """The mean F of the segments."""
        return float(statistics[:, 2].mean())

    def scores(self, sums: Array) -> Array:
        """The same for summed statistics, a row a corpus."""
        means: Array = sums[:, 2] / sums[:, 3]
        return means

    def segments(self, statistics: Array) -> list[float]:
        """F of each segment."""
        found: list[float] = statistics[:, 2].tolist()
        return found

    def details(self, statistics: Array) -> Mapping[str, float]:
        """Mean precision and recall."""
        means = statistics.mean(0)
        return {"precision": float(means[0]), "recall": float(means[1])}


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


def _matched(other: tuple[Array, Array], own: tuple[Array, Array]) -> tuple[float, float, float]:
    """Precision, recall and F; 0 where one side has no token."""
    if not len(other[0]) or not len(own[0]):
        return 0.0, 0.0, 0.0
    cosines = other[0] @ own[0].T
    recall = max(float(np.average(cosines.max(axis=1), weights=other[1])), 0.0)
    precision = max(float(np.average(cosines.max(axis=0), weights=own[1])), 0.0)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
