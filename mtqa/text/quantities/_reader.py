"""Reads the quantities of a text: numerals and number words, each with what stands around it."""

from __future__ import annotations

from functools import lru_cache

from mtqa.text.quantities._calendar import read_dates
from mtqa.text.quantities._cjk import read_han
from mtqa.text.quantities._clock import read_clocks
from mtqa.text.quantities._context import in_context, in_range
from mtqa.text.quantities._lexicon import lexicon
from mtqa.text.quantities._locale import style_for
from mtqa.text.quantities._quantity import Quantity
from mtqa.text.quantities._spelled import read_numerals, read_spelled

clocks_of = lru_cache(maxsize=256)(read_clocks)
"""The times of day of a text, remembered for a while."""

dates_of = lru_cache(maxsize=256)(read_dates)
"""The dates of a text, remembered for a while."""


def read_quantities(text: str, language: str) -> list[Quantity]:
    """The quantities of a text, in the order of their places. The word "one" is only read in a
    text with other number words, for it may be an article.
    """
    words, style = lexicon(language), style_for(language)
    if words.han:
        found = read_han(text, words, style)
    elif words.speaks(text):
        found = read_spelled(text, words, style)
    else:
        found = read_numerals(text, style)
    clocks = [clock[:2] for clock in clocks_of(text, language)]
    read = [in_context(quantity, text, language, clocks) for quantity in found]
    if len(read) < 2:
        return read
    following = [*read[1:], None]
    return [in_range(q, after, text) for q, after in zip(read, following, strict=False)]
