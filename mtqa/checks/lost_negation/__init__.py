"""Finds sentences that say the opposite of their source, because a negation was lost or added.

Only words are compared: a sentence that negates beyond doubt, and a counterpart in which nothing
could carry a negation, be it a particle, an affix, a verb of refusing or a limit. What good
translators turn round ("not until", "cannot wait") does not count, nor do questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.lost_negation._balance import imbalance
from mtqa.checks.lost_negation._codes import ADDED, CODES, LOST
from mtqa.checks.lost_negation._lexicon import lexicon
from mtqa.text import words
from mtqa.types import Check, Hit, Kind, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.checks.lost_negation._balance import Imbalance
    from mtqa.checks.lost_negation._lexicon import Range
    from mtqa.types import Context, Segment, Unit

KINDS = frozenset({Kind.PROSE, Kind.CAPTION})

SURE = 0.9
"""The least confidence in a unit's alignment; where it has `SHORT` words or fewer, `SURER`."""

SURER = 0.95
SHORT = 6

SUREST = 0.98
"""For an added negation, which is more often a translator's way of saying the same thing."""

FEWEST = 3
"""So many words each side has at least."""

SHORTER = 0.4
"""A side with less than this share of the other's words leaves out more than a negation."""

LONGEST_SPAN = 120


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """At most one hit for a unit. One for a lost negation marks the words of the translation that
    should negate, up to 120 characters, and the negator of the source as related; one for an
    added negation marks the negator.
    """
    for unit in units:
        if unit.source is None or unit.target is None or not _comparable(unit):
            continue
        lost = _imbalance(unit.source, unit.target)
        added = None
        if lost is None and unit.confidence >= SUREST:
            added = _imbalance(unit.target, unit.source)
        if lost and not _slipped(unit, context, Side.TARGET):
            yield _lost(unit, unit.source, unit.target, lost)
        elif added and not _slipped(unit, context, Side.SOURCE):
            related = (unit.id, Span(Side.SOURCE, *added.bare))
            yield Hit(ADDED, unit.id, Span(Side.TARGET, *added.negator), (related,))


def _comparable(unit: Unit) -> bool:
    """Whether a unit's sides are sentences that surely belong together and say as much."""
    source, target = unit.source, unit.target
    assert source is not None
    assert target is not None
    if unit.confidence < SURE or not {source.kind, target.kind} <= KINDS:
        return False
    less, more = sorted((words.count(source.text), words.count(target.text)))
    least = SURER if less <= SHORT else SURE
    return less >= FEWEST and less >= SHORTER * more and unit.confidence >= least


def _imbalance(negated: Segment, plain: Segment) -> Imbalance | None:
    if negated.language.partition("-")[0] == plain.language.partition("-")[0]:
        return None
    own, other = lexicon(negated.language), lexicon(plain.language)
    if own is None or other is None:
        return None
    return imbalance(negated.text, plain.text, own, other)


def _slipped(unit: Unit, context: Context, side: Side) -> bool:
    """Whether a neighbour has on `side` the negation that is missing here: a wrong alignment."""
    for neighbour in context.neighbours(unit, 1):
        here, there = neighbour.source, neighbour.target
        if side is Side.SOURCE:
            here, there = there, here
        if there is not None and _negates(there) and not (here is not None and _tells(here)):
            return True
    return False


def _negates(segment: Segment) -> bool:
    known = lexicon(segment.language)
    return known is not None and bool(known.negations(segment.text))


def _tells(segment: Segment) -> bool:
    known = lexicon(segment.language)
    return known is not None and bool(known.traces(segment.text))


def _lost(unit: Unit, source: Segment, target: Segment, lost: Imbalance) -> Hit:
    start, end = lost.negator
    return Hit(
        LOST,
        unit.id,
        Span(Side.TARGET, *_around(target.text, lost.bare, start / len(source.text))),
        related=((unit.id, Span(Side.SOURCE, start, end)),),
        detail={"negator": source.text[start:end]},
    )


def _around(text: str, bare: Range, share: float) -> Range:
    """The range, or so much of it as may be marked, about where `share` of the text is over."""
    start, end = bare
    if end - start <= LONGEST_SPAN:
        return bare
    middle = start + int(share * (end - start))
    left = min(max(middle - LONGEST_SPAN // 2, start), end - LONGEST_SPAN)
    right = left + LONGEST_SPAN
    space = text.find(" ", left, left + 20) if left > start else -1
    last = text.rfind(" ", right - 20, right) if right < end else -1
    return (space + 1 if space >= 0 else left), (last if last >= 0 else right)


CHECK = Check(codes=CODES, find=find, kinds=KINDS)
