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
from mtqa.text.phrases import around
from mtqa.types import Check, Hit, Kind, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.checks.lost_negation._balance import Imbalance
    from mtqa.types import Context, Segment, Unit

KINDS = frozenset({Kind.PROSE, Kind.CAPTION, Kind.HEADING, Kind.LABEL})

SURE = 0.9
"""The least confidence in a unit's alignment; where it has `SHORT` words or fewer, `SURER`."""

SURER = 0.95
SHORT = 6

SUREST = 0.98
"""For an added negation, which is more often a translator's way of saying the same thing."""

SHORT_TEXT = 150
"""Characters of a text in which an added negation can be told."""

SHORTER = 0.4
"""A side with less than this share of the other's words leaves out more than a negation."""

FEW = 2
"""Unless so many words are all that they differ by."""


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """At most one hit for a unit. One for a lost negation marks the words of the translation that
    should negate, up to 120 characters, and the negator of the source as related; one for an
    added negation marks the negator.
    """
    for unit in units:
        source, target = unit.source, unit.target
        if source is None or target is None or unit.confidence < SURE:
            continue
        lost = _imbalance(source, target)
        added = None
        if lost is None and unit.confidence >= SUREST and len(target.text) <= SHORT_TEXT:
            added = _imbalance(target, source)
        if not (lost or added) or not _comparable(source, target, unit.confidence):
            continue
        if lost and not _slipped(unit, context, Side.TARGET):
            yield _lost(unit, source, target, lost)
        elif added and added.sure and not _slipped(unit, context, Side.SOURCE):
            related = (unit.id, Span(Side.SOURCE, *added.bare))
            yield Hit(ADDED, unit.id, Span(Side.TARGET, *added.negator), (related,))


def _comparable(source: Segment, target: Segment, confidence: float) -> bool:
    """Whether the sides surely belong together and say as much."""
    if not {source.kind, target.kind} <= KINDS:
        return False
    less, more = sorted((words.count(source.text), words.count(target.text)))
    as_much = less >= SHORTER * more or more - less <= FEW
    return as_much and (less > SHORT or confidence >= SURER)


def _imbalance(negated: Segment, plain: Segment) -> Imbalance | None:
    if negated.language.partition("-")[0] == plain.language.partition("-")[0]:
        return None
    own, other = lexicon(negated.language), lexicon(plain.language)
    if own is None or other is None or not own.may_negate(negated.text):
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
        Span(Side.TARGET, *around(target.text, lost.bare, start / len(source.text))),
        related=((unit.id, Span(Side.SOURCE, start, end)),),
        detail={"negator": source.text[start:end]},
        severity=None if lost.sure else Severity.MAJOR,
    )


CHECK = Check(codes=CODES, find=find, kinds=KINDS)
