"""Faults put into native sentences: what machine translation and hasty writers get wrong.

Each corruption takes the words of a sentence and gives them back with the faulty ones marked, or
None where the sentence offers no place for it. KINDS says how often each is tried.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from training.fluency.text import WITHOUT_SPACES
from training.fluency.words import cased

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

    from training.fluency.text import Sentence, Word
    from training.fluency.words import Lexicon

_PUNCTUATION = frozenset(",.;:!?،。、")
_DEBRIS = ("{0}", "%s", "&nbsp;", "null", "</b>", "undefined", "[…]", "{{name}}", "\\n", "&#39;")
_ENGLISH = 0.6
_KEPT, _FEWEST, _LONG = 0.6, 5, 14
_FAULTS = (0.7, 0.2, 0.1)
FREE_ORDER = frozenset(
    {"ru", "uk", "pl", "cs", "sk", "sl", "sr", "hr", "bg", "mk", "lt", "lv"}
    | {"fi", "et", "hu", "el", "la", "tr", "eu"}
)
"""Languages in which a word that moves seldom makes a fault."""

_STRIPPED = dict(zip("éèäöüóąęłçãáíёй", "eeaouoaelcaaiеи", strict=True)) | {"ß": "ss"}


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a corruption works with."""

    draw: Random
    lexicons: Mapping[str, Lexicon]
    others: Sequence[Sentence]
    """Sentences of all languages, from which foreign words are taken."""

    english: Sequence[Sentence]
    """The English ones among them: what is left untranslated is mostly English."""

    def place(self, words: Sequence[Word], fits: Callable[[Word], object]) -> int | None:
        """A random place whose word fits."""
        places = [place for place, word in enumerate(words) if fits(word)]
        return self.draw.choice(places) if places else None


Edit = list["Word"] | None


def _swap(words: list[Word], place: int, form: str) -> list[Word]:
    words[place] = replace(words[place], form=form, bad=True)
    return words


def inflected(shop: Workshop, words: list[Word], language: str) -> Edit:
    """Another form of the same lemma: the commonest fault of agreement and government."""
    lexicon = shop.lexicons[language]
    found = {
        place: forms
        for place, word in enumerate(words)
        if (forms := lexicon.inflections(word, words[place - 1] if place else None))
    }
    if not found:
        return None
    place = shop.draw.choice(list(found))
    share = [lexicon.frequency.get(form.lower(), 1e-7) ** 0.4 for form in found[place]]
    return _swap(words, place, shop.draw.choices(found[place], share)[0])


def particle(shop: Workshop, words: list[Word], language: str) -> Edit:
    """Another preposition, article, pronoun, conjunction or auxiliary."""
    lexicon = shop.lexicons[language]
    found = {place: forms for place, word in enumerate(words) if (forms := lexicon.particles(word))}
    if not found:
        return None
    place = shop.draw.choice(list(found))
    forms = found[place]
    weights = [1 / (rank + 3) for rank in range(len(forms))]
    return _swap(words, place, cased(shop.draw.choices(forms, weights)[0], words[place].form))


def lookalike(shop: Workshop, words: list[Word], language: str) -> Edit:
    """A real word that looks like the right one."""
    lexicon = shop.lexicons[language]
    found = {
        place: forms for place, word in enumerate(words) if (forms := lexicon.lookalikes(word))
    }
    if not found:
        return None
    place = shop.draw.choice(list(found))
    share = [lexicon.frequency.get(form.lower(), 1e-7) ** 0.4 for form in found[place]]
    return _swap(words, place, shop.draw.choices(found[place], share)[0])


def wrong_word(shop: Workshop, words: list[Word], language: str) -> Edit:
    """A word that has nothing to do with the sentence."""
    place = shop.place(words, lambda word: len(word.form) > 3 and word.form.isalpha())
    if place is None:
        return None
    form = shop.lexicons[language].content_word(shop.draw)
    if not form:
        same = [s for s in shop.draw.sample(shop.others, 400) if s.language == language]
        form = shop.draw.choice(shop.draw.choice(same).words).form if same else ""
    fits = form and form.isalpha() and form.lower() != words[place].form.lower()
    return _swap(words, place, cased(form, words[place].form)) if fits else None


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


def misspelt(shop: Workshop, words: list[Word], _language: str) -> Edit:
    """A letter too many, too few, wrong, or two exchanged; accents lost."""
    place = shop.place(words, lambda word: len(word.form) > 3 and word.form.isalpha())
    if place is None:
        return None
    form = words[place].form
    at = shop.draw.randrange(1, len(form) - 1)
    accent = next((c for c in form if c in _STRIPPED), "")
    edits = [
        form[:at] + form[at + 1 :],
        form[:at] + form[at] + form[at:],
        form[:at] + form[at + 1] + form[at] + form[at + 2 :],
        form[:at] + shop.draw.choice(form) + form[at + 1 :],
        form.replace(accent, _STRIPPED[accent]) if accent else form,
    ]
    chosen = shop.draw.choice(edits)
    return _swap(words, place, chosen) if chosen != form else None


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


def miscased(shop: Workshop, words: list[Word], _language: str) -> Edit:
    """A capital where there is none, or none where there is one."""
    place = shop.place(words, lambda word: word.form.isalpha() and len(word.form) > 1)
    if place is None or words[place].form.swapcase() == words[place].form:
        return None
    form = words[place].form
    first = form[0].lower() if form[0].isupper() else form[0].upper()
    return _swap(words, place, first + form[1:])


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
        return _swap(words, place, shop.draw.choice(",;:.?!"))
    if choice < 0.8:
        return _swap(words, place, mark.form * 2)
    words[place - 1] = replace(words[place - 1], space=not words[place - 1].space)
    return _swap(words, place, mark.form)


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
    return _swap(words, place, shop.draw.choice(fits).form) if fits else None


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


KINDS: dict[Callable[[Workshop, list[Word], str], Edit], float] = {
    inflected: 32,
    particle: 10,
    lookalike: 9,
    wrong_word: 5,
    dropped: 7,
    doubled: 4,
    stacked: 4,
    moved: 7,
    scrambled: 3,
    misspelt: 6,
    glued: 4,
    cut: 3,
    miscased: 4,
    mispunctuated: 5,
    foreign_word: 5,
    foreign_stretch: 3,
    untranslated: 1.5,
    debris: 1,
}


def corrupt(shop: Workshop, sentence: Sentence) -> tuple[str, list[Word]] | None:
    """The name of the first fault and the words with one to three of them, more in long sentences;
    None if nothing that was tried fitted.
    """
    words, first = list(sentence.words), ""
    more = len(words) >= _LONG
    wanted = shop.draw.choices((1, 2, 3), _FAULTS)[0] if more else 1
    for _ in range(6):
        kind = shop.draw.choices(list(KINDS), list(KINDS.values()))[0]
        edited = kind(shop, list(words), sentence.language)
        if edited:
            words, first, wanted = edited, first or kind.__name__, wanted - 1
        if not wanted or first == "untranslated":
            break
    return (first, words) if first else None
