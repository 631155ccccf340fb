"""Patterns of paths: `*` within a folder, `**` through folders, `?` one character, `{lang}`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PART = re.compile(r"\{lang\}|\*\*/|\*\*|\*|\?")
_EXPRESSIONS = {"**/": "((?:[^/]+/)*)", "**": "(.*)", "*": "([^/]*)", "?": "([^/])"}
_LANGUAGE = "[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"


class Match(NamedTuple):
    """What the parts of a pattern stand for in a path: the language, if it has `{lang}`, and the
    wildcards in their order.
    """

    language: str | None
    wildcards: tuple[str, ...]


def wildcards(pattern: str) -> tuple[str, ...]:
    """The wildcards of a pattern in their order, `{lang}` left out."""
    return tuple(part for part in _PART.findall(pattern) if part != "{lang}")


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """`{lang}` is a named group; where it stands again it must be the same."""
    made, done, seen = "", 0, False
    for part in _PART.finditer(pattern):
        made += re.escape(pattern[done : part.start()])
        if part[0] == "{lang}":
            made += "(?P=lang)" if seen else f"(?P<lang>{_LANGUAGE})"
            seen = True
        else:
            made += _EXPRESSIONS[part[0]]
        done = part.end()
    return re.compile(made + re.escape(pattern[done:]))


def match(pattern: str, path: str) -> Match | None:
    """How a pattern fits a path, if it does."""
    found = _expression(pattern).fullmatch(path)
    if found is None:
        return None
    language = found.groupdict().get("lang")
    place = found.re.groupindex.get("lang")
    groups = enumerate(found.groups(), start=1)
    return Match(language, tuple(text for number, text in groups if number != place))


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern fits a path, or a folder that the path is in."""
    return match(pattern, path) is not None or match(f"{pattern.rstrip('/')}/**", path) is not None


def filled(pattern: str, found: Match) -> str:
    """The path that `pattern` means where another one with the same wildcards was `found`."""
    values = iter(found.wildcards)
    return _PART.sub(
        lambda part: (found.language or "") if part[0] == "{lang}" else next(values), pattern
    )


def paths(pattern: str, root: Path) -> Iterator[tuple[Path, Match]]:
    """The files under `root` that a pattern fits, sorted."""
    loose = pattern.replace("{lang}", "*")
    # A `**` that is not a whole folder name means the same as `*` to pathlib before Python 3.13.
    for file in sorted(root.glob(re.sub(r"\*\*(?!/)", "**/*", loose))):
        relative = file.relative_to(root).as_posix()
        found = match(pattern, relative)
        hidden = any(part.startswith(".") for part in file.relative_to(root).parts)
        if found is not None and not hidden and file.is_file():
            yield file, found
