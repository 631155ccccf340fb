"""Files that are archives of XML: opened without being unpacked, and put together again.

The text of such a file is that of its parts in a row, with a character between them that no XML
may hold. Nothing is written to a disk while reading, and what is unpacked in memory is bounded.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from mtqa.errors import InputError, OutputError
from mtqa.text.decoding import decode, raw_text
from mtqa.types import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mtqa.types import Block, RawText

    Read = Callable[[str], str]
    """The text of a part by its name; empty where there is none of this name."""

_BETWEEN = "\n\x01\n"
_MOST = 200_000_000
"""Bytes of text that are unpacked from one file: some thirty thick books."""

_MOST_MEMBERS = 20_000
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
"""What the module zipfile raises when it reads a damaged archive."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def opener(
    kind: str, parts: Callable[[Sequence[str], Read], Sequence[str]]
) -> Callable[..., RawText]:
    """How files of a kind ("DOCX") are opened. `parts` names those with text, in reading order,
    from the names of all and what can be read in them.
    """

    def opened(content: bytes, path: str) -> RawText:
        archive = _archive(content, path, kind)
        unpacked = _Unpacked(archive, path)
        names = parts(archive.namelist(), unpacked.text)
        if not names:
            raise InputError(
                f"this is no {kind} file, or one without content: parts with its text are missing",
                path=path,
            )
        texts = [unpacked.text(name) for name in names]
        starts = [sum(len(t) + len(_BETWEEN) for t in texts[:n]) for n in range(len(texts))]
        whole = raw_text(_BETWEEN.join(texts), path)
        return replace(whole, parts=tuple(map(Part, names, starts)))

    return opened


def save(content: bytes, raw: RawText, text: str) -> bytes:
    """The archive with another text: parts that are as they were are not touched."""
    new = text.split(_BETWEEN)
    if len(new) != len(raw.parts):
        raise OutputError("cannot be fixed: its parts would no longer be told apart", path=raw.path)
    old = raw.text.split(_BETWEEN)
    changed = {
        part.name: after
        for part, before, after in zip(raw.parts, old, new, strict=True)
        if before != after
    }
    if not changed:
        return content
    archive = zipfile.ZipFile(io.BytesIO(content))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as copy:
        copy.comment = archive.comment
        for member in archive.infolist():
            data = archive.read(member)
            if member.filename in changed:
                data = _encoded(changed[member.filename], data)
            copy.writestr(member, data)
    return written.getvalue()


def part_texts(raw: RawText) -> Iterator[tuple[Part, RawText]]:
    """Each part, and its text as a file of its own."""
    for part, text in zip(raw.parts, raw.text.split(_BETWEEN), strict=True):
        yield part, raw_text(text, f"{raw.path}/{part.name}")


def moved(block: Block, part: Part) -> Block:
    """A block that was read from a part, in the whole."""
    origins = tuple(
        o._replace(raw_start=o.raw_start + part.start, raw_end=o.raw_end + part.start)
        for o in block.origins
    )
    return replace(block, origins=origins)


class _Unpacked:
    """The members of an archive, unpacked when they are asked for, up to a limit for all."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self._archive = archive
        self._path = path
        self._left = _MOST
        self._texts: dict[str, str] = {}
        self._names = set(archive.namelist())

    def text(self, name: str) -> str:
        """What a member says. Raises InputError if it is damaged, too large or no text."""
        if name not in self._names:
            return ""
        if name not in self._texts:
            data = self._data(name)
            self._left -= len(data)
            text = decode(data, f"{self._path}/{name}").text
            if _BETWEEN[1] in text:
                raise InputError(f"the part {name} is no XML", path=self._path)
            self._texts[name] = text
        return self._texts[name]

    def _data(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as member:
                data = member.read(self._left + 1)
        except _DAMAGE as error:
            raise InputError(f"the part {name} is damaged ({error})", path=self._path) from None
        if len(data) > self._left:
            raise InputError(
                f"more than {_MOST // 1_000_000} million bytes are packed in it", path=self._path
            )
        return data


def _archive(content: bytes, path: str, kind: str) -> zipfile.ZipFile:
    if not content:
        raise InputError("the file is empty", path=path)
    if content.startswith(_OLD_OFFICE):
        message = f"this is an old or encrypted Office file, no {kind}: save it as {kind}"
        raise InputError(message, path=path)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _DAMAGE as error:
        raise InputError(f"this is no {kind} file, or a damaged one ({error})", path=path) from None
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise InputError(f"it holds more than {_MOST_MEMBERS:,} files", path=path)
    names = [member.filename for member in members]
    for name in names:
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
            raise InputError(
                f"it holds a file with the path {name!r}, out of its folder", path=path
            )
    if len(set(names)) < len(names):
        raise InputError("it holds two files of the same name", path=path)
    if any(member.flag_bits & 1 for member in members):
        raise InputError("it is encrypted", path=path)
    return archive


def _encoded(text: str, before: bytes) -> bytes:
    """A text in the encoding that a part was in."""
    if before.startswith((b"\xff\xfe", b"\xfe\xff")):
        order = "utf-16-le" if before.startswith(b"\xff\xfe") else "utf-16-be"
        return before[:2] + text.encode(order)
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.encode("utf-8")
