"""Matches the units of several bilingual files: by their ids where the files are of one format, or
else by their source texts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mtqa.types import Link, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.formats._bilingual import Pairs
    from mtqa.types import Unit


@dataclass(frozen=True, slots=True)
class Counterparts:
    """Finds the unit of another file that belongs to a unit: by its id where both files are of
    the same format, or by its source text.
    """

    by_id: dict[str, Unit]
    by_text: dict[str, Unit]

    @classmethod
    def of(cls, pairs: Pairs, *, ids: bool) -> Counterparts:
        """Those in another file; of several with the same source the first."""
        by_text: dict[str, Unit] = {}
        for unit in pairs.units:
            if unit.source is not None:
                by_text.setdefault(unit.source.text, unit)
        return cls({unit.id: unit for unit in pairs.units} if ids else {}, by_text)

    def find(self, unit: Unit) -> Unit | None:
        """The one that belongs to a unit, if there is one."""
        found = self.by_id.get(unit.id)
        if found is None and unit.source is not None:
            found = self.by_text.get(unit.source.text)
        return found


def with_references(pairs: Pairs, others: Sequence[tuple[Pairs, bool]]) -> Pairs:
    """With the translations of other files as references; each says whether ids match."""
    units = pairs.units
    documents = pairs.references
    for other, ids in others:
        counterparts = Counterparts.of(other, ids=ids)
        found = (counterparts.find(unit) for unit in units)
        units = tuple(
            replace(unit, references=(*unit.references, one.target if one else None))
            for unit, one in zip(units, found, strict=True)
        )
        documents = (*documents, replace(other.target, side=Side.REFERENCE))
    return replace(pairs, references=documents, units=units)


def with_source(pairs: Pairs, other: Pairs, *, ids: bool) -> Pairs:
    """With the translations of another file as the source, for files whose own source is a key
    or was itself translated; where the other file has none, with its source.
    """
    counterparts = Counterparts.of(other, ids=ids)
    shift = len(other.target.blocks)
    units, segments = [], []
    for unit in pairs.units:
        found = counterparts.find(unit)
        source = found.target if found else None
        if source is None and found is not None and found.source is not None:
            source = replace(found.source, block=found.source.block + shift)
        units.append(replace(unit, source=source))
        segments += [source] if source else []
    document = replace(
        other.target,
        side=Side.SOURCE,
        blocks=other.target.blocks + other.source.blocks,
        segments=tuple(segments),
    )
    return replace(pairs, source=document, units=tuple(units))


def links(pairs: Pairs) -> list[Link]:
    """The units as links between the segments of both documents."""
    first = {id(segment): number for number, segment in enumerate(pairs.source.segments)}
    second = {id(segment): number for number, segment in enumerate(pairs.target.segments)}
    return [
        Link(
            (first[id(unit.source)],) if unit.source else (),
            (second[id(unit.target)],) if unit.target else (),
            unit.confidence,
        )
        for unit in pairs.units
    ]
