"""Comments that answer findings."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtqa

MARKDOWN = """\
# Der Hafen öffnet wieder

Die Fischer von Bezos‘ Insel freuen sich auf die Saison. {same}

{above}
Auch die Köche von Musks‘ Lokal freuen sich auf die Saison.
"""
CASES = [
    ("", "", [None, None]),
    ("<!-- mtqa: ignore[apostrophe] house style -->", "", ["house style", None]),
    ("", "<!-- mtqa: ignore[apostrophe] house style -->", [None, "house style"]),
    ("<!-- mtqa: ignore[glued-words] other -->", "", [None, None]),
    ("<!-- mtqa: ignore[glued-words, apostrophe] -->", "", ["no reason given", None]),
    ("<!-- nothing of ours -->", "<!-- mtqa: ignore -->", [None, None]),
]


@pytest.mark.parametrize(("same", "above", "expected"), CASES, ids=range(len(CASES)))
def test_markdown(same: str, above: str, expected: list[str | None]) -> None:
    path = Path("page.de.md")
    path.write_text(MARKDOWN.format(same=same, above=above), encoding="utf-8")
    result = mtqa.check(target=path, fail_on="minor")
    assert [(f.code, f.suppressed) for f in result.findings] == [
        ("apostrophe", reason) for reason in expected
    ]
    assert result.verdict.status == "failed"


def test_suppressed_findings_do_not_fail() -> None:
    comment = "<!-- mtqa: ignore[apostrophe] fine -->"
    path = Path("page.de.md")
    path.write_text(MARKDOWN.format(same=comment, above=comment), encoding="utf-8")
    assert mtqa.check(target=path, fail_on="minor").verdict.status == "passed"
