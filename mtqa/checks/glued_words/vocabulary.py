"""What is known about the words of a document, from lists of words and from itself."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import regex

from mtqa.text.lexicon import frequencies

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mtqa.types import Context

# Zipf frequencies: from which on a word counts as one.
KNOWN, COMMON, USUAL, EVERYDAY = 3.0, 3.5, 4.5, 5.0

_CAMEL = regex.compile(r"(?<!\w)\p{Ll}+\p{Lu}\w+")
_LEFT_LETTERS = 4
_PART_LETTERS = 3
_NAME_TIMES = 3


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language of a document."""

    tag: str
    context: Context = field(repr=False)

    @cached_property
    def words(self) -> Mapping[str, float]:
        """Zipf frequencies of its words in lower case; empty where there is no list."""
        return frequencies(self.tag)

    @cached_property
    def english(self) -> Mapping[str, float]:
        """The same of English, from which names in every language come."""
        return {} if self.base == "en" else frequencies("en")

    def is_camel_name(self, word: str) -> bool:
        """Whether the document has a word with a capital inside often enough for a name."""
        text = self.context.target.raw.text
        return text.count(word) >= _NAME_TIMES and self._camel_names[word] >= _NAME_TIMES

    @cached_property
    def _camel_names(self) -> Counter[str]:
        return Counter(_CAMEL.findall(self.context.target.raw.text))

    @cached_property
    def has_camel_names(self) -> bool:
        """Whether the document has more than one word with a capital inside."""
        first = None
        for match in _CAMEL.finditer(self.context.target.raw.text):
            first = first or match[0]
            if match[0] != first:
                return True
        return False

    @property
    def base(self) -> str:
        """The language without script and region."""
        return self.tag.partition("-")[0]

    def frequency(self, word: str) -> float:
        """That of a word of this language; 0 where English has it more often."""
        own = self.words.get(word.lower(), 0.0)
        return own if own > self.english.get(word.lower(), 0.0) else 0.0

    def listed(self, table: str) -> Collection[str]:
        """The words that a table of `seams.toml` has for this language."""
        words: Collection[str] = facts()[table].get(self.base, ())
        return words

    @cached_property
    def parts_words(self) -> bool:
        """Whether long words are rarely compounds, so that a repetition in one is an error."""
        return self.base in facts()["rarely_compound"]

    def begins_no_name(self, word: str) -> bool:
        """Whether small letters are a word that no name begins with, or two of them.

        Names begin with articles (dieBasis). But then the source has them, too.
        """
        if word in self.listed("joints"):
            return True
        if word in self.listed("articles"):
            return self.context.source is not None
        if len(word) >= _LEFT_LETTERS and self.frequency(word) >= KNOWN:
            return True
        return self.composed(word)

    def composed(self, word: str) -> bool:
        """Whether a word is put together from two words of the language."""
        if self.base == "en":
            return False
        splits = range(_PART_LETTERS, len(word) - _PART_LETTERS + 1)
        return any(
            self.frequency(word[:split]) >= COMMON and self.frequency(word[split:]) >= KNOWN
            for split in splits
        )


@cache
def facts() -> dict[str, Any]:
    """The tables of `seams.toml`."""
    return tomllib.loads(files("mtqa.checks.glued_words").joinpath("seams.toml").read_text("utf-8"))
