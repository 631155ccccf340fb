"""What it costs to join pieces of two documents, in nats: the negative log-odds of saying the same
against standing there by chance.

Three kinds of evidence are added up: lengths in a script-independent unit (Gale and Church, 1993),
anchors that both sides share, and what the pieces are for the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from math import exp, inf, log
from typing import TYPE_CHECKING

from mtqa.types import Kind, Region

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtqa.align._path import Bead

PER_LETTER = 2.0
"""The variance of the log ratio of two lengths, times the length in letters. Measured on
professional translations of news: 1.8 for sentences of 16 to 250 letters."""

UNRELATED = 0.64
"""The variance of the log ratio of the lengths of two sentences that have nothing in common."""

SCALE_DEVIATION = 0.15
"""How far, as a standard deviation of the log, languages differ in length."""

WORST = 14.0
"""No difference of length costs more than this."""

LOOSE = 4.0
"""... and of headings, labels and the like not more than this: the same can be said there in one
word or in ten."""

ABSURD = 8.0
"""Pieces whose lengths together fit worse than this are not joined."""

UNSHARED = 0.2
"""What an anchor costs that both documents know, but only one side of a bead has."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block or a segment, reduced to what aligning looks at. `opens` and `closes` tell whether
    it is the first and the last piece of its block.
    """

    weight: float
    kind: Kind
    region: Region
    element: str
    level: int
    block: int
    opens: bool
    closes: bool
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Model:
    """The cost of each shape of bead, and the variance of the log ratio of lengths that no length
    does away with, because languages and translators differ.
    """

    shapes: Mapping[tuple[int, int], float]
    between: float

    def variance(self, letters: float) -> float:
        """The variance of the log ratio of lengths of texts with so many letters, both counted."""
        return 2 * PER_LETTER / letters + self.between


BLOCKS = Model(
    {(1, 1): 0.05, (1, 0): 3.0, (0, 1): 3.0, (2, 1): 6.0, (1, 2): 6.0},
    between=0.02,
)

SENTENCES = Model(
    {
        (1, 1): 0.15, (1, 0): 5.0, (0, 1): 5.0, (1, 2): 3.0, (2, 1): 3.0, (2, 2): 5.0,
        (1, 3): 5.5, (3, 1): 5.5, (1, 4): 7.0, (4, 1): 7.0,
    },
    between=0.01,
)  # fmt: skip


def unlikeness(first: Piece, second: Piece) -> float:
    """The cost of two pieces being different things for the reader, 0 for things of one sort."""
    cost = 0.5 * ((first.element != second.element) + (first.level != second.level))
    if first.kind is not second.kind:
        cost += 2.0 if {first.kind, second.kind} <= {Kind.PROSE, Kind.HEADING} else 4.0
    if first.region is not second.region:
        cost += 3.0
    return cost


class _Line:
    """The pieces of one side, with sums over any range of them: `running` are the letters before
    each piece.
    """

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.running = [0.0, *accumulate(piece.weight for piece in pieces)]
        self._others = [0, *accumulate(piece.kind is not Kind.PROSE for piece in pieces)]
        self._anchors: dict[tuple[int, int], frozenset[str]] = {}

    def letters(self, start: int, end: int) -> float:
        return self.running[end] - self.running[start]

    def is_prose(self, start: int, end: int) -> bool:
        return self._others[end] == self._others[start]

    def anchors(self, start: int, end: int) -> frozenset[str]:
        if end - start == 1:
            return self.pieces[start].anchors
        if (start, end) not in self._anchors:
            joined = self.anchors(start, end - 1) | self.pieces[end - 1].anchors
            self._anchors[start, end] = joined
        return self._anchors[start, end]


@dataclass(slots=True)
class Costs:
    """The costs of beads between two sequences.

    `worth` is what sharing each anchor is worth, `scale` the log of how much longer the target is
    in general, `boundary` the cost of a block that begins or ends on one side only, and `alone`
    the cost of leaving each piece of the source and of the target without a counterpart, where
    that is not what the model says.
    """

    source: Sequence[Piece]
    target: Sequence[Piece]
    worth: Mapping[str, float]
    model: Model
    scale: float = 0.0
    boundary: float = 0.0
    alone: tuple[Mapping[int, float], Mapping[int, float]] = field(default_factory=lambda: ({}, {}))
    _source: _Line = field(init=False)
    _target: _Line = field(init=False)

    def __post_init__(self) -> None:
        self._source, self._target = _Line(self.source), _Line(self.target)

    def cost(self, i0: int, i1: int, j0: int, j1: int) -> float:
        """The cost of the bead source[i0:i1], target[j0:j1]; inf where it is not allowed.

        Only prose is ever joined with its neighbours.
        """
        prior = self.model.shapes[i1 - i0, j1 - j0]
        if j0 == j1:
            return self.alone[0].get(i0) or self._absent(prior, self.source[i0])
        if i0 == i1:
            return self.alone[1].get(j0) or self._absent(prior, self.target[j0])
        misfit = self.misfit(i0, i1, j0, j1)
        if i1 - i0 + j1 - j0 > 2 and (
            misfit > ABSURD
            or (i1 - i0 > 1 and not self._source.is_prose(i0, i1))
            or (j1 - j0 > 1 and not self._target.is_prose(j0, j1))
        ):
            return inf
        if misfit > LOOSE and self.source[i0].kind is not Kind.PROSE:
            misfit = LOOSE
        total = prior + misfit - self._shared(i0, i1, j0, j1)
        if self.boundary:
            total += self.boundary * self._crossed(i0, i1, j0, j1)
        return total + unlikeness(self.source[i0], self.target[j0])

    def _absent(self, cost: float, piece: Piece) -> float:
        """A block whose first or last sentence has no counterpart begins or ends with another:
        what that will cost at the other sentence is given back here.
        """
        return cost if piece.opens is piece.closes else cost - self.boundary

    def _crossed(self, i0: int, i1: int, j0: int, j1: int) -> int:
        """How many ends of blocks do not meet an end on the other side."""
        first, last = self.source[i0], self.source[i1 - 1]
        first_target, last_target = self.target[j0], self.target[j1 - 1]
        inside = first.block != last.block or first_target.block != last_target.block
        return (
            (first.opens is not first_target.opens)
            + (last.closes is not last_target.closes)
            + 2 * inside
        )

    def _shared(self, i0: int, i1: int, j0: int, j1: int) -> float:
        first, second = self._source.anchors(i0, i1), self._target.anchors(j0, j1)
        common = first & second
        worth = sum(map(self.worth.__getitem__, common)) if common else 0.0
        return worth - UNSHARED * (len(first) + len(second) - 2 * len(common))

    def misfit(self, i0: int, i1: int, j0: int, j1: int) -> float:
        """How badly the lengths of both sides fit: below 0 they tell for the bead."""
        source, target = self._source.running, self._target.running
        a, b = source[i1] - source[i0] + 1, target[j1] - target[j0] + 1
        variance = 2 * PER_LETTER / (a + b) + self.model.between
        difference = log(b / a) - self.scale
        misfit = difference * difference / (2 * variance)
        return 0.5 * log(variance / (variance + UNRELATED)) + (misfit if misfit < WORST else WORST)

    def letters(self, bead: Bead) -> tuple[float, float]:
        """The length of both sides."""
        return self._source.letters(bead[0], bead[1]), self._target.letters(bead[2], bead[3])

    def confidence(self, bead: Bead) -> float:
        """The probability that both sides of a bead say the same, rather than each having no
        counterpart.
        """
        alone = self.model.shapes[1, 0] * (bead[1] - bead[0] + bead[3] - bead[2])
        return 1 / (1 + exp(min(self.cost(*bead) - alone, 700.0)))
