"""What a language offers in the place of a word: other forms, other particles, look-alikes."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from training.fluency.text import WITHOUT_SPACES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from training.fluency.text import Sentence, Word

FUNCTION_TAGS = ("ADP", "DET", "PRON", "AUX", "PART", "CCONJ", "SCONJ")
AGREEING = ("Number", "Gender", "Case", "Person", "VerbForm", "Definite", "Animacy", "PronType")
"""Features whose change breaks a sentence; a change of tense or mood alone seldom does."""

_COMMON, _FUNCTION = 30_000, 120
_RARE_FORM = 3e-8
"""Share of all words under which a form is taken for a fault of the dictionary."""


class Lexicon:
    """The words of one language, from its treebank, simplemma's and wordfreq's lists."""

    def __init__(self, language: str, sentences: Iterable[Sentence]) -> None:
        """Reads the treebank sentences among `sentences`."""
        self.language = language
        self._forms: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        self._function: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for word in sentence.words:
                if word.tag:
                    self._learn(word)

    def _learn(self, word: Word) -> None:
        form = word.form if word.tag in ("NOUN", "PROPN") else word.form.lower()
        self._forms[word.lemma, word.tag][form] = word.features
        if word.tag in FUNCTION_TAGS:
            self._function[word.tag][form.lower()] += 1

    @cached_property
    def frequency(self) -> dict[str, float]:
        """Shares of the commonest words; empty if wordfreq does not know the language."""
        from wordfreq import available_languages, get_frequency_dict, top_n_list

        known = available_languages("best")
        if self.language not in known or self.language in WITHOUT_SPACES | {"ko"}:
            return {}
        all_words = get_frequency_dict(self.language, wordlist="best")
        words = [w for w in top_n_list(self.language, _COMMON) if w.isalpha()]
        return {word: all_words[word] for word in words if word in all_words}

    @cached_property
    def common(self) -> tuple[list[str], list[float]]:
        """The commonest words and the square roots of their shares."""
        words = list(self.frequency)
        return words, [self.frequency[word] ** 0.5 for word in words]

    @cached_property
    def _lemma_of(self) -> dict[str, str]:
        """Lemmas of the forms that are in use; a dictionary also lists forms that nobody writes."""
        from simplemma.strategies.dictionaries import DefaultDictionaryFactory
        from wordfreq import get_frequency_dict

        if not self.frequency:
            return {}
        used = get_frequency_dict(self.language, wordlist="best")
        try:
            known = DefaultDictionaryFactory().get_dictionary(self.language)
        except ValueError:  # simplemma does not know the language
            return {}
        return {
            form: lemma
            for form, lemma in known.items()
            if used.get(form.lower(), 0) > _RARE_FORM and form.isalpha()
        }

    @cached_property
    def _forms_of(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for form, lemma in self._lemma_of.items():
            found[lemma].append(form)
        return found

    def inflections(self, word: Word) -> list[str]:
        """Other forms of the same lemma, in the case in which the word is written."""
        forms = dict(self._forms.get((word.lemma, word.tag), {})) if word.tag else {}
        others = [f for f, features in forms.items() if _breaks(word.features, features)]
        form = word.form
        key = form if form in self._lemma_of else form.lower()
        if not others and key in self._lemma_of and word.tag != "PROPN":
            others = [f for f in self._forms_of.get(self._lemma_of[key], ()) if f not in forms]
        return [f for other in others if (f := cased(other, form)) != form]

    def particles(self, word: Word) -> list[str]:
        """Other function words of the same class, commonest first; empty for a content word."""
        low = word.form.lower()
        for tag, found in self._function.items():
            if (word.tag or tag) == tag and low in found and found[low] > 3:
                return [form for form, _ in found.most_common(25) if form != low]
        if not self._function:
            first = self.common[0][:_FUNCTION]
            return [form for form in first if form != low] if low in first else []
        return []

    @cached_property
    def _by_deletion(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.common[0]:
            for key in _deletions(word):
                found[key].append(word)
        return found

    def lookalikes(self, word: Word) -> list[str]:
        """Common words that differ from this one by a letter or two."""
        low = word.form.lower()
        if len(low) < 3 or not low.isalpha():
            return []
        found = {other for key in _deletions(low) for other in self._by_deletion.get(key, ())}
        return [cased(other, word.form) for other in sorted(found) if other != low]

    def content_word(self, draw: Random) -> str:
        """A word that is common enough to be known, and no function word."""
        words = self.common[0]
        return words[draw.randrange(_FUNCTION, len(words))] if words else ""


def lexicons(sentences: Iterable[Sentence]) -> dict[str, Lexicon]:
    """One lexicon for each language of the sentences."""
    by_language: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_language[sentence.language].append(sentence)
    return {language: Lexicon(language, found) for language, found in by_language.items()}


def cased(form: str, like: str) -> str:
    """The form with the capitals of another one."""
    if like.isupper() and len(like) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


def _deletions(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _breaks(features: str, other: str) -> bool:
    ours, theirs = (
        dict(f.split("=", 1) for f in x.split("|") if "=" in f) for x in (features, other)
    )
    return any(ours.get(name) != theirs.get(name) for name in AGREEING)
