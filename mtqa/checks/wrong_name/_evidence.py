"""Weighs what speaks for an error when a translation seems to lack a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.checks.wrong_name._mentions import capitalized, caseless
from mtqa.checks.wrong_name._renderings import (
    distance,
    inflects_little,
    may_sound,
    misspellings,
    swaps_neighbours,
    writes_latin,
)
from mtqa.text.lexicon import frequencies
from mtqa.types import Kind

if TYPE_CHECKING:
    from collections.abc import Collection

    from mtqa.checks.wrong_name._mentions import Mention
    from mtqa.text.phrases import Range
    from mtqa.types import Context

KEPT = 2
"""In so many other units must the translation have a name that it leaves out in one."""

COMMON = 3.5
"""Zipf frequency from which a word is too common to be a misspelt name."""

COMMON_NAME = 4.8
"""Zipf frequency from which a word is a name only now and then, such as North."""

KNOWN = 3.0
"""Zipf frequency from which a language has a name as it is."""

SAME = 3
"""Names that begin with so many of the same letters may be one: China, Chinese."""

REACH = 2
"""So many units after its mention a name may have become a pronoun."""

LONGER = 3
"""A translation so many times shorter than its source leaves out more than names."""

_SENTENCE = re.compile("[.!?…。！？।؟]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A name, how many units keep it, and how many mentions of it are lost."""

    name: str
    kept: int
    lost: int
    context: Context


def misspelt(evidence: Evidence, place: Mention) -> Range | None:
    """The word of the translation that was meant to be the name."""
    language = place.source.language
    if not (inflects_little(language) or caseless(language)):
        return None
    text = place.source.text
    for start, end in misspellings(place.target.text, evidence.name):
        word = place.target.text[start:end]
        own = {text[slice(*span)] for span in capitalized(text)}
        if word not in own and _is_error(evidence, place, word, start):
            return start, end
    return None


def _is_error(evidence: Evidence, place: Mention, word: str, start: int) -> bool:
    """Whether a word that is nearly the name is no rendering of it, such as an exonym."""
    name, kept, language = evidence.name, evidence.kept, place.target.language
    others = evidence.context.occurrences(word) - 1
    if frequencies(language).get(word.lower(), 0) >= COMMON:
        known = frequencies(place.source.language).get(name.lower(), 0) >= COMMON
        return kept >= KEPT and not others and not known and inflects_little(language)
    if kept > others + 1 or (kept > others and inflects_little(language)):
        return True
    if name.isupper() or others:
        return False
    return (
        swaps_neighbours(name, word)
        or (inflects_little(language) and _beside_the_same(place, start))
        or caseless(place.source.language)
        or _known_otherwise(name, word, language)
    )


def _known_otherwise(name: str, word: str, language: str) -> bool:
    """Whether a language knows the name, and not the word that has a letter more or less."""
    known = frequencies(language)
    return (
        inflects_little(language)
        and known.get(name.lower(), 0) >= KNOWN
        and word.lower() not in known
        and len(name) != len(word)
        and distance(name.lower(), word.lower(), 2) == 1
    )


def _beside_the_same(place: Mention, start: int) -> bool:
    """Whether the word before the name, with a capital itself, is the same in the translation."""
    before = place.source.text[: place.start].split(" ")[-2:-1]
    if before != place.target.text[:start].split(" ")[-2:-1]:
        return False
    return bool(before) and len(before[0]) > 2 and before[0].istitle() and before[0].isalpha()


def replaced(evidence: Evidence, place: Mention, names: Collection[str]) -> Range | None:
    """Another name of the document that stands in the translation, though not in its source."""
    name, language = evidence.name, place.source.language
    common = frequencies(language)
    if evidence.kept <= evidence.lost or not place.sure or name.isupper():
        return None
    if common.get(name.lower(), 0) >= COMMON_NAME:
        return None
    own = [place.source.text[start:end] for start, end in capitalized(place.source.text)]
    for start, end in capitalized(place.target.text):
        word = place.target.text[start:end]
        if word not in names or word.isupper() or common.get(word.lower(), 0) >= COMMON_NAME:
            continue
        if not any(word[:SAME] == mine[:SAME] for mine in own) and not _of_one(evidence, word):
            return start, end
    return None


def _of_one(evidence: Evidence, word: str) -> bool:
    """Whether a word and the name are the parts of one name: "Jessica Chambers"."""
    both = (f"{word} {evidence.name}", f"{evidence.name} {word}")
    sources = (unit.source for unit in evidence.context.units)
    return any(pair in source.text for source in sources if source for pair in both)


def missing(evidence: Evidence, place: Mention) -> bool:
    """Whether the name was left out or replaced, and nothing stands for it."""
    name, source, target = evidence.name, place.source, place.target
    if not place.sure or len(source.text) > LONGER * len(target.text):
        return False
    if not writes_latin(target.language) and may_sound(target.text, name):
        return False
    if evidence.kept and _named_before(evidence, place):
        return False
    if caseless(source.language) and writes_latin(target.language) and not name.isupper():
        return True
    enough = KEPT if writes_latin(target.language) else 2 * KEPT
    if evidence.kept < enough * evidence.lost:
        return False
    return frequencies(source.language).get(name.lower(), 0) < COMMON_NAME


def _named_before(evidence: Evidence, place: Mention) -> bool:
    """Whether a sentence close by has the name, so that a pronoun may do."""
    if place.target.kind is not Kind.PROSE or not _SENTENCE.search(place.target.text[-4:]):
        return False
    near = evidence.context.neighbours(place.unit, REACH)
    return any(unit.source is not None and evidence.name in unit.source.text for unit in near)
