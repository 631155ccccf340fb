"""The units of an XLIFF file while they are read, and the entries that they become."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mtqa.text.inlines import links
from mtqa.text.kinds import string_kind
from mtqa.text.origins import cut, cut_inlines
from mtqa.types import UNIT, Block, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.formats._inline_tags import Inlines
    from mtqa.types import Inline, Limits, Origin

_UNFINISHED: Final = frozenset({"new", "needs-translation", "NotStarted"})
"""States of XLIFF 1.2 and of memoQ that say that a target is no translation yet."""


@dataclass(slots=True)
class Text:
    """A source or a target: its text with its places, and the ranges of the segments marked in
    it.
    """

    text: str
    origins: tuple[Origin, ...]
    inlines: tuple[Inline, ...]
    limits: Limits | None
    marks: dict[str, tuple[int, int]]

    def block(self, mark: str, key: str) -> Block | None:
        """The text of a marked segment, or all of it; None if there is none."""
        text, origins, inlines = self.text, self.origins, self.inlines
        if mark:
            start, end = self.marks.get(mark, (0, 0))
            text = text[start:end]
            origins, inlines = cut(origins, start, end), cut_inlines(inlines, start, end)
        if not text:
            return None
        return Block(
            text, string_kind(text), UNIT, origins, inlines=inlines, limits=self.limits, key=key
        )


def text_of(inlines: Inlines, limits: Limits | None) -> Text | None:
    """What has been read of a source or a target; None if it is blank."""
    text, origins = inlines.content.build()
    if not text or text.isspace():
        return None
    found = [*inlines.content.inlines, *links(text)]
    found.sort(key=lambda one: one.start)
    marks = {mark: (start, end) for mark, start, end in inlines.marks}
    return Text(text, origins, tuple(found), limits, marks)


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
    """A unit. `states` are those of marked segments; `codes` are what its tags stand for."""

    id: str
    translatable: bool
    limits: Limits | None
    notes: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    segments: list[Segment] = field(default_factory=list)

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
        )
