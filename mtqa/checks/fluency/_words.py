"""The words of a segment as the model of fluency sees them, and which of them it may judge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from mtqa.text.lexicon import frequencies
from mtqa.text.prose import BLANK, prose
from mtqa.text.scripts import capital_nouns
from mtqa.text.words import without_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtqa.models._fluency import SentenceFluency
    from mtqa.types import Segment

_QUOTED = re.compile(r"[„“”\"«»‚‘「『‹（(\[][^„“”\"«»‘」』›）)\]]{2,200}[“”\"»«’」』›）)\]]")
_NO_WORD = re.compile(r"[\d@/_\\<>{}=#&]|^[^\w]+$")

_MARKS = frozenset({"**", "__", "><", "[]", "``"})
_EMPHASIZED = 60
"""Characters of a stretch that markup sets apart; what is longer is text of its own."""


class Word(NamedTuple):
    """`text[start:end]`, and how probable it is that its worst token is wrong."""

    start: int
    end: int
    error: float


def words_of(text: str, language: str, fluency: SentenceFluency) -> list[Word]:
    """The words of a text that the model sees, tokens where words are not set apart."""
    found: list[Word] = []
    apart = not without_spaces(language)
    for token in fluency.tokens:
        piece = text[token.start : token.end]
        start = token.start + len(piece) - len(piece.lstrip())
        if apart and found and found[-1].end == start and _letters(text[start - 1 : start + 1]):
            word = found.pop()
            found.append(Word(word.start, token.end, max(word.error, token.error)))
        elif any(map(str.isalnum, piece)):
            found.append(Word(start, token.end, token.error))
    return found


def _letters(pair: str) -> bool:
    return all(char.isalnum() or category(char).startswith("M") for char in pair)


def ordinary(segment: Segment, found: Sequence[Word], raw: str) -> list[bool]:
    """Which words are of the language and in their place: no names, numbers, code, quotations or
    words that markup sets apart. `raw` is the text of the file.
    """
    text, own = segment.text, frequencies(segment.language)
    blanks = prose(segment)
    apart = (*_quotations(text), *_emphasized(segment, raw))
    nouns = capital_nouns(segment.language)
    forms = [text[word.start : word.end] for word in found]
    low = ["", *map(str.lower, forms), ""]
    names = [
        word.start > 0 and form[:1].isupper() and not (nouns and form.lower() in own)
        for word, form in zip(found, forms, strict=True)
    ]
    return [
        not names[place]
        # What stands there twice is the business of the check `repeated-words`.
        and low[place + 1] not in (low[place], low[place + 2])
        and not _NO_WORD.search(forms[place])
        and BLANK not in blanks[word.start : word.end]
        and "-" not in text[max(0, word.start - 1) : word.end + 1]
        and not any(a < word.end and word.start < b for a, b in apart)
        and not (_borrowed(forms[place], own) and any(names[max(0, place - 2) : place + 3]))
        for place, word in enumerate(found)
    ]


def _emphasized(segment: Segment, raw: str) -> Iterator[tuple[int, int]]:
    """Short stretches between marks: titles, messages, terms, often in another language."""
    for one in segment.origins if len(segment.origins) > 1 else ():
        marks = raw[max(0, one.raw_start - 1) : one.raw_start] + raw[one.raw_end : one.raw_end + 1]
        if len(marks) == 2 and marks in _MARKS and one.end - one.start <= _EMPHASIZED:
            yield one.start, one.end


def _borrowed(form: str, own: Mapping[str, float]) -> bool:
    """Whether a word is more of English than of the language: "of" in "Bank of America"."""
    low = form.lower()
    return own is not frequencies("en") and frequencies("en").get(low, 0.0) > own.get(low, 0.0)


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _QUOTED.finditer(text))
