"""Dates: March 4, 2025; 4. März; 04/03/2025; 2025年3月4日; 今（4）日 has none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtqa.text.quantities._facts import facts
from mtqa.text.quantities._lexicon import candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

_MONTHS, _DAYS = 12, 31
_AROUND = 24
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<year>\d{4})(?P<one>[-/.])(?P<m>\d{1,2})(?P=one)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<two>[-/.]\s?)(?P<b>\d{1,2})(?P=two)(?P<y>\d{4}|\d{2}))(?![\d/-]|\.\d)"
)
_CHARACTERS = re.compile(
    r"(?:(?<!\d)(?P<y>\d{4})\s?[年년]\s?)?(?<!\d)(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日號号일])?"
)
_ENDING = r"(?:\.|st|nd|rd|th|er|º|ª|\.º|°|-?го|:?[ae]|\.\s?ª)?"
_LINK = r"(?:[\s,/-]{1,2}|\s?(?:of|de|d[’']|do|του|di|של|في|من|the)\s|\s(?:de|of)\s)"


class Date(NamedTuple):
    """`text[start:end]` is one of `days`: a year, a month and a day, 0 for what is not said.

    `listed`: another day or month stands right beside it, and shares a part with it: 3 and 4 May.
    """

    start: int
    end: int
    days: frozenset[tuple[int, int, int]]
    listed: bool = False

    def __str__(self) -> str:
        """2025-03-04; a part that is not said is left out."""
        shown = ("-".join(f"{part:02}" for part in day if part) for day in sorted(self.days))
        return " or ".join(shown)


def read_dates(text: str, tag: str) -> tuple[Date, ...]:
    """The dates of a text, in their order."""
    found = [_numeric(match) for match in _NUMERIC.finditer(text)]
    if "月" in text or "월" in text:
        found += [_characters(match) for match in _CHARACTERS.finditer(text)]
    pattern = _named(tag)
    if pattern is not None:
        found += [_with_name(match, tag) for match in pattern.finditer(text.lower())]
    listing = _listing(tag)
    dates = sorted(date for date in found if date is not None)
    return tuple(_among(date, text.lower(), listing) for date in dates)


def _among(date: Date, text: str, listing: tuple[re.Pattern[str], re.Pattern[str]]) -> Date:
    before, after = listing
    ahead = text[max(0, date.start - _AROUND) : date.start]
    return date._replace(listed=bool(before.search(ahead) or after.match(text, date.end)))


@cache
def _listing(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and after a date that is one of several."""
    words = "|".join(map(re.escape, facts("calendar")["between"]["words"].split()))
    names = "|".join(map(re.escape, _names(tag))) or "(?!)"
    join = rf"\s?(?:[-–—~～〜/+&、]|{words})\s?"
    return (
        re.compile(rf"(?:(?<!\d)\d{{1,2}}{_ENDING}|[月日월일]|{names}){join}$"),
        re.compile(rf"{join}(?:\d{{1,2}}(?![\d:.,])|{names})"),
    )


def dates_agree(one: Date, other: Date) -> bool:
    """Whether two may be the same day, or one is part of what the other says."""
    return any(
        all(not a or not b or a == b for a, b in zip(first, second, strict=True))
        for first in one.days
        for second in other.days
    )


def _numeric(match: re.Match[str]) -> Date | None:
    if match["year"]:
        orders = [(match["year"], match["m"], match["d"])]
    else:
        orders = [(match["y"], match["b"], match["a"]), (match["y"], match["a"], match["b"])]
        if match["two"].startswith("."):
            del orders[1]
    days = frozenset(
        (_year(y), int(m), int(d))
        for y, m, d in orders
        if 1 <= int(m) <= _MONTHS and 1 <= int(d) <= _DAYS
    )
    return Date(*match.span(), days) if days else None


def _year(written: str) -> int:
    """A year of two digits is of this century, or of the last one."""
    year = int(written)
    return year if len(written) > 2 else year + (1900 if year > 50 else 2000)


def _characters(match: re.Match[str]) -> Date | None:
    year, month, day = (int(match[key] or 0) for key in ("y", "m", "d"))
    if not 1 <= month <= _MONTHS or day > _DAYS or not (year or day):
        return None
    return Date(*match.span(), frozenset(((year, month, day),)))


def _with_name(match: re.Match[str], tag: str) -> Date | None:
    month = _names(tag)[match["month"]]
    day = next((int(match[key]) for key in ("before", "after") if match[key]), 0)
    year = int(match["year"] or 0)
    if day > _DAYS or not (day or year):
        return None
    return Date(*match.span(), frozenset(((year, month, day),)))


def is_month(words: Sequence[str], tag: str) -> bool:
    """Whether one of some words, in small letters, names a month."""
    names = _names(tag)
    return any(word in names or word.removeprefix("ב") in names for word in words)


@cache
def _names(tag: str) -> dict[str, int]:
    tables = facts("calendar")["months"]
    months = next((tables[name] for name in candidates(tag) if name in tables), ())
    return {
        name.replace("_", " "): number
        for number, names in enumerate(months, start=1)
        for name in names.split()
    }


@cache
def _named(tag: str) -> re.Pattern[str] | None:
    names = _names(tag)
    if not names:
        return None
    month = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(
        rf"(?:(?<![\d.,:/])(?P<before>\d{{1,2}}){_ENDING}{_LINK})?"
        rf"(?<![^\W\d_])ב?(?P<month>{month})(?![^\W\d_])(?:\.(?=\s?\d|,))?"
        rf"(?:\s(?P<after>\d{{1,2}}){_ENDING}(?![\d:]|[.,]\d))?"
        rf"(?:(?:,|{_LINK}){{1,2}}(?P<year>(?:1[5-9]|20|٢٠|١٩)\d{{2}})(?!\d|[.,]\d))?"
    )
