"""The surroundings in which a rule holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtqa.rules.model import Rule, Target
    from mtqa.types import Context, Segment, Unit

NEIGHBOURHOOD = 3
"""How many units before and after count as neighbours."""

_TRIMMED = " \t\u00a0:：.。"


def in_company(rule: Rule, target: Target, unit: Unit, context: Context) -> bool:
    """Whether the segment stands in one of `regions` and holds a word of `context`, and a
    neighbour holds one of `neighbours`.
    """
    assert unit.target is not None
    if rule.regions is not None and unit.target.region not in rule.regions:
        return False
    if target.context is not None and not target.context.found(unit.target.text):
        return False
    if rule.neighbours is None:
        return True
    beside = context.neighbours(unit, NEIGHBOURHOOD)
    return any(rule.neighbours.found(near.target.text) for near in beside if near.target)


def in_place(rule: Rule, target: Target, segment: Segment, start: int, end: int) -> bool:
    """Whether a match stands where the rule looks: the whole segment, its start, outside code,
    and not in words that show it to be right.
    """
    if rule.segments is not None and segment.kind not in rule.segments:
        return False
    if rule.whole and segment.text.strip(_TRIMMED) != segment.text[start:end].strip(_TRIMMED):
        return False
    if rule.start and any(char.isalnum() for char in segment.text[:start]):
        return False
    if any(inline.start < end and start < inline.end for inline in segment.inlines):
        return False
    return target.unless is None or not target.unless.found(segment.text)
