"""Tags that stand literally in a text, as in strings of user interfaces: "<b>Save</b>"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TAG = re.compile(
    r"""<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9:._-]{0,40}|[0-9]{1,3}(?=\s?/?>))
    (?P<rest>(?:\s[^<>]{0,2000})?)(?P<empty>/?)>|<!--(?:[^-]|-(?!->)){0,2000}-->""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[A-Za-z_:@][\w:.-]{0,60})\s{0,4}(?:=\s{0,4}
    (?:"(?P<double>[^"]{0,2000})"|'(?P<single>[^']{0,2000})'|(?P<bare>[^\s"'<>=`]{1,500})))?""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is written in `text[start:end]`. `kind` is open, close, empty or comment; `name`
    is as written; `attributes` are names in small letters with their values.
    """

    kind: str
    name: str
    start: int
    end: int
    written: str
    attributes: tuple[tuple[str, str], ...] = ()


def tags(text: str) -> tuple[Tag, ...]:
    """The literal tags and comments of a text, in order."""
    return _tags(text) if "<" in text and ">" in text else ()


@lru_cache(maxsize=1 << 15)
def _tags(text: str) -> tuple[Tag, ...]:
    return tuple(tag_of(match[0], match.start()) for match in _TAG.finditer(text))


@lru_cache(maxsize=1 << 15)
def tag_of(written: str, start: int = 0) -> Tag:
    """What a tag says that is `written` like this, `start` characters into its text.

    What is no tag counts as an empty one whose name is all of it.
    """
    match = _TAG.fullmatch(written)
    end = start + len(written)
    if match is None:
        return Tag("empty", written, start, end, written)
    if match["name"] is None:
        return Tag("comment", "!--", start, end, written)
    rest = match["rest"]
    empty = bool(match["empty"]) or rest.rstrip().endswith("/")
    kind = "close" if match["slash"] else "empty" if empty else "open"
    return Tag(kind, match["name"], start, end, written, _attributes(rest))


def _attributes(rest: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (match["name"].lower(), match["double"] or match["single"] or match["bare"] or "")
        for match in _ATTRIBUTE.finditer(rest)
    )
