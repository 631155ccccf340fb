"""Runs rules over units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.errors import RuleError
from mtqa.rules.conditions import in_place
from mtqa.rules.matcher import MOST, TIMEOUT
from mtqa.rules.model import ANY_LANGUAGE, Match, Matches, Rule, RuleKind, Target
from mtqa.text.languages import fallbacks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtqa.types import Context, Unit


def target_for(rule: Rule, language: str) -> Target | None:
    """What a rule knows about a language: the closest of its entries, or that for any."""
    for tag in (*fallbacks(language), ANY_LANGUAGE):
        if tag in rule.targets:
            return rule.targets[tag]
    return None


def find_matches(rules: Iterable[Rule], units: Iterable[Unit], context: Context) -> Matches:
    """Every bad rendering that its rule's kind finds wrong, unit by unit.

    Raises RuleError if a pattern backtracks without end.
    """
    candidates = _candidates(rules, context)
    for unit in units:
        if unit.target is None:
            continue
        lowered = unit.target.text[:MOST].lower()
        for rule, target in candidates:
            if target.bad.possible(lowered):
                yield from _in_unit(rule, target, unit, context)


def _candidates(rules: Iterable[Rule], context: Context) -> list[tuple[Rule, Target]]:
    """The rules of which something may stand in the translation: those with patterns, and those
    with a literal whose longest word does. One pass over the text finds the words of all rules.
    """
    import ahocorasick

    language = context.target.language
    known = [(rule, target) for rule in rules if (target := target_for(rule, language)) is not None]
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    owners: list[set[int]] = []
    for number, (_, target) in enumerate(known):
        for key in target.bad.keys:
            place = automaton.get(key, None)
            if place is None:
                automaton.add_word(key, len(owners))
                owners.append(set())
                place = len(owners) - 1
            owners[place].add(number)
    found = {number for number, (_, target) in enumerate(known) if target.bad.patterns}
    if len(automaton):
        automaton.make_automaton()
        text = context.target.raw.text.lower()
        for place in {place for _, place in automaton.iter(text)}:
            found |= owners[place]
    return [known[number] for number in sorted(found)]


def _in_unit(rule: Rule, target: Target, unit: Unit, context: Context) -> Matches:
    kind: RuleKind = registry.load("rules.kinds", rule.kind)
    assert unit.target is not None
    try:
        for start, end in target.bad.spans(unit.target.text):
            placed = in_place(rule, target, unit.target, start, end)
            if placed and kind.applies(rule, target, unit, context):
                yield Match(rule, target, unit, start, end)
    except TimeoutError:
        raise RuleError(
            f"rule '{rule.id}': a pattern takes more than {TIMEOUT:g} s on one segment",
            path=str(rule.path),
            line=rule.line,
        ) from None
