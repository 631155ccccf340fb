""".NET resources (.resx, .resw): strings by name; files and objects among them give nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.formats._strings import Strings, fault
from mtqa.formats._xml_content import escape_xml, plain
from mtqa.formats._xml_source import elements, events, pieces
from mtqa.formats._xml_tags import open_xml
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Block, RawText


def read(raw: RawText) -> Sequence[Block]:
    """The strings of a file in its order. Raises InputError if it holds no resources."""
    strings = Strings(raw)
    for data, _ in elements(events(raw, "root"), ("root", "data")):
        attributes = data[0].attributes
        name = attributes.get("name")
        if not name:
            raise fault(raw, data[0].start, "this <data> has no name")
        # A name after >> is the form designer's own.
        if attributes.keys() & {"type", "mimetype"} or name.startswith(">>"):
            continue
        strings.claim(name, data[0].start)
        for value, _ in elements(data, ("data", "value")):
            strings.add(name, pieces(value))
    return strings.blocks


FORMAT = Format(
    suffixes=(".resx", ".resw"),
    read=read,
    comment=r"<!--(?P<text>.*?)-->",
    unescape=plain,
    escape_at=escape_xml,
    open=open_xml,
)
