"""What is left in a translation of a placeholder that it should have: a broken or renamed one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.text.placeholders import Placeholder

_MARKS = "%{}$#()<>[]@:&|\\*"
_WIDE = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
_OPENING = '([{<（［｛＜〈「『«"“„'
_CLOSING = ')]}>）］｝＞〉」』»"”“'
_ANY_MARK = regex.compile(f"[{regex.escape(_MARKS + ''.join(_WIDE[mark] for mark in _MARKS))}]")

Range = tuple[int, int]


def broken(one: Placeholder, text: str, taken: Sequence[Range]) -> Range | None:
    """Where a placeholder stands with blanks in it, with a mark lost, in full width, in capitals
    or in other brackets.
    """
    for pattern in _broken(one.text, one.name, one.type):
        for match in pattern.finditer(text):
            start, end = match.span()
            marked = _ANY_MARK.search(match[0]) or pattern.groups
            if marked and match[0] != one.text and _free(start, end, taken):
                return start, end
    return None


def renamed(one: Placeholder, text: str, taken: Sequence[Range]) -> Range | None:
    """Where something of the same shape has another name, such as a translated one."""
    pattern = _renamed(one.text, one.name, one.type)
    if pattern is None:
        return None
    for match in pattern.finditer(text):
        if _free(*match.span(), taken):
            return match.span()
    return None


def _free(start: int, end: int, taken: Sequence[Range]) -> bool:
    return not any(left < end and start < right for left, right in taken)


@lru_cache(maxsize=1024)
def _broken(written: str, name: str, kind: str) -> tuple[regex.Pattern[str], ...]:
    if not any(map(str.isalnum, written)):
        return (regex.compile(r"\s?".join(map(_either_width, written))),)
    loose = ""
    for place, character in enumerate(written):
        last = place == len(written) - 1
        if character.isspace():
            continue
        shape = _either_width(character)
        optional = not character.isalnum() or (last and bool(name) and character == kind)
        loose += rf"(?:{shape}\s?)?" if optional else rf"{shape}\s?"
    edges = r"(?i)(?<![\p{L}\p{N}])", r"(?<!\s)(?![\p{L}\p{N}])"
    patterns = [regex.compile(loose.join(edges))]
    if name and (len(name) > 1 or name.isdecimal()):
        core = regex.escape(name)
        # The group tells that the brackets are marks enough.
        brackets = rf"(?i)([$#%]?[{regex.escape(_OPENING)}])\s?{core}\s?[{regex.escape(_CLOSING)}]"
        patterns.append(regex.compile(brackets))
    return tuple(patterns)


def _either_width(character: str) -> str:
    wide = _WIDE.get(character, character)
    shapes = {character, wide, *unicodedata.normalize("NFKC", character)}
    if character == "_":
        shapes |= {" ", "-"}
    return f"[{''.join(map(regex.escape, sorted(shapes)))}]"


@lru_cache(maxsize=1024)
def _renamed(written: str, name: str, kind: str) -> regex.Pattern[str] | None:
    """The same marks around another name; for `%s`, a percent sign before another letter."""
    if name:
        before, _, after = written.partition(name)
        marks = regex.escape(f"{_MARKS}\n")
        inner = rf"[^{marks}]{{1,60}}" if after else r"[\p{L}\p{M}_]{1,60}"
        return regex.compile(f"{regex.escape(before)}{inner}{regex.escape(after)}")
    if kind and written.startswith("%"):
        return regex.compile(r"(?<!\d\s?)[%％]\s?[\p{L}@](?![\p{L}\p{N}])")
    return None
