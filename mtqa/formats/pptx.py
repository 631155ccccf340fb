"""PPTX: the paragraphs of slides and their notes, in the order of the presentation.

Fields (slide numbers, dates) are no text. The elements are those of ECMA-376, PresentationML.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mtqa.formats import _office
from mtqa.formats._container import opener, save
from mtqa.types import Format, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.formats._container import Read
    from mtqa.formats._office import Paragraph
    from mtqa.types import Block, RawText

_ROOTS = {"ppt/slides/": "p:sld", "ppt/notesSlides/": "p:notes"}
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_SHOWN = re.compile(r'<p:sldId [^>]*r:id="([^"]+)"')
_RELATION = re.compile(r"<Relationship [^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_TITLES = frozenset({"title", "ctrTitle"})


def read(raw: RawText) -> Sequence[Block]:
    """The paragraphs of each slide, then those of its notes."""
    return _office.read(raw, _ROOTS, _DIALECT)


def _parts(names: Sequence[str], text: Read) -> list[str]:
    relations = _relations("ppt/presentation.xml", text)
    shown = [relations.get(id_, "") for id_ in _SHOWN.findall(text("ppt/presentation.xml"))]
    numbered = sorted(
        (name for name in names if _SLIDE.fullmatch(name)),
        key=lambda name: int(_SLIDE.fullmatch(name)[1]),  # type: ignore[index]
    )
    found = []
    for slide in dict.fromkeys([name for name in shown if name in numbered] + numbered):
        notes = [n for n in _relations(slide, text).values() if n.startswith("ppt/notesSlides/")]
        found += [slide, *(name for name in notes if name in names)]
    return found


def _relations(part: str, text: Read) -> dict[str, str]:
    """The parts that a part points to, by the ids that it has for them."""
    folder, _, name = part.rpartition("/")
    found = {}
    for relation in _RELATION.findall(text(f"{folder}/_rels/{name}.rels")):
        attributes = dict(_ATTRIBUTE.findall(relation))
        target = attributes.get("Target", "")
        found[attributes.get("Id", "")] = _resolved(folder, target)
    return found


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    steps = folder.split("/")
    for step in target.split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps)


def _describe(paragraph: Paragraph) -> tuple[Kind, str, int]:
    shape = paragraph.within("p:sp")
    place = paragraph.latest.get("p:ph")
    own = shape is not None and place is not None and place.start > shape.start
    if place and own and place.attributes.get("type") in _TITLES:
        return Kind.HEADING, "heading", 1
    return Kind.PROSE, "table-cell" if paragraph.within("a:tc") else "paragraph", 0


_DIALECT = _office.Dialect(
    paragraphs=frozenset({"a:p"}),
    texts=frozenset({"a:t"}),
    stands_for={"a:br": _office.always(_office.BREAK)},
    unread=lambda event: event.name in {"a:fld", "mc:Fallback"},
    describe=_describe,
)


FORMAT = Format(
    suffixes=(".pptx", ".pptm"),
    read=read,
    open=opener("PPTX", _parts),
    save=save,
    unescape=html.unescape,
    escape=_office.escape,
)
