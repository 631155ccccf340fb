"""`replace`: what is wrong wherever it stands, each with what belongs in its place.

Either `bad` or `pattern` with `good`, which may name the groups of the pattern (`\\1`), or `swap`,
a table of wrong and right words. With `remove = true` nothing belongs in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from mtqa.rules.conditions import in_company
from mtqa.rules.model import RuleKind

if TYPE_CHECKING:
    from mtqa.rules.model import Target

SCAFFOLD = """\
[<name>]
kind     = "replace"
category = "linguistic-conventions/spelling"
severity = "minor"
why      = "One sentence that tells an editor why the right words are right."
target.<target> = { swap = { "wrong words" = "right words" }, safe = true }

[[<name>.match]]
<target> = "A sentence with the ⟦wrong words⟧ in it."

[[<name>.no_match]]
<target> = "A sentence with the right words in it."
"""


def suggest(target: Target, text: str, start: int, end: int) -> tuple[str, ...]:
    """What belongs in the place of a range: the counterpart of a literal, or the right words with
    the groups of the pattern filled in.
    """
    literal = target.bad.literal(text[start:end])
    if literal is not None and literal in target.swap:
        return (target.swap[literal],)
    if literal is None:
        for pattern in target.bad.patterns:
            match = regex.match(pattern, text, pos=start)
            if match is not None and match.end() == end:
                return tuple(match.expand(good) for good in target.good)
    return target.good


KIND = RuleKind(
    scaffold=SCAFFOLD,
    applies=in_company,
    target_keys=frozenset(
        {"bad", "pattern", "good", "swap", "remove", "context", "unless", "safe", "inflect"}
    ),
    target_required=("bad|pattern|swap", "good|swap|remove"),
    lengthens_only=True,
    suggest=suggest,
)
