"""The words of a text, and how many it has, counted alike for all scripts, so that rates are
comparable.

Two Chinese or Japanese characters count as one word, as is usual where translations are paid for
by the word of the other language. Thai, Lao, Khmer and Burmese write without spaces too; four
letters count as a word there, an estimate from the length of their common words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mtqa.text.inlines import LINK, may_link
from mtqa.text.languages import falls_under

if TYPE_CHECKING:
    from collections.abc import Iterator

WITHOUT_SPACES = ("zh", "ja", "th", "yue", "wuu", "lo", "km", "my")
"""Languages that do not set words apart. ISO 5060 counts characters there, as
https://themqm.org/error-types-2/values-and-scores/ notes.
"""

_DENSE = "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
_DENSE += "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_UNSPACED = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u17dd"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03"
    "\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b4d\u0b82\u0bbe-\u0bcd"
    "\u0c00-\u0c04\u0c3e-\u0c4d\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3e-\u0d4d\u0d81-\u0d83"
    "\u0dca-\u0ddf\u135d-\u135f\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\ufe20-\ufe2f"
)
_WORD = re.compile(rf"(?:(?![{_DENSE}{_UNSPACED}])[^\W_][{_MARKS}]*+)++")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")
_PLAIN_WORD = re.compile(r"[^\W_]+")
_UNUSUAL = re.compile(f"[{_DENSE}{_UNSPACED}{_MARKS}]")
"""Without any of these, the words of a text are runs of letters and digits."""
_DENSE_RUN = re.compile(f"[{_DENSE}]+")
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_RUN = re.compile(f"[{_DENSE}{_UNSPACED}]+")


_TOKEN = re.compile(r"\w+")


@lru_cache(maxsize=1 << 15)
def lowered(text: str) -> tuple[str, ...]:
    """The runs of letters, digits and underscores, in lower case: a rough cut, computed once for
    all checks. Scripts without spaces and combining marks are cut wherever they happen to be.
    """
    return tuple(_TOKEN.findall(text.lower()))


_NO_WORD = re.compile(r"[\W_]+")
_LONGER_IN_SMALL = "İ"
"""The only letter whose small form is two characters, of which the second is no letter."""


@lru_cache(maxsize=1 << 15)
def folded(text: str) -> str:
    """A text without differences of case and of white space."""
    return " ".join(text.casefold().split())


@lru_cache(maxsize=1 << 15)
def plain(text: str) -> str:
    """A text without case and punctuation, with one blank between its words: what two wordings
    are compared by.
    """
    if "_" in text or _LONGER_IN_SMALL in text:
        return _NO_WORD.sub(" ", text).strip().casefold()
    return " ".join(lowered(text)).casefold()


@lru_cache(maxsize=1 << 15)
def count(text: str) -> float:
    """The number of words: a run of letters and digits is one, and so is a link."""
    if may_link(text):
        text = LINK.sub(" 0 ", text)
    if text.isascii():
        return float(len(_ASCII_WORD.findall(text)))
    if _UNUSUAL.search(text) is None:
        return float(len(_PLAIN_WORD.findall(text)))
    dense = sum(map(len, _DENSE_RUN.findall(text)))
    unspaced = sum(map(len, _UNSPACED_RUN.findall(text)))
    return len(_WORD.findall(text)) + dense / 2 + unspaced / 4


def without_spaces(language: str) -> bool:
    """Whether texts of this language are measured in characters."""
    return any(falls_under(language, tag) for tag in WITHOUT_SPACES)


def characters(text: str) -> float:
    """The number of characters, blanks left out."""
    return float(sum(not char.isspace() for char in text))


def spaced(text: str) -> Iterator[tuple[int, int]]:
    """The half-open ranges of the words in scripts that put spaces between them."""
    return (match.span() for match in _WORD.finditer(text))


def runs(text: str) -> Iterator[str]:
    """The unbroken pieces in scripts without spaces, each of one word or many."""
    return (match[0] for match in _RUN.finditer(text))
