"""From the bytes of a file to its text: encodings, byte order marks, line starts.

Read as UTF-8 first, for text in a legacy encoding is next to never valid UTF-8. Whatever cannot
be read for certain is an `InputError`: a wrong guess would be reported as mistakes of the
translation.
"""

from __future__ import annotations

import codecs
import re
import sys
from pathlib import Path

from mtqa.errors import InputError
from mtqa.types import RawText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32-LE before UTF-16-LE, whose mark begins in the same way."""

_SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive (as are DOCX, ODT and EPUB documents)",
    b"\xd0\xcf\x11\xe0": "a Microsoft Office 97-2003 document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "an SQLite database",
}

_BROKEN_UTF8 = 0.6
"""From this share of valid sequences among the non-ASCII ones on, text is UTF-8 with a fault.
Whole articles in GB18030, Big5 or Shift_JIS reach 0.4, those in other encodings less."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read_bytes(path: str) -> bytes:
    """The content of a file, or of standard input for the path `-`.

    Raises InputError for a file that is missing or not readable.
    """
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file", path=path) from None
    except IsADirectoryError:
        raise InputError("this is a directory, not a file", path=path) from None
    except PermissionError:
        raise InputError("no permission to read this file", path=path) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"the file cannot be read ({reason})", path=path) from None


def decode(data: bytes, path: str, *, legacy: str | None = None) -> RawText:
    """The text of a file, with the encoding it was read in. `legacy` is the one of files that are
    not in Unicode, where their format says it; None: it has to be told from the text.

    Raises InputError for a file that is empty or blank, is not text, or is text in an encoding
    that cannot be told for certain; where a line is at fault, the error names it.
    """
    if not data:
        raise InputError("the file is empty", path=path)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decode_as(data[len(mark) :], encoding, path)
            break
    else:
        _refuse_binary(data, path)
        encoding = _wide_encoding(data) or "utf-8"
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            _refuse_broken(data, error, path)
            encoding = legacy or _legacy_encoding(data, path)
            text = _decode_as(data, encoding, path)
    return raw_text(text, path, encoding=encoding)


def decode_as(data: bytes, encoding: str, path: str) -> RawText:
    """The text of a file that states its encoding; a byte order mark is surer than what it says.

    Raises InputError for a file that is empty or blank, or that is not in this encoding.
    """
    if not data or data.startswith(tuple(mark for mark, _ in _MARKS)):
        return decode(data, path)
    _refuse_binary(data, path)
    return raw_text(_decode_as(data, encoding, path), path, encoding=encoding)


def raw_text(text: str, path: str, *, encoding: str = "utf-8") -> RawText:
    """A text that is decoded already, ready to be read by a format.

    Raises InputError if it is blank or holds characters that no text file has.
    """
    text = text.removeprefix("\ufeff")
    if not text or text.isspace():
        raise InputError("the file has no text, only white space", path=path)
    strange = len(_NOT_TEXT.findall(text))
    if "\0" in text or strange * 20 > len(text):
        raise InputError("this is a binary file, not text", path=path)
    if _SURROGATE.search(text):
        raise InputError("the text holds half of a surrogate pair", path=path)
    return RawText(path, text, encoding, line_starts(text))


def line_starts(text: str) -> tuple[int, ...]:
    """The offset of the first code point of each line."""
    return (0, *(end.end() for end in _LINE_END.finditer(text)))


def _decode_as(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _fault(data, encoding, error.start, path) from None


def _fault(data: bytes, encoding: str, offset: int, path: str) -> InputError:
    before = data[:offset].decode(encoding, "replace")
    line = len(_LINE_END.findall(before)) + 1
    name = encoding.upper()
    return InputError(f"the bytes at offset {offset} are not valid {name}", path=path, line=line)


def _refuse_binary(data: bytes, path: str) -> None:
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise InputError(f"this is {name}, not text", path=path)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark, told by the zero bytes of its ASCII characters: at least half of
    the code units have one, all at the same end.
    """
    if len(data) % 2 or b"\0" not in data:
        return None
    high, low = data[::2].count(0), data[1::2].count(0)
    if high and low:
        return None
    if max(high, low) * 4 < len(data):
        return None
    return "utf-16-le" if low else "utf-16-be"


def _refuse_broken(data: bytes, error: UnicodeDecodeError, path: str) -> None:
    """Raises InputError for what is no text, and for UTF-8 with a fault."""
    if b"\0" in data:
        raise InputError("this is a binary file, not text", path=path)
    escaped = data.decode("utf-8", "surrogateescape")
    invalid = len(re.findall("[\udc80-\udcff]+", escaped))
    valid = len(re.findall("[^\x00-\x7f\udc80-\udcff]", escaped))
    if valid >= _BROKEN_UTF8 * (valid + invalid):
        raise _fault(data, "utf-8", error.start, path)


def _legacy_encoding(data: bytes, path: str) -> str:
    from mtqa.text.legacy import detect

    encoding = detect(data)
    if encoding is None:
        raise InputError(
            "this is not UTF-8, and the encoding cannot be told for certain; save it as UTF-8",
            path=path,
        )
    return encoding
