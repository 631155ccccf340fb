"""Finds names of the source that the translation misspells, leaves out, exchanges, turns round
or gives another title, and countries that it takes for others.

Names are compared by their letters, or by their consonants where the scripts differ. Only a
name that is told beyond doubt counts: one that the translation writes elsewhere, or one in Latin
letters in a source of another script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.wrong_name._codes import CODES, COUNTRY, MISSING, MISSPELT, REPLACED, TITLE, TURNED
from mtqa.checks.wrong_name._countries import exchanged
from mtqa.checks.wrong_name._evidence import KEPT, Evidence, missing, misspelt, replaced
from mtqa.checks.wrong_name._mentions import mentions
from mtqa.checks.wrong_name._order import turned
from mtqa.checks.wrong_name._renderings import has, writes_latin
from mtqa.checks.wrong_name._titles import misplaced
from mtqa.types import Check, Hit, Scope, Side, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mtqa.checks.wrong_name._mentions import Mention
    from mtqa.types import Context, Unit

SURE = 0.9
"""The least confidence in a unit's alignment."""


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
        yield from _misplaced(unit)


def _lost(
    name: str, places: Sequence[Mention], names: Collection[str], context: Context
) -> Iterator[Hit]:
    lost = [p for p in places if not has(p.target.text, name, p.target.language)]
    if not lost:
        return
    kept = {place.unit.id for place in places if place not in lost}
    evidence = Evidence(name, len(kept), len(lost), context)
    for place in {place.unit.id: place for place in reversed(lost)}.values():
        named = Span(Side.SOURCE, place.start, place.end)
        related, detail = ((place.unit.id, named),), {"name": name}
        if span := misspelt(evidence, place):
            wrong = Span(Side.TARGET, *span)
            yield Hit(MISSPELT, place.unit.id, wrong, related, detail, (name,))
        elif span := replaced(evidence, place, names):
            yield Hit(REPLACED, place.unit.id, Span(Side.TARGET, *span), related, detail)
        elif missing(evidence, place):
            yield Hit(MISSING, place.unit.id, named)


def _misplaced(unit: Unit) -> Iterator[Hit]:
    """Names whose parts or titles have changed places, and countries that stand for others."""
    assert unit.source is not None
    assert unit.target is not None
    for wrong, right in turned(unit.source, unit.target):
        name = unit.source.text[slice(*right)]
        related = ((unit.id, Span(Side.SOURCE, *right)),)
        yield Hit(TURNED, unit.id, Span(Side.TARGET, *wrong), related, {"name": name}, (name,))
    for wrong, right in exchanged(unit.source, unit.target):
        detail = {"name": unit.source.text[slice(*right)]}
        related = ((unit.id, Span(Side.SOURCE, *right)),)
        yield Hit(COUNTRY, unit.id, Span(Side.TARGET, *wrong), related, detail)
    for wrong, right in misplaced(unit.source, unit.target):
        detail = {"name": unit.source.text[slice(*right)]}
        related = ((unit.id, Span(Side.SOURCE, *right)),)
        yield Hit(TITLE, unit.id, Span(Side.TARGET, *wrong), related, detail)


CHECK = Check(codes=CODES, find=find, scope=Scope.DOCUMENT)
