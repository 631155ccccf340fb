"""Pairs as the network reads them, side by side, and what it says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mtqa.models.quality._network import SCORES, SOURCE, TARGET, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.models._encoding import Array


@dataclass(frozen=True, slots=True)
class Reading:
    """Raw outputs for one pair: logits (tokens, TARGET) and (tokens, SOURCE), scores (SCORES,)."""

    target: Array
    source: Array
    scores: Array


@dataclass(frozen=True, slots=True)
class Inputs:
    """A pair as arrays, tokens first."""

    sides: tuple[Array, Array]
    clues: tuple[Array, Array]
    matrix: Array
    numbers: Array
    languages: tuple[int, int]

    @property
    def length(self) -> int:
        return len(self.sides[0]) + len(self.sides[1])


def side_of(rows: Sequence[Inputs], side: int) -> Side:
    """One side of pairs, padded to the longest."""
    import torch

    width = max(len(row.sides[side]) for row in rows)
    states = np.zeros((len(rows), width, rows[0].sides[side].shape[1]), np.float32)
    extra = np.zeros((len(rows), width, rows[0].clues[side].shape[1]), np.float32)
    mask = np.zeros((len(rows), width), bool)
    for number, row in enumerate(rows):
        count = len(row.sides[side])
        states[number, :count], extra[number, :count] = row.sides[side], row.clues[side]
        mask[number, :count] = True
    languages = torch.tensor([row.languages[side] for row in rows])
    return Side(
        torch.from_numpy(states), torch.from_numpy(extra), torch.from_numpy(mask), languages
    )


def whole(parts: Sequence[Reading]) -> Reading:
    """The parts of a pair as one: penalties add up, the rest is averaged."""
    if not parts:
        nothing = np.zeros((0, len(TARGET)), np.float32)
        return Reading(nothing, nothing[:, : len(SOURCE)], np.zeros(len(SCORES), np.float32))
    scores = np.mean([part.scores for part in parts], axis=0)
    place = SCORES.index("penalty")
    scores[place] = sum(float(part.scores[place]) for part in parts)
    return Reading(
        np.concatenate([part.target for part in parts]),
        np.concatenate([part.source for part in parts]),
        scores,
    )
