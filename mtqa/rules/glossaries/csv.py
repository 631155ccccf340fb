"""CSV: a column for each language, named by its tag, with a bar between terms of a cell.

A column `bad de` (or `forbidden de`) has wrong terms of that language, `note` what is said about
the concept. Comma, semicolon and tab separate columns, whichever the first line has most of.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from mtqa.errors import InputError, LanguageTagError
from mtqa.rules.glossaries.concept import Concept
from mtqa.text.languages import standardize

if TYPE_CHECKING:
    from collections.abc import Sequence

_WRONG = ("bad ", "forbidden ")
_NOTES = frozenset({"note", "notes", "why", "definition", "comment"})


def read(content: bytes, path: str) -> Sequence[Concept]:
    """The concepts of a file. Raises InputError with the line of a fault."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("is not UTF-8", path=path) from None
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    concepts: list[Concept] = []
    columns: list[tuple[str, str]] | None = None
    try:
        for row in rows:
            if columns is None:
                columns = _columns(row, path)
            elif any(cell.strip() for cell in row):
                concepts.append(_concept(row, columns, rows.line_num, path))
    except csv.Error as error:
        raise InputError(f"is not CSV: {error}", path=path, line=rows.line_num) from None
    return concepts


def _columns(row: list[str], path: str) -> list[tuple[str, str]]:
    """What each column holds: terms or wrong terms of a language, or a note."""
    columns = []
    for name in (cell.strip() for cell in row):
        lowered = name.lower()
        prefix = next((p for p in _WRONG if lowered.startswith(p)), "")
        if lowered in _NOTES:
            columns.append(("note", ""))
            continue
        try:
            columns.append(("wrong" if prefix else "terms", standardize(name[len(prefix) :])))
        except LanguageTagError:
            message = f"the column '{name}' is neither a language tag nor 'bad TAG' nor 'note'"
            raise InputError(message, path=path, line=1) from None
    if len({tag for kind, tag in columns if kind == "terms"}) < 2:
        raise InputError("there must be a column for two languages at least", path=path, line=1)
    return columns


def _concept(row: list[str], columns: list[tuple[str, str]], line: int, path: str) -> Concept:
    if len(row) != len(columns):
        message = f"the line has {len(row)} columns, the first one {len(columns)}"
        raise InputError(message, path=path, line=line)
    concept = Concept(line)
    for cell, (kind, tag) in zip(row, columns, strict=True):
        if kind == "note":
            concept.note = " ".join(f"{concept.note} {cell}".split())
            continue
        terms = [" ".join(term.split()) for term in cell.split("|") if term.strip()]
        if terms:
            (concept.terms if kind == "terms" else concept.wrong).setdefault(tag, []).extend(terms)
    return concept
