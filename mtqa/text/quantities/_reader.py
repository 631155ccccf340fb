"""Reads the quantities of a text: numerals and number words, each with what stands around it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mtqa.text.quantities._cjk import read_han
from mtqa.text.quantities._context import in_context, in_range
from mtqa.text.quantities._lexicon import lexicon
from mtqa.text.quantities._locale import style_for
from mtqa.text.quantities._spelled import read_spelled

if TYPE_CHECKING:
    from mtqa.text.quantities._quantity import Quantity

_CLOCK = re.compile(r"(?<![\d:.,])\d{1,2}(?::\d{2}){1,2}(?![\d:])")


def read_quantities(text: str, language: str) -> list[Quantity]:
    """The quantities of a text, in the order of their places."""
    words, style = lexicon(language), style_for(language)
    clocks = [match.span() for match in _CLOCK.finditer(text)]
    found = read_han(text, words, style) if words.han else read_spelled(text, words, style)
    read = [in_context(replace(q, stop=q.stop or q.end), text, words, clocks) for q in found]
    following = [*read[1:], None]
    return [in_range(q, after, text) for q, after in zip(read, following, strict=False)]
