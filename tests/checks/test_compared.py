"""What the comparison with other tools promises is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtqa import registry

PAGE = Path(__file__).parents[2] / "docs" / "checks-compared.md"
ROW = re.compile(r"^\| (?!-|.* \| mtqa \|)(.+?) \| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall(PAGE.read_text("utf-8"))
KNOWN = {
    *registry.names("checks"),
    *(code for name in registry.names("checks") for code in registry.load("checks", name).codes),
}


@pytest.mark.parametrize("ours", [ours for _, ours in ROWS], ids=[name[:30] for name, _ in ROWS])
def test_every_row_names_checks_or_a_reason(ours: str) -> None:
    named = set(re.findall(r"`([^`]+)`", ours))
    assert named <= KNOWN
    assert named or ours.startswith("nothing: ")


def test_every_check_of_weblate_is_named_once() -> None:
    named = [name for theirs, _ in ROWS for name in re.findall(r"\b[A-Z]\w+Check\b", theirs)]
    assert (len(named), len(set(named))) == (84, 84)
