"""A rule to begin with: complete, and proved by its examples, so that it can be edited in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.errors import UsageError

if TYPE_CHECKING:
    from mtqa.rules.model import RuleKind


def scaffold(kind: str, name: str, *, source: str, target: str) -> str:
    """The TOML of a rule of a kind. `source` and `target` are BCP-47 tags.

    Raises UsageError for an unknown kind or a name that cannot be a rule's.
    """
    if kind not in registry.names("rules.kinds"):
        names = ", ".join(registry.names("rules.kinds"))
        raise UsageError(f"there is no kind of rules '{kind}' (there are {names})")
    if not re.fullmatch(r"[\w-]+", name):
        raise UsageError(f"'{name}' is no name for a rule: use letters, digits and hyphens")
    found: RuleKind = registry.load("rules.kinds", kind)
    filled = found.scaffold
    for slot, text in (("name", name), ("source", source), ("target", target)):
        filled = filled.replace(f"<{slot}>", text)
    return filled
