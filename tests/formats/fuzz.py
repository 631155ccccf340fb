"""Damages files at random and reads them in full: whatever a file is, it is read or refused."""

from __future__ import annotations

import io
import random
import zipfile

from mtqa import registry
from mtqa.formats import choose, read_document
from mtqa.formats._bilingual import read_pairs
from mtqa.text.decoding import decode
from mtqa.types import Document, Side
from tests.formats.archives import archive

_MARKS = [b"", b"\0", b"\n", b"\r", b'"', b"'", b"\\", b"<", b">", b"&", b";", b"]]>", b"<!--"]
_MARKS += [
    b"{",
    b"}",
    b"[",
    b"#",
    b":",
    b",",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
    b"9" * 30,
]
_ELEMENTS = [
    b"<g/>",
    b'<x id="1"/>',
    b"<ph>a<sub>b</sub></ph>",
    b"<bpt/>",
    b"<mrk>c</mrk>",
    b"<seg/>",
]
_ELEMENTS += [
    b'<mrk mtype="seg" mid="1"/>',
    b"<cp/>",
    b'<cp hex="110000"/>',
    b"<source/>",
    b"<note/>",
]
_ELEMENTS += [
    b"<target>d</target>",
    b"<tu/>",
    b"<tuv/>",
    b"<unit/>",
    b"<segment/>",
    b"<data>e</data>",
]
_ELEMENTS += [b"<![CDATA[f]]>", b"<?g h?>", b"<!--i-->", b"&#106;", b"<seg-source>k</seg-source>"]


def damaged(content: bytes, seed: int) -> bytes:
    """The file with one to six pieces of it cut, doubled, moved or replaced."""
    chance = random.Random(seed)
    for _ in range(chance.choice([1, 1, 1, 2, 3, 6])):
        start = chance.randint(0, len(content))
        end = min(len(content), start + chance.choice([0, 1, 1, 2, 8, 40]))
        place = chance.randint(0, len(content))
        piece = chance.choice([*_MARKS, *_ELEMENTS, content[start:end], content[start:end] * 3])
        content = content[:start] + content[chance.choice([start, end]) :]
        content = content[:place] + piece + content[place:]
    return content


def damaged_archive(content: bytes, seed: int) -> bytes:
    """An archive with one of its parts damaged, or, one time in four, damaged itself."""
    chance = random.Random(seed)
    if chance.random() < 0.25:
        return damaged(content, seed)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    name = chance.choice(list(parts))
    parts[name] = damaged(bytes(parts[name]), seed)
    return archive(parts)


def read(name: str, content: bytes) -> None:
    """Read all of a file and follow every character to its place. Raises InputError."""
    form = registry.load("formats", choose(name, None))
    raw = (form.open or decode)(content, name)
    if form.units is None:
        follow(read_document(raw, side=Side.TARGET, language="de", input_format=None))
        return
    for found in form.units(raw):
        pairs = read_pairs(raw, found, source_language="en", target_language="de")
        follow(pairs.source)
        follow(pairs.target)


def follow(document: Document) -> None:
    """Every character of every segment has a place in the file, in the order of the text."""
    size = len(document.raw.text)
    for segment in document.segments:
        assert segment.text
        for offset in range(len(segment.text)):
            start, end = segment.raw_span(offset, offset + 1)
            assert 0 <= start <= end <= size
        for inline in segment.inlines:
            assert 0 <= inline.start <= inline.end <= len(segment.text)
