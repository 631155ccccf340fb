"""TOML files whose faults can be told by line: tomllib keeps no positions of keys."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mtqa.errors import MtqaError

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_ASSIGNMENT = re.compile(
    r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True)
class TomlFile:
    """A parsed file. Keys are named by their path, an array's tables by their index in it."""

    path: Path
    text: str
    data: dict[str, Any]

    @cached_property
    def _lines(self) -> dict[tuple[str | int, ...], int]:
        lines: dict[tuple[str | int, ...], int] = {}
        for keys, line in _keys(self.text):
            for length in range(1, len(keys) + 1):
                lines.setdefault(keys[:length], line)
        return lines

    def line(self, *keys: str | int) -> int:
        """The line where a key, or the closest table around it, stands."""
        while keys and keys not in self._lines:
            keys = keys[:-1]
        return self._lines.get(keys, 1)


def _keys(text: str) -> Iterator[tuple[tuple[str | int, ...], int]]:
    table: tuple[str | int, ...] = ()
    counts: dict[tuple[str | int, ...], int] = {}
    quote = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if quote:
            quote = "" if quote in line else quote
            continue
        if header := _HEADER.match(line):
            table = _within(_split(header[2]), counts)
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield table, number
        elif assignment := _ASSIGNMENT.match(line):
            yield (*table, *_split(assignment[1])), number
        for mark in ('"""', "'''"):
            if line.count(mark) % 2:
                quote = mark


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _within(
    keys: tuple[str, ...], counts: dict[tuple[str | int, ...], int]
) -> tuple[str | int, ...]:
    """The header's path, with the index of the current table of every array that it passes."""
    path: tuple[str | int, ...] = ()
    for key in keys[:-1]:
        path = (*path, key)
        if path in counts:
            path = (*path, counts[path])
    return (*path, keys[-1])


def read_toml(path: Path, error: type[MtqaError]) -> TomlFile:
    """Parse a file. Raises `error` with the line if it cannot be read or is not TOML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise error(f"cannot be read: {fault.strerror}", path=str(path)) from None
    except UnicodeDecodeError:
        raise error("is not UTF-8", path=str(path)) from None
    try:
        return TomlFile(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        place = _PLACE.search(str(fault))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        message = _PLACE.sub("", str(fault))
        raise error(f"is not TOML: {message}", path=str(path), line=line) from None


def nearest(name: str, names: Collection[str]) -> str:
    """A hint for a misspelt name: ", did you mean 'x'?", or nothing."""
    close = get_close_matches(name, names, n=1)
    return f", did you mean '{close[0]}'?" if close else ""
