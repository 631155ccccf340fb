"""What stands in a text and is no language: code, paths, options, handles, identifiers.

Each sort is a table of `verbatim.toml`. Links and e-mail addresses are in `mtqa.text.inlines`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import regex


@dataclass(frozen=True, slots=True)
class Verbatim:
    """`text[start:end]`, and the sort of thing that it is: a name of a table of `verbatim.toml`."""

    sort: str
    start: int
    end: int
    text: str


_RARE = re.compile(r"[`\\/@#$_:：\d]")
_DOT = re.compile(r"\.[a-z]")


@lru_cache(maxsize=1 << 15)
def verbatim(text: str) -> tuple[Verbatim, ...]:
    """What is no language in a text, in order and apart from each other, without links."""
    # Nearly all prose ends here: these searches cost far less than those for the hints.
    if not (_RARE.search(text) or "--" in text or "()" in text or _DOT.search(text)):
        return ()
    sorts = tuple(name for name, hint in _hints().items() if hint.search(text))
    if not sorts:
        return ()
    return tuple(
        Verbatim((match.lastgroup or "").replace("_", "-"), *match.span(), match[0])
        for match in _pattern(sorts).finditer(text)
    )


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("mtqa.text").joinpath("verbatim.toml").read_text("utf-8"))


@cache
def _hints() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(table["hint"]) for name, table in _tables().items()}


@lru_cache(maxsize=256)
def _pattern(sorts: tuple[str, ...]) -> regex.Pattern[str]:
    """Some sorts at once; the group that matched is named after its sort, with `_` for hyphens."""
    parts = (f"(?P<{name.replace('-', '_')}>{_tables()[name]['pattern']})" for name in sorts)
    return regex.compile("|".join(parts))
