"""From what an HTML parser says back to what the file says: text nodes and attribute values.

The parser tells where a node begins. From there on the file is read beside the decoded text:
entities, line ends and markup that ended up outside of the text account for all differences.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPECIAL = re.compile(r"[&<\r\0]")
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{1,40};?)")
_TAG_OPEN = re.compile(r"<[A-Za-z/!?]")
_MARKUP = re.compile(
    r"""<!--(?:-?>|.*?--!?>)|<(?!!--)(?:(?:[^'">]++|"[^"]*+"|'[^']*+')*+>|[^>]*+>)""", re.DOTALL
)
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?P<name>[^\s=>/][^\s=>/]*+)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'"""
    r"""|(?P<bare>[^\s>"'][^\s>]*+)))?"""
)
_TAG = re.compile(r"<[A-Za-z][^\s/>]*+")
_LONGEST_LEGACY = 7
"""The longest name of an entity that may go without a semicolon has six letters."""

Piece = tuple[str, int, int]


def pieces(raw: str, start: int, text: str, *, tags: bool = False) -> Iterator[Piece]:
    """`text`, which the parser read from `start` on, in pieces, each with its range of the file.

    A piece that is as long as its range is written just so. What cannot be found any more leads
    to the place where it was lost. `tags`: tags may have been between the pieces; one that the
    end of the file cuts off ends the text, though the parser gives it out as text.
    """
    place, done = start, 0
    while done < len(text):
        tag = _TAG_OPEN.match(raw, place) if tags else None
        if tag:
            markup = _MARKUP.match(raw, place)
            if markup is None:
                return
            place = markup.end()
            continue
        special = _SPECIAL.search(raw, place)
        plain = (special.start() if special else len(raw)) - place
        same = _common(raw, place, text, done, min(plain, len(text) - done))
        if same:
            yield text[done : done + same], place, place + same
            place, done = place + same, done + same
            continue
        stands_for, end = _odd(raw, place, text, done)
        if end == place:
            yield text[done:], place, place
            return
        if stands_for:
            yield stands_for, place, end
        place, done = end, done + len(stands_for)


def _common(raw: str, place: int, text: str, done: int, longest: int) -> int:
    """The length, at most `longest`, of what both have in common."""
    low, high = 0, longest
    while low < high:
        middle = high if low == 0 and high == longest else (low + high + 1) // 2
        if raw.startswith(text[done : done + middle], place):
            low = middle
        else:
            high = middle - 1
    return low


def _odd(raw: str, place: int, text: str, done: int) -> tuple[str, int]:
    """What a character that may not stand for itself stands for, and where the file goes on;
    at `place` if nothing can be made of it.
    """
    character = raw[place : place + 1]
    if character == "&":
        decoded, end = reference(raw, place)
        if decoded and text.startswith(decoded, done):
            return decoded, end
    elif character == "\r" and text[done] == "\n":
        return "\n", place + 1 + (raw[place + 1 : place + 2] == "\n")
    if character and text[done] == character:
        return character, place + 1
    return "", place + (character in {"\0", "\n", "\r"})


def reference(raw: str, place: int) -> tuple[str, int]:
    """What the character reference at `place` stands for, and where it ends; empty if none."""
    match = _REFERENCE.match(raw, place)
    if match is None:
        return "", place
    name = match.group()
    if name[1] == "#" or name[1:] in html5:
        return unescape(name), match.end()
    for length in range(min(len(name), _LONGEST_LEGACY), 2, -1):
        if name[1:length] in html5:
            return html5[name[1:length]], place + length
    return "", place


def attribute_starts(raw: str, start: int) -> dict[str, int]:
    """Where the values of the attributes of the start tag at `start` begin, by their names."""
    tag = _TAG.match(raw, start)
    found: dict[str, int] = {}
    if tag is None:
        return found
    place = tag.end()
    while match := _ATTRIBUTE.match(raw, place):
        for group in ("double", "single", "bare"):
            if match[group] is not None:
                found.setdefault(match["name"].lower(), match.start(group))
        place = match.end()
    return found
