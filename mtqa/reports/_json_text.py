"""JSON that can be printed anywhere: no lone surrogate, terminal control or hidden direction."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from re import Match
    from typing import TextIO

_NUMBER = r"-?\d+(?:\.\d+)?(?:e-?\d+)?"
_NUMBERS = re.compile(rf"\[\n\s+({_NUMBER}(?:,\n\s+{_NUMBER})*)\n\s+\]")
"""A list of numbers on many lines; no string is mistaken for one, for none holds a line end."""

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def write(value: Any, stream: TextIO, *, indent: int | None = 2) -> None:
    """Write a value and a line end; with no `indent`, on one line.

    Lone surrogates, terminal controls and bidirectional controls are escaped, in an encoding
    other than Unicode's everything beyond ASCII is.
    """
    encoding = getattr(stream, "encoding", None) or "utf-8"
    unicode = encoding.lower().startswith("utf")
    text = json.dumps(value, indent=indent, ensure_ascii=not unicode, allow_nan=False)
    if indent is not None:
        text = _NUMBERS.sub(_on_one_line, text)
    stream.write(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")


def _on_one_line(numbers: Match[str]) -> str:
    return f"[{', '.join(part.strip() for part in numbers[1].split(','))}]"
