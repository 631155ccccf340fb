"""Plain text: each line that is not empty is a block, unless the text was wrapped by hand."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mtqa.formats._assembly import Assembly, dense
from mtqa.text.kinds import classify
from mtqa.text.origins import trimmed
from mtqa.types import Format, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.types import Block, RawText

_NARROWEST, _WIDEST = 60, 90
_BULLET = re.compile(r"[•‣▪◦●·]\s+|[-*]\s+(?=\S)")
_STOPS = ".!?:;…。！？：；|"


def read(raw: RawText) -> Sequence[Block]:
    """The lines or wrapped paragraphs of a text as blocks, with their kinds and regions."""
    blocks = [_block(raw, lines) for lines in _paragraphs(raw)]
    return classify(blocks, plain=True)


def _block(raw: RawText, lines: list[tuple[int, int]]) -> Block:
    assembly = Assembly(raw)
    bullet = _BULLET.match(raw.text, *lines[0])
    for start, end in lines:
        assembly.copy(bullet.end() if bullet and start == lines[0][0] else start, end)
        assembly.wrap()
    element = "list-item" if bullet else "line" if len(lines) == 1 else "paragraph"
    block = assembly.block(Kind.PROSE, element)
    assert block is not None, "lines are not empty"
    return block


def _paragraphs(raw: RawText) -> Iterator[list[tuple[int, int]]]:
    """Ranges of lines without the white space around them, grouped into paragraphs."""
    group: list[tuple[int, int]] = []
    ends = (*raw.line_starts[1:], len(raw.text))
    for line_start, line_end in zip(raw.line_starts, ends, strict=True):
        start, end = trimmed(raw.text, line_start, line_end)
        if start < end:
            group.append((start, end))
            continue
        yield from _joined(raw.text, group)
        group = []
    yield from _joined(raw.text, group)


def _joined(raw: str, group: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    if _is_wrapped(raw, group):
        yield group
    else:
        for line in group:
            yield [line]


def _is_wrapped(raw: str, group: list[tuple[int, int]]) -> bool:
    """Whether lines are one paragraph that was wrapped at some width: none is wider, the next
    word would have fitted on none, and sentences run on over most of the line ends.
    """
    if len(group) < 2:
        return False
    if any(end - start > _WIDEST for start, end in group):
        return False
    texts = [raw[start:end] for start, end in group]
    widths = [_width(text) for text in texts]
    widest = max(widths[:-1])
    if not _NARROWEST <= widest <= _WIDEST or widths[-1] > widest:
        return False
    running = 0
    for text, width, after in zip(texts, widths, texts[1:], strict=False):
        if _BULLET.match(after) or width + _first_width(after) <= widest:
            return False
        running += (text[-1] not in _STOPS and not after[:1].isupper()) or text[-1] in ",，、"
    return running * 2 >= len(group) - 1 and running > 0


def _first_width(text: str) -> int:
    """The width of the first word of a line with the space before it; of the first character
    where words are not spaced.
    """
    if dense(text[:1]):
        return 2
    return 1 + _width(text.split(maxsplit=1)[0])


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(character) in "WF" else 0 if _is_mark(character) else 1
        for character in text
    )


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me", "Cf"}


FORMAT = Format(suffixes=(".txt", ".text", ""), read=read)
