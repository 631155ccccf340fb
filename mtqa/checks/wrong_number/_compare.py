"""Tells which numbers of a translation are not those of its source, and what befell them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from mtqa.checks.wrong_number._evidence import (
    Evidence,
    aside,
    evidence,
    may_stand_in,
    precise,
    stands_in,
    telling,
)
from mtqa.text.quantities import PERCENT, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Context, Unit

_DASH = re.compile(r"\s?[-–—~～〜:]\s?")
_FROM_THE_RIGHT = frozenset({"ar", "fa", "he", "ur", "yi"})
_NEAR = 1
_FAR = 8
_LONG = 2
_LOST, _NEW = 3, 10
"""From where on a number that one side lacks is told: languages have more ways to say two than a
lexicon knows (duo, biennial, the Arabic dual). In a short text there is no room for them.
"""
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """A number of the source, one of the translation that took its place, or only one of both.

    `factor` is the power of ten by which they differ, else 1.
    """

    source: Quantity | None
    target: Quantity | None
    factor: Decimal = Decimal(1)


def differences(
    unit: Unit, source: Evidence, target: Evidence, context: Context
) -> list[Difference]:
    """What is wrong with the numbers of a unit that has both sides."""
    if [q.value for q in source.claims] == [q.value for q in target.claims]:
        return []
    if turned := _turned(source, target):
        return [turned]
    lost = [
        q for q in source.claims if not (stands_in(q, target) or _said_as_part(q, source, target))
    ]
    new = [q for q in target.claims if not stands_in(q, source)]
    if not lost and not new:
        return []
    lost = [q for q in lost if not may_stand_in(q, source, target, translated=False)]
    new = [q for q in new if not may_stand_in(q, target, source, translated=True)]
    if not lost and not new:
        return []
    near = () if context.paired else _neighbours(unit, context)
    strayed = [q for q in new if _elsewhere(q, target, near, "source")]
    kept = [q for q in lost if _elsewhere(q, source, near, "target")]
    found = _falsified([q for q in lost if q not in kept], [q for q in new if q not in strayed])
    lost = [q for q in lost if q not in {difference.source for difference in found}]
    new = [q for q in new if q not in {difference.target for difference in found}]
    least = 1 if max(len(source.text), len(target.text)) <= _SHORT else _LOST
    if target.text.count("{") <= source.text.count("{"):  # else a template was not filled
        found += [Difference(q, None) for q in lost if _alone(q, source, near, "target", least)]
    found += [Difference(None, q) for q in new if _alone(q, target, near, "source", _NEW)]
    return found


def _said_as_part(quantity: Quantity, source: Evidence, target: Evidence) -> bool:
    """Whether a number is of a fraction that the other side has in words: 1/2, half."""
    return any(
        fraction.start <= quantity.start < fraction.end
        and not {round(Decimal(fraction.above) / fraction.below, 2)}.isdisjoint(target.mentions)
        for fraction in source.fractions
    )


def _turned(source: Evidence, target: Evidence) -> Difference | None:
    """The first number of a range or a score whose two numbers changed places; nothing where they
    are written from right to left.
    """
    if target.language.partition("-")[0] in _FROM_THE_RIGHT:
        return None
    for one in _spans(source):
        for other in _spans(target):
            if one != other and one == other[::-1]:
                pairs = zip(source.claims, target.claims, strict=False)
                return next((Difference(a, b) for a, b in pairs if a.value != b.value), None)
    return None


def _spans(text: Evidence) -> list[tuple[Decimal, Decimal]]:
    """The pairs of numbers with nothing but a dash or a colon between them, if there is only one
    pair: where there are more, a translation may tell them in another order.
    """
    pairs = [
        (one.value, other.value)
        for one, other in zip(text.claims, text.claims[1:], strict=False)
        if _DASH.fullmatch(text.text, one.end, other.start)
    ]
    return pairs if len(pairs) == 1 else []


def _falsified(lost: Sequence[Quantity], new: Sequence[Quantity]) -> list[Difference]:
    """The pairs of a number of the source and what became of it: by digits or a power of ten,
    or because nothing else is left on both sides.
    """
    rest, found = list(new), []
    for quantity in lost:
        likely = [
            (factor, q)
            for q in rest
            if telling(quantity)
            and telling(q)
            and (factor := _corrupted(quantity, q, lost, new)) is not None
        ]
        if likely:
            factor, other = min(likely, key=lambda pair: (pair[0], pair[1].start))
            rest.remove(other)
            found.append(Difference(quantity, other, factor))
    if not found and len(lost) == len(new) == 1 and _comparable(lost[0], new[0]):
        found.append(Difference(lost[0], new[0]))
    return found


def _comparable(source: Quantity, target: Quantity) -> bool:
    """Whether one may have taken the place of the other: a share is no count."""
    return (source.kind == PERCENT) == (target.kind == PERCENT) and (
        not source.units or not target.units or bool(source.units & target.units)
    )


def _alone(quantity: Quantity, own: Evidence, near: Sequence[Unit], side: str, least: int) -> bool:
    """Whether a precise number stands nowhere around on the other side."""
    if not precise(quantity, own.language, least) or aside(quantity, own):
        return False
    segments = (getattr(unit, side) for unit in near)
    others = [evidence(segment) for segment in segments if segment is not None]
    return not any(
        not o.whole or may_stand_in(quantity, own, o, translated=side == "source") for o in others
    )


def _elsewhere(quantity: Quantity, own: Evidence, near: Sequence[Unit], side: str) -> bool:
    """Whether a number stands in a neighbour on the other side that has no need of it itself."""
    back = "source" if side == "target" else "target"
    for unit in near:
        there, here = getattr(unit, side), getattr(unit, back)
        if there is None or not may_stand_in(
            quantity, own, evidence(there), translated=side == "source"
        ):
            continue
        if here is None or not quantity.values & evidence(here).mentions:
            return True
    return False


def _neighbours(unit: Unit, context: Context) -> list[Unit]:
    """The units next to one, and those that have a part in its paragraph."""
    near = {other.id for other in context.neighbours(unit, _NEAR)}
    block = unit.source.block if unit.source is not None else None
    return [
        other
        for other in context.neighbours(unit, _FAR)
        if other.id in near or (other.source is not None and other.source.block == block)
    ]


def _corrupted(
    source: Quantity, target: Quantity, lost: Sequence[Quantity], new: Sequence[Quantity]
) -> Decimal | None:
    """By what factor a number was falsified (1 if not by a power of ten); None if it was not."""
    if not source.value or not target.value:
        return None
    if source.kind != target.kind and PERCENT in {source.kind, target.kind}:
        return None
    factor = max(source.value, target.value) / min(source.value, target.value)
    if factor.normalize().as_tuple().digits == (1,) and factor != 1:
        return factor
    if source.scale != target.scale:
        return None
    if _misspelt(source.value / source.scale, target.value / target.scale):
        return Decimal(1)
    alone = len(lost) == len(new) == 1
    return Decimal(1) if alone and source.kind == target.kind == PERCENT else None


def _misspelt(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers of several digits differ by one digit, or by two swapped."""
    first, second = f"{one:f}".replace(".", ""), f"{other:f}".replace(".", "")
    if len(first) != len(second) or len(first) < _LONG:
        return False
    places = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(places) == 1:
        return True
    return len(places) == 2 and places[0] + 1 == places[1] and sorted(first) == sorted(second)
