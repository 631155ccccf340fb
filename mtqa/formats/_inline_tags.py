"""Inline elements of XLIFF 1.2 and 2.x, and of TMX: what of them is in the text.

Marks of formatting are taken out, and only their place is kept. What shows the reader something
(a picture, a value that a program fills in) stands in the text as one character, so that no words
meet that are apart, and no space is doubled.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtqa.formats._xml_tags import STAND_IN, Content, end_of, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtqa.formats._xml_tags import Tag

_PAIRED: Final = frozenset({"g", "pc", "hi"})
"""Elements around text of their own."""

_MARKS: Final = frozenset({"bx", "ex", "bpt", "ept", "it", "sc", "ec", "ut"})
"""Where formatting begins or ends."""

_THINGS: Final = frozenset({"x", "ph"})
"""Something that stands alone, unless its code is a tag."""

_NAMED_BY: Final = ("id", "startRef", "i", "x")
_CODE_IN: Final = ("equiv-text", "equiv", "disp")
_FORMATTING = re.compile(r"</?(?!img\b|input\b|svg\b|video\b|audio\b|object\b)[A-Za-z][^<>]*>")
_BREAK = re.compile(r"<br\b[^<>]*>")
_BREAKS: Final = frozenset({"lb", "x-html-br", "xlf:lb"})


class Inlines:
    """Reads the tags inside of a source or target into its text. `marks` are the segments in it:
    (id, start, end).
    """

    def __init__(self, text: str, start: int, codes: Mapping[str, str]) -> None:
        """`text` is the whole file; `start` is where the content begins. `codes` are the codes that
        elements refer to by id.
        """
        self.content = Content(text, start)
        self.marks: list[tuple[str, int, int]] = []
        self._text = text
        self._codes = codes
        self._open: list[tuple[str, int, int]] = []
        self._code: tuple[Tag, int] | None = None
        self._depth = 0

    def start(self, tag: Tag) -> None:
        """A start tag stands here."""
        if self._code is not None:
            self._depth += 1
            return
        end = end_of(self._text, tag.start)
        attributes = tag.attributes or {}
        self.content.read(tag.start)
        self.content.place = end
        mark = ""
        if tag.name in _PAIRED:
            self.content.tag(_written(tag), tag.start, end)
        elif tag.name in _MARKS or tag.name in _THINGS:
            self._code = tag, end
            return
        elif tag.name == "cp":
            self._character(attributes.get("hex", ""), tag.start, end)
        elif tag.name == "mrk" and attributes.get("mtype") == "seg":
            mark = attributes.get("mid", "")
        self._open.append((mark, self.content.length, end))

    def end(self, tag: Tag) -> None:
        """An end tag stands here, or an element without content ends."""
        if self._code is None:
            self._end_around(tag)
        elif self._depth:
            self._depth -= 1
        else:
            self._end_code(tag)

    def _end_around(self, tag: Tag) -> None:
        mark, length, begun = self._open.pop()
        empty = tag.start == begun and self._text[begun - 2] == "/"
        end = begun if empty else self._text.index(">", tag.start) + 1
        if not empty:
            self.content.read(tag.start)
        self.content.place = end
        if tag.name in _PAIRED:
            self.content.tag(f"</{tag.name}>", tag.start, end)
        if mark:
            self.marks.append((mark, length, self.content.length))

    def _end_code(self, tag: Tag) -> None:
        assert self._code is not None
        opened, begun = self._code
        self._code = None
        empty = tag.start == begun and self._text[begun - 2] == "/"
        end = begun if empty else self._text.index(">", tag.start) + 1
        inner = "" if empty else self._text[begun : tag.start]
        code = self._code_of(opened, inner)
        self.content.tag(_written(opened), opened.start, end, _stand_in(opened, code))

    def _code_of(self, tag: Tag, inner: str) -> str:
        """What an element stands for in the original file, as far as the file says so."""
        attributes = tag.attributes or {}
        if inner:
            return plain(inner)
        code = self._codes.get(attributes.get("dataRef", ""), "")
        return code or next((attributes[name] for name in _CODE_IN if name in attributes), "")

    def _character(self, code: str, start: int, end: int) -> None:
        """A character that XML does not allow."""
        if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) and int(code, 16) < 0x110000:
            self.content.put(chr(int(code, 16)), start, end)


def _stand_in(tag: Tag, code: str) -> str:
    if tag.name in _MARKS:
        return ""
    attributes = tag.attributes or {}
    kinds = {attributes.get(name, "") for name in ("ctype", "type", "subType")}
    if kinds & _BREAKS or _BREAK.fullmatch(code.strip()):
        return "\n"
    return "" if _FORMATTING.fullmatch(code.strip()) else STAND_IN


def _written(tag: Tag) -> str:
    """A tag with nothing but the attribute that names it, so that it is the same on both sides."""
    attributes = tag.attributes or {}
    name = next((name for name in _NAMED_BY if name in attributes), None)
    named = f' {name}="{attributes[name]}"' if name else ""
    return f"<{tag.name}{named}{'' if tag.name in _PAIRED else '/'}>"
