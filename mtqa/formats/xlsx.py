"""XLSX: sheets whose first row names columns, a unit in each row below.

Read from the XML itself (ECMA-376, SpreadsheetML), because a place is to be told. Sheets without
such columns are passed over if another one has them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.errors import InputError
from mtqa.formats._columns import Cell, bilinguals, roles
from mtqa.formats._container import opener, part_texts
from mtqa.formats._xml_source import events
from mtqa.types import Bilingual, Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.formats._columns import Piece, Row
    from mtqa.formats._container import Read
    from mtqa.formats._xml_source import Event
    from mtqa.types import RawText

_STRINGS = "xl/sharedStrings.xml"
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_PLACE = re.compile(r"([A-Z]{1,3})(\d+)")
_SKIPPED = frozenset({"rPh"})
"""Readings of Japanese words, which stand beside the text."""


def read(raw: RawText) -> Sequence[Bilingual]:
    """The rows of all sheets with the columns. Raises InputError if there is none."""
    shared: list[tuple[Piece, ...]] = []
    found: list[Bilingual] = []
    refused: InputError | None = None
    for part, text in part_texts(raw):
        if part.name == _STRINGS:
            shared = list(_texts(events(text, "sst"), "si", part.start))
            continue
        try:
            found += _sheet(
                raw, part.name, list(_cells(events(text, "worksheet"), part.start)), shared
            )
        except InputError as error:
            refused = refused or error
    if not found and refused is not None:
        raise refused
    return _together(found)


def _parts(names: Sequence[str], _read: Read) -> list[str]:
    sheets = [name for name in names if _SHEET.fullmatch(name)]
    sheets.sort(key=lambda name: (len(name), name))
    return ([_STRINGS] if _STRINGS in names and sheets else []) + sheets


def _sheet(
    raw: RawText,
    name: str,
    cells: Sequence[tuple[str, str, tuple[Piece, ...]]],
    shared: list[tuple[Piece, ...]],
) -> list[Bilingual]:
    sheet = name.removeprefix("xl/worksheets/").removesuffix(".xml")
    rows: dict[int, dict[str, Cell]] = {}
    for place, kind, pieces in cells:
        match = _PLACE.fullmatch(place)
        if match is None:
            continue
        said = _shared(pieces, shared) if kind == "s" else pieces
        if said:
            rows.setdefault(int(match[2]), {})[match[1]] = Cell(said, f"{sheet}!{place}")
    if not rows:
        return []
    head = rows.pop(min(rows))
    names = roles([cell.text for cell in head.values()], raw.path)
    role = dict(zip(head, names, strict=True))
    return bilinguals(raw, names, [_row(role, row) for row in rows.values()])


def _shared(pieces: Sequence[Piece], shared: Sequence[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """The shared string of which a cell has the number."""
    number = "".join(text for text, _, _ in pieces)
    return shared[int(number)] if number.isdecimal() and int(number) < len(shared) else ()


def _row(role: dict[str, str], cells: dict[str, Cell]) -> Row:
    row: Row = {}
    for column, cell in cells.items():
        if role.get(column):
            row.setdefault(role[column], []).append(cell)
    return row or {"": [next(iter(cells.values()))]}


def _together(found: Sequence[Bilingual]) -> list[Bilingual]:
    """The units of all sheets, by their languages."""
    by_language: dict[tuple[str | None, str | None], list[Bilingual]] = {}
    for one in found:
        by_language.setdefault((one.source_language, one.target_language), []).append(one)
    return [
        Bilingual([entry for one in some for entry in one.entries], *sides)
        for sides, some in by_language.items()
    ]


def _cells(found: Sequence[Event], shift: int) -> Iterator[tuple[str, str, tuple[Piece, ...]]]:
    """The cells of a sheet: where they are, of which type, and what they say."""
    place = kind = ""
    pieces: list[Piece] = []
    inside: list[str] = []
    for event in found:
        if event.opens:
            inside.append(event.name)
            if event.name == "c":
                place, kind = event.attributes.get("r", ""), event.attributes.get("t", "")
                pieces = []
        elif event.name:
            inside.pop()
            if event.name == "c":
                yield place, kind, tuple(pieces)
        elif event.text and inside[-1] in {"v", "t"} and _SKIPPED.isdisjoint(inside):
            pieces.append((event.text, event.start + shift, event.end + shift))


def _texts(found: Sequence[Event], name: str, shift: int) -> Iterator[tuple[Piece, ...]]:
    """The texts of elements, their runs put together."""
    pieces: list[Piece] = []
    inside: list[str] = []
    for event in found:
        if event.opens:
            inside.append(event.name)
        elif event.name:
            inside.pop()
            if event.name == name:
                yield tuple(pieces)
                pieces = []
        elif event.text and inside[-1] == "t" and _SKIPPED.isdisjoint(inside):
            pieces.append((event.text, event.start + shift, event.end + shift))


FORMAT = Format(suffixes=(".xlsx", ".xlsm"), units=read, open=opener("XLSX", _parts))
