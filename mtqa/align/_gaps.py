"""Where one document has text that the other lacks: evidence for it, before anybody is blamed.

A piece without a counterpart is more often a fault of the aligner than of the translator. So it
counts only where the alignment around it is sound and what stands next to it is too short to
contain it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate, groupby, islice, takewhile
from math import log
from typing import TYPE_CHECKING, NamedTuple

from mtqa.align._cost import SCALE_DEVIATION, SENTENCES
from mtqa.align._evidence import CERTAIN, UNKNOWN, absence, agreement, no_room
from mtqa.align._weights import weight
from mtqa.types import Kind, Region, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtqa.types import Segment, Unit

SURE = 0.85
"""The least confidence in a piece having no counterpart, where lengths decide as well."""

BY_MEANING = 0.5
"""The same where the aligner compared what is said; it needs no more. Of 220 gaps in
articles of five languages with sentences or paragraphs dropped, one was none; in 3,950 sentences of
eight languages with nothing dropped there were two, which BALANCE and SHORTEST refuse. (Counted at
.7, with weights that left sentences alone more freely.)"""

AT_THE_EDGE = 0.9
"""The same for the first and the last text of a document, which versions of a page often lack."""

EVIDENCE = 1.0
"""The least log-odds of the lengths around a gap."""

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

UNRELATED = 0.3
"""... and do not if each link has less evidence than this, in nats. Of 819 news articles with a
translation, in 13 languages, none is below both; of as many with another article's, 63 in 100."""

OPENING = 50.0
LINE = 100
"""In letters, and in characters: what of a text is quoted in a message."""

ALIGNED = 0.5
"""Aligned by meaning, less than this share of either document is linked in unrelated ones. Of 56
articles in seven languages all have more than .8, of as many with another's translation none more
than .26.
"""

ENOUGH = (7, 400.0)
"""Documents of fewer units or letters than these cannot be told to be unrelated."""


class Piece(NamedTuple):
    """A segment, the id of its unit, and where it begins in the unit's text of its side."""

    unit: str
    start: int
    segment: Segment


@dataclass(frozen=True, slots=True)
class Gap:
    """Text of one block that the other side lacks: its sentences in order, and how sure that is
    (0..1).
    """

    side: Side
    pieces: tuple[Piece, ...]
    confidence: float

    @property
    def spans(self) -> tuple[tuple[str, Span], ...]:
        """Where the text stands, with the ids of units."""
        return tuple(
            (unit, Span(self.side, start, start + len(segment.text)))
            for unit, start, segment in self.pieces
        )

    @property
    def opening(self) -> str:
        """The first words, cut to what fits into a message."""
        text = self.pieces[0].segment.text
        lengths = accumulate(map(weight, text))
        end = sum(1 for _ in takewhile(lambda length: length <= OPENING, islice(lengths, LINE)))
        if end == len(text):
            return text
        words = text[:end].rpartition(" ")[0]
        return (words if len(words) > end // 2 else text[:end]).rstrip() + " …"


@dataclass(slots=True)
class Comparison:
    """The main content of two documents, as units of one side and the other.

    `side` is the side whose gaps are asked for: what it has and the other side lacks. A gap less
    `sure` than that is none. Where the units were aligned `by_meaning`, lengths have no say.
    """

    side: Side
    units: Sequence[Unit]
    sure: float = SURE
    by_meaning: bool = False
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
        linked = self.linked()
        if self.by_meaning:
            return linked < ALIGNED
        return linked < UNSOUND and agreement(self.units) < UNRELATED

    def linked(self) -> float:
        """The share of letters in links, each as far as it is sure, of the side that has more:
        an abridged translation is linked with all that it says. By lengths, of both together.
        """
        total, linked = [0.0, 0.0], [0.0, 0.0]
        for unit, letters in zip(self.units, self._letters, strict=True):
            for side in (0, 1):
                total[side] += letters[side]
                linked[side] += letters[side] * unit.confidence if all(letters) else 0.0
        if not self.by_meaning:
            return sum(linked) / max(sum(total), 1.0)
        return max(part / max(whole, 1.0) for part, whole in zip(linked, total, strict=True))

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
        if confidence < self.sure:
            return False
        near = range(max(first - NEIGHBOURHOOD, 0), min(last + NEIGHBOURHOOD, len(self.units)))
        lacking = sum(self._letters[i][1] for i in near if self.mine(self.units[i]) is None)
        if lacking > BALANCE * missing:
            return False
        if all(self._kind(unit) is not Kind.PROSE for unit in self.units[first:last]):
            return self._is_between_links(first, last)
        if self.by_meaning:
            inside = first > 0 and last < len(self.units)
            return inside or confidence >= AT_THE_EDGE
        before, after = range(first - 1, near.start - 1, -1), range(last, near.stop)
        lengths = absence(self._room(missing, places, scale) for places in (before, after))
        return lengths >= EVIDENCE and lengths + _log_odds(confidence) >= TOGETHER

    def _room(self, missing: float, places: Iterable[int], scale: float) -> float:
        """The log-odds that the nearest prose on one side of a gap does not contain it. Where
        there is none before the next heading, nothing can; beyond the end, anything might.
        """
        for place in places:
            unit = self.units[place]
            if self.other(unit) is None or unit.confidence < self.sure:
                continue
            if self._kind(unit) is Kind.HEADING:
                return CERTAIN
            if self._kind(unit) is Kind.PROSE:
                around, facing = self._letters[place]
                return no_room(missing=missing, around=around, facing=facing, scale=scale)
        return UNKNOWN

    def _is_between_links(self, first: int, last: int) -> bool:
        """A heading cannot hide in its neighbours: they must be surely linked, that is enough."""
        if first == 0 or last == len(self.units):
            return False
        neighbours = (self.units[first - 1], self.units[last])
        return all(
            self.mine(unit) and self.other(unit) and unit.confidence >= self.sure
            for unit in neighbours
        )

    def _kind(self, unit: Unit) -> Kind | None:
        segment = self.mine(unit)
        return segment.kind if segment else None

    def _blocks(self, run: Sequence[Unit]) -> Iterator[Gap]:
        pieces = [Piece(unit.id, 0, mine) for unit in run if (mine := self.mine(unit))]
        yield from gaps_of(pieces, {unit.id: unit.confidence for unit in run}, self.side)

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


def gaps_of(pieces: Iterable[Piece], confidence: Mapping[str, float], side: Side) -> Iterator[Gap]:
    """What is lacking, block by block, without labels and what is too short. `confidence` is by
    unit.
    """
    told = [piece for piece in pieces if piece.segment.kind in {Kind.PROSE, Kind.HEADING}]
    for _, block in groupby(told, lambda piece: piece.segment.block):
        parts = tuple(block)
        heading = parts[0].segment.kind is Kind.HEADING
        letters = sum(weight(piece.segment.text) for piece in parts)
        if letters >= (SHORTEST_HEADING if heading else SHORTEST):
            yield Gap(side, parts, min(confidence[piece.unit] for piece in parts))


def _log_odds(probability: float) -> float:
    return log(probability / max(1 - probability, 1e-9))


def _region(unit: Unit) -> Region | None:
    segment = unit.source or unit.target
    return segment.region if segment else None


def _length(segment: Segment | None) -> float:
    return weight(segment.text) if segment else 0.0
