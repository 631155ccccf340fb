"""Where one document has text that the other lacks: evidence for it, before anybody is blamed.

A piece without a counterpart is more often a fault of the aligner than of the translator. So it
counts only where the alignment around it is sound and what stands next to it is too short to
contain it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from math import log
from typing import TYPE_CHECKING

from mtqa.align._cost import SCALE_DEVIATION, SENTENCES
from mtqa.align._evidence import absence, agreement
from mtqa.align._weights import weight
from mtqa.types import Kind, Region, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.types import Segment, Unit

SURE = 0.75
"""The least confidence in a piece having no counterpart."""

EVIDENCE = 1.0
"""The least log-odds of the lengths around a gap ..."""

EVIDENCE_AT_END = 6.0
"""... and where prose stands on one side of it only."""

TOGETHER = 4.5
"""The least log-odds of both: confidence and lengths."""

SHORTEST = 20.0
"""In letters: about four words. What is shorter is lost and added freely."""

SHORTEST_HEADING = 12.0

NEIGHBOURHOOD = 6
"""Where both documents lack something within so many units, nothing is missing: the aligner went
astray, or a translator told it in another order."""

BALANCE = 0.3
"""So much of a gap, on the other side, is enough to tell that."""

SAME_STRUCTURE = 0.8
"""The least share of blocks that begin together."""

UNSOUND = 0.8
"""Where less of two documents is linked than this share, they may not belong together ..."""

UNRELATED = 0.5
"""... and do not if their links also have less evidence than this, in nats for each. Of 1,638
pairs of news articles none that belong together is below both, of those that do not half are."""

OPENING = 50.0
"""In letters: what of a text is quoted in a message."""

ENOUGH = (8, 300.0)
"""Documents of fewer units or letters than these cannot be told to be unrelated."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Text of one block that the other side lacks: ids of units and the segments of the side that
    has it, in order, and how sure that is (0..1).
    """

    pieces: tuple[tuple[str, Segment], ...]
    confidence: float

    @property
    def opening(self) -> str:
        """The first words, cut to what fits into a message."""
        text = self.pieces[0][1].text
        if weight(text) <= OPENING:
            return text
        end = next(i for i in range(len(text)) if weight(text[: i + 1]) > OPENING)
        words = text[:end].rpartition(" ")[0]
        return (words if len(words) > end // 2 else text[:end]).rstrip() + " …"


@dataclass(slots=True)
class Comparison:
    """The main content of two documents, as units of one side and the other.

    `side` is the side whose gaps are asked for: what it has and the other side lacks.
    """

    side: Side
    units: Sequence[Unit]
    _letters: list[tuple[float, float]] = field(init=False)

    def __post_init__(self) -> None:
        self.units = [unit for unit in self.units if _region(unit) is Region.MAIN]
        self._letters = [
            (_length(self.mine(unit)), _length(self.other(unit))) for unit in self.units
        ]

    def mine(self, unit: Unit) -> Segment | None:
        """What a unit has on the side that is looked at."""
        return unit.source if self.side is Side.SOURCE else unit.target

    def other(self, unit: Unit) -> Segment | None:
        """What a unit has on the other side."""
        return unit.target if self.side is Side.SOURCE else unit.source

    def unrelated(self) -> bool:
        """Whether the documents do not belong together."""
        units, letters = ENOUGH
        if len(self.units) < units or min(map(sum, zip(*self._letters, strict=True))) < letters:
            return False
        return self._linked() < UNSOUND and agreement(self.units) < UNRELATED

    def gaps(self) -> Iterator[Gap]:
        """What the other side lacks, block by block."""
        if all(self.other(unit) for unit in self.units) or not self._same_structure():
            return
        scale = self._scale()
        place = 0
        for lacks, run in groupby(self.units, lambda unit: self.other(unit) is None):
            length = len(list(run))
            if lacks and self._holds(place, place + length, scale):
                yield from self._blocks(self.units[place : place + length])
            place += length

    def _holds(self, first: int, last: int, scale: float) -> bool:
        """Whether the units first:last really have no counterpart."""
        missing = sum(mine for mine, _ in self._letters[first:last])
        confidence = min(unit.confidence for unit in self.units[first:last])
        if confidence < SURE:
            return False
        near = range(max(first - NEIGHBOURHOOD, 0), min(last + NEIGHBOURHOOD, len(self.units)))
        if any(
            self.mine(self.units[i]) is None and self._letters[i][1] > BALANCE * missing
            for i in near
        ):
            return False
        if all(self._kind(unit) is not Kind.PROSE for unit in self.units[first:last]):
            return self._is_between_links(first, last)
        around = [
            *self._prose(range(first - 1, near.start - 1, -1)),
            *self._prose(range(last, near.stop)),
        ]
        odds = absence(
            missing=missing,
            around=sum(self._letters[i][0] for i in around),
            facing=sum(self._letters[i][1] for i in around),
            scale=scale,
        )
        if odds < (EVIDENCE if len(around) > 1 else EVIDENCE_AT_END):
            return False
        return odds + log(confidence / max(1 - confidence, 1e-9)) > TOGETHER

    def _prose(self, places: Iterable[int]) -> list[int]:
        """The first of these places that has prose on both sides, if there is one."""
        for place in places:
            unit = self.units[place]
            if self._kind(unit) is Kind.PROSE and self.other(unit) is not None:
                return [place]
        return []

    def _is_between_links(self, first: int, last: int) -> bool:
        """A heading cannot hide in its neighbours: they must be surely linked, that is enough."""
        if first == 0 or last == len(self.units):
            return False
        neighbours = (self.units[first - 1], self.units[last])
        return all(
            self.mine(unit) and self.other(unit) and unit.confidence >= SURE for unit in neighbours
        )

    def _kind(self, unit: Unit) -> Kind | None:
        segment = self.mine(unit)
        return segment.kind if segment else None

    def _blocks(self, run: Sequence[Unit]) -> Iterator[Gap]:
        pieces = [(unit, self.mine(unit)) for unit in run]
        told = [(u, s) for u, s in pieces if s and s.kind in {Kind.PROSE, Kind.HEADING}]
        for _, block in groupby(told, lambda piece: piece[1].block):
            parts = list(block)
            heading = parts[0][1].kind is Kind.HEADING
            letters = sum(weight(segment.text) for _, segment in parts)
            if letters >= (SHORTEST_HEADING if heading else SHORTEST):
                confidence = min(unit.confidence for unit, _ in parts)
                yield Gap(tuple((unit.id, segment) for unit, segment in parts), confidence)

    def _linked(self) -> float:
        """The share of letters in links, each as far as it is sure."""
        total = linked = 0.0
        for unit, letters in zip(self.units, self._letters, strict=True):
            total += sum(letters)
            linked += sum(letters) * unit.confidence if all(letters) else 0.0
        return linked / max(total, 1.0)

    def _same_structure(self) -> bool:
        """Whether blocks of the two documents begin in the same units, by and large."""
        seen: tuple[set[int], set[int]] = (set(), set())
        together = either = 0
        for unit in self.units:
            sides = (self.mine(unit), self.other(unit))
            begins = [
                s is not None and s.block not in known for s, known in zip(sides, seen, strict=True)
            ]
            for segment, known in zip(sides, seen, strict=True):
                if segment is not None:
                    known.add(segment.block)
            if all(sides):
                either += any(begins)
                together += all(begins)
        return together >= SAME_STRUCTURE * either

    def _scale(self) -> float:
        """The log of how much longer the other side is, cautious where there is little text."""
        linked = [letters for letters in self._letters if all(letters)]
        mine, other = (sum(letters[side] for letters in linked) for side in (0, 1))
        certainty = 1 / SENTENCES.variance(mine + other + 1)
        return log((other + 1) / (mine + 1)) * certainty / (certainty + SCALE_DEVIATION**-2)


def _region(unit: Unit) -> Region | None:
    segment = unit.source or unit.target
    return segment.region if segment else None


def _length(segment: Segment | None) -> float:
    return weight(segment.text) if segment else 0.0
