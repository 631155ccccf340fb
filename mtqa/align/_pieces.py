"""Documents as the pieces that are aligned: segments, and blocks with the segments of each."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mtqa.align._cost import Piece
from mtqa.align._weights import weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.align._path import Point
    from mtqa.types import Document


class Pieces:
    """`blocks[i]` holds `segments[starts[i]:starts[i + 1]]`; blocks without segments are left
    out.
    """

    def __init__(self, document: Document, anchors: Sequence[frozenset[str]]) -> None:
        places = [segment.block for segment in document.segments]
        opens = [True, *(a != b for a, b in pairwise(places))]
        closes = [*opens[1:], True]
        self.segments = [
            Piece(
                weight(segment.text), segment.kind, segment.region,
                document.blocks[segment.block].element, document.blocks[segment.block].level,
                segment.block, first, last, known,
            )
            for segment, first, last, known in zip(
                document.segments, opens, closes, anchors, strict=False
            )
        ]  # fmt: skip
        self.starts = [place for place in range(len(places)) if opens[place]] + [len(places)]
        self.blocks = [_joined(self.segments[first:last]) for first, last in pairwise(self.starts)]


def _joined(pieces: Sequence[Piece]) -> Piece:
    first = pieces[0]
    return replace(
        first,
        weight=sum(piece.weight for piece in pieces),
        closes=True,
        anchors=frozenset().union(*(piece.anchors for piece in pieces)),
    )


def landmarks(source: Sequence[Piece], target: Sequence[Piece]) -> Iterator[Point]:
    """Places of the pieces that share an anchor with each other and with no other piece."""
    places = _only_places(target)
    for anchor, place in _only_places(source).items():
        if anchor in places:
            yield place, places[anchor]


def _only_places(pieces: Sequence[Piece]) -> dict[str, int]:
    places: dict[str, int] = {}
    repeated = set()
    for place, piece in enumerate(pieces):
        for anchor in piece.anchors:
            if anchor in places:
                repeated.add(anchor)
            places[anchor] = place
    return {anchor: place for anchor, place in places.items() if anchor not in repeated}
