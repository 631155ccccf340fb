"""Reports what the rules of the catalogue, and those of the project, find in the translation.

The code of a finding is the id of its rule, with `/missing` after it where the right rendering of
what stands in the source is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mtqa.rules.compiled import rules_for
from mtqa.rules.find import find_matches
from mtqa.rules.model import MISSING
from mtqa.types import Check, Code, FileError, Hit, Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtqa.errors import RuleError
    from mtqa.rules.model import Match
    from mtqa.rules.ruleset import RuleSet
    from mtqa.types import Context, Unit


class _Codes(Mapping[str, Code]):
    """A code for each rule, made when it is asked for: most rules find nothing."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules

    def __getitem__(self, name: str) -> Code:
        found = self._rules.get(name.removesuffix(MISSING))
        if found is None:
            raise KeyError(name)
        rule, _ = found
        return Code(rule.category, rule.severity, "{message}", rule.why)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules.ids)

    def __len__(self) -> int:
        return len(self._rules)


def codes(context: Context) -> Mapping[str, Code]:
    """A code for each rule that knows the language of the translation."""
    return _Codes(rules_for(context.target.language, context.rule_directories))


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each bad rendering, with the right ones as suggestions, and for each missing
    one. A rule that has to be given up becomes an error of the context.
    """
    rules = rules_for(context.target.language, context.rule_directories)

    def give_up(error: RuleError) -> None:
        context.errors.append(FileError(f"{error.path}:{error.line}", error.message))

    for match in find_matches(rules, units, context, give_up):
        yield Hit(
            code=match.rule.id + MISSING if match.missing else match.rule.id,
            unit=match.unit.id,
            span=match.span,
            detail={"message": _message(match)},
            suggestions=match.suggestions,
            safe=match.safe,
        )


def _message(match: Match) -> str:
    segment = match.unit.source if match.span.side is Side.SOURCE else match.unit.target
    assert segment is not None
    quote = segment.text[match.span.start : match.span.end]
    right = match.suggestions[0] if match.suggestions else None
    if match.missing:
        return f"“{quote}” should be “{right}” in the translation, and is not there"
    if right:
        return f"“{quote}” should be “{right}”"
    if right is not None:
        return f"“{quote}” should not be there"
    return f"“{quote}” does not belong in a finished translation"


CHECK = Check(codes={}, find=find, codes_for=codes)
