"""What each block of a page is, and whether it belongs to the article or to the page around it.

A source and its translation must come out alike, block by block. So decisions rest on signs that
a translation keeps, and on the order of the lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mtqa.text import metadata, page
from mtqa.text.words import count
from mtqa.types import Kind, Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Block

_TITLE = 40
_HEADING = 12
_LABEL = 5
_MENU = 3
_BODY = 30
"""Sizes in words: the longest title, subheading, label and menu entry, and from what size on a
paragraph cannot be part of the furniture, unless it is a comment."""

_SHORT = 400


@dataclass(slots=True)
class _Line:
    text: str
    size: float
    kind: Kind
    guessed: bool
    """Whether the kind was told by the text, not by the format."""

    region: Region
    element: str = "line"

    comment: bool = False
    """Whether it is the text of a comment."""

    head: bool = False
    """Whether it is the head of a comment: who wrote it, and how long ago."""


def classify(blocks: Sequence[Block], *, plain: bool = False) -> tuple[Block, ...]:
    """The same blocks with their kind and region filled in.

    Kinds other than prose, and the region furniture, are taken as the format states them.
    `plain`: the format marks nothing, so that short lines may be headings or menus.
    """
    lines = [
        _Line(
            text=block.text.strip(),
            size=_size(block.text),
            kind=block.kind,
            guessed=block.kind is Kind.PROSE,
            region=block.region,
            element=block.element,
        )
        for block in blocks
    ]
    _tell_kinds(lines)
    if plain:
        first = _leave_menu(lines)
        _find_headings(lines, first)
    _find_furniture(lines)
    _settle_furniture(lines)
    return tuple(
        replace(block, kind=line.kind, region=line.region)
        for block, line in zip(blocks, lines, strict=True)
    )


def _size(text: str) -> float:
    """Words; for a long text a low estimate, which costs nothing."""
    return count(text) if len(text) <= _SHORT else len(text) / 10


def _tell_kinds(lines: list[_Line]) -> None:
    """Kinds that a line has by its own words, or as what follows the head of a comment."""
    for line, before in zip(lines, [None, *lines], strict=False):
        if not line.guessed:
            continue
        line.head = metadata.comment_time(line.text)
        if line.head or metadata.is_metadata(line.text) or page.breadcrumbs(line.text):
            line.kind = Kind.METADATA
            if before and _is_author(before) and metadata.bare_time(line.text):
                before.kind = Kind.METADATA
        elif before is not None and before.head:
            line.comment = True
        elif _is_label(line):
            line.kind = Kind.LABEL
        elif page.caption(line.text) and line.size <= _TITLE:
            line.kind = Kind.CAPTION


def _is_author(line: _Line) -> bool:
    """Whether a line before the time of a comment may be the name of who wrote it."""
    return line.guessed and not line.comment and line.size <= _MENU and not page.ends(line.text)


def _is_label(line: _Line) -> bool:
    if line.size > _LABEL + 3 or len(line.text) > 60:
        return False
    group = page.label_group(line.text)
    cell = line.element == "table-cell" and line.size <= _MENU and not page.ends(line.text)
    return (
        cell
        or (group is not None and group[1])
        or page.counter(line.text)
        or (line.text[-1:] in {":", "："} and line.size <= _LABEL)
    )


def _leave_menu(lines: list[_Line]) -> int:
    """Marks the menu above the article, if there is one; the index of the first line after it."""
    end = 0
    while end < len(lines) and _in_menu(lines[end]):
        end += 1
    menu = sum(page.menu_word(line.text) for line in lines[:end])
    body = sum(line.size for line in lines[end:] if page.ends(line.text))
    if end < 3 or body < _BODY or not (menu > 1 or (menu and end > 4)):
        return 0
    if end < len(lines) and (lines[end].kind is not Kind.PROSE or page.ends(lines[end].text)):
        end -= 1
    for line in lines[:end]:
        line.kind = Kind.METADATA if line.kind is Kind.METADATA else Kind.LABEL
        line.region = Region.FURNITURE
    return end


def _in_menu(line: _Line) -> bool:
    return (line.size <= _MENU and not page.ends(line.text)) or page.breadcrumbs(line.text)


def _find_headings(lines: list[_Line], first: int) -> None:
    """Short lines without a full stop before something longer; the first may be a long title."""
    title = True
    for index in range(first, len(lines)):
        line = lines[index]
        if line.kind is not Kind.PROSE or line.comment or line.element == "list-item":
            continue
        later = (other for other in lines[index + 1 : index + 9] if other.kind is Kind.PROSE)
        if _heads(line, next(later, None), title=title):
            line.kind = Kind.HEADING
        title = False


def _heads(line: _Line, after: _Line | None, *, title: bool) -> bool:
    end = page.ends(line.text)
    if line.text[:1] in {"(", "（", "["} or (end and not (title and end in "?!？！")):
        return False
    if after is None or line.size > (_TITLE if title else _HEADING):
        return False
    return after.size > line.size * 1.5 or page.ends(after.text) != ""


def _find_furniture(lines: list[_Line]) -> None:
    """Marks what follows the article, from its first sign on, and single share bars elsewhere."""
    before = 0.0
    for index, (line, after) in enumerate(zip(lines, _bodies_after(lines), strict=True)):
        if before >= _BODY / 2 and after <= before / 4 and _is_sign(lines, index):
            first = index
            while first > 1 and _is_part(lines[first - 1]):
                first -= 1
            for other in lines[first:]:
                other.region = Region.FURNITURE
            return
        if _is_furniture(lines, index):
            line.region = Region.FURNITURE
        before += _body(line)


def _is_furniture(lines: list[_Line], index: int) -> bool:
    """Whether a line is furniture wherever it stands."""
    line = lines[index]
    if line.kind is Kind.METADATA:
        return page.share_bar(line.text) or page.breadcrumbs(line.text) or page.tags(line.text)
    if line.kind is not Kind.LABEL:
        return False
    group = page.label_group(line.text)
    return group is not None and group[0] != "related" and (group[1] or _in_company(lines, index))


def _bodies_after(lines: list[_Line]) -> list[float]:
    """For each line, the words after it that only an article can have, up to the first comment."""
    after: list[float] = []
    words = 0.0
    for line in reversed(lines):
        after.append(words)
        words = 0.0 if line.head else words + (_body(line) if line.size >= _BODY else 0.0)
    return after[::-1]


def _body(line: _Line) -> float:
    """How much a line adds to the article."""
    main = line.region is Region.MAIN and line.kind is Kind.PROSE and not line.comment
    return line.size if main else 0.0


def _is_sign(lines: list[_Line], index: int) -> bool:
    """Whether a line shows that the article is over."""
    line = lines[index]
    if line.head:
        return any(other.head for other in lines[index + 1 : index + 4])
    if line.kind is Kind.METADATA:
        return page.share_bar(line.text) or page.tags(line.text)
    if line.size > _LABEL + 3 or line.region is Region.FURNITURE or line.comment:
        return False
    group = page.label_group(line.text)
    sure = line.kind is not Kind.PROSE and (page.counter(line.text) or bool(group and group[1]))
    return sure or _in_company(lines, index)


def _in_company(lines: list[_Line], index: int) -> bool:
    """Whether a likely label stands next to a share bar or to a label of another group."""
    group = page.label_group(lines[index].text) if lines[index].size <= _LABEL else None
    if group is None:
        return False
    for other in (*lines[max(0, index - 2) : index], *lines[index + 1 : index + 3]):
        if page.share_bar(other.text):
            return True
        beside = page.label_group(other.text) if other.size <= _LABEL else None
        if beside is not None and beside[0] != group[0]:
            return True
    return False


def _is_part(line: _Line) -> bool:
    """Whether a line before the first sign is furniture with it."""
    return line.kind in {Kind.LABEL, Kind.METADATA} and line.guessed


def _settle_furniture(lines: list[_Line]) -> None:
    """In the furniture a short line is a label, whatever it would be in an article."""
    later = False
    for line in reversed(lines):
        short = line.size <= _LABEL and not page.ends(line.text) and not line.comment
        furniture = line.region is Region.FURNITURE and line.kind in {Kind.PROSE, Kind.HEADING}
        if line.guessed and short and furniture:
            line.kind = Kind.LABEL
        elif line.guessed and line.kind is Kind.HEADING and not later:
            line.kind = Kind.LABEL if short else Kind.PROSE
        later = later or line.region is Region.MAIN
