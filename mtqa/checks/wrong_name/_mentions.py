"""The names that a source mentions: words with a capital where the grammar asks for none."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from mtqa.text.traits import UPPER, traits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtqa.text.phrases import Range
    from mtqa.types import Segment, Unit

SHORTEST = 4
"""Letters of a name. Shorter ones are too easily met inside other words."""

SCANNED = 4_000

_CASED = r"\p{Latin}\p{Cyrillic}\p{Greek}"
_WORD = regex.compile(
    rf"(?<![{_CASED}\p{{M}}\p{{N}}_/@#.&’'-])\p{{Lu}}[{_CASED}\p{{M}}]+"
    rf"(?:[-'’]\p{{Lu}}[{_CASED}\p{{M}}]*+)*+(?![{_CASED}\p{{M}}\p{{N}}_@])"
)
_ASCII_WORD = re.compile(
    r"(?<![A-Za-z0-9_/@#.&'-])[A-Z][A-Za-z]+(?:[-'][A-Z][A-Za-z]*+)*+(?![A-Za-z0-9_@])"
)
"""The same for texts without other letters, found in half the time."""

_BEGINS = regex.compile(r"(?:^|[.!?:…。！？;|]|[\"“„«»(\[–—•])[\s\"'“”„«»‘(\[–—-]*$")
_BEFORE = 12
_RUN = re.compile(r"[^\W\d_]+")
_MARK = regex.compile(r"\p{M}")
_CASELESS = frozenset({"zh", "ja", "ko", "ar", "he", "hi", "fa", "th", "ur"})
_NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a source text. `inside`: it is not the beginning of a sentence that explains its
    capital.
    """

    unit: Unit
    start: int
    end: int
    inside: bool

    @property
    def sure(self) -> bool:
        """Whether nothing but its being a name explains its capital."""
        return self.inside and self.source.language.partition("-")[0] not in _NOUNS_WITH_CAPITALS

    @property
    def source(self) -> Segment:
        """The segment that has the name."""
        assert self.unit.source is not None
        return self.unit.source

    @property
    def target(self) -> Segment:
        """The segment that should have it, too."""
        assert self.unit.target is not None
        return self.unit.target


@lru_cache(maxsize=1 << 15)
def capitalized(text: str) -> tuple[Range, ...]:
    """The words with a capital in scripts that have capitals."""
    if not traits(text) & UPPER:
        return ()
    pattern = _ASCII_WORD if text.isascii() else _WORD
    return tuple([match.span() for match in pattern.finditer(text)])


def mentions(units: Iterable[Unit]) -> Mapping[str, Sequence[Mention]]:
    """The names of a source, each with its places in the order of the text.

    A word that also stands with a small letter is none, nor is one that stands only where a
    sentence begins.
    """
    found: dict[str, list[tuple[Unit, int, int, bool]]] = defaultdict(list)
    texts: list[str] = []
    for unit in units:
        if unit.source is None or unit.target is None:
            continue
        text = unit.source.text[:SCANNED]
        for start, end in capitalized(text):
            if end - start >= SHORTEST and not _protected(unit.source, start, end):
                inside = _is_inside(unit.source, text, start)
                found[text[start:end]].append((unit, start, end, inside))
        texts.append(text)
    common = _Words("\n".join(texts))
    return {
        name: [Mention(*place) for place in places]
        for name, places in found.items()
        if any(inside for *_, inside in places) and name.lower() not in common
    }


class _Words:
    """The words that stand by themselves in a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs = frozenset(_RUN.findall(text))
        self._marked = _MARK.search(text) is not None

    def __contains__(self, word: str) -> bool:
        if not self._marked and word.isalpha():
            return word in self._runs
        if word not in self._text:
            return False
        alone = rf"(?<!\p{{L}}){regex.escape(word)}(?![\p{{L}}\p{{M}}])"
        return regex.search(alone, self._text) is not None


def caseless(language: str) -> bool:
    """Whether a language is written without capitals, so that a Latin word in it is a name."""
    return language.partition("-")[0] in _CASELESS


def _protected(segment: Segment, start: int, end: int) -> bool:
    if not segment.inlines:
        return False
    return any(i.start < end and start < i.end for i in segment.inlines)


def _is_inside(segment: Segment, text: str, start: int) -> bool:
    if segment.language.partition("-")[0] in _CASELESS:
        return True
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return True
    return _BEGINS.search(text, max(0, start - _BEFORE), start) is None
