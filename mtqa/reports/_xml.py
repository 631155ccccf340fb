"""XML that every parser takes: what XML 1.0 has no place for is shown as an escape."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mtqa.reports._text import visible

if TYPE_CHECKING:
    from typing import TextIO


def element(name: str, attributes: dict[str, str] | None = None, text: str = "") -> ET.Element:
    """An element with safe texts."""
    made = ET.Element(name, {key: safe(value) for key, value in (attributes or {}).items()})
    made.text = safe(text) or None
    return made


def safe(text: str) -> str:
    """The text with an escape for every character that XML 1.0 (2.2, Char) does not allow."""
    return visible(text, keep="\n\t")


def write(root: ET.Element, stream: TextIO) -> None:
    """Write a document. Its characters beyond ASCII become references in other encodings."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(document(root, unicode=encoding.lower().startswith("utf")))


def document(root: ET.Element, *, unicode: bool = True, indent: bool = True) -> str:
    """A whole document; `unicode` False: in ASCII. White space in texts is kept if not `indent`."""
    if indent:
        ET.indent(root)
    text = ET.tostring(root, encoding="unicode" if unicode else "us-ascii")
    if isinstance(text, bytes):
        text = text.decode("ascii").partition("?>\n")[2]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
