"""Java properties: a key and its text on a line, which goes on where a backslash ends it.

The grammar is that of java.util.Properties; of a file that is not UTF-8, ISO 8859-1 is what Java
reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.formats._strings import Strings, escaped, fault
from mtqa.text.decoding import decode
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Block, RawText

_LINE = re.compile(
    r"""[ \t\f]*+(?:
        (?P<comment>[#!][^\r\n]*+)
      | (?P<key>(?:[^\\\s=:]++|\\(?:\r\n|.))++)
        (?P<gap>[ \t\f]*+(?:\\(?:\r\n|\r|\n)[ \t\f]*+)*+[=:]?+[ \t\f]*+)
        (?P<value>(?:[^\\\r\n]++|\\(?:\r\n|.|\Z))*+)
      | [=:][^\r\n]*+
    )?(?:\r\n|\r|\n|\Z)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|(?:\r\n|\r|\n)[ \t\f]*+|.|\Z)", re.DOTALL
)
_UNICODE = re.compile(r"\\u([0-9A-Fa-f]{4})")
_LETTERS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}


def read(raw: RawText) -> Sequence[Block]:
    """The strings of a file in its order. Raises InputError for an escape that is none."""
    strings = Strings(raw)
    place = 0
    while place < len(raw.text):
        line = _LINE.match(raw.text, place)
        if line is None or line.end() == place:
            raise fault(raw, place, "this is no line of a properties file")
        if line["key"]:
            start, end = line.span("value")
            _check_escapes(raw, line.start("key"), end)
            key = unescape(line["key"])
            strings.claim(key, line.start("key"))
            strings.add(key, escaped(raw.text, start, end, _ESCAPE, unescape))
        place = line.end()
    return strings.blocks


def _check_escapes(raw: RawText, start: int, end: int) -> None:
    for match in _ESCAPE.finditer(raw.text, start, end):
        if match[0].startswith("\\u") and not _UNICODE.match(match[0]):
            written = raw.text[match.start() : min(match.start() + 6, end)]
            raise fault(raw, match.start(), f"{written} is no character, which has four digits")


def unescape(written: str) -> str:
    """What a piece of a key or text reads as."""
    return _ESCAPE.sub(lambda match: _meant(match[0]), written)


def _meant(escape: str) -> str:
    codes = _UNICODE.findall(escape)
    if codes:
        units = b"".join(int(code, 16).to_bytes(2, "big") for code in codes)
        return units.decode("utf-16-be", "replace")
    after = escape[1:2]
    return "" if after in {"\r", "\n", ""} else _LETTERS.get(after, after)


def escape(text: str) -> str:
    """A text as it is written in the middle of a line."""
    for character, written in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(character, written)
    return text


def open_file(content: bytes, path: str) -> RawText:
    """The text of a file. Raises InputError if it is none."""
    return decode(content, path, legacy="iso-8859-1")


FORMAT = Format(
    suffixes=(".properties",),
    read=read,
    comment=r"(?<![^\r\n])[ \t]*[#!](?P<text>[^\r\n]*)",
    unescape=unescape,
    escape=escape,
    open=open_file,
)
