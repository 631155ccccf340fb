"""Documents made by hand: what a reader would have made of a plain-text file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.text.decoding import line_starts
from mtqa.types import Block, Document, Kind, Origin, RawText, Region, Segment, Side

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Part:
    """A block: its sentences, and what it is."""

    sentences: tuple[str, ...]
    kind: Kind = Kind.PROSE
    region: Region = Region.MAIN
    element: str = "paragraph"


def prose(*sentences: str) -> Part:
    return Part(sentences)


def heading(text: str) -> Part:
    return Part((text,), Kind.HEADING, element="heading")


def label(text: str) -> Part:
    return Part((text,), Kind.LABEL, element="line")


def metadata(text: str) -> Part:
    return Part((text,), Kind.METADATA, element="line")


def comment(text: str) -> Part:
    return Part((text,), region=Region.FURNITURE)


def document(
    *parts: Part | str, side: Side = Side.TARGET, language: str = "en", joiner: str = " "
) -> Document:
    """A document whose file has one block a line; a string is a block of one sentence."""
    blocks, segments, lines, start = [], [], [], 0
    for number, part in enumerate(p if isinstance(p, Part) else prose(p) for p in parts):
        text = joiner.join(part.sentences)
        origin = Origin(0, len(text), start, start + len(text))
        blocks.append(Block(text, part.kind, part.element, (origin,), part.region))
        segments += _segments(part, number, start, language, joiner)
        lines.append(text)
        start += len(text) + 1
    text = "\n".join(lines)
    raw = RawText(f"{side}.txt", text, "utf-8", line_starts(text))
    return Document(raw, side, language, tuple(blocks), tuple(segments))


def _segments(part: Part, block: int, start: int, language: str, joiner: str) -> Sequence[Segment]:
    segments = []
    for sentence in part.sentences:
        origin = Origin(0, len(sentence), start, start + len(sentence))
        segments.append(Segment(sentence, language, part.kind, part.region, block, (origin,)))
        start += len(sentence) + len(joiner)
    return segments
