"""What is wrong with the relative times of a text: words out of order, glued, or foreign.

The right order of number, unit and particle is that of CLDR; the wrong ones follow from it. Where
a wrong order has another sense in a sentence ("5 Minuten vor 12"), it is only reported where
nothing but a time can stand: at the end of a line of metadata, or against such a time in the
source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.text.relative_time import (
    AFTER,
    BEFORE,
    NUMBER,
    UNIT,
    Grammar,
    Tense,
    Word,
    load_grammar,
    plain,
)
from mtqa.text.traits import DIGIT, traits
from mtqa.types import UNDETERMINED, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.types import Context, Segment

BROKEN = "broken-relative-time"
PLURAL = "broken-relative-time/plural"
FOREIGN = "broken-relative-time/foreign"

_SCANNED = 20_000
_LINE_WORDS = 12
_NAME_WORDS = 4
_HOURS = 24
_SEAM = re.compile(r"\d[^\W\d_]{2}|[^\W\d_]{2}\d")
_DIGIT = re.compile(r"\d")
_CLOSING = " .!?)]}»”·|"
_PARTICLES = frozenset({BEFORE, AFTER})


@dataclass(frozen=True, slots=True)
class Fault:
    """A relative time that is wrong, and how it should read. `certain`: whatever surrounds it."""

    code: str
    start: int
    end: int
    right: str
    number: int
    order: str
    certain: bool


def faults(segment: Segment, source: Segment | None, context: Context) -> Iterator[Fault]:
    """What is wrong with the relative times of one segment, in order of kind and place."""
    text = segment.text[:_SCANNED]
    if not traits(segment.text) & DIGIT:
        return
    line = len(text.split(maxsplit=_LINE_WORDS)) <= _LINE_WORDS
    if not line and not _SEAM.search(text):
        return
    grammar = load_grammar(segment.language)
    if grammar is not None:
        for chain in grammar.chains(text):
            for fault in _in_chain(chain, grammar):
                if fault.certain or _has_no_other_sense(fault, segment, source, grammar):
                    yield fault
    if segment.kind is Kind.METADATA:
        yield from _foreign(segment, grammar, context)


def _in_chain(chain: list[Word], grammar: Grammar) -> Iterator[Fault]:
    rest: list[Word] = []
    place = 0
    while place < len(chain):
        found = grammar.right_at(chain, place)
        if found is None:
            rest.append(chain[place])
            place += 1
            continue
        yield from _in_wrong_order(rest, grammar)
        tense, end = found
        yield from _badly_put(chain[place:end], grammar, past=tense is grammar.past)
        rest, place = [], end
    yield from _in_wrong_order(rest, grammar)


def _badly_put(words: list[Word], grammar: Grammar, *, past: bool) -> Iterator[Fault]:
    """Faults of a relative time whose words are in the right order."""
    tense = grammar.past if past or grammar.future is None else grammar.future
    number, unit = _number(words), next(word for word in words if word.kind == UNIT)
    glued = any(
        word.glued and (word.kind == NUMBER or tense.wrongly_glued(unit.text)) for word in words[1:]
    )
    code = None
    if grammar.cased and glued:
        code = BROKEN
    elif grammar.cased and number and tense.wrong_plural(number, unit.text):
        code = PLURAL
    if code:
        right = _capital(tense.render(number, tense.unit(unit.text)), words)
        yield Fault(code, words[0].start, words[-1].end, right, number, "", certain=True)


def _in_wrong_order(words: list[Word], grammar: Grammar) -> Iterator[Fault]:
    numbers = sum(word.kind == NUMBER for word in words)
    for tense in grammar.tenses:
        length = len(tense.order)
        for place in range(len(words) - length + 1):
            window = words[place : place + length]
            if not _complete(window, tense, grammar):
                continue
            torn = grammar.cased and _torn(window)
            if torn or (numbers == 1 and tense is grammar.past):
                number = _number(window)
                unit = next(word.text for word in window if word.kind == UNIT)
                right = _capital(tense.render(number, tense.unit(unit)), window)
                order = "".join(word.kind for word in window)
                start, end = window[0].start, window[-1].end
                yield Fault(BROKEN, start, end, right, number, order, certain=torn)


def _torn(window: list[Word]) -> bool:
    """Whether a particle sticks to the number before it, or has a capital there ("5 Vor")."""
    number, particle = window[:2]
    return (
        number.kind == NUMBER
        and particle.kind in _PARTICLES
        and (particle.glued or particle.text[0].isupper())
    )


def _complete(window: list[Word], tense: Tense, grammar: Grammar) -> bool:
    """Whether the words are a number, a unit and what else the tense needs, each once."""
    kinds = [word.kind for word in window]
    past = tense is grammar.past
    particles = {tense.before, tense.after, *(grammar.mistaken if past else ())}
    return (
        kinds.count(NUMBER) == 1
        and kinds.count(UNIT) == 1
        and all(plain(word.text) in tense.forms for word in window if word.kind == UNIT)
        and all(plain(word.text) in particles for word in window if word.kind in _PARTICLES)
        and len({plain(word.text) for word in window}) == len(window)
        and plain(" ".join(w.text for w in window if w.kind != NUMBER)) not in tense.numberless
        and not (grammar.approximate and UNIT + NUMBER in "".join(kinds))
    )


def _number(words: list[Word]) -> int:
    return next(int(word.text) for word in words if word.kind == NUMBER)


def _capital(right: str, words: list[Word]) -> str:
    """With a capital if the faulty words begin the segment, with the same word and a capital."""
    first = words[0]
    same = first.start == 0 and right.lower().startswith(first.text.lower())
    return right[:1].upper() + right[1:] if same and first.text[0].isupper() else right


def _has_no_other_sense(
    fault: Fault, segment: Segment, source: Segment | None, grammar: Grammar
) -> bool:
    """Whether words that can be right in a sentence stand where only a time can stand."""
    before, after = segment.text[: fault.start], segment.text[fault.end :]
    name = before.rstrip()
    if after.strip(_CLOSING):
        return False
    if source is not None and _says_relative_time(source, fault.number):
        return True
    if fault.order[0] == NUMBER and fault.order[1] in _PARTICLES and grammar.bounded:
        return segment.kind is not Kind.PROSE
    clock = bool(name) and fault.order[0] == UNIT and fault.number <= _HOURS
    set_apart = grammar.bounded or (before.endswith(" ") and bool(name))
    return (
        segment.kind is Kind.METADATA
        and set_apart
        and len(name.split()) <= _NAME_WORDS
        and not name.endswith((":", "："))
        and not _DIGIT.search(name)
        and not clock
    )


def _says_relative_time(source: Segment, number: int) -> bool:
    """Whether the source has a right relative time with this number."""
    grammar = load_grammar(source.language) if source.language != UNDETERMINED else None
    return grammar is not None and any(
        _number(words) == number for words in _right(source.text[:_SCANNED], grammar)
    )


def _right(text: str, grammar: Grammar) -> Iterator[list[Word]]:
    """The right relative times of the past in a text."""
    for chain in grammar.chains(text):
        for place in range(len(chain)):
            found = grammar.right_at(chain, place)
            if found and found[0] is grammar.past:
                yield chain[place : found[1]]


def _foreign(segment: Segment, grammar: Grammar | None, context: Context) -> Iterator[Fault]:
    """Relative times at the end of a line that are right in the source's language or English."""
    languages = {context.source.language} if context.source else set()
    for language in sorted(languages | {"en"}):
        if language in (UNDETERMINED, segment.language) or _base(language) == _base(
            segment.language
        ):
            continue
        foreign = load_grammar(language)
        for words in _right(segment.text[:_SCANNED], foreign) if foreign else ():
            quote = segment.text[words[0].start : words[-1].end]
            known = grammar is not None and any(_right(quote, grammar))
            if not segment.text[words[-1].end :].strip(_CLOSING) and not known:
                assert foreign is not None
                number = _number(words)
                unit = foreign.past.unit(next(w.text for w in words if w.kind == UNIT))
                said = grammar is not None and unit.partition("-")[0] in grammar.past.patterns
                right = grammar.past.render(number, unit) if grammar and said else ""
                start, end = words[0].start, words[-1].end
                yield Fault(FOREIGN, start, end, right, number, "", certain=True)


def _base(language: str) -> str:
    return language.partition("-")[0]
