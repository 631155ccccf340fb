"""GNU gettext PO files and their templates (POT).

Each message is a unit, of one with plural forms each form. What is obsolete is kept and not judged;
what is fuzzy is judged and does not count, for programs do not use it. Flags (python-format ...)
say how placeholders are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.formats._po_header import charset
from mtqa.formats._po_messages import escape, read, unescape
from mtqa.text.decoding import decode, decode_as
from mtqa.types import Format

if TYPE_CHECKING:
    from mtqa.types import RawText


def open_po(content: bytes, path: str) -> RawText:
    """A file in the encoding that its header names. Raises InputError."""
    encoding = charset(content, path)
    return decode(content, path) if encoding is None else decode_as(content, encoding, path)


FORMAT = Format(
    suffixes=(".po", ".pot"),
    units=read,
    unescape=unescape,
    escape=escape,
    open=open_po,
)
