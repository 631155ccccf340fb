"""`forbid`: the words are wrong wherever they stand, whatever the source says."""

from __future__ import annotations

from mtqa.rules.conditions import in_company
from mtqa.rules.model import RuleKind

SCAFFOLD = """\
[<name>]
kind     = "forbid"
category = "style/unidiomatic"
severity = "minor"
why      = "One sentence that tells an editor why these words are wrong wherever they stand."
target.<target> = { bad = ["wrong words"], good = ["right words"] }

[[<name>.match]]
<target> = "A sentence with the ⟦wrong words⟧ in it."

[[<name>.no_match]]
<target> = "A sentence with similar words that are right."
"""

KIND = RuleKind(scaffold=SCAFFOLD, applies=in_company, lengthens_only=True)
