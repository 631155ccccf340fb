"""WebVTT subtitles (.vtt): cues; notes, styles and regions give nothing."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mtqa.formats._cues import Cue, block, lines_of, timing
from mtqa.formats._strings import fault
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Block, RawText

_OTHER = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|\Z)")


def read(raw: RawText) -> Sequence[Block]:
    """The cues with text, in the order of the file. Raises InputError if it is no WebVTT."""
    if not re.match(r"WEBVTT(?:\s|\Z)", raw.text):
        raise fault(raw, 0, "a WebVTT file begins with a line WEBVTT")
    cues: list[Cue] = []
    skipped = open_ = False
    for start, end in lines_of(raw):
        line = raw.text[start:end]
        opened = timing(line)
        if not line:
            skipped = open_ = False
        elif opened is not None and not skipped:
            cues.append(opened)
            open_ = True
        elif "-->" in line and not skipped:
            raise fault(raw, start, "this timing is not of the form 00:01.000 --> 00:02.000")
        elif open_:
            cues[-1].lines.append((start, end))
        else:
            skipped = skipped or bool(_OTHER.match(line))
    found = (block(raw, cue, entities=True) for cue in cues)
    return [one for one in found if one is not None]


FORMAT = Format(
    suffixes=(".vtt",),
    read=read,
    comment=r"(?<![^\r\n])NOTE\s+(?P<text>.*?)(?=\r?\n[ \t]*\r?\n|\Z)",
    unescape=html.unescape,
    escape=lambda text: html.escape(text, quote=False),
)
