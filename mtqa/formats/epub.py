"""EPUB: the chapters of a book in the order of its spine, read as HTML.

The parts are those of the Open Container Format and the package document of EPUB 3 (and 2).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mtqa import registry
from mtqa.formats._container import moved, opener, part_texts, save
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.formats._container import Read
    from mtqa.types import Block, RawText

_CONTAINER = "META-INF/container.xml"
_PACKAGE = re.compile(r'<(?:\w+:)?rootfile\s[^>]*full-path="([^"]+)"')
_ITEM = re.compile(r"<(?:\w+:)?item\s[^>]*>")
_SPINE = re.compile(r'<(?:\w+:)?itemref\s[^>]*idref="([^"]+)"')
_ATTRIBUTE = re.compile(r'([\w:-]+)\s*=\s*"([^"]*)"')
_PAGES = frozenset({"application/xhtml+xml", "text/html"})


def read(raw: RawText) -> Sequence[Block]:
    """The blocks of the navigation and of all chapters."""
    pages: Format = registry.load("formats", "html")
    assert pages.read is not None
    return [moved(block, part) for part, text in part_texts(raw) for block in pages.read(text)]


def _parts(names: Sequence[str], text: Read) -> list[str]:
    """The pages of the spine in their order, after those of the navigation that are not in it."""
    package = _PACKAGE.search(text(_CONTAINER))
    if package is None:
        return []
    content = text(package[1])
    folder = package[1].rpartition("/")[0]
    items = [dict(_ATTRIBUTE.findall(item)) for item in _ITEM.findall(content)]
    pages = {
        item.get("id", ""): "/".join(filter(None, [folder, unquote(item.get("href", ""))]))
        for item in items
        if item.get("media-type") in _PAGES
    }
    spine = [pages[id_] for id_ in _SPINE.findall(content) if id_ in pages]
    navigation = [name for name in pages.values() if name not in spine]
    return [name for name in dict.fromkeys([*navigation, *spine]) if name in names]


_html: Format = registry.load("formats", "html")

FORMAT = Format(
    suffixes=(".epub",),
    read=read,
    comment=_html.comment,
    open=opener("EPUB", _parts),
    save=save,
    unescape=_html.unescape,
    escape=_html.escape,
)
