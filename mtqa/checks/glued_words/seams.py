"""Finds words that stick together: at a capital, at a full stop, at a number.

Names are written so on purpose (iPhone, openSUSE), so a seam is reported only where both sides
are words of the language and it is not the way to build a name, or where both sides are forms of
one word: two alternatives that a template left side by side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from mtqa.checks.glued_words.vocabulary import (
    COMMON,
    EVERYDAY,
    KNOWN,
    USUAL,
    Vocabulary,
    facts,
)
from mtqa.text.relative_time import load_grammar
from mtqa.text.scripts import capital_nouns
from mtqa.types import Hit, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

WORDS = "glued-words"
SENTENCES = "glued-words/sentence"
NUMBER = "glued-words/number"

_SCANNED = 20_000
_AROUND = 40
_BEFORE = r"(?<![\w@#./\\:,'’+–-])"
_BEHIND = r"(?![\w@/\\(-]|[.:]\w)"
_SEAMS = {
    WORDS: regex.compile(_BEFORE + r"(\p{Lu}?\p{Ll}{3,30})()(\p{Lu}\p{Ll}{2,30})" + _BEHIND),
    SENTENCES: regex.compile(_BEFORE + r"(\p{L}\p{Ll}{2,30})([.!?])(\p{Lu}\p{Ll}{2,30})" + _BEHIND),
    NUMBER: regex.compile(_BEFORE + r"(\d{1,4})()(\p{L}\p{Ll}{2,30})" + _BEHIND),
}
_ANY_SEAM = regex.compile(r"(?<=[\p{Ll}.!?])\p{Lu}|\d\p{L}")
"""Most texts have none, which this sees at once."""

_LONG_WORD = regex.compile(_BEFORE + r"\p{Ll}{11,40}" + _BEHIND)
_LONG = re.compile(_BEFORE + r"[^\W\d_]{11,40}" + _BEHIND)
"""Finds these and a few others, in a third of the time."""

_STEM = 5

_LEFT_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Seam:
    """Two words, or a number and a word, that stick together, and the text around them."""

    left: str
    right: str
    around: str


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each place where words stick together.

    Both words are quoted; of two sentences, only the end of the first.
    """
    vocabularies: dict[str, Vocabulary] = {}
    last: Unit | None = None
    for unit in units:
        segment = unit.target
        if segment is None:
            continue
        vocabulary = vocabularies.setdefault(
            segment.language, Vocabulary(segment.language, context)
        )
        if last is not None and (hit := _between(last, segment, vocabulary)):
            yield hit
        last = unit
        for code, start, end, right in _seams(segment, vocabulary):
            if unit.source is None or segment.text[start:end] not in unit.source.text:
                yield _hit(code, unit, start, end, right)


def _hit(code: str, unit: Unit, start: int, end: int, right: str) -> Hit:
    span = Span(Side.TARGET, start, end)
    suggestions = {WORDS: (), SENTENCES: (right.partition(" ")[0] + " ",), NUMBER: (right,)}
    return Hit(code, unit.id, span, detail={"right": right}, suggestions=suggestions[code])


def _between(last: Unit, segment: Segment, vocabulary: Vocabulary) -> Hit | None:
    """A hit where a segment begins right at the full stop of the one before it."""
    before = last.target
    if before is None or before.block != segment.block or not (before.origins and segment.origins):
        return None
    if before.origins[-1].raw_end != segment.origins[0].raw_start:
        return None
    tail = before.text[-_AROUND:]
    for match in _SEAMS[SENTENCES].finditer(tail + segment.text[:_AROUND]):
        seam = Seam(match[1], match[3], "")
        if match.start(3) == len(tail) and _glued_sentences(seam, vocabulary):
            start = len(before.text) - len(match[1]) - len(match[2])
            right = f"{match[1]}{match[2]} {match[3]}"
            return _hit(SENTENCES, last, start, len(before.text), right)
    return None


def _seams(segment: Segment, vocabulary: Vocabulary) -> Iterator[tuple[str, int, int, str]]:
    text = segment.text[:_SCANNED]
    for code, pattern in _SEAMS.items() if _ANY_SEAM.search(text) else ():
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(i.start < end and start < i.end for i in segment.inlines):
                continue
            seam = Seam(match[1], match[3], text[max(0, start - _AROUND) : end + _AROUND])
            if _TESTS[code](seam, vocabulary):
                left = _apart(seam.left, seam.right, vocabulary)
                end = match.start(3) if code == SENTENCES else end
                yield code, start, end, f"{left}{match[2]} {seam.right}"
    for long in _LONG.finditer(text) if vocabulary.parts_words else ():
        split = _side_by_side(long[0], vocabulary)
        if split and _LONG_WORD.match(text, long.start()):
            yield WORDS, long.start(), long.end(), split


def _glued_words(seam: Seam, vocabulary: Vocabulary) -> bool:
    """A capital inside a word, which is no name that the document has again and again."""
    return _run_on(seam, vocabulary) and not vocabulary.is_camel_name(seam.left + seam.right)


def _run_on(seam: Seam, vocabulary: Vocabulary) -> bool:
    """Whether a word with a capital inside is two forms of one word, or ends in one that begins the
    next line.
    """
    left, right = seam.left, seam.right
    if right.lower() in vocabulary.listed("endings"):
        return False
    if left[0].isupper():
        alternatives = _stem(left.lower(), right.lower()) >= _STEM and left != right
        return alternatives and min(map(vocabulary.frequency, (left, right))) >= KNOWN
    if _ends_in_form_of(left, right.lower()):
        return True
    least = EVERYDAY + 1 if vocabulary.base == "en" else COMMON
    known = vocabulary.frequency(right) >= least or vocabulary.composed(right)
    return known and vocabulary.begins_no_name(left) and not vocabulary.has_camel_names


def _apart(left: str, right: str, vocabulary: Vocabulary) -> str:
    """The left side, with a space where it begins with a whole everyday word."""
    place = left.rfind(right[:_STEM].lower())
    first = left[: max(place, 0)]
    known = vocabulary.words.get(first, 0.0) if first else 0.0
    return f"{first} {left[place:]}" if known >= EVERYDAY else left


def _ends_in_form_of(left: str, right: str) -> bool:
    """Whether the left word ends in another form of the right one, or in the same one."""
    place = left.rfind(right[:_STEM])
    stem = _stem(left[place:], right) if place >= 0 else 0
    return stem >= _STEM and 2 * stem >= len(right)


def _glued_sentences(seam: Seam, vocabulary: Vocabulary) -> bool:
    """A full stop between two words of the vocabulary, the second fit to begin a sentence."""
    left, right = seam.left, seam.right
    if right.lower() in {*facts()["domains"], *vocabulary.listed("endings")}:
        return False
    words = vocabulary.words
    least = EVERYDAY if left[0].isupper() else COMMON
    return words.get(left.lower(), 0) >= KNOWN and words.get(right.lower(), 0) >= least


def _glued_number(seam: Seam, vocabulary: Vocabulary) -> bool:
    """A number and a unit of time, a usual word, or, where they have a capital, a common noun.

    Next to a particle ("vor 5Minuten") it is part of a relative time, which has its own check.
    """
    grammar = load_grammar(vocabulary.tag)
    if grammar is None or not grammar.cased:
        return False
    for chain in grammar.chains(seam.around):
        words = seam.around[chain[0].start : chain[-1].end]
        in_order = any(grammar.right_at(chain, place) for place in range(len(chain)))
        at_end = len(chain) > 2 and not seam.around[chain[-1].end :].strip(" .!")
        if (in_order or at_end) and seam.left + seam.right in words:
            return False
    if seam.right.lower() in {grammar.past.before, grammar.past.after}:
        return False
    right = seam.right
    if right in grammar.past.forms and grammar.past.wrongly_glued(right):
        return len(right) >= _LEFT_LETTERS
    if right == right.lower() and len(right) > _LEFT_LETTERS:
        return vocabulary.frequency(right) >= USUAL and right not in vocabulary.listed("joined")
    return (
        capital_nouns(vocabulary.base)
        and right[0].isupper()
        and vocabulary.frequency(right) >= (USUAL if len(right) >= _LEFT_LETTERS else EVERYDAY)
    )


_TESTS = {WORDS: _glued_words, SENTENCES: _glued_sentences, NUMBER: _glued_number}


def _side_by_side(word: str, vocabulary: Vocabulary) -> str:
    """The two forms of one word that make up a long word in small letters, or nothing."""
    if not word.islower():
        return ""
    grams = [word[i : i + _STEM] for i in range(len(word) - _STEM + 1)]
    if len(set(grams)) == len(grams) or word in vocabulary.words:
        return ""
    for split in range(_STEM, len(word) - _STEM + 1):
        left, right = word[:split], word[split:]
        if vocabulary.frequency(right) >= KNOWN and _ends_in_form_of(left, right):
            first = left[left.rfind(right[:_STEM]) :]
            if first != right and vocabulary.frequency(first) >= KNOWN:
                return f"{_apart(left, right, vocabulary)} {right}"
    return ""


def _stem(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
