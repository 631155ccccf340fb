"""What the formats have in common: pieces of a file become the text of a block."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from mtqa.text.inlines import links, merged
from mtqa.text.origins import TextBuilder, cut, cut_inlines, trimmed
from mtqa.types import Block, Inline, Kind, Region

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtqa.types import RawText


_WRAP = "\r"


class Assembly:
    """A block that is being put together: pieces of the file, what is code in it, and breaks,
    which appear only when text follows them.
    """

    def __init__(self, raw: RawText) -> None:
        self._builder = TextBuilder(raw.text)
        self._raw = raw.text
        self._end = 0
        self._break = ""
        self._inlines: list[Inline] = []
        self._tags: list[str] = []
        self._open: list[int | None] = []

    def copy(self, start: int, end: int) -> None:
        """Append `raw[start:end]` as it is written."""
        if start < end:
            self._prepare(start, self._raw[start])
            self._builder.copy(start, end)
            self._end = end

    def replace(self, text: str, start: int, end: int) -> None:
        """Append `text` for `raw[start:end]`."""
        if text:
            self._prepare(start, text[0])
            self._builder.replace(text, start, end)
            self._end = end

    def pause(self, mark: str) -> None:
        """Put a space or a line end before the text that follows, if text came before."""
        if self._builder.length and self._break != "\n":
            self._break = mark

    def wrap(self) -> None:
        """Put a space before the text that follows, for a line end in the file. Between two
        Chinese or Japanese characters there will be none, as in browsers (CSS Text 3).
        """
        if self._builder.length and not self._break:
            self._break = _WRAP

    def begin(self) -> None:
        """What follows, up to the next `mark`, is something of its own."""
        self._open.append(None)

    def mark(self, kind: str) -> None:
        """What was appended since `begin` is of this kind."""
        start = self._open.pop()
        if start is not None:
            self._inlines.append(Inline(kind, start, self._builder.length))

    def tag(self, value: str) -> None:
        """A tag stands here, written as `value`; white space goes before it."""
        if self._break:
            self._tags.append(value)
        else:
            self._put_tags([value])

    def close(self, kind: str) -> None:
        """Mark whatever was begun and not marked yet."""
        while self._open:
            self.mark(kind)

    def _put_tags(self, values: Iterable[str]) -> None:
        place = self._builder.length
        self._inlines += [Inline("tag", place, place, value) for value in values]

    def _prepare(self, start: int, following: str) -> None:
        if self._break == _WRAP:
            self._break = "" if dense(self._builder.last) and dense(following) else " "
        if self._break:
            self._builder.replace(self._break, self._end, max(start, self._end))
        self._break = ""
        self._put_tags(self._tags)
        self._tags = []
        length = self._builder.length
        self._open = [length if opened is None else opened for opened in self._open]

    def block(
        self,
        kind: Kind,
        element: str,
        *,
        region: Region = Region.MAIN,
        language: str | None = None,
        level: int = 0,
    ) -> Block | None:
        """The finished block without white space around its text; None if nothing is left."""
        self._put_tags(self._tags)
        text, origins = self._builder.build()
        start, end = trimmed(text, 0, len(text))
        if start == end:
            return None
        inlines = cut_inlines(merged(self._inlines, links(text)), start, end)
        return Block(
            text=text[start:end],
            kind=kind,
            element=element,
            origins=cut(origins, start, end),
            region=region,
            language=language,
            level=level,
            inlines=inlines,
        )


def dense(character: str) -> bool:
    """Whether a line end beside this character stands for nothing: Chinese and Japanese."""
    return bool(character) and (
        unicodedata.east_asian_width(character) in "WF"
        and not unicodedata.name(character, "").startswith("HANGUL")
    )
