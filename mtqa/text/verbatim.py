"""What stands in a text and is no language: code, paths, options, handles, identifiers.

Each sort is a table of `verbatim.toml`. Links and e-mail addresses are in `mtqa.text.inlines`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from importlib.resources import files
from operator import or_
from typing import Any

import regex

from mtqa.text import traits as kinds_of_characters
from mtqa.text.traits import (
    AT,
    BACKSLASH,
    BACKTICK,
    BRACKET,
    COLON,
    DASH,
    DIGIT,
    DOLLAR,
    HASH,
    INVISIBLE,
    MARK,
    NON_LATIN,
    SLASH,
    STOP,
    UNDERSCORE,
    traits,
)


@dataclass(frozen=True, slots=True)
class Verbatim:
    """`text[start:end]`, and the sort of thing that it is: a name of a table of `verbatim.toml`."""

    sort: str
    start: int
    end: int
    text: str


_SIGNS = BACKTICK | SLASH | BACKSLASH | AT | HASH | DOLLAR | UNDERSCORE | COLON | DIGIT
_ALL_NEEDS = _SIGNS | DASH | BRACKET | STOP
_UNUSUAL = MARK | NON_LATIN | INVISIBLE
"""Characters on which `re` and `regex` may not agree whether they are part of a word."""
_DOT = re.compile(r"\.[a-z]")


def verbatim(text: str) -> tuple[Verbatim, ...]:
    """What is no language in a text, in order and apart from each other, without links."""
    # Nearly all prose ends here: this costs far less than to look for all the hints.
    if traits(text) & _SIGNS or "--" in text or "()" in text or _DOT.search(text):
        return _verbatim(text)
    return ()


@lru_cache(maxsize=1 << 15)
def _verbatim(text: str) -> tuple[Verbatim, ...]:
    seen = traits(text)
    if _any_hint(seen & _ALL_NEEDS).search(text) is None:
        return ()
    sorts = tuple([name for name, needs, hint in _hints() if seen & needs and hint.search(text)])
    if not sorts:
        return ()
    return tuple(
        Verbatim((match.lastgroup or "").replace("_", "-"), *match.span(), match[0])
        for match in _pattern(sorts, usual=not seen & _UNUSUAL).finditer(text)
    )


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("mtqa.text").joinpath("verbatim.toml").read_text("utf-8"))


@cache
def _hints() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """The name of each sort, the traits of which a text with some has one, and its hint."""
    return tuple(
        (name, _bits(table["needs"]), re.compile(table["hint"]))
        for name, table in _tables().items()
    )


@lru_cache(maxsize=1024)
def _any_hint(seen: int) -> re.Pattern[str]:
    """The hints of the sorts that a text with these traits may have."""
    hints = [hint.pattern for _, needs, hint in _hints() if seen & needs]
    return re.compile("|".join(hints) if hints else "(?!)")


def _bits(names: list[str]) -> int:
    bits: list[int] = [getattr(kinds_of_characters, name) for name in names]
    return reduce(or_, bits)


@lru_cache(maxsize=256)
def _pattern(sorts: tuple[str, ...], *, usual: bool) -> re.Pattern[str] | regex.Pattern[str]:
    """Some sorts at once; the group that matched is named after its sort, with `_` for hyphens.
    `re`, which is faster, where it knows all that the patterns say and the text is `usual`.
    """
    parts = [f"(?P<{name.replace('-', '_')}>{_tables()[name]['pattern']})" for name in sorts]
    joined = "|".join(parts)
    return re.compile(joined) if usual and r"\p" not in joined else regex.compile(joined)
