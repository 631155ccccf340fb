"""Compares titles with names: who is whose President in the source, and who in the translation."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mtqa.checks.wrong_name._renderings import has
from mtqa.text.phrases import Gate, gate, lowered, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtqa.text.phrases import Range
    from mtqa.types import Segment

_NAMES = re.compile(r"\.?\s+((?:[^\W\d_a-z][\w'’-]*\.?\s+){0,2}?)([^\W\d_a-z][\w’-]+)")

_COURTESY = frozenset({"mister", "missus"})
"""What a translator may replace with the office that someone holds."""


def misplaced(source: Segment, target: Segment) -> Iterator[tuple[Range, Range]]:
    """The title of another person, or of the other sex: its range with the name in the
    translation, and the range of the right title and the name in the source.
    """
    theirs = _titled(source)
    ours = _titled(target) if theirs else []
    for title, name, place in ours:
        owners = [entry for entry in theirs if has(name, entry[1], target.language)]
        titles = {owner[0] for owner in owners}
        if not owners or title in titles:
            continue
        others = {entry[0] for entry in theirs} - titles if not titles & _COURTESY else set()
        own = {entry[0] for entry in ours if entry[1] == name and entry[0] in titles}
        if not own and (title in others or _apart(title, titles)):
            yield place, owners[0][2]


def _apart(title: str, titles: set[str]) -> bool:
    return any(title in pair and titles & set(pair) for pair in _table()["apart"])


def _titled(segment: Segment) -> list[tuple[str, str, Range]]:
    """Title, last name, and the range of both."""
    titles, opening, pattern = _titles(segment.language.partition("-")[0])
    found = []
    for match in pattern.finditer(lowered(segment.text)) if opening.passes(segment.text) else ():
        names = _NAMES.match(segment.text, match.end())
        if names:
            found.append((titles[match[0]], names[2], (match.start(), names.end())))
    return found


@cache
def _titles(language: str) -> tuple[Mapping[str, str], Gate, re.Pattern[str]]:
    """The title that each word of a language is, with a gate and a pattern for the words."""
    titles = {
        word: title
        for title, words in _table().items()
        if title != "apart"
        for word in words.get(language, ())
    }
    return titles, gate(titles), re.compile(phrases(titles))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("mtqa.checks.wrong_name").joinpath("titles.toml").read_text("utf-8"))
