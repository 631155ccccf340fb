"""`pair`: a trigger in the source, and the renderings that get it wrong.

A bad rendering is reported where the trigger stands in the source of its unit or of a unit
beside it, since a translator moves words across sentence bounds. Where there is no source that
could hold the trigger, it is reported if it is telling by itself, in the surroundings that the
rule asks for. With `required`, a trigger is reported that has neither a right nor a bad rendering
in its unit or one near by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.rules.conditions import elsewhere, in_company, triggers
from mtqa.rules.model import Match, Matches, Rule, RuleKind, Target
from mtqa.rules.rendered import is_rendered
from mtqa.types import Side, Span

if TYPE_CHECKING:
    from mtqa.types import Context, Unit

REACH = 1
REACH_OF_MISSING = 2
SURE = 0.5
"""Units that are linked with less confidence do not show what is missing."""

SCAFFOLD = """\
[<name>]
kind     = "pair"
category = "accuracy/mistranslation"
severity = "major"
why      = "One sentence that tells an editor what the words of the source mean here."
trigger  = { <source> = ["SOURCE WORDS"] }
target.<target> = { bad = ["wrong words"], good = ["right words"] }

[[<name>.match]]
source = "SOURCE WORDS"
<target> = "A sentence with the ⟦wrong words⟧ in it."

[[<name>.no_match]]
source = "OTHER WORDS"
<target> = "A sentence with the wrong words, which are right here."
"""


def applies(rule: Rule, target: Target, unit: Unit, context: Context) -> bool:
    """Whether the source shows the rendering to be wrong, or it gives itself away."""
    concerned = triggers(rule, context)
    if concerned:
        beside = context.neighbours(unit, REACH)
        texts = [near.source.text for near in (unit, *beside) if near.source is not None]
        # A translation that was linked with nothing may belong to the source beside it.
        found = any(phrases.found(text) for phrases in concerned for text in texts)
        if found or unit.source is not None:
            return found
    return target.telling and in_company(rule, target, unit, context)


def missing(rule: Rule, target: Target, unit: Unit, context: Context) -> Matches:
    """The first trigger in the source of a unit, if none of its renderings is near."""
    assert unit.source is not None
    assert unit.target is not None
    if not target.good or unit.confidence < SURE or elsewhere(rule, target, unit):
        return
    beside = context.neighbours(unit, REACH_OF_MISSING)
    texts = [near.target.text for near in (unit, *beside) if near.target is not None]
    for phrases in triggers(rule, context):
        spans = phrases.spans(unit.source.text)
        if spans and not any(
            target.bad.found(text) or is_rendered(target.good, text) for text in texts
        ):
            span = Span(Side.SOURCE, *spans[0])
            yield Match(rule, target, unit, span, target.good, missing=True)
            return


KIND = RuleKind(
    scaffold=SCAFFOLD,
    applies=applies,
    required=("trigger",),
    optional=frozenset({"required"}),
    missing=missing,
)
