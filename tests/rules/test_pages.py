"""The pages of the catalogue are those that its rules make."""

from __future__ import annotations

from mtqa.rules.loader import CATALOGUE, load
from mtqa.rules.pages import pages
from tests.conftest import ROOT

DOCS = ROOT / "docs" / "rules"


def test_pages_are_fresh() -> None:
    """`mtqa rules docs docs/rules` makes them anew."""
    made = pages(load(CATALOGUE))
    there = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert sorted(there) == sorted(made)
    assert [name for name, content in made.items() if there[name] != content] == []
