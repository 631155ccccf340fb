"""How sure a link is: its probability under the model of costs, among the ways near by to link the
same pieces otherwise.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from math import exp
from typing import TYPE_CHECKING

from mtqa.align._path import best_path, everywhere

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.align._cost import Costs
    from mtqa.align._path import Bead

REACH = 6
"""So many beads before and after a piece without a counterpart are tried again to find one."""

FORBIDDEN = 1e6
"""What no path takes if it has a choice."""


def confidences(costs: Costs, beads: Sequence[Bead]) -> Iterator[float]:
    """The confidence of each bead of a path.

    A bead is weighed, alone and with the one before and the one after, against the other ways to
    link the same pieces; one with two sides also against its sides being unrelated, and one with
    one side against the best path on which its piece has a counterpart.
    """
    if not beads:
        return
    together = [
        _share(
            costs,
            costs.cost(*first) + costs.cost(*second),
            (first[0], second[1], first[2], second[3]),
        )
        for first, second in pairwise(beads)
    ]
    alone = {}
    for first, last in runs(beads):
        confidence = min(_of_absence(costs, beads, place) for place in {first, last - 1})
        alone.update(dict.fromkeys(range(first, last), confidence))
    for place, pair in enumerate(zip([1.0, *together], [*together, 1.0], strict=True)):
        yield min(*pair, alone[place] if place in alone else _of_link(costs, beads[place]))


def runs(beads: Sequence[Bead]) -> Iterator[tuple[int, int]]:
    """Ranges of neighbouring beads that all lack the same side."""
    place = 0
    for lacks, run in groupby(beads, lambda bead: (bead[0] == bead[1]) - (bead[2] == bead[3])):
        length = len(list(run))
        if lacks:
            yield place, place + length
        place += length


def _of_link(costs: Costs, bead: Bead) -> float:
    return min(costs.confidence(bead), _share(costs, costs.cost(*bead), bead))


def _share(costs: Costs, chosen: float, span: Bead) -> float:
    """The probability of what was `chosen`, among all ways to link a range of pieces in one bead
    or two.
    """
    i0, i1, j0, j1 = span
    shapes = costs.model.shapes
    ways = [costs.cost(*span)] if (i1 - i0, j1 - j0) in shapes else []
    ways += [
        costs.cost(i0, i, j0, j) + costs.cost(i, i1, j, j1)
        for i in range(i0, i1 + 1)
        for j in range(j0, j1 + 1)
        if (i - i0, j - j0) in shapes and (i1 - i, j1 - j) in shapes
    ]
    return 1 / max(sum(exp(min(chosen - way, 700.0)) for way in ways), 1.0)


def _of_absence(costs: Costs, beads: Sequence[Bead], place: int) -> float:
    near = beads[max(place - REACH, 0) : place + REACH + 1]
    i0, i1, j0, j1 = near[0][0], near[-1][1], near[0][2], near[-1][3]
    at, _, column, end = beads[place]
    source_side = column == end

    def cost(a: int, b: int, c: int, d: int) -> float:
        if (c == d and i0 + a == at) if source_side else (a == b and j0 + c == column):
            return FORBIDDEN
        return costs.cost(i0 + a, i0 + b, j0 + c, j0 + d)

    path = best_path(everywhere(i1 - i0, j1 - j0), costs.model.shapes, cost)
    margin = sum(cost(*bead) for bead in path) - sum(costs.cost(*bead) for bead in near)
    return 1 / (1 + exp(-max(margin, 0.0)))
