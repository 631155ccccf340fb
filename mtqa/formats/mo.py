"""Compiled gettext catalogues (.mo): the messages that programs see, with their plural forms.

A catalogue has no lines. What is reported of it are lines of the PO file that `msgunfmt` would
make, and the id of the message. It cannot be fixed: that is for the PO file it was made from.
"""

from __future__ import annotations

import struct
from functools import partial
from typing import TYPE_CHECKING, Final

from mtqa.errors import InputError
from mtqa.formats._po_header import charset
from mtqa.formats._po_messages import escape, read, unescape
from mtqa.text.decoding import raw_text
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.types import RawText

_MAGIC: Final = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}
"""How numbers are written, by the first bytes ("The Format of GNU MO Files", gettext manual)."""


def open_catalogue(content: bytes, path: str) -> RawText:
    """The messages of a catalogue as a PO file. Raises InputError for what is none."""
    order = _MAGIC.get(content[:4])
    if order is None:
        raise InputError("this is no compiled catalogue of gettext", path=path)
    try:
        pairs = list(_pairs(content, order))
        header = next((text for key, text in pairs if not key), b"")
        encoding = charset(b'"' + header.replace(b"\n", b'"\n"') + b'"', path) or "utf-8"
        text = "".join(_message(key.decode(encoding), said.decode(encoding)) for key, said in pairs)
    except struct.error:
        raise InputError("the catalogue is cut off", path=path) from None
    except UnicodeDecodeError as error:
        message = f"the catalogue has bytes that are not valid {error.encoding.upper()}"
        raise InputError(message, path=path) from None
    return raw_text(text, path, encoding=encoding)


def _pairs(content: bytes, order: str) -> Iterator[tuple[bytes, bytes]]:
    """The original and the translated strings."""
    number, *tables = struct.unpack_from(f"{order}3I", content, 8)
    for place in range(0, 8 * number, 8):
        key, said = (_string(content, order, table + place) for table in tables)
        yield key, said


def _string(content: bytes, order: str, place: int) -> bytes:
    length, start = struct.unpack_from(f"{order}2I", content, place)
    if start + length > len(content):
        raise struct.error
    return content[start : start + length]


def _message(key: str, said: str) -> str:
    context, mark, key = key.rpartition("\x04")
    single, *plural = key.split("\0")
    lines = [f'msgctxt "{escape(context)}"'] if mark else []
    lines.append(f'msgid "{escape(single)}"')
    if plural:
        lines.append(f'msgid_plural "{escape(plural[0])}"')
        forms = enumerate(said.split("\0"))
        lines += [f'msgstr[{form}] "{escape(text)}"' for form, text in forms]
    else:
        lines.append(f'msgstr "{escape(said)}"')
    return "\n".join(lines) + "\n\n"


FORMAT = Format(
    suffixes=(".mo", ".gmo"),
    units=partial(read, strict=False),
    unescape=unescape,
    escape=escape,
    open=open_catalogue,
)
