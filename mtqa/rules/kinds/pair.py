"""`pair`: a trigger in the source, and the renderings that get it wrong.

A bad rendering is reported where the trigger stands in the source of its unit or of a unit
beside it, since a translator moves words across sentence bounds. Where there is no source that
could hold the trigger, it is reported if it is telling by itself, in the surroundings that the
rule asks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.rules.conditions import in_company
from mtqa.rules.model import Rule, RuleKind, Target
from mtqa.text.languages import falls_under

if TYPE_CHECKING:
    from mtqa.types import Context, Unit

REACH = 1


def applies(rule: Rule, target: Target, unit: Unit, context: Context) -> bool:
    """Whether the source shows the rendering to be wrong, or it gives itself away."""
    triggers = [
        phrases
        for language, phrases in rule.trigger.items()
        if context.source is not None and falls_under(context.source.language, language)
    ]
    if triggers and unit.source is not None:
        beside = context.neighbours(unit, REACH)
        texts = [near.source.text for near in (unit, *beside) if near.source is not None]
        return any(phrases.found(text) for phrases in triggers for text in texts)
    return target.telling and in_company(rule, target, unit, context)


KIND = RuleKind(required=frozenset({"trigger"}), optional=frozenset(), applies=applies)
