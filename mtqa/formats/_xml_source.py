"""XML as a row of events that know their place in the file, by expat.

Nothing is fetched and nothing expanded: a document type may name its DTD, which is not read, but
a file that declares entities of its own is refused, and so is what nests deeper than people write.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from mtqa.formats._strings import DEEPEST, fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mtqa.formats._strings import Piece
    from mtqa.types import RawText


@dataclass(slots=True)
class Event:
    """`raw[start:end]` is the start or end tag of the element `name`, or reads as `text`; other
    things (comments, the marks of CDATA) have neither.
    """

    start: int
    end: int = 0
    name: str = ""
    opens: bool = False
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    character_data: bool = False
    """Whether the text stands in a CDATA section."""


def events(raw: RawText, root: str) -> list[Event]:
    """What a file consists of. Raises InputError if it is not well-formed XML, or its outermost
    element is not `root`.
    """
    reader = _Reader(raw)
    found = reader.read()
    first = next(event for event in found if event.opens)
    if first.name != root:
        message = f"the outermost element is <{first.name}>, not <{root}>"
        raise fault(raw, first.start, message)
    return found


class _Reader:
    def __init__(self, raw: RawText) -> None:
        self._raw = raw
        self._data = raw.text.encode()
        self._ascii = len(self._data) == len(raw.text)
        self._bytes = self._characters = 0
        self._depth = 0
        self._section = False
        self._found: list[Event] = []
        self._parser = self._new_parser()

    def read(self) -> list[Event]:
        try:
            self._parser.Parse(self._data, True)  # noqa: FBT003 (expat's own)
        except expat.ExpatError as error:
            place = min(self._place(), len(self._raw.text) - 1)
            reason = expat.ErrorString(error.code)
            raise fault(self._raw, place, f"this is not well-formed XML: {reason}") from None
        for event, after in zip(self._found, self._found[1:], strict=False):
            event.end = after.start
        self._found[-1].end = self._found[-1].end or len(self._raw.text)
        return self._found

    def _new_parser(self) -> Any:
        parser = expat.ParserCreate("utf-8")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refuse_entities
        parser.StartCdataSectionHandler = self._mark(section=True)
        parser.EndCdataSectionHandler = self._mark(section=False)
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._mark()
        parser.StartDoctypeDeclHandler = parser.EndDoctypeDeclHandler = self._mark()
        parser.SkippedEntityHandler = self._skipped
        return parser

    def _place(self) -> int:
        """The offset in the text of where the parser stands."""
        place: int = self._parser.CurrentByteIndex
        if self._ascii:
            return place
        if place < self._bytes:
            return len(self._data[:place].decode())
        self._characters += len(self._data[self._bytes : place].decode())
        self._bytes = place
        return self._characters

    def _mark(self, *, section: bool | None = None) -> Callable[..., None]:
        def marked(*_: object) -> None:
            self._found.append(Event(self._place()))
            if section is not None:
                self._section = section

        return marked

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        place = self._place()
        self._depth += 1
        if self._depth > DEEPEST:
            raise fault(self._raw, place, f"nested more than {DEEPEST} levels deep")
        self._found.append(Event(place, name=name, opens=True, attributes=attributes))

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._found.append(Event(self._place(), name=name))

    def _text(self, text: str) -> None:
        self._found.append(Event(self._place(), text=text, character_data=self._section))

    def _skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 (expat's call)
        if not is_parameter:
            self._found.append(Event(self._place(), text=f"&{name};"))

    def _refuse_entities(self, name: str, *_: object) -> None:
        message = f"the file declares an entity of its own ({name}); write out what it stands for"
        raise fault(self._raw, self._place(), message)


def elements(found: list[Event], path: tuple[str, ...]) -> Iterator[tuple[list[Event], int]]:
    """The elements at a path of names from the outermost one: the events from the start tag of
    each to its end tag, and its number among the events.
    """
    names: list[str] = []
    first = 0
    for number, event in enumerate(found):
        if event.opens:
            names.append(event.name)
            if len(names) == len(path):
                first = number
        elif event.name:
            if tuple(names) == path:
                yield found[first : number + 1], first
            names.pop()


def pieces(inner: Iterable[Event]) -> Iterator[Piece]:
    """The text in events, as a string's pieces."""
    for event in inner:
        if event.text:
            yield event.text, event.start, event.end


def text_of(inner: Iterable[Event]) -> str:
    """The text in events."""
    return "".join(event.text for event in inner)
