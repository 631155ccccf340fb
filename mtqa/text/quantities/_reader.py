"""Reads the quantities of a text: numerals and number words, each with what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtqa.text.quantities._calendar import Date, read_dates
from mtqa.text.quantities._cjk import read_han
from mtqa.text.quantities._clock import Clock, read_clocks
from mtqa.text.quantities._context import in_clocks, in_context, in_range
from mtqa.text.quantities._lexicon import lexicon
from mtqa.text.quantities._locale import style_for
from mtqa.text.quantities._quantity import MONTH, ONE, ORDINAL, TIME, Quantity
from mtqa.text.quantities._roman import romans, with_fractions
from mtqa.text.quantities._serials import Serial, read_serials
from mtqa.text.quantities._spelled import read_numerals, read_spelled
from mtqa.text.quantities._surroundings import after, before
from mtqa.text.traits import DIGIT, NON_ASCII, UPPER, traits

if TYPE_CHECKING:
    from collections.abc import Iterable

_VULGAR = re.compile(r"[¼-¾⅐-⅞]")
_ROMAN = re.compile(r"[IVX][IVX]")
_CLOCKS = frozenset(":hH點点時时시")
_DATES = frozenset("/-.年月년월")
_DAY = frozenset((MONTH, ORDINAL))


class Reading(NamedTuple):
    """What a text says in numbers, each in the order of its places."""

    quantities: tuple[Quantity, ...] = ()
    clocks: tuple[Clock, ...] = ()
    dates: tuple[Date, ...] = ()
    serials: tuple[Serial, ...] = ()


_NOTHING = Reading()


def has_digits(text: str) -> bool:
    """Whether a text has a digit of any script, a fraction or a Roman numeral."""
    seen = traits(text)
    if seen & DIGIT:
        return True
    if seen & NON_ASCII and _VULGAR.search(text):
        return True
    return bool(seen & UPPER) and _ROMAN.search(text) is not None


def read(text: str, language: str) -> Reading:
    """The quantities, the times of day, the dates and the serial numbers of a text.

    The word "one" is only read in a text with other number words, for it may be an article.
    """
    found = list(_numbers(text, language))
    if not text.isascii() and _VULGAR.search(text):
        found = with_fractions(found, text)
    if _ROMAN.search(text):
        found = [*found, *romans(text)]
    if not found:
        return _NOTHING
    quantities: list[Quantity] = []
    told = dated = False
    for quantity in found:
        end = quantity.end
        ahead, behind = before(text, quantity.start, language), after(text, end, language)
        quantities.append(in_context(quantity, text, language, ahead, behind))
        following = text[end : end + 2]
        told |= behind.kind == TIME or not quantity.own or not _CLOCKS.isdisjoint(following)
        dated |= behind.kind in _DAY or ahead.kind == MONTH or not _DATES.isdisjoint(following)
    if any(q.scale is not ONE for q in quantities):
        after_it = [*quantities[1:], None]
        quantities = [in_range(q, f, text) for q, f in zip(quantities, after_it, strict=True)]
    clocks = read_clocks(text, language) if told else ()
    dates = read_dates(text, language) if dated else ()
    serials = read_serials(text) if dated or "+" in text else ()
    return Reading(tuple(in_clocks(quantities, clocks)), clocks, dates, serials)


def read_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in the order of their places."""
    return read(text, language).quantities


def _numbers(text: str, language: str) -> Iterable[Quantity]:
    words, style = lexicon(language), style_for(language)
    if words.han:
        return read_han(text, words, style)
    if words.speaks(text):
        return read_spelled(text, words, style)
    return read_numerals(text, style)
