"""The names of days and months in a text: Monday, 星期一, March, 6月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mtqa.text.quantities._facts import facts
from mtqa.text.quantities._han import NUMERALS
from mtqa.text.quantities._lexicon import START, WORDS, candidates, word_starts

if TYPE_CHECKING:
    from collections.abc import Sequence

WEEKDAY, MONTH = "weekday", "month"
_SHORTEST = 4
_ENDING = 6
_MAY = 5
_MONTHS = 12
_DENSE = frozenset(("zh", "ja", "ko"))
_GROWN = frozenset(("he", "ar"))
_NEVER = re.compile("(?!)")
_CHARACTERS = re.compile(rf"(?<!\d)(\d{{1,2}}|[{''.join(NUMERALS)}十]{{1,2}})\s?[月월](?!\d)")
_MAYBE = re.compile("[月월曜周週星礼禮]|요일")

Name = tuple[str, int]
"""WEEKDAY or MONTH, and which one: 1 is Monday, or January."""


def read_names(text: str, tag: str) -> dict[Name, tuple[int, int]]:
    """The days of the week and the months that a text names, and where first."""
    lower = text.lower()
    if len(lower) != len(text):  # U+0130 is the one letter that grows
        return {}
    known, found = _known(tag), dict[Name, tuple[int, int]]()
    if known.pattern is not None:
        for match in known.pattern.finditer(lower):
            found.setdefault(known.names[match[1]], match.span(1))
        for match in _CHARACTERS.finditer(text):
            if 1 <= (number := _number(match[1])) <= _MONTHS:
                found.setdefault((MONTH, number), match.span())
        return found
    for start in known.starts.keys() & word_starts(text):
        for name in known.starts[start]:
            place = _place(name, lower)
            if place >= 0:
                found[known.names[name]] = (place, place + len(name))
    return found


def _place(name: str, text: str) -> int:
    """Where a text first has a name as a word, or a long name with an ending; -1: nowhere."""
    place = text.find(name)
    while place >= 0:
        word = WORDS.match(text, place)
        over = word.end() - place - len(name) if word else 0
        if not text[place - 1 : place].isalpha() and (
            over <= 0 or (len(name) > _SHORTEST and over <= _ENDING)
        ):
            return place
        place = text.find(name, place + 1)
    return -1


def said_months(text: str, tag: str) -> list[int]:
    """The months that a text may speak of, by any beginning of a name: to excuse, not to accuse."""
    lower, known = text.lower(), _known(tag)
    return [number for kind, number in read_names(text, tag) if kind == MONTH] + [
        number for name, number in known.months if name in lower
    ]


def may_name(text: str, tag: str) -> bool:
    """Whether a text may name a day of the week or a month; costs little."""
    known = _known(tag)
    if known.pattern is not None:
        return known.maybe.search(text) is not None
    return not known.starts.keys().isdisjoint(word_starts(text))


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return NUMERALS.get(ones, 0) + (10 * NUMERALS.get(tens, 1) if ten else 0)


@dataclass(frozen=True, slots=True)
class _Known:
    """The names of a language: by what they begin with, or as a pattern where words have no
    space between them, or grow together with a preposition.
    """

    names: dict[str, Name]
    months: tuple[tuple[str, int], ...]
    starts: dict[str, list[str]]
    pattern: re.Pattern[str] | None
    maybe: re.Pattern[str]


@cache
def _known(tag: str) -> _Known:
    tables, chain = facts("calendar"), candidates(tag)
    days, months = (_table(tables[kind], chain) for kind in ("weekdays", "months"))
    names: dict[str, Name] = {name: (WEEKDAY, number) for name, number in days}
    names |= {
        name: (MONTH, number) for name, number in months if len(name) >= _SHORTEST or number == _MAY
    }
    starts: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        if name != "may":
            starts.setdefault(name[:START], []).append(name)
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"
    pattern, maybe = None, _NEVER
    if chain[-1] in _DENSE:
        pattern, maybe = re.compile(f"({either})"), _MAYBE
    elif chain[-1] in _GROWN:
        close = rf"(?<![^\W\d_])[בלמו]?({either})(?![^\W\d_])"
        pattern = re.compile(close)
        maybe = re.compile("|".join(re.escape(start) for start in starts))
    return _Known(names, months, starts, pattern, maybe)


def _table(table: dict[str, list[str]], chain: Sequence[str]) -> tuple[tuple[str, int], ...]:
    rows = next((table[tag] for tag in chain if tag in table), [])
    return tuple(
        (name.replace("_", " "), number)
        for number, row in enumerate(rows, start=1)
        for name in row.split()
    )
