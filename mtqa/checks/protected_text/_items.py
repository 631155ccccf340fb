"""What is protected in a text: links, code, identifiers, and what the user's patterns match."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from mtqa.errors import ConfigError
from mtqa.text.placeholders import placeholders
from mtqa.text.verbatim import verbatim
from mtqa.types import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtqa.types import Inline, Segment

TIMEOUT = 1.0
"""Seconds that the user's patterns may take for one text."""

_LONGEST_CODE, _MOST_WORDS = 80, 3
_EMAIL = regex.compile(r"(?:mailto:)?[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class Sort:
    """What a table of `sorts.toml` says."""

    called: str
    severity: Severity
    added: bool
    translatable: bool


@dataclass(frozen=True, slots=True)
class Item:
    """Something protected at `text[start:end]`; what has an equal `key` is the same."""

    sort: str
    start: int
    end: int
    text: str
    key: str


@cache
def sorts() -> Mapping[str, Sort]:
    """All sorts by name."""
    text = files("mtqa.checks.protected_text").joinpath("sorts.toml").read_text("utf-8")
    return {
        name: Sort(
            table["called"],
            Severity[table["severity"].upper()],
            table.get("added", False),
            table.get("translatable", False),
        )
        for name, table in tomllib.loads(text).items()
    }


@cache
def compiled(patterns: tuple[str, ...]) -> tuple[regex.Pattern[str], ...]:
    """The user's patterns. Raises ConfigError for one that is no regular expression."""
    made = []
    for pattern in patterns:
        try:
            made.append(regex.compile(pattern))
        except regex.error as fault:
            raise ConfigError(
                f"checks.protected-text: '{pattern}' is no regular expression: {fault}"
            ) from None
    return tuple(made)


def items(segment: Segment, patterns: tuple[regex.Pattern[str], ...]) -> tuple[Item, ...]:
    """What is protected in a segment, in order. Raises TimeoutError if a pattern backtracks
    without end.
    """
    text = segment.text
    found = [
        Item("user", *match.span(), match[0], match[0])
        for pattern in patterns
        for match in list(pattern.finditer(text, timeout=TIMEOUT))
        if match[0]
    ]
    kinds = {inline.kind for inline in segment.inlines}
    if "url" in kinds:
        found += (_link(text, one) for one in segment.inlines if one.kind == "url")
    if "code" in kinds:
        known = {one.start: one for one in verbatim(text)}
        found += (
            Item(one.sort, one.start, one.end, one.text, _key(one.sort, one.text))
            for one in known.values()
            if one.sort in sorts()
        )
        found += (
            _code(text, inline)
            for inline in segment.inlines
            if inline.start not in known and _is_code(text, inline)
        )
    return _apart(found) if len(found) > 1 else tuple(found)


def _is_code(text: str, inline: Inline) -> bool:
    """Whether something is code because its format says so, and no quotation or listing."""
    written = text[inline.start : inline.end]
    return (
        inline.kind == "code"
        and len(written) <= _LONGEST_CODE
        and written.isascii()
        and len(written.split()) <= _MOST_WORDS
        and "\n" not in written
    )


def _apart(found: list[Item]) -> tuple[Item, ...]:
    """In order, without what overlaps something before it; the user's own and longer ones come
    first, mere code last.
    """

    def rank(item: Item) -> tuple[int, bool, int, bool]:
        return item.start, item.sort != "user", -item.end, item.sort == "code-span"

    kept: list[Item] = []
    end = 0
    for item in sorted(found, key=rank):
        if item.start >= end:
            kept.append(item)
            end = item.end
    return tuple(kept)


def _code(text: str, inline: Inline) -> Item:
    written = text[inline.start : inline.end]
    return Item("code-span", inline.start, inline.end, written, written)


def _link(text: str, inline: Inline) -> Item:
    written = text[inline.start : inline.end]
    if _EMAIL.fullmatch(written):
        key = written.lower().removeprefix("mailto:")
        return Item("email", inline.start, inline.end, written, key)
    bare = "://" not in written and "/" not in written
    return Item("domain" if bare else "address", inline.start, inline.end, written, written)


def _key(sort: str, written: str) -> str:
    if sort in {"isbn", "iban"}:
        return regex.sub(r"ISBN(?:-1[03])?|[^0-9A-Za-z]", "", written).upper()
    if sort == "handle":
        return written.lower()
    if sort == "ticker":
        return regex.split(r"\s?[:：]\s?", written)[-1].lstrip("$")
    return written


def is_filled_in(item: Item, segment: Segment) -> bool:
    """Whether a program puts something into it, so that a check of placeholders compares it."""
    found = placeholders(segment.text, segment.syntax, language=segment.language)
    return item.sort != "user" and any(
        one.start < item.end and item.start < one.end for one in found
    )


def valid_isbn(digits: str) -> bool:
    """Whether the check digit of an ISBN fits (ISO 2108)."""
    if len(digits) == 13 and digits.isdecimal():
        return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
    if len(digits) == 10 and digits[:9].isdecimal():
        values = [*map(int, digits[:9]), 10 if digits[9] == "X" else int(digits[9])]
        return sum(value * (10 - i) for i, value in enumerate(values)) % 11 == 0
    return False
