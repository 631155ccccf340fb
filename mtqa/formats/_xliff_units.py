"""The units of an XLIFF file while they are read, and the entries that they become."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mtqa.types import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.formats._inline_tags import Text
    from mtqa.types import Demand, Limits

_UNFINISHED: Final = frozenset({"new", "needs-translation", "NotStarted"})
"""States of XLIFF 1.2 and of memoQ that say that a target is no translation yet."""


@dataclass(slots=True)
class Segment:
    """A segment of a unit. `sides` are its source and its target."""

    name: str
    state: str = ""
    sides: list[Text | None] = field(default_factory=lambda: [None, None])

    def marks(self) -> Sequence[str]:
        """The segments marked inside of it, if source and target have some of the same."""
        source, target = self.sides
        if source is None or (target is not None and not source.marks.keys() & target.marks):
            return ()
        return tuple(source.marks)


@dataclass(slots=True)
class Unit:
    """A unit. `states` are those of marked segments; `codes` are what its tags stand for;
    `demands` are of all its segments, the module of validation has no other.
    """

    id: str
    translatable: bool
    limits: Limits | None
    notes: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    segments: list[Segment] = field(default_factory=list)
    demands: tuple[Demand, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """One for each segment."""
        for number, segment in enumerate(self.segments, start=1):
            several = len(self.segments) > 1
            name = f"{self.id}/{segment.name or number}" if several else self.id
            marks = segment.marks()
            if not marks:
                yield self._entry(name, segment, "")
            for mark in marks:
                yield self._entry(f"{name}/{mark}", segment, mark)

    def _entry(self, key: str, segment: Segment, mark: str) -> Entry:
        source, target = segment.sides
        state = self.states.get(mark, segment.state)
        return Entry(
            key,
            source.block(mark, key) if source else None,
            target.block(mark, key) if target else None,
            state=state,
            note="\n".join(self.notes),
            translatable=self.translatable,
            finished=state not in _UNFINISHED,
            demands=self.demands,
        )
