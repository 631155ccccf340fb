"""Compares what numbers count: the same number with another unit, or in another currency."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtqa.checks.wrong_number._evidence import converts
from mtqa.text.quantities import CODE, MONEY, ORDINAL, PERCENT, TIME, lexicon

if TYPE_CHECKING:
    from mtqa.checks.wrong_number._evidence import Evidence
    from mtqa.text.quantities import Quantity


class Mismatch(NamedTuple):
    """A number of the source and the same one in the translation, of another thing."""

    source: Quantity
    target: Quantity
    currency: bool


def mismatches(source: Evidence, target: Evidence, *, convert: bool = True) -> list[Mismatch]:
    """The numbers whose unit, currency or percent sign is another one; unless measures may be
    converted, those that were, too.
    """
    if not source.measured or not target.quantities:
        return []
    found = [] if convert else _conversions(source, target)
    for quantity in source.quantities:
        if quantity.kind in {CODE, TIME, ORDINAL}:
            continue
        if not (quantity.units or quantity.kind == PERCENT):
            continue
        same = [q for q in target.quantities if quantity.value in (q.value, *q.others)]
        alike = [q for q in source.quantities if q.value == quantity.value]
        if len(same) == len(alike) == 1 and _differ(quantity, same[0], source, target):
            money = quantity.kind == same[0].kind == MONEY
            found.append(Mismatch(quantity, same[0], money))
    return found


def _conversions(source: Evidence, target: Evidence) -> list[Mismatch]:
    """The measures of the source that stand in the translation in another unit only."""
    return [
        Mismatch(one, other, currency=False)
        for one in source.quantities
        if one.units and not any(one.units & q.units for q in target.quantities)
        for other in target.quantities
        if other.units and converts(one, other, target)
    ]


def _differ(one: Quantity, other: Quantity, source: Evidence, target: Evidence) -> bool:
    if other.kind in {CODE, TIME, ORDINAL}:
        return False
    if PERCENT in {one.kind, other.kind}:
        if one.kind == other.kind:
            return False
        bare = one if one.kind != PERCENT else other
        return bool(bare.units) or not (one is bare or _says_percent(target))
    if not other.units or one.units & other.units:
        return False
    return not one.units & target.units and not other.units & source.units


def _says_percent(text: Evidence) -> bool:
    return lexicon(text.language).says_percent(text.text)
