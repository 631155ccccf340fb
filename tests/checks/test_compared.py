"""What the comparison with other tools promises is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtqa import registry

PAGE = Path(__file__).parents[2] / "docs" / "checks-compared.md"
ROWS = re.findall(r"^\| (?!-|.* \| mtqa \|)(.+?) \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
KNOWN = {
    *registry.names("checks"),
    *(code for name in registry.names("checks") for code in registry.load("checks", name).codes),
}


@pytest.mark.parametrize(("theirs", "ours"), ROWS, ids=[theirs[:30] for theirs, _ in ROWS])
def test_every_row_names_checks_or_a_reason(theirs: str, ours: str) -> None:
    named = set(re.findall(r"`([^`]+)`", ours))
    assert named <= KNOWN
    assert named or ours.startswith("nothing: ")


def test_every_check_of_weblate_is_named_once() -> None:
    named = [name for theirs, _ in ROWS for name in re.findall(r"\b[A-Z]\w+Check\b", theirs)]
    assert (len(named), len(set(named))) == (84, 84)
