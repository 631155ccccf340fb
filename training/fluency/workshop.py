"""What a corruption works with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

    from training.fluency.text import Sentence, Word
    from training.fluency.words import Lexicon


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


def swap(words: list[Word], place: int, form: str) -> list[Word]:
    """The words with another form, which is bad, in one place."""
    words[place] = replace(words[place], form=form, bad=True)
    return words
