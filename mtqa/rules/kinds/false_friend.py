"""`false-friend`: a word that looks like the one in the source and means something else.

It is an ordinary word of its language, so that only the word in the source of the very same unit,
in whatever form, shows it to be wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.rules.conditions import triggers
from mtqa.rules.model import Rule, RuleKind, Target

if TYPE_CHECKING:
    from mtqa.types import Context, Unit

SCAFFOLD = """\
[<name>]
kind     = "false-friend"
category = "accuracy/mistranslation"
severity = "major"
why      = "One sentence that tells an editor what each of the two words means."
trigger  = { <source> = ["source word"] }
target.<target> = { bad = ["friend"], good = ["right word"] }

[[<name>.match]]
source = "A sentence with the source word in it."
<target> = "A sentence with the false ⟦friend⟧ in it."

[[<name>.no_match]]
source = "A sentence with another word in it."
<target> = "A sentence in which the friend is right."
"""


def applies(rule: Rule, target: Target, unit: Unit, context: Context) -> bool:  # noqa: ARG001
    """Whether the source of the unit holds the word."""
    if unit.source is None:
        return False
    return any(phrases.found(unit.source.text) for phrases in triggers(rule, context))


KIND = RuleKind(
    scaffold=SCAFFOLD,
    applies=applies,
    required=("trigger",),
    target_keys=frozenset({"bad", "pattern", "good", "unless", "safe", "inflect"}),
    inflects_trigger=True,
)
