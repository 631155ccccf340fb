"""CLDR's patterns for relative times ("{0} days ago") and the words that they are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

Patterns = Mapping[str, Mapping[str, str]]
"""Unit with style ("day-short") to plural category to pattern ("{0} days ago")."""

UNITS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
STYLES = ("", "-short", "-narrow")

_SHORTEST_UNIT = 2


def relative_patterns(fields: Mapping[str, Any], direction: str) -> Patterns:
    """The patterns of one direction, past or future, the long style of every unit first."""
    return {
        unit + style: dict(found)
        for style in STYLES
        for unit in UNITS
        if (found := fields.get(unit + style, {}).get(direction))
    }


def particles(patterns: Patterns) -> tuple[str, str]:
    """What stands before the number and behind the unit whatever the unit is ("", "ago").

    Both are empty where the patterns have nothing in common, or are only signs ("+{0} d").
    """
    every = [p for unit in UNITS for p in patterns.get(unit, {}).values() if "{0}" in p]
    parts = [around_number(pattern) for pattern in every]
    parts = [(left, right) for left, right in parts if left.strip() not in {"-", "+"}]
    before = _common_start([left for left, _ in parts])
    return before[: before.rfind(" ") + 1].strip(), _common_end([right for _, right in parts])


def around_number(pattern: str) -> tuple[str, str]:
    """What stands before and after the number, in lower case, inner spaces kept."""
    left, _, right = pattern.lower().replace("\xa0", " ").replace("\u202f", " ").partition("{0}")
    return left.lstrip(), right.strip()


def _common_start(texts: list[str]) -> str:
    columns = takewhile(lambda column: len(set(column)) == 1, zip(*texts, strict=False))
    return "".join(column[0] for column in columns)


def _common_end(texts: list[str]) -> str:
    end = _common_start([text[::-1] for text in texts])[::-1]
    if " " in end:
        return end[end.index(" ") :].strip()
    return end if end.upper() == end and not any(" " in text for text in texts) else ""


def unit_words(
    patterns: Patterns, before: str, after: str
) -> dict[str, tuple[tuple[str, str], ...]]:
    """The words for units, each with the patterns that use it: (unit with style, plural)."""
    forms = defaultdict(list)
    for unit, by_plural in patterns.items():
        for plural, pattern in by_plural.items():
            left, right = around_number(pattern)
            word = right.removesuffix(after).strip()
            if "{0}" in pattern and left.strip() in {before, ""} and _long_enough(word):
                for written in {word, word.rstrip(".")}:
                    forms[written].append((unit, plural))
    return {word: tuple(places) for word, places in forms.items()}


def _long_enough(word: str) -> bool:
    """An abbreviation of one Latin letter stands for too much else; one Han character does not."""
    return len(word.rstrip(".")) >= _SHORTEST_UNIT or (word.isalpha() and word.upper() == word)
