"""Piecewise maps from a text to the file that it was read from.

A text that is put together from pieces of a file keeps an `Origin` for each piece. Characters
that stand for others of the same number (a line end that became a space) have none: an offset
among them leads to the end of the piece before them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from mtqa.types import Inline, Origin

if TYPE_CHECKING:
    from collections.abc import Sequence


class TextBuilder:
    """Puts a text together from pieces of `raw`, in order, and keeps their origins."""

    def __init__(self, raw: str) -> None:
        """`raw` is the whole text of the file."""
        self.raw = raw
        self._parts: list[str] = []
        self._pieces: list[list[int]] = []
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Append `raw[start:end]` as it is written."""
        if end > start:
            self._append(self.raw[start:end], start, end)

    def replace(self, text: str, start: int, end: int) -> None:
        """Append `text` for `raw[start:end]`: an entity, a wrapped line, an escape."""
        if self.raw[start:end] == text:
            self.copy(start, end)
        elif len(text) == end - start:
            self._parts.append(text)
            self.length += len(text)
        elif text:
            self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        pieces, length, size = self._pieces, self.length, len(text)
        self.length = length + size
        self._parts.append(text)
        if pieces and size == end - start:
            before = pieces[-1]
            if (
                before[3] == start
                and before[1] == length
                and start - before[2] == length - before[0]
            ):
                before[1], before[3] = length + size, end
                return
        pieces.append([length, length + size, start, end])

    @property
    def last(self) -> str:
        """The last character so far, or the empty string."""
        return self._parts[-1][-1] if self._parts else ""

    def build(self) -> tuple[str, tuple[Origin, ...]]:
        """The whole text and the origins of its pieces."""
        return "".join(self._parts), tuple(map(Origin._make, self._pieces))


def cut(origins: Sequence[Origin], start: int, end: int) -> tuple[Origin, ...]:
    """The origins of `text[start:end]`, counted from `start`."""
    pieces: list[Origin] = []
    index = bisect_right(origins, start, key=lambda origin: origin.end)
    while index < len(origins) and origins[index].start < end:
        origin = origins[index]
        left, right = max(origin.start, start), min(origin.end, end)
        raw_start, raw_end = origin.raw_start, origin.raw_end
        if origin.end - origin.start == raw_end - raw_start:
            raw_start, raw_end = raw_start + left - origin.start, raw_end + right - origin.end
        pieces.append(Origin(left - start, right - start, raw_start, raw_end))
        index += 1
    return tuple(pieces)


def cut_inlines(inlines: Sequence[Inline], start: int, end: int) -> tuple[Inline, ...]:
    """The parts of `inlines`, which are in order, inside `text[start:end]`, from `start`. What has
    no length belongs to the text that it stands in or at the ends of.
    """
    pieces: list[Inline] = []
    index = bisect_left(inlines, start, key=lambda inline: inline.end)
    while index < len(inlines) and inlines[index].start <= end:
        inline = inlines[index]
        left, right = max(inline.start, start), min(inline.end, end)
        if left < right or inline.start == inline.end:
            pieces.append(Inline(inline.kind, left - start, right - start, inline.value))
        index += 1
    return tuple(pieces)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends; empty at `start` if there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
