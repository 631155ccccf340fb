"""Compiled gettext catalogues: the same units as their PO files, and broken ones."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest

from mtqa import registry
from mtqa.errors import InputError
from tests.formats.fuzz import damaged, read

MO = registry.load("formats", "mo")
MESSAGES = {
    "": "Content-Type: text/plain; charset=ISO-8859-1\nLanguage: de\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n",
    'a\n"b"': "c\\d",
    "menu\x04Open": "Öffnen",
    "%d file\0%d files": "%d Datei\0%d Dateien",
}


def compiled(messages: dict[str, str], order: str = "<", encoding: str = "latin-1") -> bytes:
    """After the gettext manual: a head, two tables of lengths and places, the strings."""
    pairs = [(k.encode(encoding), v.encode(encoding)) for k, v in sorted(messages.items())]
    number = len(pairs)
    head = struct.pack(f"{order}7I", 0x950412DE, 0, number, 28, 28 + 8 * number, 0, 0)
    tables, strings = b"", b""
    start = 28 + 16 * number
    for side in (0, 1):
        for pair in pairs:
            tables += struct.pack(f"{order}2I", len(pair[side]), start + len(strings))
            strings += pair[side] + b"\0"
    return head + tables + strings


@pytest.mark.parametrize("order", ["<", ">"])
def test_units(order: str) -> None:
    (found,) = MO.units(MO.open(compiled(MESSAGES, order), "x.mo"))
    assert found.target_language == "de"
    assert [(e.id, e.source.text, e.target.text) for e in found.entries] == [
        ("%d file[0]", "%d file", "%d Datei"),
        ("%d file[1]", "%d files", "%d Dateien"),
        ('a\\n\\"b\\"', 'a\n"b"', "c\\d"),
        ("menu|Open", "Open", "Öffnen"),
    ]


WHOLE = compiled(MESSAGES)
BROKEN = {
    "other-file": (b"msgid", "x.mo: this is no compiled catalogue of gettext"),
    "no-head": (WHOLE[:10], "x.mo: the catalogue is cut off"),
    "no-tables": (WHOLE[:40], "x.mo: the catalogue is cut off"),
    "no-strings": (WHOLE[:-20], "x.mo: the catalogue is cut off"),
    "many": (
        WHOLE[:8] + b"\xff\xff\xff\x7f" + WHOLE[12:],
        "x.mo: the catalogue is cut off",
    ),
    "bytes": (
        compiled({"": "Content-Type: text/plain; charset=UTF-8\n", "a": "ä"}),
        "x.mo: the catalogue has bytes that are not valid UTF-8",
    ),
    "charset": (
        compiled({"": "Content-Type: text/plain; charset=klingon\n"}),
        "x.mo:1: the header names the charset 'klingon', which is not known",
    ),
    "nothing": (compiled({}), "x.mo: the file has no text, only white space"),
}


@pytest.mark.parametrize(("content", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_files(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        MO.open(content, "x.mo")
    assert str(caught.value) == message


@pytest.mark.parametrize("seed", range(200))
def test_damaged_files(seed: int) -> None:
    with suppress(InputError):
        read("x.mo", damaged(WHOLE, seed))
