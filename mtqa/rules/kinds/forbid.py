"""`forbid`: the words are wrong wherever they stand, whatever the source says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.rules.conditions import in_company
from mtqa.rules.model import Rule, RuleKind, Target

if TYPE_CHECKING:
    from mtqa.types import Context, Unit


def applies(rule: Rule, target: Target, unit: Unit, context: Context) -> bool:
    """Whether the surroundings that the rule asks for are there."""
    return in_company(rule, target, unit, context)


KIND = RuleKind(required=frozenset(), optional=frozenset(), applies=applies)
