"""Compares what is negated on the two sides of a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.text.phrases import lowered, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtqa.checks.lost_negation._lexicon import Lexicon
    from mtqa.text.phrases import Range

LONGEST = 400
"""Beyond so many characters a text says too much for its words to tell."""


BESIDE = 0.4
"""So far apart, as shares of their texts, may words stand that say the same thing."""

FAR = 0.5
"""A word so far away, as a share of the text, is no rendering of a negation."""

FIRST = 15
"""So many characters into a sentence, or after its comma, a negation only begins a question."""

_QUESTION = re.compile("[?？؟]")


@dataclass(frozen=True, slots=True)
class Imbalance:
    """`negator` is the range of a text that negates, `bare` the range of the other text that
    should, too. `sure`: nothing in `bare` reminds of a negation.
    """

    negator: Range
    bare: Range
    sure: bool = True


def imbalance(negated: str, plain: str, lexicon: Lexicon, other: Lexicon) -> Imbalance | None:
    """Where `negated` says that something is not so and `plain` has nothing of the kind.

    None unless the words are clear: no question, no negation that another word turns round, and
    no word in `plain` that could carry it: none but those that have their like in `negated`.
    """
    if max(len(negated), len(plain)) > LONGEST:
        return None
    negations = lexicon.negations(negated)
    if not negations or _asks(negated, negations):
        return None
    if other.mentions(plain):
        return _first_of_two(negated, plain, lexicon, other)
    mild = lexicon.mild_words(negated)
    turning = [t for t in lexicon.traces(negated) if not _overlap_any(t, [*negations, *mild])]
    own = sorted([*turning, *mild])
    traces = other.traces(plain)
    unmatched, unclaimed = _matched(_shares(traces, plain), _shares(own, negated))
    places = _shares(negations, negated)
    if any(abs(claim - place) < FAR for claim in unclaimed for place in places):
        return None
    left = [own[n] for n in unmatched if own[n] in turning]
    negator = _unturned(negated, left, lexicon)
    if negator is None:
        return None
    return Imbalance(
        negator, trimmed(plain, 0, len(plain)), sure=not (traces or other.mild_words(plain))
    )


def _shares(ranges: Iterable[Range], text: str) -> list[float]:
    """Where the ranges begin, as shares of the text."""
    return [start / len(text) for start, _ in ranges]


def _asks(text: str, negations: Iterable[Range]) -> bool:
    """Whether a negation asks for a yes: "Isn't it open?", "It is open, isn't it?"."""
    if not _QUESTION.search(text):
        return False
    return any(start < FIRST or "," in text[start - FIRST : start] for start, _ in negations)


def _matched(theirs: list[float], own: list[float]) -> tuple[set[int], list[float]]:
    """Gives each of `theirs` the nearest of `own` that is free. The indices in `own` of those that
    are left over, and those of `theirs` that find none.
    """
    free, without = set(range(len(own))), []
    for place in theirs:
        nearest = min(free, key=lambda n: abs(own[n] - place), default=None)
        if nearest is None or abs(own[nearest] - place) > BESIDE:
            without.append(place)
        else:
            free.remove(nearest)
    return free, without


def _unturned(text: str, others: list[Range], lexicon: Lexicon) -> Range | None:
    """The first negator with none of the other negative words close by: "not impossible"."""
    for start, end in lexicon.negators(text):
        near = start - lexicon.reach // 2, end + lexicon.reach
        if not _overlap_any(near, others):
            return start, end
    return None


def _overlap_any(one: Range, others: Iterable[Range]) -> bool:
    return any(one[0] < end and start < one[1] for start, end in others)


def _first_of_two(negated: str, plain: str, lexicon: Lexicon, other: Lexicon) -> Imbalance | None:
    """The first of two clauses that are both negated on one side, while the only negation of
    the other side stands in its second clause: "not blind, and they do not" - "blind and do not".
    """
    negations, left = lexicon.negations(negated), other.negations(plain)
    if len(negations) != 2 or len(left) != 1:
        return None
    traces, kept = lexicon.traces(negated), other.traces(plain)
    if len(kept) >= len(traces):
        return None  # the second may be an idiom here, and the first is not lost
    begin = traces[:2] == negations and kept[:1] == left
    between = lexicon.joint.search(lowered(negated), negations[0][1], negations[1][0])
    before = list(other.joint.finditer(lowered(plain), 0, left[0][0]))
    if not begin or not between or not before:
        return None
    bare = trimmed(plain, 0, before[-1].start())
    return Imbalance(negations[0], bare) if bare[1] - bare[0] >= other.few else None
