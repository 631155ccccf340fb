"""Inline elements of XLIFF 1.2 and 2.x, and of TMX: what of them is in the text.

Marks of formatting are taken out, and only their place is kept. What shows the reader something
(a picture, a value that a program fills in) stands in the text as one character, so that no words
meet that are apart, and no space is doubled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtqa.formats._xml_content import STAND_IN, Content, plain
from mtqa.text.inlines import links
from mtqa.text.kinds import string_kind
from mtqa.text.origins import cut, cut_inlines
from mtqa.types import UNIT, Block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtqa.formats._xml_tags import Tag
    from mtqa.types import Inline, Limits, Origin

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
        self._open: list[tuple[str, int]] = []
        self._code: Tag | None = None
        self._depth = 0

    def take(self, tag: Tag) -> None:
        """A tag stands here."""
        if self._code is not None:
            self._inside_code(self._code, tag)
            return
        self.content.read(tag.start)
        self.content.place = tag.end
        if tag.opens:
            self._start(tag)
        if tag.closes and self._code is None:
            self._end(tag)

    def _start(self, tag: Tag) -> None:
        mark = ""
        if tag.name in _PAIRED:
            self.content.tag(_written(tag), tag.start, tag.end)
        elif tag.name in _MARKS or tag.name in _THINGS:
            self._code = tag
            if tag.closes:
                self._end_code(tag, tag)
                self._code = None
        elif tag.name == "cp":
            self._character(tag.attributes.get("hex", ""), tag.start, tag.end)
        elif tag.name == "mrk" and tag.attributes.get("mtype") == "seg":
            mark = tag.attributes.get("mid", "")
        self._open.append((mark, self.content.length))

    def _end(self, tag: Tag) -> None:
        mark, begun = self._open.pop()
        if tag.name in _PAIRED:
            self.content.tag(f"</{tag.name}>", tag.start, tag.end)
        if mark:
            self.marks.append((mark, begun, self.content.length))

    def _inside_code(self, opened: Tag, tag: Tag) -> None:
        if tag.closes and not tag.opens:
            if self._depth == 0:
                self._end_code(opened, tag)
                self._code = None
                self._open.pop()
                return
            self._depth -= 1
        elif not tag.closes:
            self._depth += 1

    def _end_code(self, opened: Tag, tag: Tag) -> None:
        inner = self._text[opened.end : tag.start] if tag is not opened else ""
        shown = _stand_in(opened, self._code_of(opened, inner))
        self.content.tag(_written(opened), opened.start, tag.end, shown)

    def text(self, limits: Limits | None = None) -> Text | None:
        """What has been read; None if it is blank."""
        text, origins = self.content.build()
        if not text or text.isspace():
            return None
        found, tags = links(text), self.content.inlines
        if tags:
            found = tuple(sorted((*tags, *found), key=lambda one: one.start))
        marks = {mark: (start, end) for mark, start, end in self.marks}
        return Text(text, origins, found, limits, marks)

    def _code_of(self, tag: Tag, inner: str) -> str:
        """What an element stands for in the original file, as far as the file says so."""
        if inner:
            return plain(inner)
        code = self._codes.get(tag.attributes.get("dataRef", ""), "")
        said = (tag.attributes[name] for name in _CODE_IN if name in tag.attributes)
        return code or next(said, "")

    def _character(self, code: str, start: int, end: int) -> None:
        """A character that XML does not allow."""
        if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) and int(code, 16) < 0x110000:
            self.content.put(chr(int(code, 16)), start, end)


def _stand_in(tag: Tag, code: str) -> str:
    if tag.name in _MARKS:
        return ""
    kinds = {tag.attributes.get(name, "") for name in ("ctype", "type", "subType")}
    if kinds & _BREAKS or _BREAK.fullmatch(code.strip()):
        return "\n"
    return "" if _FORMATTING.fullmatch(code.strip()) else STAND_IN


def _written(tag: Tag) -> str:
    """A tag with nothing but the attribute that names it, so that it is the same on both sides."""
    name = next((name for name in _NAMED_BY if name in tag.attributes), None)
    named = f' {name}="{tag.attributes[name]}"' if name else ""
    return f"<{tag.name}{named}{'' if tag.name in _PAIRED else '/'}>"
