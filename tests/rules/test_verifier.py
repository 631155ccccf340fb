"""Every demand of the verifier, broken once."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.rules.loader import load
from mtqa.rules.verifier import verify

GOOD = """\
kind     = "forbid"
category = "terminology/wrong-term"
severity = "minor"

[pier]
why       = "Our house style says Mole."
target.de = { bad = ["Pier", "Landungsbrücke"], good = ["Mole"] }

[[pier.match]]
de = "Am ⟦Pier⟧ liegt ein Boot."

[[pier.no_match]]
de = "Pierre liegt im Boot."
"""


def faults(text: str) -> list[str]:
    Path("words.toml").write_text(text, encoding="utf-8")
    load.cache_clear()
    return list(verify(load(Path("words.toml"))))


def test_a_good_rule_has_no_fault() -> None:
    assert faults(GOOD) == []


BROKEN = [
    ("⟦Pier⟧", "⟦Steg⟧ am Pier", 9, "finds “Pier” instead of “Steg”"),
    ("⟦Pier⟧", "⟦Steg⟧", 9, "finds nothing instead of “Steg”"),
    ("⟦Pier⟧", "Pier", 9, "the match example marks nothing"),
    ("⟦Pier⟧", "⟦Pier", 9, "the example cannot be read: the marks ⟦ and ⟧ do not pair"),
    ("Pierre liegt", "Pier liegt", 12, "finds “Pier” instead of nothing"),
    ("Pierre liegt", "⟦Pier⟧ liegt", 12, "the no_match example marks something"),
    ('good = ["Mole"]', 'good = ["Pier 7"]', 9, "still fires when “Pier” is replaced by its sugg"),
    ('de = "Am', 'fr = "Am', 9, "the example's language 'fr' is none of its own"),
    ('de = "Am', 'fr = "Am', 5, "has no match example for 'de'"),
    ('[[pier.no_match]]\nde = "Pierre liegt im Boot."\n', "", 5, "has no no_match example"),
    ("good =", 'unless = ["Landungsbrücke"], good =', 9, "does not find its own “Landungsbrücke”"),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), BROKEN, ids=range(len(BROKEN)))
def test_fault(old: str, new: str, line: int, message: str) -> None:
    assert GOOD.count(old) == 1
    start = f"words.toml:{line}: rule 'words/pier': {message}"
    found = faults(GOOD.replace(old, new))
    assert [fault for fault in found if fault.startswith(start)], found
