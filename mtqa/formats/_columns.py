"""Tables of units: which column holds what, and what the rows make.

A table names its columns: id, source, target, reference ... by any of their usual names
(`columns.toml`), or by language tags, of which the first is the source and each other one a
translation.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa.errors import InputError, LanguageTagError
from mtqa.text.inlines import links
from mtqa.text.kinds import string_kind
from mtqa.text.languages import standardize
from mtqa.text.origins import TextBuilder
from mtqa.types import UNIT, Bilingual, Block, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.types import RawText

    Piece = tuple[str, int, int]
    """A part of a cell and the range of the file that it was written as."""

_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_NUMBERED = re.compile(r"(.*?)-?\d{1,3}")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row has in a column; `key` names the place where lines do not."""

    pieces: tuple[Piece, ...]
    key: str

    @property
    def text(self) -> str:
        """The whole of it."""
        return "".join(text for text, _, _ in self.pieces)


Row = dict[str, list[Cell]]
"""The cells by the role of their column; references are several."""


def roles(names: Sequence[str], path: str, line: int | None = None) -> list[str]:
    """The role of each column: a key of columns.toml, a language tag, or "" for what is not read.

    Raises InputError if there is no source and translation among them.
    """
    found = [_role(name) for name in names]
    if "source" in found and "target" in found:
        return [role if role in _names() else "" for role in found]
    tags = ["" if role else _language(name) for role, name in zip(found, names, strict=True)]
    known = [role if role in {"id", "state", "note"} else "" for role in found]
    if sum(map(bool, tags)) > 1:
        return [tag or role for tag, role in zip(tags, known, strict=True)]
    shown = ", ".join(name for name in names if name.strip()) or "none"
    raise InputError(
        "no columns named 'source' and 'target' (or by two languages) are there, but"
        f" {shown[:200]}",
        path=path,
        line=line,
    )


def bilinguals(raw: RawText, names: Sequence[str], rows: Sequence[Row]) -> list[Bilingual]:
    """The units of a table whose columns have these roles, once for each target language."""
    if "source" not in names:
        source, *targets = dict.fromkeys(name for name in names if name and name not in _names())
        return [
            Bilingual(list(_entries(raw, rows, source, target)), source, target)
            for target in targets
        ]
    by_language: dict[tuple[str | None, str | None], list[Row]] = {}
    for row in rows:
        sides = _stated(row, "source-language"), _stated(row, "target-language")
        by_language.setdefault(sides, []).append(row)
    return [
        Bilingual(list(_entries(raw, some, "source", "target")), *sides)
        for sides, some in by_language.items()
    ]


def _entries(raw: RawText, rows: Iterable[Row], source: str, target: str) -> Iterator[Entry]:
    rows = list(rows)
    slots = max((len(row.get("reference", ())) for row in rows), default=0)
    for row in rows:
        cells = [*row.get("reference", ())]
        references = [_block(raw, cell) for cell in cells] + [None] * (slots - len(cells))
        first = next(cell for some in row.values() for cell in some)
        sides = [_block(raw, cell) for name in (source, target) for cell in row.get(name, ())[:1]]
        if len(sides) == 1:
            sides = [None, *sides] if source not in row else [*sides, None]
        yield Entry(
            id=_text(row, "id") or first.key.partition(",")[0],
            source=sides[0] if sides else None,
            target=sides[1] if sides else None,
            references=tuple(references),
            state=_text(row, "state"),
            note=_text(row, "note"),
        )


def _block(raw: RawText, cell: Cell) -> Block | None:
    builder = TextBuilder(raw.text)
    for text, start, end in cell.pieces:
        builder.replace(text, start, end)
    text, origins = builder.build()
    if not text:
        return None
    return Block(text, string_kind(text), UNIT, origins, inlines=links(text), key=cell.key)


def _text(row: Row, name: str) -> str:
    return row[name][0].text.strip() if row.get(name) else ""


def _stated(row: Row, name: str) -> str | None:
    return _language(_text(row, name)) or None


def _role(name: str) -> str:
    plain = re.sub(r"[\s_]+", "-", name.strip().lower())
    numbered = _NUMBERED.fullmatch(plain)
    for role, names in _names().items():
        if plain in names or (role == "reference" and numbered and numbered[1] in names):
            return role
    return ""


def _language(name: str) -> str:
    """The tag that a name is; empty if it is none."""
    plain = name.strip().replace("_", "-")
    if not _TAG.fullmatch(plain.lower()):
        return ""
    try:
        return standardize(plain)
    except LanguageTagError:
        return ""


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text("utf-8"))
