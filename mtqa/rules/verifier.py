"""Holds every rule to its own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.errors import MtqaError
from mtqa.rules.examples import lay_out, pieces, place, with_target
from mtqa.rules.find import find_matches, target_for
from mtqa.rules.model import ANY_LANGUAGE
from mtqa.types import Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.rules.model import Rule, Target
    from mtqa.types import Example


def verify(rules: Iterable[Rule]) -> Iterator[str]:
    """A sentence with file and line for each demand that a rule fails.

    Each rule needs a match for every target language that it names, found at exactly the marked
    place; finds each of its bad literals in the place of the marked one; is silenced by each of
    its suggestions; and has a no_match, which it passes over.
    """
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            yield _fault(rule, rule.line, f"the id is taken by {seen[rule.id].path}")
        seen[rule.id] = rule
        yield from _shape(rule)
        for example, line in (*rule.matching, *rule.silent):
            for message in _judge(rule, example):
                yield _fault(rule, line, message)


def _fault(rule: Rule, line: int, message: str) -> str:
    return f"{rule.path}:{line}: rule '{rule.id}': {message}"


def _shape(rule: Rule) -> Iterator[str]:
    if not rule.silent:
        yield _fault(rule, rule.line, "has no no_match example")
    shown = {example.language for example, _ in rule.matching if "⟦" in example.target}
    for language in sorted(rule.target_languages):
        if language not in shown and not (language == ANY_LANGUAGE and shown):
            yield _fault(rule, rule.line, f"has no match example for '{language}'")


def _judge(rule: Rule, example: Example) -> Iterator[str]:
    is_match = any(example is other for other, _ in rule.matching)
    target = target_for(rule, example.language)
    if target is None:
        yield f"the example's language '{example.language}' is none of its own"
        return
    try:
        found, wanted = _found(rule, example)
        cut = pieces(example.target)
    except (MtqaError, ValueError) as error:
        yield f"the example cannot be read: {error}"
        return
    if is_match and len(cut) < 3:
        yield "the match example marks nothing"
    if not is_match and wanted:
        yield "the no_match example marks something"
    if found != wanted:
        yield f"finds {_shown(example, found)} instead of {_shown(example, wanted)}"
    elif is_match:
        yield from _variants(rule, target, example, cut)


def _variants(rule: Rule, target: Target, example: Example, cut: list[str]) -> Iterator[str]:
    """Every bad literal in the marked place is found; every good one silences the rule."""
    for literal in target.bad.literals:
        plain = literal.replace("*", "")
        found, wanted = _found(rule, _replaced(example, cut, f"⟦{plain}⟧"))
        if found != wanted:
            yield f"does not find its own “{plain}” in the place of “{cut[1]}”"
    for good in target.good:
        if _found(rule, _replaced(example, cut, good))[0]:
            yield f"still fires when “{cut[1]}” is replaced by its suggestion “{good}”"


def _replaced(example: Example, cut: list[str], text: str) -> Example:
    """The example with `text` in each marked place."""
    return with_target(
        example, "".join(text if number % 2 else piece for number, piece in enumerate(cut))
    )


def _found(
    rule: Rule, example: Example
) -> tuple[set[tuple[Side, int, int]], set[tuple[Side, int, int]]]:
    laid_out = lay_out(example)
    context = laid_out.context
    found = {
        place(match.unit, Span(Side.TARGET, match.start, match.end))
        for match in find_matches([rule], context.units, context)
    }
    return found, set(laid_out.marked)


def _shown(example: Example, places: set[tuple[Side, int, int]]) -> str:
    text = "".join(pieces(example.target))
    quotes = [f"“{text[start:end]}”" for _, start, end in sorted(places)]
    return ", ".join(quotes) or "nothing"
