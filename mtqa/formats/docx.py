"""DOCX: paragraphs, table cells, text boxes, headers, footers, notes and comments of Word.

Tracked changes count as accepted. Of fields the result counts. The elements
are those of ECMA-376, WordprocessingML.
"""

from __future__ import annotations

import html
import re
from functools import partial
from typing import TYPE_CHECKING

from mtqa.formats import _office
from mtqa.formats._container import opener, part_texts, save
from mtqa.types import Format, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtqa.formats._container import Read
    from mtqa.formats._office import Paragraph
    from mtqa.types import Block, RawText

_ROOTS = {
    "word/document": "w:document",
    "word/footnotes": "w:footnotes",
    "word/endnotes": "w:endnotes",
    "word/comments": "w:comments",
    "word/header": "w:hdr",
    "word/footer": "w:ftr",
    "word/styles": "w:styles",
}
_STYLES = "word/styles.xml"
_PART = re.compile(
    r"word/(?:document|(?:header|footer)\d*|footnotes|endnotes|comments|styles)\.xml"
)
_STYLE = re.compile(r'<w:style [^>]*w:styleId="([^"]*)".*?</w:style>', re.DOTALL)
_NAME = re.compile(r'<w:name w:val="([^"]*)"')
_BODY = 10
"""The outline level that Word gives to body text, counted from 1."""

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_UNREAD = frozenset({
    "w:del", "w:moveFrom", "w:instrText", "w:delText", "w:delInstrText", "mc:Fallback",
    "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange",
})  # fmt: skip
_STANDS_FOR = {
    "w:tab": "\t",
    "w:br": _office.BREAK,
    "w:cr": _office.BREAK,
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}


def read(raw: RawText) -> Sequence[Block]:
    """The paragraphs of the document, then those of notes, comments, headers and footers."""
    styles = next((text.text for part, text in part_texts(raw) if part.name == _STYLES), "")
    dialect = _office.Dialect(
        paragraphs=frozenset({"w:p"}),
        texts=frozenset({"w:t"}),
        stands_for={name: _office.always(text) for name, text in _STANDS_FOR.items()},
        unread=lambda event: event.name in _UNREAD,
        describe=partial(_describe, _headings(styles)),
    )
    return _office.read(raw, _ROOTS, dialect)


def _parts(names: Sequence[str], _read: Read) -> list[str]:
    """The parts with text, in the order of _ROOTS, and the styles, which tell what is a heading."""
    if "word/document.xml" not in names:
        return []
    order = list(_ROOTS)
    found = [name for name in names if _PART.fullmatch(name)]
    return sorted(
        found, key=lambda name: (next(n for n, o in enumerate(order) if name.startswith(o)), name)
    )


def _headings(styles: str) -> dict[str, int]:
    """The levels of the styles that are headings, by id; Word translates ids, but not names."""
    levels = {}
    for style in _STYLE.finditer(styles):
        name = _NAME.search(style[0])
        heading = _HEADING.fullmatch(name[1]) if name else None
        if heading:
            levels[style[1]] = int(heading[1])
        elif name and name[1].lower() == "title":
            levels[style[1]] = 1
    return levels


def _describe(headings: Mapping[str, int], paragraph: Paragraph) -> tuple[Kind, str, int]:
    style = paragraph.has("w:pStyle")
    outline = paragraph.has("w:outlineLvl")
    level = headings.get(style.attributes.get("w:val", ""), 0) if style else 0
    if outline and outline.attributes.get("w:val", "").isdigit():
        level = int(outline.attributes["w:val"]) + 1
    if 0 < level < _BODY:
        return Kind.HEADING, "heading", level
    if paragraph.within("w:tc"):
        return Kind.PROSE, "table-cell", 0
    return Kind.PROSE, "list-item" if paragraph.has("w:numPr") else "paragraph", 0


FORMAT = Format(
    suffixes=(".docx", ".docm", ".dotx"),
    read=read,
    open=opener("DOCX", _parts),
    save=save,
    unescape=html.unescape,
    escape=_office.escape,
)
