"""Whether a right rendering stands in a text, in whatever form: when in doubt, it does."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_STEM = 4
_KEPT = 0.7
"""The share of a word's letters that its other forms have in common, at least."""


def is_rendered(good: Iterable[str], text: str) -> bool:
    """Whether the stems of all words of one of the renderings stand in a text."""
    plain = _plain(text)
    return any(all(stem in plain for stem in _stems(rendering)) for rendering in good)


def _stems(rendering: str) -> Iterable[str]:
    for word in _WORD.findall(_plain(rendering)):
        if _SPACELESS.match(word):
            yield word
        else:
            yield word[: max(_STEM, round(len(word) * _KEPT))]


def _plain(text: str) -> str:
    """In lower case, compatibility forms resolved, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
