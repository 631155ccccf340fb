"""Faults put into native sentences: what machine translation and hasty writers get wrong.

Each corruption takes the words of a sentence and gives them back with the faulty ones marked, or
None where the sentence offers no place for it. KINDS says how often each is tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.fluency import disorder, exchanges

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from training.fluency.text import Sentence, Word
    from training.fluency.workshop import Edit, Workshop

    Kinds = Mapping[Callable[[Workshop, list[Word], str], Edit], float]

_LONG = 14
_FAULTS = (0.7, 0.2, 0.1)
"""Shares of one, two and three faults in sentences of so many words."""

KINDS: Kinds = {
    exchanges.inflected: 32,
    exchanges.particle: 10,
    exchanges.lookalike: 9,
    exchanges.wrong_word: 5,
    disorder.dropped: 7,
    disorder.doubled: 4,
    disorder.stacked: 4,
    disorder.moved: 7,
    disorder.scrambled: 3,
    exchanges.misspelt: 6,
    disorder.glued: 4,
    disorder.cut: 3,
    exchanges.miscased: 4,
    disorder.mispunctuated: 5,
    disorder.foreign_word: 5,
    disorder.foreign_stretch: 3,
    disorder.untranslated: 1.5,
    disorder.debris: 1,
}


GROSS: Kinds = {
    exchanges.inflected: 12,
    exchanges.particle: 4,
    exchanges.lookalike: 4,
    exchanges.wrong_word: 4,
    disorder.dropped: 4,
    disorder.doubled: 10,
    disorder.stacked: 3,
    disorder.moved: 5,
    disorder.scrambled: 10,
    exchanges.misspelt: 5,
    disorder.glued: 11,
    disorder.cut: 3,
    exchanges.miscased: 2,
    disorder.mispunctuated: 3,
    disorder.foreign_word: 12,
    disorder.foreign_stretch: 5,
    disorder.untranslated: 2,
    disorder.debris: 1,
}
"""For news, whose names and quotations look most like gross faults."""

FORMS: Kinds = {exchanges.inflected: 60, exchanges.particle: 15, disorder.dropped: 5}
"""For short sentences, in which nothing but agreement can be wrong."""


def corrupt(
    shop: Workshop, sentence: Sentence, kinds: Kinds = KINDS
) -> tuple[str, list[Word]] | None:
    """The name of the first fault and the words with one to three of them, more in long sentences;
    None if nothing that was tried fitted. `kinds` says how often each fault is tried.
    """
    words, first = list(sentence.words), ""
    more = len(words) >= _LONG
    wanted = shop.draw.choices((1, 2, 3), _FAULTS)[0] if more else 1
    for _ in range(6):
        kind = shop.draw.choices(list(kinds), list(kinds.values()))[0]
        edited = kind(shop, list(words), sentence.language)
        if edited:
            words, first, wanted = edited, first or kind.__name__, wanted - 1
        if not wanted or first == "untranslated":
            break
    return (first, words) if first else None
