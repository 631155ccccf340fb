"""OpenDocument: paragraphs, headings, cells, notes and comments of texts, slides and sheets.

What was deleted with tracked changes is not read. The elements are those of OASIS OpenDocument 1.3.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from mtqa.formats import _office
from mtqa.formats._container import opener, save
from mtqa.types import Format, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.formats._container import Read
    from mtqa.formats._office import Paragraph
    from mtqa.formats._xml_source import Event
    from mtqa.types import Block, RawText

_ROOTS = {"content.xml": "office:document-content", "styles.xml": "office:document-styles"}
_UNREAD = frozenset({
    "text:tracked-changes", "text:page-number", "text:page-count", "text:date", "text:time",
    "text:note-citation", "office:change-info", "dc:creator", "dc:date", "meta:creator-initials",
    "text:index-title-template", "text:bookmark-ref", "text:sequence",
})  # fmt: skip


def read(raw: RawText) -> Sequence[Block]:
    """The paragraphs of the document, then those of page headers and footers."""
    return _office.read(raw, _ROOTS, _DIALECT)


def _parts(names: Sequence[str], _read: Read) -> list[str]:
    return [name for name in _ROOTS if name in names] if "content.xml" in names else []


def _spaces(event: Event) -> str:
    number = event.attributes.get("text:c", "1")
    return " " * min(int(number) if number.isdecimal() else 1, 100)


def _describe(paragraph: Paragraph) -> tuple[Kind, str, int]:
    if paragraph.start.name == "text:h":
        level = paragraph.start.attributes.get("text:outline-level", "1")
        return Kind.HEADING, "heading", int(level) if level.isdecimal() else 1
    if paragraph.within("table:table-cell"):
        return Kind.PROSE, "table-cell", 0
    return Kind.PROSE, "list-item" if paragraph.within("text:list-item") else "paragraph", 0


_DIALECT = _office.Dialect(
    paragraphs=frozenset({"text:p", "text:h"}),
    texts=None,
    stands_for={
        "text:s": _spaces,
        "text:tab": _office.always("\t"),
        "text:line-break": _office.always(_office.BREAK),
    },
    unread=lambda event: event.name in _UNREAD,
    describe=_describe,
)

FORMAT = Format(
    suffixes=(".odt", ".ott", ".odp", ".ods"),
    read=read,
    open=opener("OpenDocument", _parts),
    save=save,
    unescape=html.unescape,
    escape=_office.escape,
)
