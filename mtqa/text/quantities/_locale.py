"""How a locale writes a number, and what a written number can stand for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mtqa.text.quantities._lexicon import candidates
from mtqa.types import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACES = "\u00a0\u202f\u2009\u2007 "
_MARKS = f".,'’·٫٬،，．{SPACES}"
DIGITS = rf"\d++(?:[.,'’·٫٬．]\d++|[，،{SPACES}]\d{{3}}(?!\d))*+"
"""Matches digits with whatever may stand between them. Possessive: linear on any text."""

LONGEST = 40
"""A longer run of digits and marks is a list or an id, not a number."""

_PART = re.compile(f"[^{SPACES}]+")
_DIGITS_ALONE = re.compile(r"\d+")
_ONE_MARK = re.compile(r"(\d+)([.,])(\d+)")
_CONVENTIONS = (
    (".", ","),
    (",", "."),
    (".", "’"),
    (",", " "),
    (".", " "),
    (",", "’"),
)
_SAME = str.maketrans(
    {
        **dict.fromkeys(SPACES, " "),
        "'": "’",
        "٫": ".",
        "٬": ",",
        "·": ".",
        "，": ",",
        "،": ",",
        "．": ".",
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """The marks of a locale. `groups` are all that may part thousands there; with `either`,
    point and comma may both be the decimal mark.
    """

    decimal: str
    group: str
    groups: frozenset[str]
    indian: bool
    either: bool


@cache
def _styles() -> dict[str, Style]:
    text = files("mtqa.text.quantities").joinpath("locales.toml").read_text("utf-8")
    tables: dict[str, dict[str, Any]] = tomllib.loads(text)["styles"]
    return {
        tag: Style(
            table["decimal"],
            table["group"],
            frozenset((table["group"] + table["also"]).translate(_SAME)),
            table.get("indian", False),
            table.get("either", False),
        )
        for table in tables.values()
        for tag in table["tags"].split()
    }


@cache
def style_for(tag: str) -> Style:
    """The style of a BCP-47 tag, or of the nearest one that is known; else any goes."""
    styles = _styles()
    base, _, region = tag.partition("-")
    for candidate in (tag, f"{base}-{region[-2:]}", *candidates(tag)):
        if candidate in styles:
            return styles[candidate]
    return styles[UNDETERMINED]


def _parse(text: str, decimal: str, groups: frozenset[str], *, indian: bool) -> Decimal | None:
    """The value of digits under a convention, or None if it does not allow them."""
    whole, mark, fraction = text.partition(decimal)
    if mark and not fraction.isdecimal():
        return None
    marks = {c for c in whole if not c.isdecimal()}
    if len(marks) > 1 or not marks <= groups:
        return None
    if marks:
        head, *parts = whole.split(marks.pop())
        if head[0] == "0" or not 1 <= len(head) <= 3 or not _grouped(parts, indian=indian):
            return None
        whole = head + "".join(parts)
    return Decimal(f"{whole}.{fraction}" if mark else whole)


def _grouped(parts: list[str], *, indian: bool) -> bool:
    if len(parts[-1]) != 3:
        return False
    sizes = {len(part) for part in parts[:-1]}
    return sizes <= {3} or (indian and sizes == {2})


def readings(written: str, style: Style) -> tuple[Decimal | None, tuple[Decimal, ...]]:
    """What digits with their marks are worth in a locale (None: it does not write so), and what
    else they are worth in other locales, likeliest first.
    """
    if written.isdecimal():
        return Decimal(written), ()
    return _marked(written, style)


@lru_cache(maxsize=1 << 12)
def _marked(written: str, style: Style) -> tuple[Decimal | None, tuple[Decimal, ...]]:
    text = written.translate(_SAME)
    match = _ONE_MARK.fullmatch(text)
    if match:
        return _with_one_mark(match[1], match[2], match[3], style)
    own = None
    if style.either:
        conventions = _CONVENTIONS[:2]
        own = next((v for d, g in conventions if (v := _any(text, d, g)) is not None), None)
    else:
        own = _parse(text, style.decimal, style.groups, indian=style.indian)
    others = (_any(text, decimal, group) for decimal, group in _CONVENTIONS)
    return own, tuple(dict.fromkeys(v for v in others if v is not None and v != own))


def _with_one_mark(
    whole: str, mark: str, rest: str, style: Style
) -> tuple[Decimal | None, tuple[Decimal, ...]]:
    """The commonest forms at once: 2.75, and 48,250, which has two readings."""
    fraction = Decimal(f"{whole}.{rest}")
    grouped = len(rest) == 3 and len(whole) <= 3 and whole[0] != "0"
    if not grouped:
        own = fraction if style.either or mark == style.decimal else None
        return own, () if own is not None else (fraction,)
    together = Decimal(whole + rest)
    first, second = (fraction, together) if mark == "." else (together, fraction)
    if style.either:
        return first, (second,)
    if mark == style.decimal:
        return fraction, (together,)
    return (together, (fraction,)) if mark in style.groups else (None, (first, second))


def _any(text: str, decimal: str, group: str) -> Decimal | None:
    return _parse(text, decimal, frozenset(group), indian=group == ",")


def digit_runs(written: str) -> tuple[str, ...]:
    """The runs of digits in a written number."""
    return tuple(run for run in re.split(f"[{_MARKS}]", written) if run)


def number_pieces(written: str, start: int, style: Style) -> Iterator[tuple[int, int]]:
    """The ranges of the numbers in a match of DIGITS: one if any locale writes so, else those
    between its spaces, or every run of digits (a date, a list). `start` is where it begins.
    """
    if len(written) <= LONGEST and (written.isdecimal() or _is_number(written, style)):
        yield start, start + len(written)
        return
    for part in _PART.finditer(written):
        place = start + part.start()
        if len(part[0]) <= LONGEST and _is_number(part[0], style):
            yield place, place + len(part[0])
            continue
        for run in _DIGITS_ALONE.finditer(part[0]):
            if len(run[0]) <= LONGEST:
                yield place + run.start(), place + run.end()


def _is_number(written: str, style: Style) -> bool:
    own, others = readings(written, style)
    return own is not None or bool(others)
