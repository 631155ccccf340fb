"""The names that a source mentions: words with a capital where the grammar asks for none."""

from __future__ import annotations

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
_BEGINS = regex.compile(r"(?:^|[.!?:…。！？;|]|[\"“„«»(\[–—•])[\s\"'“”„«»‘(\[–—-]*$")
_BEFORE = 12
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
    return tuple(match.span() for match in _WORD.finditer(text))


def mentions(units: Iterable[Unit]) -> Mapping[str, Sequence[Mention]]:
    """The names of a source, each with its places in the order of the text.

    A word that also stands with a small letter is none, nor is one that stands only where a
    sentence begins.
    """
    found: dict[str, list[Mention]] = defaultdict(list)
    texts: list[str] = []
    for unit in units:
        if unit.source is None or unit.target is None:
            continue
        text = unit.source.text[:SCANNED]
        for start, end in capitalized(text):
            if end - start >= SHORTEST and not _protected(unit.source, start, end):
                inside = _is_inside(unit.source, text, start)
                found[text[start:end]].append(Mention(unit, start, end, inside))
        texts.append(text)
    whole = "\n".join(texts)
    return {
        name: places
        for name, places in found.items()
        if any(place.inside for place in places) and not _stands(name.lower(), whole)
    }


def _stands(word: str, text: str) -> bool:
    """Whether a text has a word by itself."""
    return (
        word in text
        and regex.search(rf"(?<!\p{{L}}){regex.escape(word)}(?![\p{{L}}\p{{M}}])", text) is not None
    )


def caseless(language: str) -> bool:
    """Whether a language is written without capitals, so that a Latin word in it is a name."""
    return language.partition("-")[0] in _CASELESS


def _protected(segment: Segment, start: int, end: int) -> bool:
    return any(i.start < end and start < i.end for i in segment.inlines)


def _is_inside(segment: Segment, text: str, start: int) -> bool:
    if segment.language.partition("-")[0] in _CASELESS:
        return True
    return _BEGINS.search(text, max(0, start - _BEFORE), start) is None
