"""Batches of cached states: pairs stay together, and what is easily told counts less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from mtqa.text import unigrams

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from torch import Tensor

    from training.fluency.states import Shard

PAIR = 2
EXCHANGES = frozenset({"inflected", "particle", "lookalike", "wrong_word"})
RARER, COMMONER = 0.4, 1.8
"""How much a pair counts whose wrong words are rarer than the right ones, or commoner."""

MARKED, CORRECTED = "marked", "corrected"
"""Kinds of real machine translations: with the spans that a linguist marked, or post-edited."""

UNNAMED = 0.15
"""Share of texts whose language is not told, so that the model also serves other languages."""


@dataclass(frozen=True, slots=True)
class Batch:
    """`better` and `worse` are rows of pairs; other rows are alone. `told` are the numbers of the
    languages as the network is told them, `languages` the true ones. `real` and `marked` (texts,)
    say which rows are machine translations, and which of them have marks; `share` (texts,) is how
    much a row counts. Other shapes are as in the network.
    """

    states: Tensor
    clues: Tensor
    mask: Tensor
    labels: Tensor
    told: Tensor
    languages: Tensor
    real: Tensor
    marked: Tensor
    share: Tensor
    better: Tensor
    worse: Tensor


def batches(
    shard: Shard, languages: dict[str, int], size: int, draw: Random | None
) -> Iterator[tuple[list[int], Batch]]:
    """Rows and batches of pairs and single texts of like length; in random order if `draw` is
    given.
    """
    by_example: dict[int, list[int]] = {}
    for row, example in enumerate(shard.examples.tolist()):
        by_example.setdefault(example, []).append(row)
    lengths = np.diff(shard.starts)
    groups = sorted(
        by_example.values(),
        key=lambda rows: lengths[rows].max() + (4 * draw.random() if draw else 0),
    )
    chunks: list[list[list[int]]] = [[]]
    for group in groups:
        count = sum(map(len, chunks[-1])) + len(group)
        if chunks[-1] and count * (lengths[group].max() + 4) > size:
            chunks.append([])
        chunks[-1].append(group)
    if draw:
        draw.shuffle(chunks)
    for chunk in chunks:
        yield [row for group in chunk for row in group], _batch(shard, chunk, languages, draw)


def _batch(
    shard: Shard, chunk: list[list[int]], languages: dict[str, int], draw: Random | None
) -> Batch:
    rows = [row for group in chunk for row in group]
    told = []
    for group in chunk:
        kinds = {shard.kinds[row] for row in group}
        hidden = draw is not None and draw.random() < UNNAMED and "untranslated" not in kinds
        told += [0 if hidden else languages.get(shard.languages[row], 0) for row in group]
    firsts = np.cumsum([0, *(len(group) for group in chunk[:-1])])
    paired = [int(f) for f, group in zip(firsts, chunk, strict=True) if len(group) == PAIR]
    better = torch.tensor(paired, dtype=torch.long)
    kinds = [shard.kinds[row] for row in rows]
    return Batch(
        *_padded(shard, rows),
        torch.tensor(told),
        torch.tensor([languages.get(shard.languages[row], 0) for row in rows]),
        torch.tensor([kind in (MARKED, CORRECTED) for kind in kinds]),
        torch.tensor([kind == MARKED for kind in kinds]),
        torch.tensor([share for group in chunk for share in _shares(shard, group)]),
        better,
        better + 1,
    )


def _shares(shard: Shard, rows: list[int]) -> list[float]:
    """How much the rows of an example count, by which of a pair has the commoner words.

    Wrong words are rarer than right ones oftener than not. Left alone, the network learns to tell
    rare words, and takes "il est grand" in place of "elle est grande" for the better sentence.
    """
    if len(rows) != PAIR or shard.kinds[rows[0]] not in EXCHANGES:
        return [1.0] * len(rows)
    language = shard.languages[rows[0]]
    better, worse = (unigrams.bits(shard.texts[row], language) or 0.0 for row in rows)
    return [RARER if worse > better else COMMONER if worse < better else 1.0] * PAIR


def _padded(shard: Shard, rows: list[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """States, clues, mask and labels."""
    spans = [(shard.starts[row], shard.starts[row + 1]) for row in rows]
    size = (len(rows), max(end - start for start, end in spans))
    inputs = np.zeros((*size, shard.states.shape[1] * shard.states.shape[2]), np.float16)
    clues = np.zeros((*size, shard.clues.shape[1]), np.float16)
    labels, mask = np.zeros(size, np.float32), np.zeros(size, bool)
    for place, (start, end) in enumerate(spans):
        inputs[place, : end - start] = shard.states[start:end].reshape(end - start, -1)
        clues[place, : end - start] = shard.clues[start:end]
        labels[place, : end - start] = shard.labels[start:end]
        mask[place, : end - start] = True
    arrays = inputs, clues, mask, labels
    first, second, third, fourth = (torch.from_numpy(array) for array in arrays)
    return first, second, third, fourth
