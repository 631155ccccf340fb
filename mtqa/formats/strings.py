"""Apple's .strings: `"key" = "text";`, with comments as in C."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.formats._strings import Strings, escaped, fault
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Block, RawText

_GAP = r"(?:\s++|//[^\r\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)*+"
_QUOTED = r'"(?:[^"\\]++|\\.)*+"'
_WORD = r"[A-Za-z0-9_$+/:.-]++(?<!/)"
_GAPS = re.compile(_GAP, re.DOTALL)
_ENTRY = re.compile(
    rf"""(?:(?P<quoted>{_QUOTED})|(?P<word>{_WORD})){_GAP}
        (?:={_GAP}(?:(?P<value>{_QUOTED})|{_WORD}){_GAP})?;""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:[uU]([0-9A-Fa-f]{4})|[0-7]{3}|.)", re.DOTALL)
_LETTERS = {
    "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
}  # fmt: skip


def read(raw: RawText) -> Sequence[Block]:
    """The strings of a file in its order. Raises InputError where it is none."""
    strings = Strings(raw)
    place = _after_gap(raw, 0)
    while place < len(raw.text):
        entry = _ENTRY.match(raw.text, place)
        if entry is None:
            raise fault(raw, place, 'this is no entry of the form "key" = "text";')
        key = entry["word"] or unescape(entry["quoted"][1:-1])
        strings.claim(key, place)
        if entry["value"]:
            start, end = entry.span("value")
            strings.add(key, escaped(raw.text, start + 1, end - 1, _ESCAPE, unescape))
        place = _after_gap(raw, entry.end())
    return strings.blocks


def _after_gap(raw: RawText, place: int) -> int:
    gap = _GAPS.match(raw.text, place)
    return gap.end() if gap else place


def unescape(written: str) -> str:
    """What a piece of a string reads as."""
    return _ESCAPE.sub(_meant, written)


def _meant(escape: re.Match[str]) -> str:
    if escape[1]:
        character = chr(int(escape[1], 16))
        return "\ufffd" if "\ud800" <= character <= "\udfff" else character
    if len(escape[0]) == 4:
        # Octal escapes count in NEXTSTEP's encoding; what is not ASCII there is hardly ever used.
        code = int(escape[0][1:], 8)
        return chr(code) if 0 < code < 0x80 else "\ufffd"
    return _LETTERS.get(escape[0][1], escape[0][1])


def escape(text: str) -> str:
    """A text as it is written within quotation marks."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


FORMAT = Format(
    suffixes=(".strings",),
    read=read,
    comment=r"(?://|/\*)(?P<text>.*?)(?:\*/|(?=[\r\n])|\Z)",
    unescape=unescape,
    escape=escape,
)
