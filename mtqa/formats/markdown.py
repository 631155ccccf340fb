"""Markdown: CommonMark with tables, footnotes and front matter, by `markdown-it-py`.

Links give their text, images their alternative text; code, HTML and comments give nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.formats._markdown_parser import escape, parser, unescape
from mtqa.formats._markdown_reader import read_blocks
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Block, RawText


def read(raw: RawText) -> Sequence[Block]:
    """The blocks of a file in their order, front matter first."""
    return read_blocks(raw, parser())


FORMAT = Format(
    suffixes=(".md", ".markdown", ".mdown", ".mkd"),
    read=read,
    comment=r"<!--(?P<text>.*?)-->",
    unescape=unescape,
    escape=escape,
)
