"""The paragraphs in the XML of office documents: what their readers have in common."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mtqa.formats._assembly import Assembly
from mtqa.formats._container import moved, part_texts
from mtqa.formats._xml_source import events
from mtqa.text.kinds import classify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mtqa.formats._xml_source import Event
    from mtqa.types import Block, Kind, RawText

BREAK = "\n"


@dataclass(slots=True)
class Paragraph:
    """A paragraph that is being read: its own start tag, the elements that it stands in, and those
    inside it, with the text so far.
    """

    start: Event
    around: tuple[Event, ...]
    latest: Mapping[str, Event]
    """The last element of each name that began before it."""

    assembly: Assembly
    inside: list[Event] = field(default_factory=list)

    def within(self, name: str) -> Event | None:
        """The innermost element of a name that the paragraph stands in."""
        return next((event for event in reversed(self.around) if event.name == name), None)

    def has(self, name: str) -> Event | None:
        """The first element of a name inside it."""
        return next((event for event in self.inside if event.name == name), None)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a kind of document writes paragraphs.

    `paragraphs` are the elements that are one, `texts` those whose character data is text (None:
    all inside a paragraph), `stands_for` the elements that are written for a character, and
    `unread` those whose content is not for readers. `describe` tells kind, element and level.
    """

    paragraphs: frozenset[str]
    texts: frozenset[str] | None
    stands_for: Mapping[str, Callable[[Event], str]]
    unread: Callable[[Event], bool]
    describe: Callable[[Paragraph], tuple[Kind, str, int]]


def read(raw: RawText, roots: Mapping[str, str], dialect: Dialect) -> Sequence[Block]:
    """The blocks of all parts. `roots` has the outermost element by the beginning of the name of
    a part. Raises InputError for a part that is none.
    """
    blocks: list[Block] = []
    for part, text in part_texts(raw):
        root = next(root for start, root in roots.items() if part.name.startswith(start))
        blocks += [moved(block, part) for block in _Walk(text, dialect).blocks(events(text, root))]
    return classify(blocks)


class _Walk:
    """Through the events of a part; a paragraph inside another comes before that one."""

    def __init__(self, raw: RawText, dialect: Dialect) -> None:
        self._raw = raw
        self._dialect = dialect
        self._around: list[Event] = []
        self._latest: dict[str, Event] = {}
        self._open: list[Paragraph] = []
        self._unread = self._number = 0

    def blocks(self, found: Sequence[Event]) -> Iterator[Block]:
        for event in found:
            if event.opens:
                self._enter(event)
            elif event.name:
                if block := self._leave(event):
                    yield block
            elif event.text:
                self._text(event)

    def _enter(self, event: Event) -> None:
        self._around.append(event)
        self._latest[event.name] = event
        self._unread += self._dialect.unread(event)
        if event.name in self._dialect.paragraphs and not self._unread:
            around, latest = tuple(self._around), dict(self._latest)
            self._open.append(Paragraph(event, around, latest, Assembly(self._raw)))
        elif self._open:
            self._open[-1].inside.append(event)

    def _leave(self, event: Event) -> Block | None:
        start = self._around.pop()
        self._unread -= self._dialect.unread(start)
        if not self._open or self._unread:
            return None
        if self._open[-1].start is start:
            self._number += 1
            block = _finished(self._open.pop(), self._dialect)
            return block and replace(block, key=f"paragraph {self._number}")
        if event.name in self._dialect.stands_for:
            _put(self._open[-1].assembly, self._dialect.stands_for[event.name](start), start)
        return None

    def _text(self, event: Event) -> None:
        texts = self._dialect.texts
        if self._open and not self._unread and (texts is None or self._around[-1].name in texts):
            self._open[-1].assembly.replace(event.text, event.start, event.end)


def _put(assembly: Assembly, text: str, event: Event) -> None:
    """A character that an element is written for."""
    if text == BREAK:
        assembly.pause(BREAK)
    else:
        assembly.replace(text, event.start, event.end)


def _finished(paragraph: Paragraph, dialect: Dialect) -> Block | None:
    kind, element, level = dialect.describe(paragraph)
    return paragraph.assembly.block(kind, element, level=level)


def always(text: str) -> Callable[[Event], str]:
    """What an element stands for that is always written for the same."""
    return lambda _event: text


def escape(text: str) -> str:
    """Fit for the text of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
