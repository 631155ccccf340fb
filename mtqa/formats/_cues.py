"""What SubRip and WebVTT have in common: cues, each shown for a time, with lines of text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mtqa.formats._assembly import Assembly
from mtqa.text.origins import trimmed
from mtqa.types import CUE, Kind, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.types import Block, RawText

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
TIMING = re.compile(rf"{_TIME}[ \t]*-->[ \t]*{_TIME}(?=[ \t]|\Z)")
_MARKUP = re.compile(r"</?[A-Za-z][^<>\r\n]*>|<[\d:.]+>|\{\\[^{}\r\n]*\}|&(?:#\w+|\w+);")
_ARROW = "-->"


@dataclass(slots=True)
class Cue:
    """What is shown from second `start` to second `end`: ranges of lines in the file."""

    start: float
    end: float
    lines: list[tuple[int, int]] = field(default_factory=list)


def lines_of(raw: RawText) -> Iterator[tuple[int, int]]:
    """The lines of a file without the white space around them."""
    ends = (*raw.line_starts[1:], len(raw.text))
    for start, end in zip(raw.line_starts, ends, strict=True):
        yield trimmed(raw.text, start, end)


def timing(line: str) -> Cue | None:
    """The cue that a line opens; None if it holds no timing."""
    match = TIMING.match(line) if _ARROW in line else None
    if match is None:
        return None
    return Cue(_seconds(*match.groups()[:4]), _seconds(*match.groups()[4:]))


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str) -> float:
    return (
        int(hours or 0) * 3600
        + int(minutes) * 60
        + int(seconds)
        + int(fraction.ljust(3, "0")) / 1000
    )


def block(raw: RawText, cue: Cue, *, entities: bool) -> Block | None:
    """The text of a cue, which keeps its lines; tags are taken out. None if it has none."""
    assembly = Assembly(raw)
    for start, end in cue.lines:
        _line(raw, assembly, start, end, entities=entities)
        assembly.pause("\n")
    found = assembly.block(Kind.PROSE, CUE)
    if found is None:
        return None
    seconds = round(max(cue.end - cue.start, 0.0), 3)
    return replace(found, limits=Limits(seconds=seconds), key=_clock(cue.start))


def _line(raw: RawText, assembly: Assembly, start: int, end: int, *, entities: bool) -> None:
    for match in _MARKUP.finditer(raw.text, start, end):
        assembly.copy(start, match.start())
        if match[0][0] != "&":
            assembly.tag(match[0])
        elif entities:
            assembly.replace(html.unescape(match[0]), *match.span())
        else:
            assembly.copy(*match.span())
        start = match.end()
    assembly.copy(start, end)


def _clock(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"
