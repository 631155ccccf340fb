"""What a language offers in the place of a word: other forms, other particles, look-alikes."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from training.fluency.morphology import breaking_forms
from training.fluency.text import WITHOUT_SPACES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from training.fluency.text import Sentence, Word

FUNCTION_TAGS = ("ADP", "DET", "PRON", "AUX", "PART", "CCONJ", "SCONJ")
AGREEING = ("Number", "Gender", "Case", "Person", "VerbForm", "Animacy")
"""Features whose change breaks a sentence."""

EXCHANGED = ("ADP", "AUX", "PART", "SCONJ")
"""Function words of which another one is nearly always wrong; "she" for "he" is not."""

MEANING = ("Tense", "Mood", "Aspect", "Voice", "Degree", "Polarity", "Polite", "Definite")
"""Features whose change leaves another good sentence, unless the form of the verb changes, too."""

_COMMON_SUFFIX = 2
"""Letters at the end of a word in which an inflected form may differ, where nothing tags it."""

_SURE = 0.9
"""Share of a form's uses in the treebank that must have the same tag to tag it elsewhere."""

_COMMON, _FUNCTION = 30_000, 120
_SELDOM, _OFFERED = 3, 25
_RARE_FORM = 3e-8
"""Share of all words under which a form is taken for a fault of the dictionary."""


class Lexicon:
    """The words of one language, from its treebank, simplemma's and wordfreq's lists."""

    def __init__(self, language: str, sentences: Iterable[Sentence]) -> None:
        """Reads the treebank sentences among `sentences`."""
        self.language = language
        self._forms: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
        self._readings: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
        self._function: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for word in sentence.words:
                if word.tag:
                    self._learn(word)

    def _learn(self, word: Word) -> None:
        form = word.form if word.tag in ("NOUN", "PROPN") else word.form.lower()
        self._forms[word.lemma, word.tag].setdefault(form, set()).add(word.features)
        self._readings[word.form.lower()][word.lemma, word.tag, word.features] += 1
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

    def inflections(self, word: Word, before: Word | None = None) -> list[str]:
        """Other forms of the same lemma, in the case in which the word is written; none that would
        leave a good sentence, as far as the tags tell. `before` is the word in front.
        """
        form = word.form
        if word.tag:
            others = self._tagged(word.lemma, word.tag, word.features, before)
        elif found := breaking_forms(self.language, form):
            others = found
        elif known := self._analyses.get(form.lower()):
            others = self._tagged(*known, before)
        else:
            others = self._untagged(form)
        return [f for other in others if (f := cased(other, form)) != form]

    def _tagged(self, lemma: str, tag: str, features: str, before: Word | None) -> list[str]:
        forms = self._forms.get((lemma, tag), {})
        marked = before is not None and "Number=" in self._features(before)
        return [
            form
            for form, readings in forms.items()
            if all(_breaks(tag, features, theirs, marked=marked) for theirs in readings)
        ]

    def _features(self, word: Word) -> str:
        known = self._analyses.get(word.form.lower(), ("", "", ""))
        return word.features if word.tag else known[2]

    @cached_property
    def _analyses(self) -> dict[str, tuple[str, str, str]]:
        """Lemma, tag and features of the forms that are nearly always the same word."""
        found = {}
        for form, counts in self._readings.items():
            best, count = counts.most_common(1)[0]
            if count > _SURE * counts.total():
                found[form] = best
        return found

    def _untagged(self, form: str) -> list[str]:
        """Forms that differ in their endings alone: few of them are tenses."""
        key = form if form in self._lemma_of else form.lower()
        if key in self._lemma_of:
            others = self._forms_of.get(self._lemma_of[key], ())
        elif not self._lemma_of and len(form) > _COMMON_SUFFIX + 1:
            others = self._by_stem.get(form.lower()[:-_COMMON_SUFFIX], ())
        else:
            return []
        low = form.lower()
        return [f for f in others if _near(low, f.lower())]

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.common[0]:
            for cut in range(_COMMON_SUFFIX + 1):
                found[word[: len(word) - cut]].append(word)
        return found

    def particles(self, word: Word) -> list[str]:
        """Function words that are wrong in its place, commonest first; empty for a content word."""
        low = word.form.lower()
        _, tag, features = self._analyses.get(low, ("", "", ""))
        tag = word.tag or tag
        found = self._function.get(tag, Counter())
        if tag in EXCHANGED and found[low] > _SELDOM:
            return [form for form, _ in found.most_common(_OFFERED) if form != low]
        if tag in ("DET", "PRON"):
            ours = word.features or features
            return [form for form, _ in found.most_common(_OFFERED) if self._other(form, tag, ours)]
        if not self._function:
            first = self.common[0][:_FUNCTION]
            return [form for form in first if form != low] if low in first else []
        return []

    def _other(self, form: str, tag: str, features: str) -> bool:
        """Whether a determiner or pronoun certainly shows another gender, number or case."""
        _, known, theirs = self._analyses.get(form, ("", "", ""))
        return known == tag and _breaks(tag, features, theirs, marked=True)

    def small(self, word: Word) -> bool:
        """Whether it is a function word, whose absence is felt."""
        low = word.form.lower()
        if word.tag:
            return word.tag in FUNCTION_TAGS and word.tag != "CCONJ"
        return low in self._small

    @cached_property
    def _small(self) -> frozenset[str]:
        if not self._function:
            return frozenset(self.common[0][:_FUNCTION])
        tags = [tag for tag in FUNCTION_TAGS if tag != "CCONJ"]
        return frozenset(f for t in tags for f, n in self._function[t].items() if n > _SELDOM)

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


def _near(form: str, other: str) -> bool:
    """Whether both differ in their last letters alone."""
    same = (a == b for a, b in zip(form, other, strict=False))
    stem = sum(1 for _ in takewhile(bool, same))
    return stem > 1 and max(len(form), len(other)) - stem <= _COMMON_SUFFIX


def _breaks(tag: str, features: str, other: str, *, marked: bool) -> bool:
    """Whether another form is wrong in the place of ours. `marked`: the word in front of it shows
    its number, too ("these file").
    """
    ours, theirs = (
        dict(f.split("=", 1) for f in x.split("|") if "=" in f) for x in (features, other)
    )
    changed = {name for name in AGREEING if ours.get(name) != theirs.get(name)}
    if "VerbForm" not in changed and any(ours.get(n) != theirs.get(n) for n in MEANING):
        return False
    if tag in ("PRON", "PROPN"):
        return "Case" in changed
    if tag == "NOUN":
        return "Case" in changed or (marked and "Number" in changed)
    return bool(changed)
