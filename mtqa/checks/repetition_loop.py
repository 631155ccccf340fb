"""Finds where the machine fell into a loop: a phrase or letter over and over, or one sentence for
several of the source.

A loop is a phrase that stands at least three times in a row (a word four times, a letter seven
times, a syllable of kana sixteen times) where the source repeats nothing like it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from operator import eq
from typing import TYPE_CHECKING

from mtqa.text.prose import prose
from mtqa.text.words import lowered, spaced
from mtqa.types import Check, Code, Example, Hit, Kind, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.types import Context, Segment, Unit

PHRASE = "repetition-loop"
SENTENCE = "repetition-loop/sentence"

_SCANNED = 20_000
_LONGEST = 12  # words of a phrase, letters of one in a script without spaces
_TIMES, _TIMES_WORD = 3, 4
_LEAST_LETTERS = 8  # of a whole loop in a script without spaces; twice that for a loop of
_SYLLABLES = 2  # characters, for words that imitate sounds are such
_LETTER = re.compile(r"([^\W\d_\u3040-\u30ff])\1{6,}|([\u3040-\u30ff])\2{15,}")
_LIKELY_LETTER = re.compile(r"([^\W\d_])\1\1")
"""What is left of such a row where every other character is left out."""
_DENSE = re.compile(
    r"([\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\uac00-\ud7a3，、。！？]{2,12}?)\1{2,}"
)
_LIKELY_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]{6}")
_ROW = 3
_SENTENCE_LETTERS = 20


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each loop, all of it quoted, and one for each sentence that comes too often."""
    row: list[Unit] = []
    for unit in units:
        segment = unit.target
        if segment is None:
            continue
        for start, end in _loops(segment):
            if not _repeats(unit.source, segment.text[start:end]):
                yield Hit(PHRASE, unit.id, Span(Side.TARGET, start, end))
        if row and not _same(row[-1], unit):
            yield from _sentences(row)
            row = []
        row.append(unit)
    yield from _sentences(row)


def _loops(segment: Segment) -> Iterator[tuple[int, int]]:
    """The ranges of loops, the longest phrase first where one is part of another."""
    text = segment.text
    words = lowered(text)
    many = any(_periods(words))
    dense = not text.isascii() and _LIKELY_DENSE.search(text) is not None
    letter = _LIKELY_LETTER.search(text[::2]) is not None and _LETTER.search(text) is not None
    if not (many or dense or letter):
        return
    plain = prose(segment)[:_SCANNED]
    last = 0
    found = [*(_of_words(plain) if many else ()), *(_of_letters(plain) if dense else ())]
    found += [match.span() for match in _LETTER.finditer(plain)] if letter else []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if start >= last:
            yield start, end
            last = end


def _periods(words: Sequence[str]) -> Iterator[int]:
    """How many words a phrase may have that loops."""
    # A word that stands where it stood a phrase before is none that comes for the first time.
    again = len(words) - len(set(words))
    for size in range(1, min(_LONGEST, len(words) // _TIMES, again // (_TIMES - 1)) + 1):
        if sum(map(eq, words, islice(words, size, None))) >= _least(size) - size:
            yield size


def _least(size: int) -> int:
    return (_TIMES_WORD if size == 1 else _TIMES) * size


def _of_words(text: str) -> Iterator[tuple[int, int]]:
    """Runs in which word i is word i - n, long enough for the phrase of n words to loop."""
    places = list(spaced(text))
    words = [text[start:end].lower() for start, end in places]
    for size in _periods(words):
        first = 0
        for place in range(size, len(words) + 1):
            if place < len(words) and words[place] == words[place - size]:
                continue
            if place - first >= _least(size) and _is_phrase(text, places[first:place]):
                yield places[first][0], places[place - 1][1]
            first = place - size + 1


def _is_phrase(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether words are not all numbers, and follow each other with no writing between them."""
    gaps = (text[a[1] : b[0]] for a, b in pairwise(places))
    return not any(any(map(str.isalpha, gap)) for gap in gaps) and any(
        any(map(str.isalpha, text[start:end])) for start, end in places
    )


def _of_letters(text: str) -> Iterator[tuple[int, int]]:
    for match in _DENSE.finditer(text):
        phrase = match[1]
        least = _LEAST_LETTERS if len(phrase) > _SYLLABLES else 2 * _LEAST_LETTERS
        if len(match[0]) >= least and len(set(phrase)) > 1:
            yield match.span()


def _repeats(source: Segment | None, loop: str) -> bool:
    """Whether the source has a loop of its own, or the very same text."""
    return source is not None and (loop in source.text or any(_loops(source)))


def _same(one: Unit, other: Unit) -> bool:
    return (
        one.target is not None and other.target is not None and one.target.text == other.target.text
    )


def _sentences(row: Sequence[Unit]) -> Iterator[Hit]:
    """A hit for the second of several units in a row that have one translation and several
    sources.
    """
    if len(row) < _ROW or not all(unit.source and unit.target for unit in row):
        return
    first = row[0].target
    assert first is not None
    sources = Counter(unit.source.text for unit in row if unit.source)
    sentence = first.kind is Kind.PROSE and len(first.text) >= _SENTENCE_LETTERS
    if sentence and len(sources) == len(row):
        spans = tuple((u.id, Span(Side.TARGET, 0, len(first.text))) for u in row)
        yield Hit(SENTENCE, spans[1][0], spans[1][1], spans[2:], {"times": str(len(row))})


CHECK = Check(
    codes={
        PHRASE: Code(
            category="linguistic-conventions/unintelligible",
            severity=Severity.MAJOR,
            message="“{quote}” says the same over and over",
            why="The machine fell into a loop. What the source says instead is missing.",
            examples=(
                Example("Der Rat ⟦hat beschlossen, hat beschlossen, hat beschlossen⟧.", "de"),
                Example("It is ⟦very very very very very⟧.", "en", "它非常好。", "zh-Hans"),
                Example("Le plan ⟦de la ville de la ville de la ville⟧ est prêt.", "fr"),
                Example("Он сказал ⟦что это что это что это⟧.", "ru"),
                Example("政府表示⟦将继续将继续将继续⟧努力。", "zh-Hans"),
                Example("これは⟦本当です本当です本当です⟧。", "ja"),
                Example("Das ist ⟦aaaaaaaaaaaa⟧.", "de", "That is it.", "en"),
                Example("Ja, ja, ja, ja!", "de", "Yes, yes, yes, yes!", "en"),
                Example("Row, row, row your boat.", "en"),
                Example("Le 10 10 10 10 10.", "fr"),
                Example("哈哈哈哈哈哈，他笑了。", "zh-Hans"),
                Example("Schritt für Schritt, Tag für Tag, Jahr für Jahr.", "de"),
                Example("Das ist sooooo schön.", "de"),
                Example("すもももももももものうち。", "ja"),
            ),
        ),
        SENTENCE: Code(
            category="accuracy/mistranslation",
            severity=Severity.MAJOR,
            message="the same sentence stands for {times} different ones of the source",
            why="The machine said one thing several times; what the source says is missing.",
            examples=(
                Example(
                    "Der Rat trat am Dienstag zusammen.\n⟦Der Rat trat am Dienstag zusammen.⟧\n"
                    "Der Rat trat am Dienstag zusammen.\n",
                    "de",
                    "The council met on last Tuesday.\nIt decided on the new tram line.\n"
                    "It will be opened in 2027, it said.\n",
                    "en",
                ),
                Example(
                    "Le conseil s'est réuni hier soir.\n⟦Le conseil s'est réuni hier soir.⟧\n"
                    "Le conseil s'est réuni hier soir.\n",
                    "fr",
                    "The council met last night again.\nIt decided on the new tram line.\n"
                    "It will be opened in 2027, it said.\n",
                    "en",
                ),
                Example(
                    "Der Rat trat zusammen, sagte sie.\nDer Rat trat zusammen, sagte sie.\n"
                    "Der Rat trat zusammen, sagte sie.\n",
                    "de",
                    "The council met, she said twice.\nThe council met, she said twice.\n"
                    "The council met, she said twice.\n",
                    "en",
                ),
                Example("Weiter\nWeiter\nWeiter\n", "de", "Continue\nNext\nProceed\n", "en"),
            ),
        ),
    },
    find=find,
)
