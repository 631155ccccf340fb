"""Which lines of a page surround its article: share buttons, tags, comments, what follows them.

Where an article ends is told by the first sign of it after which hardly anything comes that only
an article can have. Comments are no argument against it, however long they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from mtqa.text import page
from mtqa.types import Kind, Region

LABEL = 5
BODY = 30
"""Sizes in words: the longest label, and from what size on a paragraph cannot be part of the
furniture, unless it is a comment."""


@dataclass(slots=True)
class Line:
    """A block while its kind and region are being found. `size` counts words."""

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


def mark_furniture(lines: list[Line]) -> None:
    """Sets the regions of lines whose kinds are known, and the kinds that follow from them."""
    _find(lines)
    _settle(lines)


def _find(lines: list[Line]) -> None:
    """Marks what follows the article, from its first sign on, and single share bars elsewhere."""
    before = 0.0
    for index, (line, after) in enumerate(zip(lines, _bodies_after(lines), strict=True)):
        if before >= BODY / 2 and after <= before / 4 and _is_sign(lines, index):
            first = index
            while first > 1 and _is_part(lines[first - 1]):
                first -= 1
            for other in lines[first:]:
                other.region = Region.FURNITURE
            return
        if _is_furniture(lines, index):
            line.region = Region.FURNITURE
        before += _body(line)


def _is_furniture(lines: list[Line], index: int) -> bool:
    """Whether a line is furniture wherever it stands."""
    line = lines[index]
    if line.kind is Kind.METADATA:
        return page.share_bar(line.text) or page.breadcrumbs(line.text) or page.tags(line.text)
    if line.kind is not Kind.LABEL:
        return False
    group = page.label_group(line.text)
    return group is not None and group[0] != "related" and (group[1] or _in_company(lines, index))


def _bodies_after(lines: list[Line]) -> list[float]:
    """For each line, the words after it that only an article can have, up to the first comment."""
    after: list[float] = []
    words = 0.0
    for line in reversed(lines):
        after.append(words)
        words = 0.0 if line.head else words + (_body(line) if line.size >= BODY else 0.0)
    return after[::-1]


def _body(line: Line) -> float:
    """How much a line adds to the article."""
    main = line.region is Region.MAIN and line.kind is Kind.PROSE and not line.comment
    return line.size if main else 0.0


def _is_sign(lines: list[Line], index: int) -> bool:
    """Whether a line shows that the article is over."""
    line = lines[index]
    if line.head:
        return any(other.head for other in lines[index + 1 : index + 4])
    if line.kind is Kind.METADATA:
        return page.share_bar(line.text) or page.tags(line.text)
    if line.size > LABEL + 3 or line.region is Region.FURNITURE or line.comment:
        return False
    group = page.label_group(line.text)
    sure = line.kind is not Kind.PROSE and (page.counter(line.text) or bool(group and group[1]))
    return sure or _in_company(lines, index)


def _in_company(lines: list[Line], index: int) -> bool:
    """Whether a likely label stands next to a share bar or to a label of another group."""
    group = page.label_group(lines[index].text) if lines[index].size <= LABEL else None
    if group is None:
        return False
    for other in (*lines[max(0, index - 2) : index], *lines[index + 1 : index + 3]):
        if page.share_bar(other.text):
            return True
        beside = page.label_group(other.text) if other.size <= LABEL else None
        if beside is not None and beside[0] != group[0]:
            return True
    return False


def _is_part(line: Line) -> bool:
    """Whether a line before the first sign is furniture with it."""
    return line.kind in {Kind.LABEL, Kind.METADATA} and line.guessed


def _settle(lines: list[Line]) -> None:
    """In the furniture a short line is a label, whatever it would be in an article."""
    later = False
    for line in reversed(lines):
        short = line.size <= LABEL and not page.ends(line.text) and not line.comment
        furniture = line.region is Region.FURNITURE and line.kind in {Kind.PROSE, Kind.HEADING}
        if line.guessed and short and furniture:
            line.kind = Kind.LABEL
        elif line.guessed and line.kind is Kind.HEADING and not later:
            line.kind = Kind.LABEL if short else Kind.PROSE
        later = later or line.region is Region.MAIN
