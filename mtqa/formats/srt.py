"""SubRip subtitles (.srt). A blank line does not end a cue that goes on after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.formats._cues import Cue, block, lines_of, timing
from mtqa.formats._strings import fault
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Block, RawText

_FORM = "00:00:01,000 --> 00:00:02,000"


def read(raw: RawText) -> Sequence[Block]:
    """The cues with text, in the order of the file. Raises InputError for a timing that is none."""
    cues: list[Cue] = []
    lines = list(lines_of(raw))
    for number, (start, end) in enumerate(lines):
        line = raw.text[start:end]
        opened = timing(line)
        if opened is not None:
            if cues:
                _drop_number(raw, cues[-1])
            cues.append(opened)
        elif "-->" in line:
            raise fault(raw, start, f"this timing is not of the form {_FORM}")
        elif cues:
            cues[-1].lines.append((start, end))
        elif line and not (line.isdigit() and _is_timing(raw, lines[number + 1 :])):
            raise fault(raw, start, f"a timing of the form {_FORM} is expected")
    found = (block(raw, cue, entities=False) for cue in cues)
    return [one for one in found if one is not None]


def _drop_number(raw: RawText, cue: Cue) -> None:
    """The last line before a timing is the number of the next cue, if it is one."""
    if cue.lines and raw.text[slice(*cue.lines[-1])].isdigit():
        cue.lines.pop()


def _is_timing(raw: RawText, following: Sequence[tuple[int, int]]) -> bool:
    return bool(following) and "-->" in raw.text[slice(*following[0])]


FORMAT = Format(suffixes=(".srt",), read=read)
