"""Batches of pairs with their labels: what the network reads, and what it should say.

Some pairs are broken on the way, as states: a copied source, another sentence, a sentence told
twice, one cut short. Each stands beside the pair that it was made of, to be ranked below it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from mtqa.models._windows import by_length
from mtqa.models.quality._clues import NAMES, clues
from mtqa.models.quality._inputs import LAYERS, STEP
from mtqa.models.quality._likeness import Likeness, likeness
from mtqa.models.quality._network import SCORES, SOURCE, TARGET, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from torch import Tensor

    from training.quality.corpus import Example, Spans
    from training.quality.states import Store, Text

Array = np.ndarray[Any, np.dtype[Any]]

HARSHEST = 25.0
"""MQM penalties above this one count as this one, as in the guidelines of the annotation."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Labels that nobody gave are not a number. `better` and `worse` are places of pairs of which
    the first is the better translation.
    """

    source: Side
    target: Side
    likeness: Tensor
    numbers: Tensor
    target_labels: Tensor
    source_labels: Tensor
    scores: Tensor
    better: Tensor
    worse: Tensor


@dataclass(slots=True)
class Row:
    """A pair as states and clues (without the likeness), and its labels."""

    source: Array
    target: Array
    source_clues: Array
    target_clues: Array
    source_labels: Array
    target_labels: Array
    scores: Array
    languages: tuple[int, int]
    likeness: Likeness | None = None

    def compared(self) -> Likeness:
        """The likeness of its sides, computed once."""
        if self.likeness is None:
            sides = (side.astype(np.float32) * STEP for side in (self.source, self.target))
            self.likeness = likeness(*sides, len(LAYERS))
        return self.likeness


class Maker:
    """Makes rows and batches of examples whose texts are in a store."""

    def __init__(self, store: Store, rareness: Array, languages: Mapping[str, int]) -> None:
        """`rareness` by token id; `languages` numbers language vectors from 1."""
        self.store, self._rareness, self._languages = store, rareness, languages
        self._rows: dict[int, Row] = {}

    def refresh(self) -> None:
        """Takes in what has been encoded meanwhile."""
        self.store.refresh()

    def knows(self, example: Example) -> bool:
        """Whether its texts have been encoded."""
        return example.source in self.store and example.target in self.store

    def length(self, example: Example) -> int:
        """The tokens of both sides."""
        return self.store.length(example.source) + self.store.length(example.target)

    def row(self, example: Example) -> Row:
        """An example as the network sees it; made once, for examples live as long as this."""
        if id(example) not in self._rows:
            self._rows[id(example)] = self._row(example)
        return replace(self._rows[id(example)])

    def _row(self, example: Example) -> Row:
        source, target = self.store[example.source], self.store[example.target]
        numbers = [self._languages.get(tag, 0) for tag in example.pair.split("-")]
        found = Row(
            source.states,
            target.states,
            self._clues(example.source, source, target),
            self._clues(example.target, target, source),
            _labels(source, (example.omitted, example.missed)),
            _labels(target, (example.minor, example.major, example.edited, example.made)),
            _scores(example),
            (numbers[0], numbers[1]),
        )
        found.compared()
        return found

    def _clues(self, text: str, own: Text, other: Text) -> Array:
        return clues(text, own.spans, own.ids, other.ids, self._rareness[own.ids])


def _scores(example: Example) -> Array:
    found = np.full(len(SCORES), np.nan, np.float32)
    if example.direct is not None:
        found[0] = example.direct
    if example.penalty is not None:
        penalty = min(example.penalty, HARSHEST)
        found[1], found[2] = penalty / 5, np.log1p(penalty)
    if example.hter is not None:
        found[3] = example.hter
    if example.critical is not None:
        found[4] = example.critical
    return found


def _labels(text: Text, kinds: Sequence[Spans | None]) -> Array:
    rows = np.full((len(text.ids), len(kinds)), np.nan, np.float32)
    for column, spans in enumerate(kinds):
        if spans is not None:
            rows[:, column] = 0
            for start, end in spans:
                rows[(text.spans[:, 0] < end) & (text.spans[:, 1] > start), column] = 1
    if kinds[0] is not None and len(kinds) == len(TARGET) and kinds[1] is not None:
        rows[:, 0] = np.maximum(rows[:, 0], rows[:, 1])  # what is major is at least minor
    return rows


def collated(rows: Sequence[Row], ranks: Sequence[tuple[int, int]] = ()) -> Batch:
    """Rows side by side, padded; `ranks` are places (better, worse)."""
    found = [row.compared() for row in rows]
    sides = []
    for side, place in (("source", 0), ("target", 1)):
        lengths = [len(getattr(row, side)) for row in rows]
        shape = (len(rows), max(lengths))
        kept = np.zeros((*shape, rows[0].source.shape[1]), np.int8)
        extra = np.zeros((*shape, len(NAMES) + 2 * len(LAYERS)), np.float32)
        for number, (row, like) in enumerate(zip(rows, found, strict=True)):
            kept[number, : lengths[number]] = getattr(row, side)
            extra[number, : lengths[number], : len(NAMES)] = getattr(row, f"{side}_clues")
            extra[number, : lengths[number], len(NAMES) :] = getattr(like, side)
        sides.append(
            Side(
                torch.from_numpy(kept).to(torch.bfloat16) * STEP,
                torch.from_numpy(extra),
                torch.arange(shape[1])[None] < torch.tensor(lengths)[:, None],
                torch.tensor([row.languages[place] for row in rows]),
            )
        )
    matrix = np.zeros((len(rows), sides[0].mask.shape[1], sides[1].mask.shape[1]), np.float32)
    for number, like in enumerate(found):
        rows_, columns = like.matrix.shape
        matrix[number, :rows_, :columns] = like.matrix
    better, worse = (torch.tensor([r[i] for r in ranks], dtype=torch.long) for i in (0, 1))
    return Batch(
        sides[0],
        sides[1],
        torch.from_numpy(matrix),
        torch.from_numpy(np.stack([like.numbers for like in found])),
        _padded([row.target_labels for row in rows], len(TARGET)),
        _padded([row.source_labels for row in rows], len(SOURCE)),
        torch.from_numpy(np.stack([row.scores for row in rows])),
        better,
        worse,
    )


def _padded(labels: Sequence[Array], columns: int) -> Tensor:
    found = np.full((len(labels), max(map(len, labels)), columns), np.nan, np.float32)
    for number, one in enumerate(labels):
        found[number, : len(one)] = one
    return torch.from_numpy(found)


def _unjudged() -> Array:
    return np.full(len(SCORES), np.nan, np.float32)


def broken(row: Row, other: Row, draw: Random) -> Row | None:
    """A worse row, made of a row and the translation of another source; None where the row is too
    short for the way that was drawn.
    """
    way = draw.choice(("copied", "other", "doubled", "cut", "added"))
    nothing = _unjudged()
    if way == "copied":
        return Row(
            row.source, row.source, _shared(row.source_clues), _shared(row.source_clues),
            _marked(len(row.source), SOURCE, 1), _marked(len(row.source), TARGET, 3, 1),
            nothing, row.languages,
        )  # fmt: skip
    if way == "other":
        return Row(
            row.source, other.target, row.source_clues, other.target_clues,
            _marked(len(row.source), SOURCE, 1, 1), _marked(len(other.target), TARGET, 3, 1),
            nothing, row.languages,
        )  # fmt: skip
    whole = len(row.target)
    if way in ("doubled", "added"):
        more = row if way == "doubled" else other
        states = np.concatenate([row.target, more.target])
        marks = _marked(len(states), TARGET, 3)
        marks[whole:, 3] = 1
        extra = np.concatenate([row.target_clues, more.target_clues])
        return Row(
            row.source, states, row.source_clues, extra, _marked(len(row.source), SOURCE, 1),
            marks, nothing, row.languages,
        )  # fmt: skip
    if whole < 12:
        return None
    begin = draw.randrange(whole // 4, whole - 4)
    end = whole if draw.random() < 0.5 else min(whole, begin + max(4, whole // 3))
    kept = np.r_[0:begin, end:whole]
    return Row(
        row.source, row.target[kept], row.source_clues, row.target_clues[kept],
        _unmarked(len(row.source), SOURCE), _marked(len(kept), TARGET, 3), nothing, row.languages,
    )  # fmt: skip


def _shared(extra: Array) -> Array:
    found = extra.copy()
    found[:, 1], found[:, 3] = 1, 0
    return found


def _unmarked(count: int, names: Sequence[str]) -> Array:
    return np.full((count, len(names)), np.nan, np.float32)


def _marked(count: int, names: Sequence[str], column: int, value: float = 0) -> Array:
    found = _unmarked(count, names)
    found[:, column] = value
    return found


def joined(rows: Sequence[Row]) -> Row:
    """Sentences that follow each other as one passage: penalties add up."""
    scores = _unjudged()
    penalty = min(HARSHEST / 5, float(sum(row.scores[1] for row in rows)))
    scores[1], scores[2] = penalty, np.log1p(5 * penalty)
    return Row(
        *(
            np.concatenate([getattr(row, name) for row in rows])
            for name in (
                "source", "target", "source_clues", "target_clues", "source_labels", "target_labels"
            )
        ),
        scores,
        rows[0].languages,
    )  # fmt: skip


def batches(
    items: Sequence[Sequence[Row]], ranks: Sequence[Sequence[tuple[int, int]]], tokens: int
) -> Iterator[tuple[list[Row], list[tuple[int, int]]]]:
    """Groups of rows that are ranked among each other, put together to about so many tokens."""

    def length(place: int) -> int:
        return sum(len(row.source) + len(row.target) for row in items[place])

    for places in by_length(range(len(items)), length, tokens):
        rows: list[Row] = []
        order: list[tuple[int, int]] = []
        for place in places:
            order += [(len(rows) + a, len(rows) + b) for a, b in ranks[place]]
            rows += items[place]
        yield rows, order
