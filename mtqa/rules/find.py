"""Runs rules over units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.errors import RuleError
from mtqa.rules.conditions import in_place
from mtqa.rules.matcher import TIMEOUT
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
    language = context.target.language
    candidates = [
        (rule, target) for rule in rules if (target := target_for(rule, language)) is not None
    ]
    whole = context.target.raw.text.lower()
    candidates = [(rule, target) for rule, target in candidates if target.bad.possible(whole)]
    for unit in units:
        if unit.target is None:
            continue
        lowered = unit.target.text.lower()
        for rule, target in candidates:
            if target.bad.possible(lowered):
                yield from _in_unit(rule, target, unit, context)


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


def knows_language(rules: Iterable[Rule], language: str) -> bool:
    """Whether any rule is about this language in particular."""
    tags = set(fallbacks(language))
    return any(tags & rule.target_languages for rule in rules)
