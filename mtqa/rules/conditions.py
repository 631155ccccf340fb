"""The surroundings in which a rule holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.rules.model import ANY_LANGUAGE
from mtqa.text.languages import falls_under
from mtqa.types import STRING, UNIT

if TYPE_CHECKING:
    from mtqa.rules.matcher import Phrases
    from mtqa.rules.model import Rule, Target
    from mtqa.types import Context, Inline, Segment, Unit

NEIGHBOURHOOD = 3
"""How many units before and after count as neighbours."""

_DOMAIN_WORDS = 2
_BETWEEN = re.compile(r"(?<!\s)\s++[|·•/]\s+|\t")
"""What stands between the words of a row of buttons: "Like | Reply"."""

_REMAINS = frozenset({"placeholder", "tag"})

_TRIMMED = " \t\u00a0:：.。"


def in_company(rule: Rule, target: Target, unit: Unit, context: Context) -> bool:
    """Whether the segment holds a word of `context`, and a neighbour one of `neighbours`."""
    assert unit.target is not None
    if target.context is not None and not target.context.found(unit.target.text):
        return False
    if rule.neighbours is None:
        return True
    beside = context.neighbours(unit, NEIGHBOURHOOD)
    return any(rule.neighbours.found(near.target.text) for near in beside if near.target)


def hushed(rule: Rule, unit: Unit, context: Context) -> bool:
    """Whether the source holds a word of `unless_source`, or a neighbour, its translation or its
    source, one of `unless_neighbours`.
    """
    if rule.unless_source and unit.source and rule.unless_source.found(unit.source.text):
        return True
    words = rule.unless_neighbours
    if words is None:
        return False
    beside = context.neighbours(unit, NEIGHBOURHOOD)
    segments = [side for near in beside for side in (near.target, near.source) if side is not None]
    return any(words.found(segment.text) for segment in segments)


def in_place(rule: Rule, target: Target, segment: Segment, start: int, end: int) -> bool:
    """Whether a match stands where the rule looks: the whole segment, its start, outside code,
    and not in words that show it to be right.
    """
    if rule.segments is not None and segment.kind not in rule.segments:
        return False
    if rule.regions is not None and segment.region not in rule.regions:
        return False
    if rule.whole and _field(segment.text, start, end) != segment.text[start:end].strip(_TRIMMED):
        return False
    if rule.start and any(char.isalnum() for char in segment.text[:start]):
        return False
    if any(_protects(inline, start, end) for inline in segment.inlines):
        return False
    return target.unless is None or not target.unless.found(segment.text)


def _protects(inline: Inline, start: int, end: int) -> bool:
    """Whether an inline keeps a match from counting. It does not if it is a placeholder or tag
    that the match takes in, or code in a longer match: that is about remains of templates.
    """
    if not (inline.start < end and start < inline.end):
        return False
    if not (start <= inline.start and inline.end <= end):
        return True
    longer = end - start > inline.end - inline.start
    return inline.kind not in _REMAINS and not (inline.kind == "code" and longer)


def copied(unit: Unit, context: Context, start: int, end: int) -> bool:
    """Whether a match is about placeholders or tags that are no remains: where the source has some,
    too, checks compare them; without a source they belong into the strings of a program.
    """
    target = unit.target
    if target is None or not any(
        inline.kind in _REMAINS and start <= inline.start and inline.end <= end
        for inline in target.inlines
    ):
        return False
    if unit.source is None:
        return context.target.blocks[target.block].element in {STRING, UNIT}
    return any(inline.kind in _REMAINS for inline in unit.source.inlines)


def _field(text: str, start: int, end: int) -> str:
    """The button that a match stands on, in a segment that may be a row of them."""
    left = max((gap.end() for gap in _BETWEEN.finditer(text, 0, start)), default=0)
    right = _BETWEEN.search(text, end)
    return text[left : right.start() if right else len(text)].strip(_TRIMMED)


def elsewhere(rule: Rule, target: Target, unit: Unit) -> bool:
    """Whether a unit is none that the rule is about."""
    segment = unit.target
    assert segment is not None
    return (
        (rule.segments is not None and segment.kind not in rule.segments)
        or (rule.regions is not None and segment.region not in rule.regions)
        or (target.unless is not None and target.unless.found(segment.text))
    )


def in_domain(rule: Rule, context: Context) -> bool:
    """Whether the document, translation and source taken together, holds two different words of
    the rule's `domain`, or the only one that it names.
    """
    if rule.domain is None:
        return True
    found = set()
    for document in (context.target, context.source):
        if document is not None:
            text = document.raw.text
            found |= {text[start:end].lower() for start, end in rule.domain.spans(text)}
    listed = len(rule.domain.literals) + len(rule.domain.patterns)
    return len(found) >= min(_DOMAIN_WORDS, listed)


def triggers(rule: Rule, context: Context) -> list[Phrases]:
    """What shows a rule to be concerned, in the language of the source."""
    if context.source is None:
        return []
    language = context.source.language
    return [
        phrases
        for tag, phrases in rule.trigger.items()
        if tag == ANY_LANGUAGE or falls_under(language, tag)
    ]
