"""JSON Lines: an object in each line, with source, target and what else there is of a unit.

References are a string, or a list of strings. Other members are not read.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mtqa.errors import InputError
from mtqa.formats._columns import Cell, bilinguals, roles
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.formats._columns import Row
    from mtqa.types import Bilingual, RawText

_LINE = re.compile(r"[^\r\n]+")
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"')
_MEMBER = re.compile(rf"\s*({_STRING.pattern})\s*:\s*")
_ESCAPE = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.")
_BETWEEN = re.compile(r"\s*[,\]}\[]?\s*")


def read(raw: RawText) -> Sequence[Bilingual]:
    """The lines as units. Raises InputError for a line that is no object in JSON."""
    decoder = json.JSONDecoder()
    lines = (line for line in _LINE.finditer(raw.text) if not line[0].isspace())
    found = [_members(raw, line, decoder) for line in lines]
    names = list(dict.fromkeys(name for some, _ in found for name in some))
    role = dict(zip(names, roles(names, raw.path), strict=True))
    rows = [_row(role, some, cells) for some, cells in found]
    return bilinguals(raw, [role[name] for name in names], rows)


def _row(role: dict[str, str], names: Sequence[str], cells: Sequence[list[Cell]]) -> Row:
    row: Row = {}
    for name, some in zip(names, cells, strict=True):
        if role[name] and some:
            row.setdefault(role[name], []).extend(some)
    return row or {"": [cells[0][0] if cells and cells[0] else Cell((), names[0] if names else "")]}


def _members(
    raw: RawText, line: re.Match[str], decoder: json.JSONDecoder
) -> tuple[list[str], list[list[Cell]]]:
    """The names of the members of an object, and for each the strings that it holds."""
    text, place = line.string, line.start()
    number = raw.location(place).line
    try:
        value = json.loads(line[0])
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise InputError("this line is no object in JSON", path=raw.path, line=number)
    names, cells = [], []
    place = text.index("{", place) + 1
    while member := _MEMBER.match(text, place):
        _, end = decoder.raw_decode(text, member.end())
        names.append(json.loads(member[1]))
        cells.append(list(_strings(text, member.end(), end, f"line {number}")))
        place = _after(text, end)
    return names, cells


def _after(text: str, place: int) -> int:
    match = _BETWEEN.match(text, place)
    return match.end() if match else place


def _strings(text: str, start: int, end: int, key: str) -> Iterator[Cell]:
    """The value as a cell, or those of a list of strings; other values are written as they are."""
    if text[start] == '"':
        yield Cell(tuple(_pieces(text, start + 1, end - 1)), key)
    elif text[start] == "[":
        for string in _STRING.finditer(text, start, end):
            yield Cell(tuple(_pieces(text, string.start() + 1, string.end() - 1)), key)
    elif text[start] not in "{n":
        yield Cell(((text[start:end], start, end),), key)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for escape in _ESCAPE.finditer(text, start, end):
        if start < escape.start():
            yield text[start : escape.start()], start, escape.start()
        yield _unescape(escape[0]), *escape.span()
        start = escape.end()
    if start < end:
        yield text[start:end], start, end


def _unescape(piece: str) -> str:
    try:
        text: str = json.loads(f'"{piece}"')
    except ValueError:
        return piece
    return "\ufffd" if any("\ud800" <= char <= "\udfff" for char in text) else text


FORMAT = Format(
    suffixes=(".jsonl", ".ndjson"),
    units=read,
    unescape=lambda piece: _ESCAPE.sub(lambda escape: _unescape(escape[0]), piece),
    escape=lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
)
