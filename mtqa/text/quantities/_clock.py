"""Times of day: 3:30 PM, 15 h 30, 15.30 Uhr, 下午3点30分, with their time zones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from mtqa.text.quantities._facts import facts
from mtqa.text.quantities._han import NUMERALS
from mtqa.text.quantities._lexicon import candidates

_HOUR, _HALF_DAY = 60, 720
_MOST = 24
_AROUND = 24
_HAN = f"[{''.join(NUMERALS)}十]{{1,3}}"
_COLON = re.compile(r"(?<![\d:.,])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])")
_LETTER_H = re.compile(r"(?<![\w.,])(\d{1,2})\s?[hH]\s?(\d{2})(?!\w)")
_CHARACTERS = re.compile(
    rf"(?<![\d.,])(\d{{1,2}}|{_HAN})\s?[点點時时시](?![間间鐘钟])(?:\s?(\d{{1,2}}|{_HAN})\s?[分분]|半|\s?반)?"
)
_POINT = re.compile(r"(?<![\d.,:])(\d{1,2})\.(\d{2})(?![.,:]?\d)")
_BARE = re.compile(r"(?<![\w.,:/-])(\d{1,2})(?=\s?[^\W\d_])")
_HOURS = re.compile(r"\s?h(?!\w)")
"""After a number it may be how long something takes, unless "at" stands before."""
_ZONE = re.compile(r"\s?\(?([A-ZМСК]{2,4})(?![A-Za-zА-я0-9])")
_BETWEEN = (
    r"(?:\s?(?:[Uu]hr|uur|h|horas?|час\w{0,2}|годин\w?|o[’']clock|hod\w{0,3}))?"
    r"\s?(?:(?:de la|da|du|de l[’']|de|do|del|di|in the|på|’s|'s|في|om)\s?)?"
)


class Clock(NamedTuple):
    """`text[start:end]` is one of `minutes` after midnight; `zone` is how many minutes the clock
    may be ahead of Greenwich, empty where the text names no time zone.
    """

    start: int
    end: int
    minutes: frozenset[int]
    zone: frozenset[int]

    def __str__(self) -> str:
        """15:30, or 03:30 or 15:30."""
        return " or ".join(f"{at // _HOUR:02}:{at % _HOUR:02}" for at in sorted(self.minutes))


@dataclass(frozen=True, slots=True)
class _Words:
    """How a language says the halves of the day and the hours. With `full`, hours go to 24."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    hours_after: re.Pattern[str]
    hours_before: re.Pattern[str]
    full: bool


def read_clocks(text: str, tag: str) -> tuple[Clock, ...]:
    """The times of day of a text, in their order."""
    words = _words(tag)
    found: dict[int, Clock] = {}
    taken: set[int] = set()
    for shape in (_COLON, _LETTER_H, *(() if text.isascii() else (_CHARACTERS,)), _POINT, _BARE):
        for match in shape.finditer(text):
            if match.start() not in taken and (clock := _clock(match, words)):
                found[match.start()] = clock
                taken.update(range(match.start(), match.end()))
    return tuple(found[start] for start in sorted(found))


def _clock(match: re.Match[str], words: _Words) -> Clock | None:
    hour, minute = _number(match[1]), _minute(match)
    if hour > _MOST or (minute or 0) >= _HOUR:
        return None
    text, end = match.string, match.end()
    half, end = _half(match, words)
    ahead = text[max(0, match.start() - _AROUND) : match.start()]
    hours = words.hours_after.match(text, match.end())
    if hours is None and match.re is _BARE and words.hours_before.search(ahead):
        hours = _HOURS.match(text, match.end())
    end = max(end, hours.end() if hours else 0)
    told = half is not None or hours is not None
    if match.re is _POINT and not told and not words.hours_before.search(ahead):
        return None
    if minute is None and not told:
        return None
    zone = _ZONE.match(text, end)
    ahead_of_greenwich = _zones().get(zone[1], frozenset()) if zone else frozenset[int]()
    minutes = _minutes(hour * _HOUR + (minute or 0), half, full=words.full or hours is not None)
    return Clock(match.start(), end, minutes, ahead_of_greenwich)


def _minute(match: re.Match[str]) -> int | None:
    if match[0][-1] in "半반":
        return _HOUR // 2
    return _number(match[2]) if match.re.groups > 1 and match[2] else None


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    value = NUMERALS.get(ones, 0) if len(ones) <= 1 else _HOUR
    return value + (10 * NUMERALS.get(tens, 1) if ten else 0)


def _half(match: re.Match[str], words: _Words) -> tuple[str | None, int]:
    """Which half of the day (am, pm, either) the words beside a time tell, and where they end."""
    found = words.after.match(match.string, match.end())
    if found:
        return found.lastgroup, found.end()
    ahead = match.string[max(0, match.start() - _AROUND) : match.start()]
    found = words.before.search(ahead)
    return (found.lastgroup if found else None), match.end()


def _minutes(start: int, half: str | None, *, full: bool) -> frozenset[int]:
    """What a time on the face of a clock may be, on both halves of the day."""
    base = start % _HALF_DAY
    if half == "am":
        return frozenset((base,))
    if half == "pm":
        return frozenset((base + _HALF_DAY,))
    if start >= _HALF_DAY + _HOUR or start < _HOUR or (half is None and full):
        return frozenset((start % (2 * _HALF_DAY),))
    return frozenset((base, base + _HALF_DAY))


@cache
def _zones() -> dict[str, frozenset[int]]:
    return {zone: frozenset(offsets) for zone, offsets in facts("calendar")["zones"].items()}


@cache
def _words(tag: str) -> _Words:
    tables, chain = facts("calendar"), candidates(tag)
    clock = tables["clock"]
    halves = "|".join(
        f"(?P<{name}>{_either(written)})"
        for name in ("am", "pm", "either")
        if (written := next((tables[name][t] for t in chain if t in tables[name]), ""))
    )
    spaced = "" if chain[-1] in {"zh", "ja", "ko"} else r"(?![^\W\d_])"
    return _Words(
        after=re.compile(rf"{_BETWEEN}(?:{halves or '(?!)'}){spaced}", re.I),
        before=re.compile(rf"(?:{halves or '(?!)'})\s?$", re.I),
        hours_after=re.compile(rf"\s?(?:{'|'.join(clock['after'].split())})\b"),
        hours_before=re.compile(rf"(?<!\w)(?:{_either(clock['before'])})\s$", re.I),
        full=any(t in clock["full"].split() for t in chain),
    )


def _either(written: str) -> str:
    names = sorted(written.split(), key=len, reverse=True)
    return "|".join(re.escape(name).replace("_", r"\s") for name in names)


def clocks_agree(one: Clock, other: Clock) -> bool:
    """Whether two may be the same time: on either half of the day, or in two time zones."""
    if not one.zone or not other.zone or one.zone & other.zone:
        return bool(one.minutes & other.minutes)
    day = 2 * _HALF_DAY
    return any(
        (a - b - x + y) % day == 0
        for a in one.minutes
        for b in other.minutes
        for x in one.zone
        for y in other.zone
    )
