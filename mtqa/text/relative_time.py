"""Relative times ("5 minutes ago") as CLDR writes them, taken apart into their words.

Source: the relative fields of the Unicode CLDR, as Babel carries them.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mtqa.text.relative_patterns import (
    around_number,
    particles,
    relative_patterns,
    unit_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from babel import Locale

    from mtqa.text.relative_patterns import Patterns

NUMBER, UNIT, BEFORE, AFTER = "N", "U", "P", "Q"
"""Kinds of words: the number, the unit, the particle before and the one after them."""

_LETTER = r"[^\W\d_]"
_NUMBER = r"(?<![\d/,.:+\-−–])\d{1,4}(?![\d,.:/%]*\d|%|-)"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a relative time in a text. `glued`: no space between it and the word before."""

    kind: str
    text: str
    start: int
    end: int
    glued: bool


@dataclass(frozen=True)
class Tense:
    """The relative times of one direction.

    `forms` leads from a unit's word, in lower case, to the patterns that use it, each as a unit
    with its style and a plural category.
    """

    before: str
    after: str
    forms: Mapping[str, tuple[tuple[str, str], ...]]
    patterns: Patterns
    locale: Locale

    @cached_property
    def numberless(self) -> frozenset[str]:
        """Relative times that need no number: a dual, "a year ago"."""
        every = (p for patterns in self.patterns.values() for p in patterns.values())
        return frozenset(plain(p) for p in every if "{0}" not in p)

    @property
    def order(self) -> str:
        """The kinds of the words of a right relative time, in their order."""
        return (self.before and BEFORE) + NUMBER + UNIT + (self.after and AFTER)

    def unit(self, word: str) -> str:
        """The unit, with its style, that a word most likely stands for."""
        return self.forms[plain(word)][0][0]

    def render(self, number: int, unit: str) -> str:
        """The right relative time for a number of units."""
        patterns = self.patterns.get(unit) or self.patterns[unit.partition("-")[0]]
        pattern = patterns.get(self.locale.plural_form(number)) or [*patterns.values()][-1]
        return pattern.format(number)

    def wrongly_glued(self, word: str) -> bool:
        """Whether a number glued to a unit is a fault: not to an abbreviation, as in "5m ago"."""
        units = {unit for unit, _ in self.forms[plain(word)]}
        patterns = [pattern for unit in units for pattern in self.patterns[unit].values()]
        glued = any(f"{{0}}{plain(word)}" in pattern for pattern in patterns)
        return not glued and any("-" not in unit for unit in units)

    def wrong_plural(self, number: int, word: str) -> bool:
        """Whether CLDR has another form of the unit for this number, with the number in it."""
        forms = self.forms[plain(word)]
        category = self.locale.plural_form(number)
        known = [self.patterns[unit].get(category, "") for unit, _ in forms]
        return category not in {plural for _, plural in forms} and all("{0}" in p for p in known)


@dataclass(frozen=True)
class Grammar:
    """How one language says relative times.

    `cased`: its script has capitals, and with them spaces between number and word. `bounded`:
    its words are set apart. `mistaken` are words that are wrongly used for the past particle.
    """

    past: Tense
    future: Tense | None
    cased: bool
    bounded: bool
    mistaken: frozenset[str]
    approximate: bool

    @property
    def tenses(self) -> tuple[Tense, ...]:
        """The past, and the future where CLDR has it."""
        return (self.past, self.future) if self.future else (self.past,)

    @cached_property
    def words(self) -> re.Pattern[str]:
        """Matches one word; the group's name is its kind."""
        left, right = (rf"(?<!{_LETTER})", rf"(?!{_LETTER})") if self.bounded else ("", "")
        kinds = {
            BEFORE: {tense.before for tense in self.tenses},
            AFTER: {tense.after for tense in self.tenses} | self.mistaken,
            UNIT: {word for tense in self.tenses for word in tense.forms},
        }
        parts = [rf"(?P<{NUMBER}>{_NUMBER})"]
        for kind, words in kinds.items():
            if alternatives := _alternatives(words):
                parts.append(f"{left}(?P<{kind}>{alternatives}){right}")
        return re.compile("|".join(parts), re.IGNORECASE)

    def chains(self, text: str) -> Iterator[list[Word]]:
        """The longest runs of such words with at most one space between, in order."""
        chain: list[Word] = []
        for match in self.words.finditer(text):
            gap = text[chain[-1].end : match.start()] if chain else ""
            if chain and (len(gap) > 1 or gap.strip()):
                yield chain
                chain = []
            glued = bool(chain) and not gap
            chain.append(Word(match.lastgroup or "", match[0], match.start(), match.end(), glued))
        if chain:
            yield chain

    def right_at(self, chain: list[Word], place: int) -> tuple[Tense, int] | None:
        """The tense of a right order of words that starts at a place, and the place of its end.

        Where words stand on both sides ("for 5 minutter siden") the first may be missing.
        """
        for tense in self.tenses:
            for order in {tense.order, tense.order.removeprefix(BEFORE if tense.after else "")}:
                words = chain[place : place + len(order)]
                if "".join(word.kind for word in words) == order and all(
                    _belongs(word, tense) for word in words
                ):
                    return tense, place + len(order)
        return None


def _belongs(word: Word, tense: Tense) -> bool:
    text = plain(word.text)
    own = {BEFORE: tense.before, AFTER: tense.after}
    return text in tense.forms if word.kind == UNIT else own.get(word.kind, text) == text


def plain(text: str) -> str:
    """In lower case, with plain spaces."""
    return " ".join(text.lower().split())


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(filter(None, words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first)


@cache
def _facts() -> dict[str, Any]:
    text = files("mtqa.text").joinpath("relative_time.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def load_grammar(language: str) -> Grammar | None:
    """The grammar of a BCP-47 tag; None where CLDR has no words, or no particle among them."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    past = _tense(locale, "past")
    if past is None:
        return None
    particle = past.before or past.after
    return Grammar(
        past=past,
        future=_tense(locale, "future"),
        cased=particle.upper() != particle,
        bounded=_bounded(past),
        mistaken=frozenset(_facts()["mistaken"].get(locale.language, ())),
        approximate=locale.language in _facts()["approximate"]["languages"],
    )


def _tense(locale: Locale, direction: str) -> Tense | None:
    # Babel has no public way to these fields.
    data: Mapping[str, Any] = locale._data  # type: ignore[attr-defined]  # noqa: SLF001
    patterns = relative_patterns(data["date_fields"], direction)
    if "minute" not in patterns:
        return None
    before, after = particles(patterns)
    forms = unit_words(patterns, before, after) if before or after else {}
    return Tense(before, after, forms, patterns, locale) if forms else None


def _bounded(past: Tense) -> bool:
    """Whether spaces set the particle apart from the unit."""
    left, right = around_number([*past.patterns["minute"].values()][-1])
    return left.endswith(" ") or " " in right
