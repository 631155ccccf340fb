"""Android's string resources (strings.xml): strings, arrays and plurals, of Compose too.

What aapt2 makes of a string: white space is one space except in quotation marks, which are dropped,
and a backslash escapes. What is not translatable, or refers to another resource, gives nothing.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mtqa.formats._assembly import Assembly
from mtqa.formats._strings import Strings, fault
from mtqa.formats._xml_content import escape_xml
from mtqa.formats._xml_source import elements, events
from mtqa.formats._xml_tags import open_xml
from mtqa.types import STRING, Format, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.formats._xml_source import Event
    from mtqa.types import Block, RawText

_TOKEN = re.compile(
    r'\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\[^u]|\\\Z|"|\s+|[^\\"\s]+|.', re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_REFERENCE = re.compile(r"\s*[@?]\+?(?:[\w.]+:)?[\w.]+/[\w.]+\s*")
_KINDS = {"string": None, "string-array": "item", "plurals": "item"}
_LETTERS = {"n": "\n", "t": "\t"}


def read(raw: RawText) -> Sequence[Block]:
    """The strings of a file in its order. Raises InputError if it holds no resources."""
    found = events(raw, "resources")
    strings = Strings(raw)
    for key, inner in _resources(raw, found):
        strings.claim(key, inner[0].start)
        assembly = Assembly(raw)
        _Text(raw, assembly).fill(inner[1:-1])
        strings.put(key, assembly.block(Kind.LABEL, STRING))
    return strings.blocks


def _resources(raw: RawText, found: list[Event]) -> list[tuple[str, list[Event]]]:
    """The elements with strings, with their keys, in the order of the file."""
    resources: list[tuple[str, list[Event]]] = []
    for name, item in _KINDS.items():
        for inner, _ in elements(found, ("resources", name)):
            attributes = inner[0].attributes
            if attributes.get("translatable") == "false":
                continue
            if not attributes.get("name"):
                raise fault(raw, inner[0].start, f"this <{name}> has no name")
            product = attributes.get("product")
            key = f"/{attributes['name']}" + (f"@{product}" if product else "")
            resources += _items(key, inner, item) if item else [(key, inner)]
    texts = (one for one in resources if not _refers(raw, one[1]))
    return sorted(texts, key=lambda resource: resource[1][0].start)


def _refers(raw: RawText, inner: list[Event]) -> bool:
    return bool(_REFERENCE.fullmatch(raw.text, inner[0].end, inner[-1].start))


def _items(key: str, inner: list[Event], item: str) -> Iterator[tuple[str, list[Event]]]:
    outer = inner[0].name
    for number, (own, _) in enumerate(elements(inner, (outer, item))):
        yield f"{key}/{own[0].attributes.get('quantity', number)}", own


class _Text:
    """Appends the text of a string to an assembly."""

    def __init__(self, raw: RawText, assembly: Assembly) -> None:
        self._raw = raw
        self._assembly = assembly
        self._quoted = False
        self._backslash: int | None = None

    def fill(self, inner: Iterable[Event]) -> None:
        """From the events between its tags."""
        for event in inner:
            if event.text and event.text == self._raw.text[event.start : event.end]:
                for part in _TOKEN.finditer(event.text):
                    place = event.start + part.start()
                    self._part(part[0], place, event.start + part.end())
            elif event.text:
                self._part(event.text, event.start, event.end)
            elif event.name.endswith(":g"):
                # XLIFF's <g> marks what is not to be translated: a placeholder, a name.
                self._assembly.begin() if event.opens else self._assembly.mark("placeholder")
            elif event.name:
                self._tag(event)

    def _tag(self, event: Event) -> None:
        if event.start < event.end:
            self._assembly.tag(self._raw.text[event.start : event.end])

    def _part(self, part: str, start: int, end: int) -> None:
        """An escape, a quotation mark, white space or plain characters."""
        if self._backslash is not None:
            part, start, self._backslash = "\\" + part, self._backslash, None
        if part == "\\":
            self._backslash = start
        elif part[0] == "\\":
            self._assembly.replace(_meant(part), start, end)
        elif part == '"':
            self._quoted = not self._quoted
        elif part.isspace() and not self._quoted:
            self._assembly.pause(" ")
        else:
            self._assembly.replace(part, start, end)


def _meant(written: str) -> str:
    """What escapes stand for, in a text without entities."""
    units = re.findall(r"\\u([0-9A-Fa-f]{4})", written)
    if len(units) == 2 and len(written) == 12:
        both = b"".join(int(unit, 16).to_bytes(2, "big") for unit in units)
        return both.decode("utf-16-be", "replace")
    return _ESCAPE.sub(_one, written)


def _one(escape: re.Match[str]) -> str:
    if escape[1]:
        character = chr(int(escape[1], 16))
        return "\ufffd" if "\ud800" <= character <= "\udfff" else character
    return _LETTERS.get(escape[2], escape[2])


def unescape(piece: str) -> str:
    """What a piece of a string without markup reads as."""
    parts = _TOKEN.findall(html.unescape(piece))
    return "".join(_meant(part) for part in parts if part != '"')


def escape(text: str, file: str, place: int) -> str | None:
    """A text as it is written in a string at an offset of a file."""
    text = re.sub(r"[\\'\"@?]", r"\\\g<0>", text).replace("\n", "\\n").replace("\t", "\\t")
    return escape_xml(text, file, place)


FORMAT = Format(
    suffixes=(".xml",),
    read=read,
    comment=r"<!--(?P<text>.*?)-->",
    unescape=unescape,
    escape_at=escape,
    open=open_xml,
)
