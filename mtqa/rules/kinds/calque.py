"""`calque`: a set phrase of an editorial system, translated word by word.

Like `pair`, but telling where a rule does not say otherwise: such a phrase ("前情提要" as
"Vorläufige Zusammenfassung") is a heading or a note that nobody writes of their own accord.
"""

from __future__ import annotations

from mtqa.rules.kinds.pair import applies, missing
from mtqa.rules.model import RuleKind

SCAFFOLD = """\
[<name>]
kind     = "calque"
category = "style/unidiomatic"
severity = "minor"
why      = "One sentence that tells an editor what the phrase introduces on a page."
trigger  = { <source> = ["SOURCE PHRASE"] }
target.<target> = { bad = ["word by word"], good = ["the usual phrase"] }

[[<name>.match]]
source = "SOURCE PHRASE"
<target> = "⟦word by word⟧"

[[<name>.match]]
<target> = "⟦word by word⟧"

[[<name>.no_match]]
<target> = "A sentence with other words that are right."
"""

KIND = RuleKind(
    scaffold=SCAFFOLD,
    applies=applies,
    required=("trigger",),
    optional=frozenset({"required"}),
    target_required=("bad|pattern", "good"),
    telling=True,
    missing=missing,
)
