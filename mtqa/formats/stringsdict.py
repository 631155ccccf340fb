"""Apple's .stringsdict: the plural forms of strings, in a property list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.formats._strings import Strings, fault, pointer
from mtqa.formats._xml_content import escape_xml, plain
from mtqa.formats._xml_source import events, pieces, text_of
from mtqa.formats._xml_tags import open_xml
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.formats._xml_source import Event
    from mtqa.types import Block, RawText

_TECHNICAL = frozenset({"NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey"})
_VARIABLE = re.compile(r"\s*%(?:\d+\$)?#@\w+@\s*")


def read(raw: RawText) -> Sequence[Block]:
    """The forms of all strings, in the order of the file. Raises InputError if it is no property
    list.
    """
    strings = Strings(raw)
    for path, inner in _values(raw, events(raw, "plist")):
        key = pointer(path)
        strings.claim(key, inner[0].start)
        if path[-1] not in _TECHNICAL and not _VARIABLE.fullmatch(text_of(inner)):
            strings.add(key, pieces(inner))
    return strings.blocks


def _values(raw: RawText, found: list[Event]) -> Iterator[tuple[tuple[str, ...], list[Event]]]:
    """The <string> elements in dictionaries, by the keys that lead to them."""
    path: list[str] = []
    key, first = "", 0
    for number, event in enumerate(found):
        if event.opens and event.name == "dict":
            path.append(key)
            key = ""
        elif event.opens:
            first = number
        elif event.name == "dict":
            path.pop()
        elif event.name == "key":
            key = text_of(found[first : number + 1])
        elif event.name == "string":
            if not key:
                raise fault(raw, found[first].start, "this <string> has no key")
            yield (*path[1:], key), found[first : number + 1]
            key = ""


FORMAT = Format(
    suffixes=(".stringsdict",),
    read=read,
    comment=r"<!--(?P<text>.*?)-->",
    unescape=plain,
    escape_at=escape_xml,
    open=open_xml,
)
