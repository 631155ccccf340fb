"""The tags of a segment: those in its text, and those that its format took out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mtqa.text.markup import Tag, tag_of, tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtqa.types import Inline, Segment

_ENCLOSING = {
    "bpt": ("open", "bpt"),
    "ept": ("close", "bpt"),
    "bx": ("open", "bx"),
    "ex": ("close", "bx"),
    "sc": ("open", "sc"),
    "ec": ("close", "sc"),
}
"""Elements of XLIFF and TMX without content that begin and end what others enclose."""

_NUMBERED = frozenset({"id", "rid", "i", "startref"})
"""Attributes that tell tags of one name apart."""


@cache
def facts() -> Mapping[str, frozenset[str]]:
    """The lists of `elements.toml`."""
    text = files("mtqa.checks.broken_markup").joinpath("elements.toml").read_text("utf-8")
    return {name: frozenset(values) for name, values in tomllib.loads(text).items()}


@dataclass(frozen=True, slots=True)
class Element:
    """A tag of a segment, which stands at `start` of its text, and what it is compared by."""

    kind: str
    name: str
    number: str
    start: int
    end: int
    tag: Tag

    @property
    def key(self) -> tuple[str, str, str]:
        """Equal for tags that stand for each other."""
        return self.kind, self.name, self.number


def elements(segment: Segment) -> list[Element]:
    """The tags of a segment in order, without what only looks like one: `<file>` in a manual."""
    literal = tags(segment.text)
    taken_out = [
        (inline, tag_of(inline.value))
        for inline in segment.inlines
        if is_taken_out(inline, segment)
    ]
    if not literal and not taken_out:
        return []
    closed = {tag.name for tag in literal if tag.kind == "close"}
    found = [_element(tag, tag.start, tag.end) for tag in literal if _is_tag(tag, closed)] + [
        _element(tag, inline.start, inline.end) for inline, tag in taken_out
    ]
    return sorted(found, key=lambda element: element.start)


def is_taken_out(inline: Inline, segment: Segment) -> bool:
    """Whether an inline is a tag of the format, of which at most a stand-in is in the text."""
    return (
        inline.kind == "tag"
        and inline.value != ""
        and segment.text[inline.start : inline.end] != inline.value
    )


def _is_tag(tag: Tag, closed: Iterable[str]) -> bool:
    known = facts()["html"] | facts()["inline"]
    return tag.kind != "comment" and (
        tag.kind != "open"
        or tag.name.lower() in known
        or tag.name.isdecimal()
        or tag.name in closed
    )


def _element(tag: Tag, start: int, end: int) -> Element:
    name = tag.name.lower() if tag.name.lower() in facts()["html"] else tag.name
    kind = "empty" if name in facts()["void"] and tag.kind == "open" else tag.kind
    if tag.kind == "empty" and name in _ENCLOSING:
        kind, name = _ENCLOSING[name]
    number = ""
    if name not in facts()["html"]:
        number = " ".join(f"{key}={value}" for key, value in tag.attributes if key in _NUMBERED)
    return Element(kind, name, number, start, end, tag)


def badly_nested(found: Sequence[Element]) -> list[Element]:
    """The tags that close nothing, are never closed, or close over an open one."""
    stack: list[Element] = []
    wrong: list[Element] = []
    for element in found:
        if element.kind == "open":
            stack.append(element)
        elif element.kind == "close":
            if stack and stack[-1].name == element.name:
                stack.pop()
            else:
                wrong.append(element)
                _close_below(stack, element)
    return wrong or stack


def _close_below(stack: list[Element], closing: Element) -> None:
    for place in range(len(stack) - 1, max(-1, len(stack) - 50), -1):
        if stack[place].name == closing.name:
            del stack[place]
            return


def parents(found: Sequence[Element]) -> list[tuple[str, str]]:
    """Each tag's name with that of the tag around it, sorted."""
    stack: list[str] = []
    pairs: list[tuple[str, str]] = []
    for element in found:
        if element.kind == "close":
            if stack:
                stack.pop()
        else:
            pairs.append((stack[-1] if stack else "", f"{element.name} {element.number}"))
            if element.kind == "open":
                stack.append(f"{element.name} {element.number}")
    return sorted(pairs)
