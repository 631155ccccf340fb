"""The text of an XML element, from what is written between its tags, with the place of each
character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtqa.text.origins import TextBuilder
from mtqa.types import Inline

if TYPE_CHECKING:
    from mtqa.types import Origin

_PIECE = re.compile(
    r"&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));"
    r"|<!\[CDATA\[|<!--.*?-->|<\?.*?\?>|\r\n?",
    re.DOTALL,
)
_LINE_END = re.compile(r"\r\n?")
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

STAND_IN: Final = "\ufffc"
"""The object replacement character: it stands for a picture or a value in a text."""


class Content:
    """The text of an element that is being put together, and the tags in it."""

    def __init__(self, text: str, start: int) -> None:
        """`text` is the whole file, `start` where the element's own text begins."""
        self.place = start
        self.inlines: list[Inline] = []
        self._text = text
        self._builder = TextBuilder(text)

    @property
    def length(self) -> int:
        """Characters so far."""
        return self._builder.length

    def read(self, end: int) -> None:
        """Take up what is written until `end`, where no tag stands."""
        text, builder, done = self._text, self._builder, self.place
        self.place = end
        if _PIECE.search(text, done, end) is None:
            builder.copy(done, end)
            return
        for piece in _PIECE.finditer(text, done, end):
            start, stop = piece.span()
            if start < done:
                continue
            builder.copy(done, start)
            done = stop
            written = piece[0]
            if written == "<![CDATA[":
                done = self._section(stop, text.index("]]>", stop))
            elif written[0] == "&":
                builder.replace(reference(piece), start, stop)
            elif written[0] == "\r":
                builder.replace("\n", start, stop)
        builder.copy(done, end)

    def _section(self, start: int, end: int) -> int:
        """What stands in a CDATA section, as it is written but for line ends."""
        for line_end in _LINE_END.finditer(self._text, start, end):
            self._builder.copy(start, line_end.start())
            self._builder.replace("\n", *line_end.span())
            start = line_end.end()
        self._builder.copy(start, end)
        return end + len("]]>")

    def tag(self, value: str, start: int, end: int, stand_in: str = "") -> None:
        """A tag, or an element that is none of the text, written from `start` to `end`; for one
        that readers see something of, `stand_in` is in the text.
        """
        place = self._builder.length
        if stand_in:
            self._builder.replace(stand_in, start, end)
        self.inlines.append(Inline("tag", place, self._builder.length, value))
        self.place = end

    def put(self, text: str, start: int, end: int) -> None:
        """A text that is written in another way from `start` to `end`."""
        self._builder.replace(text, start, end)
        self.place = end

    def build(self) -> tuple[str, tuple[Origin, ...]]:
        """The whole text and the origins of its pieces."""
        return self._builder.build()


def reference(match: re.Match[str]) -> str:
    """The character that a reference stands for."""
    hexadecimal, decimal, name = match.groups()
    if name:
        return _ENTITIES[name]
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def plain(written: str) -> str:
    """What is written without tags reads as."""
    content = Content(written, 0)
    content.read(len(written))
    return content.build()[0]


def escape_xml(text: str, file: str, place: int) -> str | None:
    """A text as it is written at an offset of a file between two tags: in a CDATA section as it is;
    None for what cannot stand there.
    """
    section = file.rfind("<![CDATA[", 0, place)
    in_comment = file.rfind("<!--", 0, section) > file.rfind("-->", 0, section)
    if section >= 0 and not in_comment and file.find("]]>", section) >= place:
        return None if "]]>" in text else text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
