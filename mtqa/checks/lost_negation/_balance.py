"""Compares what is negated on the two sides of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtqa.checks.lost_negation._lexicon import Lexicon, Range

LONGEST = 400
"""Beyond so many characters a text says too much for its words to tell."""


@dataclass(frozen=True, slots=True)
class Imbalance:
    """`negator` is the range of a text that negates, `bare` the range of the other text that
    should, too.
    """

    negator: Range
    bare: Range


def imbalance(negated: str, plain: str, lexicon: Lexicon, other: Lexicon) -> Imbalance | None:
    """Where `negated` says that something is not so and `plain` has nothing of the kind.

    None unless the words are clear: no question, no negation that another word turns round, and
    no word in `plain` that could carry it.
    """
    if max(len(negated), len(plain)) > LONGEST or _asks(negated) or _asks(plain):
        return None
    if not lexicon.negations(negated):
        return None
    traces = other.traces(plain)
    if not traces:
        negator = _unturned(negated, lexicon)
        return Imbalance(negator, _trimmed(plain, 0, len(plain))) if negator else None
    return _first_of_two(negated, plain, lexicon, other)


def _asks(text: str) -> bool:
    return "?" in text or "？" in text or "¿" in text


def _unturned(text: str, lexicon: Lexicon) -> Range | None:
    """The first negator without another negative word close by: "not impossible"."""
    negations = lexicon.negations(text)
    others = [t for t in lexicon.traces(text) if not any(_overlap(t, n) for n in negations)]
    for start, end in lexicon.negators(text):
        near = start - lexicon.reach // 2, end + lexicon.reach
        if not any(_overlap(near, trace) for trace in others):
            return start, end
    return None


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _first_of_two(negated: str, plain: str, lexicon: Lexicon, other: Lexicon) -> Imbalance | None:
    """The first of two clauses that are both negated on one side, while the only negation of
    the other side stands in its second clause: "not blind, and they do not" - "blind and do not".
    """
    negations, left = lexicon.negations(negated), other.negations(plain)
    if len(negations) != 2 or len(left) != 1:
        return None
    begin = lexicon.traces(negated)[:2] == negations and other.traces(plain)[:1] == left
    between = lexicon.joint.search(negated, negations[0][1], negations[1][0])
    before = list(other.joint.finditer(plain, 0, left[0][0]))
    if not begin or not between or not before:
        return None
    bare = _trimmed(plain, 0, before[-1].start())
    return Imbalance(negations[0], bare) if bare[1] - bare[0] >= other.few else None


def _trimmed(text: str, start: int, end: int) -> Range:
    """The range without white space, quotation marks and other punctuation around its words."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
