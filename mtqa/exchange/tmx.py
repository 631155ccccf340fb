"""TMX 1.4b: a translation unit for each unit with source and target, findings as its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mtqa import __version__
from mtqa.exchange import Writer, about, by_unit
from mtqa.reports._xml import document, element

if TYPE_CHECKING:
    from mtqa.types import Judgement, Segment

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write(judgement: Judgement) -> str:
    """The units that a translation memory can use: those with two sides."""
    source = judgement.source.language if judgement.source else "*all*"
    root = element("tmx", {"version": "1.4"})
    head = {
        "creationtool": "mtqa",
        "creationtoolversion": __version__,
        "segtype": "block",
        "o-tmf": "mtqa",
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }
    root.append(element("header", head))
    body = ET.SubElement(root, "body")
    found = by_unit(judgement)
    for unit in judgement.units:
        if unit.source is None or unit.target is None:
            continue
        entry = element("tu", {"tuid": unit.id})
        entry.extend(element("note", text=line) for line in about(found.get(unit.id, ())))
        entry.extend(_variant(one) for one in (unit.source, unit.target))
        body.append(entry)
    return document(root)


def _variant(segment: Segment) -> ET.Element:
    variant = ET.Element("tuv", {_XML_LANG: segment.language})
    variant.append(element("seg", text=segment.text))
    return variant


WRITER = Writer(write=write)
