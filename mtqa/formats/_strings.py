"""Files of strings by key (JSON, YAML, properties ...): what their readers have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtqa.errors import InputError
from mtqa.text.inlines import links
from mtqa.text.kinds import string_kind
from mtqa.text.origins import TextBuilder
from mtqa.types import STRING, Block

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from mtqa.types import Limits, RawText

DEEPEST = 100
"""Levels of nesting; what people write has some ten."""

Piece = tuple[str, int, int]
"""A part of a string and the range of the file that it was written as."""


class Strings:
    """Gathers the strings of a file, each a block, and knows which keys it has seen."""

    def __init__(self, raw: RawText, *, language: str | None = None) -> None:
        """`language` is the one that the file states for all of them."""
        self.blocks: list[Block] = []
        self._raw = raw
        self._language = language
        self._seen: dict[str, int] = {}

    def claim(self, key: str, place: int) -> None:
        """Take a key for the string at an offset. Raises InputError if it was taken before."""
        if key in self._seen:
            first = self._raw.location(self._seen[key]).line
            raise fault(self._raw, place, f"the key {key} is here again, after line {first}")
        self._seen[key] = place

    def add(
        self,
        key: str,
        pieces: Iterable[Piece],
        *,
        syntax: tuple[str, ...] = (),
        limits: Limits | None = None,
    ) -> None:
        """A string from its pieces, with all its white space; one without text gives nothing."""
        builder = TextBuilder(self._raw.text)
        for text, start, end in pieces:
            builder.replace(text, start, end)
        text, origins = builder.build()
        if not text.strip():
            return
        self.blocks.append(
            Block(
                text,
                string_kind(text),
                STRING,
                origins,
                language=self._language,
                inlines=links(text),
                syntax=syntax,
                limits=limits,
                key=key,
            )
        )

    def put(self, key: str, block: Block | None) -> None:
        """A string that is put together already, or nothing."""
        if block is not None:
            kind = string_kind(block.text)
            language = self._language
            made = replace(block, kind=kind, element=STRING, key=key, language=language)
            self.blocks.append(made)


def escaped(
    text: str, start: int, end: int, escape: re.Pattern[str], stands_for: Callable[[str], str]
) -> Iterator[Piece]:
    """`text[start:end]` in pieces: what `escape` matches stands for something else."""
    for match in escape.finditer(text, start, end):
        if start < match.start():
            yield text[start : match.start()], start, match.start()
        yield stands_for(match[0]), *match.span()
        start = match.end()
    if start < end:
        yield text[start:end], start, end


def pointer(path: Iterable[str]) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in path)


def fault(raw: RawText, place: int, message: str) -> InputError:
    """The error for what is wrong at an offset of a file."""
    return InputError(message, path=raw.path, line=raw.location(place).line)
