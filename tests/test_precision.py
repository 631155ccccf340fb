"""Correct text on which nothing may fire."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtqa
from tests.conftest import ROOT

CLEAN = sorted(path for path in (ROOT / "corpora" / "clean").rglob("*") if path.is_file())


def test_there_is_clean_text() -> None:
    assert len(CLEAN) >= 12


@pytest.mark.parametrize("path", CLEAN, ids=[path.name for path in CLEAN])
def test_silent_on_clean_text(path: Path) -> None:
    result = mtqa.check(target=path)
    assert [(str(f.location), f.code, f.quote) for f in result.findings] == []
    assert result.verdict.status == "passed"


def test_silent_on_human_translations() -> None:
    """The references of the marked articles are finished translations, too."""
    for reference in sorted((ROOT / "corpora" / "marked").glob("*/ref.de.txt")):
        source = next(reference.parent.glob("source.*"))
        for result in (mtqa.check(target=reference), mtqa.check(target=reference, source=source)):
            assert [(str(f.location), f.code, f.quote) for f in result.findings] == []
