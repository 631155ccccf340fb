"""Reports what the rules of the catalogue, and those of the project, find in the translation.

The code of a finding is the id of its rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.rules.compiled import rules_for
from mtqa.rules.find import find_matches
from mtqa.types import Check, Code, Hit, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtqa.types import Context, Unit


def codes(context: Context) -> Mapping[str, Code]:
    """A code for each rule that knows the language of the translation."""
    return {
        rule.id: Code(rule.category, rule.severity, "{message}", rule.why)
        for rule in rules_for(context.target.language, context.rule_directories)
    }


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each bad rendering, with the right ones as suggestions."""
    rules = rules_for(context.target.language, context.rule_directories)
    for match in find_matches(rules, units, context):
        assert match.unit.target is not None
        quote = match.unit.target.text[match.start : match.end]
        yield Hit(
            code=match.rule.id,
            unit=match.unit.id,
            span=Span(Side.TARGET, match.start, match.end),
            detail={"message": _message(quote, match.target.good)},
            suggestions=match.target.good,
        )


def _message(quote: str, good: tuple[str, ...]) -> str:
    if good:
        return f"“{quote}” should be “{good[0]}”"
    return f"“{quote}” does not belong in a finished translation"


CHECK = Check(codes={}, find=find, codes_for=codes)
