"""Faults that put another word, or another spelling, in the place of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.fluency.words import cased
from training.fluency.workshop import swap

if TYPE_CHECKING:
    from training.fluency.text import Word
    from training.fluency.workshop import Edit, Workshop

_STRIPPED = dict(zip("éèäöüóąęłçãáíёй", "eeaouoaelcaaiеи", strict=True)) | {"ß": "ss"}


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
    return swap(words, place, shop.draw.choices(found[place], share)[0])


def particle(shop: Workshop, words: list[Word], language: str) -> Edit:
    """Another preposition, article, pronoun, conjunction or auxiliary."""
    lexicon = shop.lexicons[language]
    found = {place: forms for place, word in enumerate(words) if (forms := lexicon.particles(word))}
    if not found:
        return None
    place = shop.draw.choice(list(found))
    forms = found[place]
    weights = [1 / (rank + 3) for rank in range(len(forms))]
    return swap(words, place, cased(shop.draw.choices(forms, weights)[0], words[place].form))


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
    return swap(words, place, shop.draw.choices(found[place], share)[0])


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
    return swap(words, place, cased(form, words[place].form)) if fits else None


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
    return swap(words, place, chosen) if chosen != form else None


def miscased(shop: Workshop, words: list[Word], _language: str) -> Edit:
    """A capital where there is none, or none where there is one."""
    place = shop.place(words, lambda word: word.form.isalpha() and len(word.form) > 1)
    if place is None or words[place].form.swapcase() == words[place].form:
        return None
    form = words[place].form
    first = form[0].lower() if form[0].isupper() else form[0].upper()
    return swap(words, place, first + form[1:])
