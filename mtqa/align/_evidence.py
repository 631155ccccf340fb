"""What lengths and shared words say about texts that are, or are not, linked."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

from mtqa.align._anchors import shared_anchors
from mtqa.align._cost import SENTENCES, Costs, Piece
from mtqa.align._weights import weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtqa.types import Segment, Unit


CERTAIN = 20.0
"""The log-odds of a text not being where it cannot be."""

UNKNOWN = 3.0
"""The log-odds of a text not being somewhere beyond the end of a document."""


def absence(odds: Iterable[float]) -> float:
    """The log-odds that a text is in none of the places where it might be, equally likely, from
    those of each place. Without such a place nothing is known: 0.
    """
    places = list(odds)
    if not places:
        return 0.0
    return -log(sum(exp(-min(each, CERTAIN)) for each in places) / len(places))


def no_room(*, missing: float, around: float, facing: float, scale: float) -> float:
    """The log-odds that a neighbour of `missing` letters does not contain them.

    The neighbour, `around` letters, faces `facing` letters of the other document; `scale` is the
    log of how much longer that document is in general. The lengths decide as in Gale and Church
    (1993). A neighbour of no length proves nothing: 0.
    """
    if around <= 0 or facing <= 0:
        return 0.0
    longer = log(1 + missing / around)
    found = log(facing / around) - scale
    return longer * (longer - 2 * found) / (2 * SENTENCES.variance(around + facing))


def agreement(units: Iterable[Unit]) -> float:
    """The mean log-odds that linked segments say the same; a unit with one side counts -1."""
    pairs = [(unit.source, unit.target) for unit in units]
    linked = [(a, b) for a, b in pairs if a is not None and b is not None]
    source, target, worth = shared_anchors([a.text for a, _ in linked], [b.text for _, b in linked])
    costs = Costs(
        [_piece(a, known) for (a, _), known in zip(linked, source, strict=True)],
        [_piece(b, known) for (_, b), known in zip(linked, target, strict=True)],
        worth, SENTENCES,
    )  # fmt: skip
    total = sum(-costs.cost(i, i + 1, i, i + 1) for i in range(len(linked)))
    return (total - (len(pairs) - len(linked))) / max(len(pairs), 1)


def _piece(segment: Segment, anchors: frozenset[str]) -> Piece:
    return Piece(
        weight(segment.text), segment.kind, segment.region, "", 0, segment.block,
        opens=False, closes=False, anchors=anchors,
    )  # fmt: skip
