"""The messages of a gettext PO file, with the place of every string: grammar and nothing else.

After "The Format of PO Files" in the GNU gettext manual. Read line by line, for the format is made
of lines; what a string means is left to whoever needs it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtqa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.types import RawText

Pieces = list[tuple[int, int]]
"""The ranges between the quotation marks of a string that goes over several lines."""

_LINE = re.compile(
    r"[ \t]*+(?:(\#[^\r\n]*+)"
    r"|(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?+[ \t]*+)?+"
    r'"([^"\\\r\n]*+(?:\\[^\r\n][^"\\\r\n]*+)*+)"[ \t]*+)?+(?:\r\n?|\n|\Z)'
)
_COMMENT, _KEYWORD, _INDEX, _STRING = 1, 2, 3, 4
_MOST_FORMS = 20
"""No language has more plural forms than six; a larger index is no PO file."""


@dataclass(slots=True)
class Message:
    """A message as it is written. `translations` are by the index of their plural form; `line` is
    the offset where its id begins.
    """

    line: int = -1
    context: Pieces | None = None
    id: Pieces | None = None
    plural: Pieces | None = None
    translations: dict[int, Pieces] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    obsolete: bool = False


def scan(raw: RawText) -> Iterator[Message]:
    """The messages in their order, the header among them.

    Raises InputError with the line for what is not written as PO files are.
    """
    message = Message()
    pieces: Pieces | None = None
    for start, obsolete, line in _lines(raw):
        kind, keyword = line.lastindex, line[_KEYWORD]
        if message.translations and (kind == _COMMENT or keyword not in {None, "msgstr"}):
            yield message
            message, pieces = Message(), None
        if kind == _COMMENT:
            _comment(message, line[_COMMENT])
            continue
        if keyword is not None:
            message.obsolete |= obsolete
            message.line = start if message.line < 0 else message.line
            pieces = _begin(message, keyword, line[_INDEX])
            if pieces is None:
                raise _error(raw, start, f"{keyword} stands where it must not")
        elif pieces is None:
            raise _error(raw, start, "this string belongs to no msgid or msgstr")
        if line.end(_STRING) > line.start(_STRING):
            pieces.append(line.span(_STRING))
    if message.translations:
        yield message
    elif message.id is not None or message.context is not None:
        raise _error(raw, message.line, "the file ends before the msgstr of this message")


def _lines(raw: RawText) -> Iterator[tuple[int, bool, re.Match[str]]]:
    """The lines that are not blank: offset, whether obsolete, and what is in them."""
    text, match = raw.text, _LINE.match
    offset, end = 0, len(text)
    while offset < end:
        line = match(text, offset)
        if line is None:
            raise _fault(raw, offset)
        start, offset = offset, line.end()
        if line.lastindex == _COMMENT and text.startswith("#~", line.start(_COMMENT)):
            line = match(text, line.start(_COMMENT) + 2)
            # What is obsolete and unreadable (or an id before the last change) does no harm.
            if line is not None and line.lastindex is not None:
                yield start, True, line
        elif line.lastindex is not None:
            yield start, False, line


def _begin(message: Message, keyword: str, index: str | None) -> Pieces | None:
    """The string that begins, empty yet; None if it must not stand here."""
    pieces: Pieces = []
    if keyword == "msgstr":
        number = int(index or 0)
        is_plural = message.plural is not None
        if message.id is None or is_plural is not (index is not None) or number > _MOST_FORMS:
            return None
        if number in message.translations:
            return None
        message.translations[number] = pieces
        return pieces
    if index is not None or message.translations:
        return None
    if keyword == "msgctxt" and message.context is None and message.id is None:
        message.context = pieces
    elif keyword == "msgid" and message.id is None:
        message.id = pieces
    elif keyword == "msgid_plural" and message.id is not None and message.plural is None:
        message.plural = pieces
    else:
        return None
    return pieces


def _comment(message: Message, text: str) -> None:
    """Flags and notes; where a message is used and what it was before is not needed."""
    mark = text[1:2]
    if mark == ",":
        message.flags += [flag.strip() for flag in text[2:].split(",")]
    elif mark not in {":", "|", "="}:
        note = text[2:] if mark == "." else text[1:]
        message.notes.append(note.strip())


def _fault(raw: RawText, offset: int) -> InputError:
    rest = raw.text[offset : raw.text.find("\n", offset) + 1 or None].strip()
    if re.match(r'(?:msg(?:ctxt|id|id_plural|str)(?:\[\d+\])?\s*)?"', rest):
        return _error(raw, offset, "this string does not end in a quotation mark on its line")
    return _error(raw, offset, "this is no line of a PO file")


def _error(raw: RawText, offset: int, message: str) -> InputError:
    return InputError(message, path=raw.path, line=raw.location(offset).line)
