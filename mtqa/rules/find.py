"""Runs rules over units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.errors import RuleError
from mtqa.rules.conditions import copied, hushed, in_domain, in_place
from mtqa.rules.matcher import MOST, TIMEOUT, plain
from mtqa.rules.model import ANY_LANGUAGE, Match, Matches, Rule, RuleKind, Target
from mtqa.rules.suggestions import is_safe, suggestions
from mtqa.text.languages import fallbacks
from mtqa.types import Side, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mtqa.rules.ruleset import RuleSet
    from mtqa.types import Context, Unit


def target_for(rule: Rule, language: str) -> Target | None:
    """What a rule knows about a language: the closest of its entries, or that for any."""
    for tag in (*fallbacks(language), ANY_LANGUAGE):
        if tag in rule.targets:
            return rule.targets[tag]
    return None


def find_matches(
    rules: RuleSet,
    units: Iterable[Unit],
    context: Context,
    on_error: Callable[[RuleError], None] | None = None,
) -> Matches:
    """Every bad rendering that its rule's kind finds wrong, and what it finds missing, unit by
    unit.

    A rule with a pattern that backtracks without end is given up: `on_error` is told, and the
    others go on; RuleError is raised where there is nobody to be told.
    """
    run = _Run(rules, context, on_error)
    for unit in units:
        if unit.target is not None:
            yield from run.in_target(unit)
            if unit.source is not None:
                yield from run.in_source(unit)


class _Run:
    def __init__(
        self, rules: RuleSet, context: Context, on_error: Callable[[RuleError], None] | None
    ) -> None:
        self._rules = rules
        self._context = context
        self._on_error = on_error
        self._given_up: set[str] = set()
        self._domains: dict[str, bool] = {}

    def in_target(self, unit: Unit) -> Matches:
        """The bad renderings in the translation."""
        assert unit.target is not None
        looked = plain(unit.target.text[:MOST])
        for rule, target in self._rules.by_target(looked):
            if target.bad.may_match(looked):
                yield from self._guarded(rule, target, unit, self._bad_renderings)

    def in_source(self, unit: Unit) -> Matches:
        """What the source has and the translation lacks."""
        assert unit.source is not None
        for rule, target in self._rules.by_source(plain(unit.source.text[:MOST])):
            yield from self._guarded(rule, target, unit, self._missing)

    def _guarded(
        self,
        rule: Rule,
        target: Target,
        unit: Unit,
        find: Callable[[Rule, Target, Unit], Matches],
    ) -> list[Match]:
        if rule.id in self._given_up:
            return []
        try:
            return list(find(rule, target, unit))
        except TimeoutError:
            self._given_up.add(rule.id)
        error = RuleError(
            f"rule '{rule.id}': a pattern takes more than {TIMEOUT:g} s on one segment; the rule"
            " was given up, its findings in this file are incomplete",
            path=str(rule.path),
            line=rule.line,
        )
        if self._on_error is None:
            raise error
        self._on_error(error)
        return []

    def _bad_renderings(self, rule: Rule, target: Target, unit: Unit) -> Matches:
        kind: RuleKind = registry.load("rules.kinds", rule.kind)
        assert unit.target is not None
        text = unit.target.text
        concerned: bool | None = None  # of the unit as a whole, so that it is asked once
        for start, end in target.bad.spans(text):
            if not in_place(rule, target, unit.target, start, end):
                continue
            if copied(unit, self._context, start, end):
                continue
            if concerned is None:
                applies = kind.applies(rule, target, unit, self._context)
                concerned = applies and self._holds(rule, unit)
            if not concerned:
                return
            right = suggestions(kind, target, text, start, end)
            safe = is_safe(kind, target, unit.target, start, end, right)
            yield Match(rule, target, unit, Span(Side.TARGET, start, end), right, safe)

    def _missing(self, rule: Rule, target: Target, unit: Unit) -> Matches:
        kind: RuleKind = registry.load("rules.kinds", rule.kind)
        if kind.missing is not None and self._holds(rule, unit):
            yield from kind.missing(rule, target, unit, self._context)

    def _holds(self, rule: Rule, unit: Unit) -> bool:
        """Whether the document is one for the rule, and nothing near speaks against it."""
        if rule.id not in self._domains:
            self._domains[rule.id] = in_domain(rule, self._context)
        return self._domains[rule.id] and not hushed(rule, unit, self._context)
