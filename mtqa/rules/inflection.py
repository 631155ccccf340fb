"""The inflected forms of phrases, from the word lists of simplemma.

Reading the list of one language takes seconds (Polish has 3.7 million forms), so it is done for
all new words at once when rules are compiled, and never again for words whose forms are in the
cache. A word that no list has is a compound, and inflects as the longest known word at its end
does, in languages that write compounds in one.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

import msgpack

from mtqa import cache as disk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Forms = Mapping[str, tuple[str, ...]]
    """The other forms of words, as written."""

_SHORTEST = 4
_MOST_FORMS = 48
_MOST_WORDS = 4
_AGREEMENT = 2
"""So many letters the longest ending has in which an adjective agrees with its noun."""
_CHANGED = 3
"""At most so many letters at the end differ between two forms, accents aside."""


def inflected(literals: Iterable[str], language: str, forms: Forms) -> tuple[str, ...]:
    """The phrases with their last word and the words that agree with it in other forms."""
    given = tuple(literals)
    found = dict.fromkeys(
        " ".join((*before, *words))
        for literal in given
        for before, inner in (_cut(literal, language),)
        for words in _combined([(word, *forms.get(word, ())) for word in inner])
    )
    return tuple(phrase for phrase in found if phrase not in given)


def _combined(choices: list[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    """The phrases of one form for each word; if they are too many, only the last word varies."""
    agreeing = [_without_degrees(choice) for choice in choices[:-1]]
    number = prod(map(len, agreeing)) * max(map(len, choices[-1:]), default=1)
    if number > _MOST_FORMS:
        agreeing = [choice[:1] for choice in choices[:-1]]
    return product(*agreeing, *choices[-1:])


def _without_degrees(choice: tuple[str, ...]) -> tuple[str, ...]:
    """The forms of an adjective but for the longer ones, which compare it."""
    longest = min(map(len, choice)) + _AGREEMENT
    return tuple(form for form in choice if len(form) <= max(longest, len(choice[0])))


def _cut(literal: str, language: str) -> tuple[list[str], list[str]]:
    """The words before those that inflect, and those."""
    words = literal.split(" ")
    if not _supported(language) or "*" in literal or len(words) > _MOST_WORDS:
        return words, []
    first = len(words)
    while first and _inflects(words[first - 1]):
        first -= 1
    if language in _facts()["last-only"]:
        first = max(first, len(words) - 1)
    return words[:first], words[first:]


def _inflects(word: str) -> bool:
    return len(word) >= _SHORTEST and word.replace("-", "").isalpha() and not word.isupper()


def words(literals: Iterable[str], language: str) -> set[str]:
    """The words of phrases of which other forms are wanted."""
    return {word for literal in literals for word in _cut(literal, language)[1]}


def forms(wanted: Iterable[str], language: str) -> Forms:
    """The other forms of words of a language; of unknown words, and in a language without a
    list, there are none.
    """
    base = _supported(language)
    if not base:
        return {}
    wanted = set(wanted)
    known = _cached(base)
    new = sorted(wanted - known.keys())
    if new:
        known.update(_look_up(new, base))
        content = {"version": _version(), "words": known}
        disk.write(f"inflections-{base}.msgpack", msgpack.packb(content))
    return {word: tuple(known[word]) for word in wanted if known[word]}


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(files("mtqa.rules").joinpath("inflection.toml").read_text("utf-8"))


@cache
def _supported(language: str) -> str | None:
    """The name of a language's list in simplemma; None for a language without one."""
    base = language.partition("-")[0]
    base = _facts()["names"].get(base, base)
    return base if base in _facts()["languages"] else None


def _version() -> str:
    return f"1 {version('simplemma')}"


def _cached(base: str) -> dict[str, list[str]]:
    content = disk.read(f"inflections-{base}.msgpack")
    try:
        found = msgpack.unpackb(content) if content else {}
    except (ValueError, msgpack.UnpackException):
        return {}
    right = isinstance(found, dict) and found.get("version") == _version()
    return found["words"] if right else {}


def _look_up(new: list[str], base: str) -> dict[str, list[str]]:
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    lemmas = DefaultDictionaryFactory(cache_max_size=1).get_dictionary(base)
    found = {word: _known(word, base, lemmas) for word in new}
    by_lemma: dict[str, list[str]] = {lemma: [] for _, lemma in filter(None, found.values())}
    for form, lemma in lemmas.items():
        if lemma in by_lemma:
            by_lemma[lemma].append(form)
    return {
        word: _others(word, known[0], by_lemma[known[1]], base) if known else []
        for word, known in found.items()
    }


def _known(word: str, base: str, lemmas: Mapping[str, str]) -> tuple[int, str] | None:
    """Where the known word at the end of a word begins, and its lemma."""
    hyphen = word.rfind("-") + 1
    closed = base in _facts()["compounding"]
    for place in range(
        hyphen, max(hyphen + 1, len(word) - _SHORTEST + 1) if closed else hyphen + 1
    ):
        ending = word[place:]
        noun = ending.capitalize() if closed else ending
        for form in (noun, ending.lower()) if place or word[0].isupper() else (ending, noun):
            lemma = lemmas.get(form)
            if lemma is not None:
                return place, lemma
    return None


def _others(word: str, place: int, found: list[str], base: str) -> list[str]:
    """The forms of the word whose ending, from `place` on, has the forms that were found."""
    ending = word[place:]
    forms = set()
    for form in found:
        near = form.lower() if ending.islower() else form[0].upper() + form[1:]
        if _alike(near.lower(), ending.lower(), base):
            forms.add(word[:place] + near)
    return sorted(forms)[:_MOST_FORMS]


def _alike(form: str, word: str, base: str) -> bool:
    """Whether two forms differ in their endings alone: "geteilt" is none of "teilen" here, for a
    phrase is most often a name or a noun.
    """
    if form == word:
        return False
    endings = _facts()["endings"].get(base)
    if endings is not None:
        longer, shorter = sorted((form, word), key=len, reverse=True)
        return any(
            shorter.removesuffix(old) + new == longer
            for old, new in endings
            if shorter.endswith(old)
        )
    plain, other = _plain(form), _plain(word)
    shared = next(
        (n for n, (a, b) in enumerate(zip(plain, other, strict=False)) if a != b),
        min(len(plain), len(other)),
    )
    return max(len(plain), len(other)) - shared <= _CHANGED and shared >= _CHANGED


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
