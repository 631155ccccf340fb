"""Parquet with the columns of JSON Lines, through pyarrow (the extra `mtqa[parquet]`).

A place in such a file is its row: the text is that of the rows as lines of JSON.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.errors import InputError
from mtqa.text.decoding import raw_text
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Bilingual, RawText


def read(raw: RawText) -> Sequence[Bilingual]:
    """The rows as units."""
    lines: Format = registry.load("formats", "jsonl")
    assert lines.units is not None
    return lines.units(raw)


def _open(content: bytes, path: str) -> RawText:
    try:
        from pyarrow import ArrowException, BufferReader, parquet
    except ImportError:
        message = "reading Parquet needs pyarrow: pip install 'mtqa[parquet]'"
        raise InputError(message, path=path) from None
    try:
        table = parquet.read_table(BufferReader(content))
    except (ArrowException, OSError) as error:
        reason = str(error).partition("\n")[0]
        raise InputError(
            f"this is no Parquet file, or a damaged one ({reason})", path=path
        ) from None
    rows = (json.dumps(row, ensure_ascii=False, default=str) for row in table.to_pylist())
    return raw_text("\n".join(rows), path)


FORMAT = Format(suffixes=(".parquet",), units=read, open=_open)
