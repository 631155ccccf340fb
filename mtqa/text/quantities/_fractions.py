"""Fractions: 2/3, ⅔, two thirds, zwei Drittel, 三分之二, üçte iki."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mtqa.text.phrases import Gate, gate, lowered, phrases
from mtqa.text.quantities._facts import facts
from mtqa.text.quantities._han import NUMERALS
from mtqa.text.quantities._lexicon import candidates

if TYPE_CHECKING:
    from collections.abc import Mapping

_LARGEST = 20
_HAN = "".join((*NUMERALS, "十"))
_STROKE = r"(?<![\w/.,+-])(?P<above>\d{1,2})\s?[/⁄]\s?(?P<below>\d{1,2})(?![\w/.,]?\d|/)"
_APART = rf"(?P<under>\d{{1,2}}|[{_HAN}])\s?(?:分[之の]|분의)\s?(?P<over>\d{{1,2}}|[{_HAN}])"
_VULGAR = r"(?<![\d])(?P<vulgar>[¼-¾⅐-⅞])"
_SIGN = re.compile(r"\d\s?[/⁄]|[分분¼-¾⅐-⅞]")
"""One of these is in every fraction that is not told in words."""


class Fraction(NamedTuple):
    """`text[start:end]` is so many parts (`above`) of a whole of `below` parts, less than one."""

    start: int
    end: int
    above: int
    below: int

    def __str__(self) -> str:
        return f"{self.above}/{self.below}"


def read_fractions(text: str, tag: str) -> tuple[Fraction, ...]:
    """The fractions of a text, in their order."""
    opening, pattern = _pattern(tag)
    if _SIGN.search(text) is None and not opening.passes(text):
        return ()
    found = (_fraction(match) for match in pattern.finditer(lowered(text)))
    return tuple(fraction for fraction in found if fraction is not None)


def fractions_agree(one: Fraction, other: Fraction) -> bool:
    """Whether two are worth the same."""
    return one.above * other.below == other.above * one.below


def _fraction(match: re.Match[str]) -> Fraction | None:
    found = match.groupdict()
    if found["vulgar"]:
        above, _, below = unicodedata.normalize("NFKC", found["vulgar"]).partition("\u2044")
    elif found["below"]:
        above, below = found["above"], found["below"]
    elif found["under"]:
        above, below = found["over"], found["under"]
    else:
        assert match.lastgroup is not None
        _, above, below = match.lastgroup.split("_")
    parts = Fraction(*match.span(), _number(above), _number(below))
    return parts if 0 < parts.above < parts.below <= _LARGEST else None


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    return 10 if written == "十" else NUMERALS[written]


@cache
def _pattern(tag: str) -> tuple[Gate, re.Pattern[str]]:
    """In Unicode a vulgar fraction is one character; a phrase is a group named by its value. The
    gate is for the phrases.
    """
    tables = facts("fractions")
    table: Mapping[str, list[str]] = next(
        (tables[name] for name in candidates(tag) if name in tables), {}
    )
    spoken = (
        f"(?P<says_{value.replace('/', '_')}>{phrases(entries)})"
        for value, entries in table.items()
    )
    pattern = re.compile("|".join((_STROKE, _APART, _VULGAR, *spoken)))
    return gate(chain(*table.values())), pattern
