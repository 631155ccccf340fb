"""Faults of more than one word: missing, doubled, moved, glued, foreign, left over."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from training.fluency.text import WITHOUT_SPACES
from training.fluency.words import cased
from training.fluency.workshop import swap

if TYPE_CHECKING:
    from training.fluency.text import Sentence, Word
    from training.fluency.workshop import Edit, Workshop

_PUNCTUATION = frozenset(",.;:!?،。、")
_DEBRIS = ("{0}", "%s", "&nbsp;", "null", "</b>", "undefined", "[…]", "{{name}}", "\\n", "&#39;")
_ENGLISH = 0.6
_KEPT, _FEWEST = 0.6, 5
FREE_ORDER = frozenset(
    {"ru", "uk", "pl", "cs", "sk", "sl", "sr", "hr", "bg", "mk", "lt", "lv"}
    | {"fi", "et", "hu", "el", "la", "tr", "eu"}
)
"""Languages in which a word that moves seldom makes a fault."""


def dropped(shop: Workshop, words: list[Word], language: str) -> Edit:
    """A word is missing; the fault shows at the word that follows."""
    lexicon = shop.lexicons[language]
    place = shop.place(words[:-1], lexicon.small)
    if place is None and language in WITHOUT_SPACES:
        place = shop.place(words[:-1], lambda word: word.form.isalpha())
    if place is None or len(words) < 4:
        return None
    after = words[place + 1]
    form = cased(after.form, words[place].form) if place == 0 else after.form
    return [*words[:place], replace(after, form=form, bad=True), *words[place + 2 :]]


def doubled(shop: Workshop, words: list[Word], _language: str) -> Edit:
    """A word or two stand there twice."""
    place = shop.place(words, lambda word: word.form.isalpha())
    if place is None:
        return None
    size = 1 if shop.draw.random() < 0.8 else 2
    again = [replace(w, bad=True, space=w.space) for w in words[place : place + size]]
    before = [*words[: place + size]]
    spaced = any(word.space for word in words)
    before[-1] = replace(before[-1], space=spaced)
    return [*before, *again, *words[place + size :]]


def stacked(shop: Workshop, words: list[Word], language: str) -> Edit:
    """Two words stand where one belongs: another form, or another word of the same class."""
    place = shop.place(words, lambda word: len(word.form) > 3 and word.form.isalpha())
    if place is None:
        return None
    word = words[place]
    forms = shop.lexicons[language].inflections(word)
    if word.tag and (not forms or shop.draw.random() < 0.6):
        some = shop.draw.sample(shop.others, 60)
        forms = [
            w.form
            for s in some
            for w in s.words
            if s.language == language and w.tag == word.tag and w.form.islower()
        ]
    if not forms:
        return None
    spaced = any(w.space for w in words)
    more = replace(word, form=shop.draw.choice(forms), bad=True, space=spaced)
    both = [more, replace(word, bad=True)] if shop.draw.random() < 0.7 else [word, more]
    return [*words[:place], *both, *words[place + 1 :]]


def moved(shop: Workshop, words: list[Word], language: str) -> Edit:
    """A word stands some places too early or too late."""
    place = shop.place(words, lambda word: word.form.isalpha())
    free = language in FREE_ORDER and shop.draw.random() < _KEPT
    if place is None or free or len(words) < _FEWEST:
        return None
    goal = place + shop.draw.choice((-4, -3, -2, -1, 1, 1, 2, 3, 4))
    if not 0 <= goal < len(words) - 1 or words[goal].form == words[place].form:
        return None
    rest = words[:place] + words[place + 1 :]
    return [*rest[:goal], replace(words[place], bad=True, space=words[goal].space), *rest[goal:]]


def scrambled(shop: Workshop, words: list[Word], _language: str) -> Edit:
    """The words of a stretch in any order."""
    if len(words) < 6:
        return None
    size = shop.draw.randrange(4, min(len(words), 12))
    start = shop.draw.randrange(len(words) - size)
    mixed = [replace(word, bad=True) for word in words[start : start + size]]
    shop.draw.shuffle(mixed)
    return [*words[:start], *mixed, *words[start + size :]]


def glued(shop: Workshop, words: list[Word], _language: str) -> Edit:
    """The space between two words is missing."""
    pairs = pairwise(words)
    places = [
        i for i, (a, b) in enumerate(pairs) if a.space and a.form.isalpha() and b.form.isalnum()
    ]
    if not places:
        return None
    place = shop.draw.choice(places)
    second = words[place + 1]
    whole = replace(second, form=words[place].form + second.form, bad=True)
    return [*words[:place], whole, *words[place + 2 :]]


def cut(shop: Workshop, words: list[Word], _language: str) -> Edit:
    """A word or compound is written in two."""
    place = shop.place(words, lambda word: len(word.form) > 6 and word.form.isalpha())
    if place is None:
        return None
    word = words[place]
    at = shop.draw.randrange(3, len(word.form) - 2)
    first = replace(word, form=word.form[:at] + shop.draw.choice(("", "", "-")), bad=True)
    first = replace(first, space=not first.form.endswith("-"))
    return [
        *words[:place],
        first,
        replace(word, form=word.form[at:], bad=True),
        *words[place + 1 :],
    ]


def mispunctuated(shop: Workshop, words: list[Word], _language: str) -> Edit:
    """A mark is missing, wrong, doubled or out of place."""
    place = shop.place(words[1:], lambda word: word.form in _PUNCTUATION)
    if place is None or shop.draw.random() < 0.3:
        place = shop.draw.randrange(len(words) - 1)
        if not words[place].form.isalpha() or not words[place].space:
            return None
        comma = replace(words[place], form=",", bad=True)
        return [*words[:place], replace(words[place], space=False), comma, *words[place + 1 :]]
    place += 1
    mark, choice = words[place], shop.draw.random()
    if choice < 0.4 and place < len(words) - 1:
        after = replace(words[place + 1], bad=True)
        last = replace(words[place - 1], space=mark.space)
        return [*words[: place - 1], last, after, *words[place + 2 :]]
    if choice < 0.6:
        return swap(words, place, shop.draw.choice(",;:.?!"))
    if choice < 0.8:
        return swap(words, place, mark.form * 2)
    words[place - 1] = replace(words[place - 1], space=not words[place - 1].space)
    return swap(words, place, mark.form)


def _foreign(shop: Workshop, language: str) -> Sentence | None:
    """A sentence of another language, oftener than not an English one."""
    pool = shop.english if shop.draw.random() < _ENGLISH else shop.others
    other = shop.draw.choice(pool)
    return None if other.language == language else other


def foreign_word(shop: Workshop, words: list[Word], language: str) -> Edit:
    """A word of another language."""
    other = _foreign(shop, language)
    place = shop.place(words, lambda word: word.form.isalpha() and len(word.form) > 1)
    if place is None or other is None:
        return None
    fits = [w for w in other.words if w.form.isalpha() and len(w.form) > 3 and w.form.islower()]
    return swap(words, place, shop.draw.choice(fits).form) if fits else None


def foreign_stretch(shop: Workshop, words: list[Word], language: str) -> Edit:
    """Some words of another language, as when a part was left untranslated."""
    other = _foreign(shop, language)
    if other is None:
        return None
    size = shop.draw.randrange(2, 9)
    start = shop.draw.randrange(max(1, len(other.words) - size))
    stretch = [replace(word, bad=True) for word in other.words[start : start + size]]
    place = shop.draw.randrange(len(words))
    return [*words[:place], *stretch, *words[place + shop.draw.randrange(size) :]]


def untranslated(shop: Workshop, _words: list[Word], language: str) -> Edit:
    """A sentence of another language."""
    other = _foreign(shop, language)
    return [replace(w, bad=True) for w in other.words] if other else None


def debris(shop: Workshop, words: list[Word], _language: str) -> Edit:
    """What a template or a programme left behind."""
    place = shop.draw.randrange(len(words))
    rest = replace(words[place], form=shop.draw.choice(_DEBRIS), bad=True)
    return [*words[:place], rest, *words[place + shop.draw.randrange(2) :]]
