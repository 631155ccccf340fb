"""CSV and TSV with a line of column names: a unit in each row.

Fields may be in quotation marks, with line ends in them and marks doubled (RFC 4180). The separator
is a tab in TSV, else the one of , ; | and tab that the line of names has most of.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mtqa.errors import InputError
from mtqa.formats._columns import Cell, bilinguals, roles
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.formats._columns import Row
    from mtqa.types import Bilingual, RawText

_LINE_END = re.compile(r"\r\n|\n|\r")

_SPECIAL = re.compile(r'[",;|\t\r\n]')
"""How it is to be written depends on the field that it stands in."""

Field = tuple[int, int]
"""The range of a field in the file, quotation marks included."""


def read(raw: RawText) -> Sequence[Bilingual]:
    """The rows as units. Raises InputError for a table without the columns, for a row with more
    fields than columns, and for a quotation mark that is never closed.
    """
    separator = _separator(raw)
    lines = _lines(raw, separator)
    head = next(lines)
    names = roles([_plain(raw, field) for field in head], raw.path, raw.location(head[0][0]).line)
    rows = [_row(raw, names, line) for line in lines if len(line) > 1 or line[0][0] < line[0][1]]
    return bilinguals(raw, names, rows)


def _separator(raw: RawText) -> str:
    head = _LINE_END.split(raw.text, maxsplit=1)[0]
    if raw.path.lower().endswith((".tsv", ".tab")):
        return "\t"
    return max(",;\t|", key=head.count)


def _lines(raw: RawText, separator: str) -> Iterator[list[Field]]:
    """The fields of each row."""
    text, place = raw.text, 0
    quoted, plain = _fields(separator)
    while place < len(text):
        fields: list[Field] = []
        while True:
            match = quoted.match(text, place) or plain.match(text, place)
            assert match is not None
            if text[place : place + 1] == '"' and match.re is plain and separator != "\t":
                line = raw.location(place).line
                message = "a quotation mark at the beginning of a field is never closed"
                raise InputError(message, path=raw.path, line=line)
            fields.append(match.span())
            place = match.end()
            if text[place : place + 1] != separator:
                break
            place += 1
        yield fields
        end = _LINE_END.match(text, place)
        place = end.end() if end else len(text)


@cache
def _fields(separator: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A field in quotation marks, and any other; in TSV marks may as well belong to the text, so
    that they hold no line ends.
    """
    mark = re.escape(separator)
    inside = r'[^"\r\n]' if separator == "\t" else '[^"]'
    quoted = re.compile(rf'"(?:{inside}++|"")*+"(?={mark}|[\r\n]|\Z)')
    return quoted, re.compile(rf"[^{mark}\r\n]*+")


def _row(raw: RawText, names: Sequence[str], fields: Sequence[Field]) -> Row:
    number = raw.location(fields[0][0]).line
    if len(fields) > len(names):
        message = f"this row has {len(fields)} fields, but there are {len(names)} columns"
        raise InputError(message, path=raw.path, line=number)
    row: Row = {}
    for name, field in zip(names, fields, strict=False):
        if name and (pieces := tuple(_pieces(raw.text, field))):
            row.setdefault(name, []).append(Cell(pieces, f"row {number}"))
    return row or {"": [Cell((), f"row {number}")]}


def _pieces(text: str, field: Field) -> Iterator[tuple[str, int, int]]:
    """What a field says, doubled quotation marks and all."""
    start, end = field
    if start + 1 < end and text[start] == '"' and text[end - 1] == '"':
        start, end = start + 1, end - 1
        while (mark := text.find('""', start, end)) >= 0:
            if start < mark:
                yield text[start:mark], start, mark
            yield '"', mark, mark + 2
            start = mark + 2
    if start < end:
        yield text[start:end], start, end


def _plain(raw: RawText, field: Field) -> str:
    return "".join(text for text, _, _ in _pieces(raw.text, field))


FORMAT = Format(
    suffixes=(".csv", ".tsv", ".tab"),
    units=read,
    unescape=lambda piece: piece.replace('""', '"'),
    escape=lambda text: None if _SPECIAL.search(text) else text,
)
