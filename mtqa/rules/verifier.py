"""Holds every rule to its own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.errors import MtqaError
from mtqa.rules.examples import lay_out, pieces, place, with_target
from mtqa.rules.find import find_matches, target_for
from mtqa.rules.model import ANY_LANGUAGE
from mtqa.rules.ruleset import in_memory, look_up_forms
from mtqa.types import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.rules.examples import Place
    from mtqa.rules.model import Match, Rule, Target
    from mtqa.rules.ruleset import RuleSet
    from mtqa.types import Example


def verify(rules: Iterable[Rule]) -> Iterator[str]:
    """A sentence with file and line for each demand that a rule fails.

    Each rule needs a match for every target language that it names, found at exactly the marked
    place; finds each of its bad literals in the place of the marked one; is silenced by each of
    its suggestions; and has a no_match, which it passes over.
    """
    seen: dict[str, Rule] = {}
    rules = tuple(rules)
    look_up_forms(rules)
    for rule in rules:
        if rule.id in seen:
            taken = seen[rule.id]
            yield _fault(rule, rule.line, f"the id is taken by {taken.path}:{taken.line}")
        seen[rule.id] = rule
        yield from _shape(rule)
        trial = _Trial(rule)
        for example, line in (*rule.matching, *rule.silent):
            for message in trial.judge(example):
                yield _fault(rule, line, message)


def _fault(rule: Rule, line: int, message: str) -> str:
    return f"{rule.path}:{line}: rule '{rule.id}': {message}"


def _shape(rule: Rule) -> Iterator[str]:
    if not rule.silent:
        yield _fault(rule, rule.line, "has no no_match example")
    shown = {
        example.language
        for example, _ in rule.matching
        if "⟦" in example.target or (rule.required and "⟦" in (example.source or ""))
    }
    for language in sorted(rule.target_languages):
        if language not in shown and not (language == ANY_LANGUAGE and shown):
            yield _fault(rule, rule.line, f"has no match example for '{language}'")


class _Trial:
    """One rule before its examples."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._sets: dict[str, RuleSet] = {}

    def judge(self, example: Example) -> Iterator[str]:
        """What is wrong with the rule, as an example shows it."""
        is_match = any(example is other for other, _ in self._rule.matching)
        target = target_for(self._rule, example.language)
        if target is None:
            yield f"the example's language '{example.language}' is none of its own"
            return
        try:
            matches, wanted = self._found(example)
            cut = pieces(example.target)
        except (MtqaError, ValueError) as error:
            yield f"the example cannot be read: {error}"
            return
        if is_match and not wanted:
            yield "the match example marks nothing"
        if not is_match and wanted:
            yield "the no_match example marks something"
        if matches.keys() != wanted:
            yield f"finds {_shown(example, matches)} instead of {_shown(example, wanted)}"
        elif is_match and len(cut) > 1:
            yield from self._other_renderings(target, example, cut)
            yield from self._suggestions(target, example, cut, matches.values())
        elif is_match:
            for good in target.good:
                if self._found(with_target(example, good))[0]:
                    yield f"still fires when the translation is its suggestion “{good}”"

    def _other_renderings(self, target: Target, example: Example, cut: list[str]) -> Iterator[str]:
        for literal in target.bad.literals:
            plain = literal.replace("*", "")
            matches, wanted = self._found(_replaced(example, cut, f"⟦{plain}⟧"))
            if matches.keys() != wanted:
                yield f"does not find its own “{plain}” in the place of “{cut[1]}”"

    def _suggestions(
        self, target: Target, example: Example, cut: list[str], matches: Iterable[Match]
    ) -> Iterator[str]:
        offered = [right for match in matches for right in match.suggestions]
        named = () if target.bad.patterns else target.good
        for good in dict.fromkeys((*offered, *named)):
            if self._found(_replaced(example, cut, good))[0]:
                yield f"still fires when “{cut[1]}” is replaced by its suggestion “{good}”"

    def _found(self, example: Example) -> tuple[dict[Place, Match], frozenset[Place]]:
        """What the rule finds in an example, by place, and the places that are marked."""
        laid_out = lay_out(example)
        context = laid_out.context
        language = context.target.language
        if language not in self._sets:
            self._sets[language] = in_memory([self._rule], language)
        matches = find_matches(self._sets[language], context.units, context)
        return {place(match.unit, match.span): match for match in matches}, laid_out.marked


def _replaced(example: Example, cut: list[str], text: str) -> Example:
    """The example with `text` in each marked place."""
    return with_target(
        example, "".join(text if number % 2 else piece for number, piece in enumerate(cut))
    )


def _shown(example: Example, places: Iterable[Place]) -> str:
    texts = {Side.TARGET: example.target, Side.SOURCE: example.source or ""}
    plain = {side: "".join(pieces(text)) for side, text in texts.items()}
    quotes = [f"“{plain[side][start:end]}”" for side, start, end in sorted(places)]
    return ", ".join(quotes) or "nothing"
