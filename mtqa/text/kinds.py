"""What each block of a page is, and whether it belongs to the article or to the page around it.

A source and its translation must come out alike, block by block. So decisions rest on signs that
a translation keeps, and on the order of the lines.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtqa.text import metadata, page
from mtqa.text.furniture import BODY, LABEL, Line, mark_furniture
from mtqa.text.words import count
from mtqa.types import Kind, Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Block

_TITLE = 40
_HEADING = 12
_MENU = 3
"""Sizes in words: the longest title, subheading and menu entry."""

_SHORT = 400
_BRACKETS = frozenset("(（[")


def classify(blocks: Sequence[Block], *, plain: bool = False) -> tuple[Block, ...]:
    """The same blocks with their kind and region filled in.

    Kinds other than prose, and the region furniture, are taken as the format states them.
    `plain`: the format marks nothing, so that short lines may be headings or menus.
    """
    lines = [
        Line(
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
    mark_furniture(lines)
    return tuple(
        replace(block, kind=line.kind, region=line.region)
        for block, line in zip(blocks, lines, strict=True)
    )


def string_kind(text: str) -> Kind:
    """What a string of a program is, of which nothing is known but its words: a label, or prose
    if it ends like a sentence or is long.
    """
    if len(text) > _SHORT:
        return Kind.PROSE
    size = count(text)
    return Kind.PROSE if size > _HEADING or (size > _MENU and page.ends(text)) else Kind.LABEL


def _size(text: str) -> float:
    """Words; for a long text a low estimate, which costs nothing."""
    return count(text) if len(text) <= _SHORT else len(text) / 10


def _tell_kinds(lines: list[Line]) -> None:
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


def _is_author(line: Line) -> bool:
    """Whether a line before the time of a comment may be the name of who wrote it."""
    return line.guessed and not line.comment and line.size <= _MENU and not page.ends(line.text)


def _is_label(line: Line) -> bool:
    if line.size > LABEL + 3 or len(line.text) > 60:
        return False
    group = page.label_group(line.text)
    cell = line.element == "table-cell" and line.size <= _MENU and not page.ends(line.text)
    return (
        cell
        or (group is not None and group[1])
        or page.counter(line.text)
        or (line.text[-1:] in {":", "："} and line.size <= LABEL)
    )


def _leave_menu(lines: list[Line]) -> int:
    """Marks the menu above the article, if there is one; the index of the first line after it."""
    end = 0
    while end < len(lines) and _in_menu(lines[end]):
        end += 1
    menu = sum(page.menu_word(line.text) for line in lines[:end])
    body = sum(line.size for line in lines[end:] if page.ends(line.text))
    if end < 3 or body < BODY or not (menu > 1 or (menu and end > 4)):
        return 0
    if end < len(lines) and (lines[end].kind is not Kind.PROSE or page.ends(lines[end].text)):
        end -= 1
    for line in lines[:end]:
        line.kind = Kind.METADATA if line.kind is Kind.METADATA else Kind.LABEL
        line.region = Region.FURNITURE
    return end


def _in_menu(line: Line) -> bool:
    return (line.size <= _MENU and not page.ends(line.text)) or page.breadcrumbs(line.text)


def _find_headings(lines: list[Line], first: int) -> None:
    """Short lines without a full stop before something longer; the first may be a long title."""
    open_title = True
    for index in range(first, len(lines)):
        line = lines[index]
        if line.kind is not Kind.PROSE or line.comment or line.element == "list-item":
            continue
        if open_title:
            heads = _is_title(line) and any(map(_is_running, lines[index + 1 :]))
        else:
            after = (other for other in lines[index + 1 : index + 9] if other.kind is Kind.PROSE)
            heads = _heads(line, next(after, None))
        if heads:
            line.kind = Kind.HEADING
        open_title = False


def _is_title(line: Line) -> bool:
    opens = line.text[:1] not in _BRACKETS
    return opens and line.size <= _TITLE and page.ends(line.text) in "?!？！"


def _is_running(line: Line) -> bool:
    """Whether a line is text of the kind that has a title."""
    return line.kind is Kind.PROSE and line.size > _MENU and page.ends(line.text) != ""


def _heads(line: Line, after: Line | None) -> bool:
    if after is None or line.size > _HEADING or page.ends(line.text) or line.text[:1] in _BRACKETS:
        return False
    return after.size > line.size * 1.5 or page.ends(after.text) != ""
