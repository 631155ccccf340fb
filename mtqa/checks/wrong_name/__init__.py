"""Finds names of the source that the translation misspells, leaves out, exchanges, turns round
or gives another title, and places that it takes for others.

Names are compared by their letters, or by their consonants where the scripts differ. Only a
name that is told beyond doubt counts: one that the translation writes elsewhere, or one in Latin
letters in a source of another script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.wrong_name._codes import CODES, MISSING, MISSPELT, PLACE, REPLACED, TITLE, TURNED
from mtqa.checks.wrong_name._evidence import KEPT, Evidence, missing, misspelt, replaced
from mtqa.checks.wrong_name._mentions import mentions
from mtqa.checks.wrong_name._order import turned
from mtqa.checks.wrong_name._persons import confused
from mtqa.checks.wrong_name._places import exchanged
from mtqa.checks.wrong_name._renderings import has, recased, writes_latin
from mtqa.checks.wrong_name._titles import misplaced
from mtqa.types import Check, Hit, Scope, Side, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mtqa.checks.wrong_name._mentions import Mention
    from mtqa.text.phrases import Range
    from mtqa.types import Context, Unit

SURE = 0.9
"""The least confidence in a unit's alignment."""

SLIPPED = 2
"""By so many places may the alignment of a list of names be wrong nevertheless."""


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each name and unit: on the wrong words, or on the name in the source if the
    translation lacks it.
    """
    judged = [unit for unit in units if unit.confidence >= SURE and unit.source and unit.target]
    compared_by_letters = writes_latin(context.target.language)
    names = mentions(judged)
    for name, places in names.items():
        if compared_by_letters or len(places) > KEPT:
            yield from _lost(name, places, names.keys(), context)
    for unit in judged:
        yield from _misplaced(unit, context)


def _lost(
    name: str, places: Sequence[Mention], names: Collection[str], context: Context
) -> Iterator[Hit]:
    lost = []
    for place in places:
        if other_case := recased(place.target.text, name):
            yield _wrong(MISSPELT, name, place, other_case)
        elif not has(place.target.text, name, place.target.language):
            lost.append(place)
    kept = {place.unit.id for place in places} - {place.unit.id for place in lost}
    evidence = Evidence(name, len(kept), len(lost), context)
    for place in {place.unit.id: place for place in reversed(lost)}.values():
        if slip := misspelt(evidence, place):
            yield _wrong(MISSPELT, name, place, slip)
        elif other := replaced(evidence, place, names):
            yield _wrong(REPLACED, name, place, other)
        elif missing(evidence, place):
            yield Hit(MISSING, place.unit.id, Span(Side.SOURCE, place.start, place.end))


def _wrong(code: str, name: str, place: Mention, wrong: Range) -> Hit:
    related = ((place.unit.id, Span(Side.SOURCE, place.start, place.end)),)
    right = (name,) if code == MISSPELT else ()
    return Hit(code, place.unit.id, Span(Side.TARGET, *wrong), related, {"name": name}, right)


def _misplaced(unit: Unit, context: Context) -> Iterator[Hit]:
    """Names whose parts or titles have changed places, and places that stand for others."""
    assert unit.source is not None
    assert unit.target is not None
    for wrong, right in turned(unit.source, unit.target):
        name = unit.source.text[slice(*right)]
        related = ((unit.id, Span(Side.SOURCE, *right)),)
        yield Hit(TURNED, unit.id, Span(Side.TARGET, *wrong), related, {"name": name}, (name,))
    for wrong, right in exchanged(unit, context.neighbours(unit, SLIPPED)):
        detail = {"name": unit.source.text[slice(*right)]}
        related = ((unit.id, Span(Side.SOURCE, *right)),)
        yield Hit(PLACE, unit.id, Span(Side.TARGET, *wrong), related, detail)
    for wrong, right in confused(unit.source, unit.target):
        detail = {"name": unit.source.text[slice(*right)]}
        related = ((unit.id, Span(Side.SOURCE, *right)),)
        yield Hit(REPLACED, unit.id, Span(Side.TARGET, *wrong), related, detail)
    for wrong, right in misplaced(unit.source, unit.target):
        detail = {"name": unit.source.text[slice(*right)]}
        related = ((unit.id, Span(Side.SOURCE, *right)),)
        yield Hit(TITLE, unit.id, Span(Side.TARGET, *wrong), related, detail)


CHECK = Check(codes=CODES, find=find, scope=Scope.DOCUMENT)
