"""Finds limits that a translation drops ("only", "unless", "without") or turns into their
opposite ("at least" for "at most", "enable" for "disable").

Words are compared, as far as their senses are sure: the source says one beyond doubt, and nothing
in the translation could mean it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.lost_restriction._codes import CODES, LOST, REVERSED
from mtqa.checks.lost_restriction._lexicon import GRAVE, LIMITS, OPPOSITES, SOFT, lexicon
from mtqa.text import words
from mtqa.text.phrases import around, trimmed
from mtqa.types import Check, Hit, Kind, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.checks.lost_restriction._lexicon import Lexicon
    from mtqa.text.phrases import Range
    from mtqa.types import Context, Segment, Unit

KINDS = frozenset({Kind.PROSE, Kind.CAPTION, Kind.HEADING, Kind.LABEL})

SURE = 0.95
"""The least confidence in a unit's alignment."""

LONGEST = 200
"""Beyond so many characters a text says too much for its words to tell."""

SHORTER = 0.4
"""A translation with less than this share of its source's words leaves out more than a limit."""

FEW = 4
"""Unless so many words are all that is missing."""


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each sense that is lost, on the words of the translation that should have it,
    and one for each that is reversed, on the opposite.
    """
    target_words = lexicon(context.target.language)
    for unit in units if target_words else ():
        source, target = unit.source, unit.target
        if source is None or target is None or unit.confidence < SURE:
            continue
        own = lexicon(source.language)
        if own is None or own is target_words or target_words is None:
            continue
        said = own.said(source.text)
        if said and _comparable(source, target):
            for sense, place in said.items():
                if not (_protected(source, place) or _in_name(source.text, place)):
                    yield from _judged(unit, sense, place, own, target_words)


def _comparable(source: Segment, target: Segment) -> bool:
    if not {source.kind, target.kind} <= KINDS or len(source.text) > LONGEST:
        return False
    return source.text != target.text


def _protected(segment: Segment, place: Range) -> bool:
    return any(i.start < place[1] and place[0] < i.end for i in segment.inlines)


def _in_name(text: str, place: Range) -> bool:
    """Whether a capital inside a sentence makes a word part of a name: Doctors Without Borders."""
    before = text[: place[0]].rstrip()
    return text[place[0]].isupper() and before[-1:].isalpha() and not text.isupper()


def _judged(unit: Unit, sense: str, place: Range, own: Lexicon, other: Lexicon) -> Iterator[Hit]:
    source, target = unit.source, unit.target
    assert source is not None
    assert target is not None
    if other.may_have(target.text, sense):
        return
    related = ((unit.id, Span(Side.SOURCE, *place)),)
    detail = {"word": source.text[slice(*place)]}
    opposite = OPPOSITES.get(sense)
    if opposite and not own.may_have(source.text, opposite):
        wrong = other.said(target.text).get(opposite)
        if wrong and not _protected(target, wrong):
            severity = Severity.MINOR if sense in SOFT else None
            wrong_span = Span(Side.TARGET, *wrong)
            yield Hit(REVERSED, unit.id, wrong_span, related, detail, severity=severity)
            return
    if sense in LIMITS and _says_as_much(source.text, target.text):
        share = place[0] / len(source.text)
        span = around(target.text, trimmed(target.text, 0, len(target.text)), share)
        severity = Severity.MAJOR if sense in GRAVE else None
        yield Hit(LOST, unit.id, Span(Side.TARGET, *span), related, detail, severity=severity)


def _says_as_much(source: str, target: str) -> bool:
    more, less = words.count(source), words.count(target)
    return less >= SHORTER * more or more - less <= FEW


CHECK = Check(codes=CODES, find=find, kinds=KINDS)
