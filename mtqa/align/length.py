"""Aligns documents by the lengths of their parts and by the words and numbers that they share.

First the blocks are aligned, then the sentences, along the path of the blocks. How much the ends
of blocks bind the sentences depends on how well the blocks themselves agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from mtqa.align._anchors import shared_anchors
from mtqa.align._confidence import confidences, runs
from mtqa.align._cost import BLOCKS, SCALE_DEVIATION, SENTENCES, Costs
from mtqa.align._evidence import absence, no_room
from mtqa.align._path import best_path, corridor, everywhere, longest_chain
from mtqa.align._pieces import Pieces, landmarks
from mtqa.types import Aligner, Document, Encodings, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtqa.align._path import Bead, Point, Rows

EQUAL = 0.5
"""Where less than this share of two texts stands in blocks that agree, blocks count nothing."""

BOUNDARY = 2.0
"""The cost of an end of a block that meets none, when all blocks agree."""

CONVINCING = 2.0
"""The log-odds from which a block is taken to have no counterpart."""

FULL = 40_000
"""Up to so many pairs of pieces every path is considered."""

LONG = 40
"""In a stretch of more pieces than this, shared words lead the way."""


def align(
    source: Document,
    target: Document,
    encodings: Encodings | None = None,  # noqa: ARG001 (the contract of aligners)
) -> Sequence[Link]:
    """Links of segment indices in the order of both documents; each segment is in one of them.

    The confidence of a link is its probability, under the model of lengths, anchors and kinds,
    among the other ways to link what it and a neighbouring link hold; for a link with two sides,
    also that they belong together rather than to nothing.
    """
    texts = [[segment.text for segment in document.segments] for document in (source, target)]
    *anchors, worth = shared_anchors(*texts)
    sides = Pieces(source, anchors[0]), Pieces(target, anchors[1])
    frame = _frame(sides, worth)
    costs = Costs(
        sides[0].segments, sides[1].segments, worth, SENTENCES,
        scale=frame.scale, boundary=BOUNDARY * frame.equality**2, alone=frame.alone,
    )  # fmt: skip
    if frame.chain:
        rows = corridor(len(source.segments), len(target.segments), frame.chain)
    else:
        rows = _rows(costs)
    beads = best_path(rows, SENTENCES.shapes, costs.cost)
    return [
        Link(tuple(range(i0, i1)), tuple(range(j0, j1)), confidence)
        for (i0, i1, j0, j1), confidence in zip(beads, confidences(costs, beads), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the blocks say about the sentences: the scale of lengths, how far (0..1) the blocks
    agree, which sentences have no counterpart, and points that the path passes (none where the
    blocks do not agree).
    """

    scale: float
    equality: float
    alone: tuple[Mapping[int, float], Mapping[int, float]]
    chain: Sequence[Point]


def _frame(sides: tuple[Pieces, Pieces], worth: Mapping[str, float]) -> _Frame:
    costs = Costs(sides[0].blocks, sides[1].blocks, worth, BLOCKS)
    beads = best_path(_rows(costs), BLOCKS.shapes, costs.cost)
    costs.scale = _scale(costs, beads)
    sure = [bead for bead in beads if _is_sure(costs, bead)]
    total = sum(piece.weight for piece in chain(costs.source, costs.target))
    equality = sum(sum(costs.letters(bead)) for bead in sure) / max(total, 1.0)
    if equality < EQUAL:
        return _Frame(costs.scale, equality, ({}, {}), ())
    return _Frame(costs.scale, equality, _alone(sides, costs, beads), _chain(sides, sure))


def _rows(costs: Costs) -> Rows:
    n, m = len(costs.source), len(costs.target)
    if n * m <= FULL:
        return everywhere(n, m)
    return corridor(n, m, longest_chain(landmarks(costs.source, costs.target)))


def _is_sure(costs: Costs, bead: Bead) -> bool:
    i0, i1, j0, j1 = bead
    one_to_one = i1 - i0 == j1 - j0 == 1
    return one_to_one and costs.misfit(*bead) < 0 and costs.confidence(bead) > 0.9


def _scale(costs: Costs, beads: Iterable[Bead]) -> float:
    """The log of how much longer the target is, from the blocks that are surely linked."""
    total, certainty = 0.0, 1 / SCALE_DEVIATION**2
    for bead in beads:
        if _is_sure(costs, bead):
            a, b = costs.letters(bead)
            precision = 1 / costs.model.variance(a + b + 2)
            total += precision * log((b + 1) / (a + 1))
            certainty += precision
    return total / certainty


def _alone(
    sides: tuple[Pieces, Pieces], costs: Costs, beads: Sequence[Bead]
) -> tuple[Mapping[int, float], Mapping[int, float]]:
    """The segments of blocks that surely have no counterpart, and what leaving them so costs."""
    alone: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for first, last in runs(beads):
        run = beads[first][0], beads[last - 1][1], beads[first][2], beads[last - 1][3]
        side = 0 if run[2] == run[3] else 1
        missing = costs.letters(run)[side]
        scale = -costs.scale if side else costs.scale
        near = [
            costs.letters(bead)
            for bead in (*beads[max(first - 1, 0) : first], *beads[last : last + 1])
        ]
        odds = absence(
            no_room(missing=missing, around=room[side], facing=room[1 - side], scale=scale)
            for room in near
        )
        if odds > CONVINCING:
            for block in range(run[2 * side], run[2 * side + 1]):
                segments = range(*sides[side].starts[block : block + 2])
                cost = BLOCKS.shapes[1, 0] / len(segments)
                alone[side].update(dict.fromkeys(segments, cost))
    return alone


def _chain(sides: tuple[Pieces, Pieces], sure: Iterable[Bead]) -> list[Point]:
    """Points that the sentences' path passes: the corners of blocks, and landmarks between them
    where they are far apart.
    """
    points: list[Point] = []
    a, b = sides[0].starts, sides[1].starts
    end = (a[-1], b[-1])
    for point in [*((a[bead[0]], b[bead[2]]) for bead in sure), end]:
        before = points[-1] if points else (0, 0)
        if max(point[0] - before[0], point[1] - before[1]) > LONG:
            source = sides[0].segments[before[0] : point[0]]
            target = sides[1].segments[before[1] : point[1]]
            inside = longest_chain(landmarks(source, target))
            points += [(before[0] + i, before[1] + j) for i, j in inside]
        points.append(point)
    return points


ALIGNER = Aligner(align=align)
