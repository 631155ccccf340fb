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


NOTES = {
    "used": ("<!-- mtqa: ignore[apostrophe] fine -->", True, []),
    "unused": (
        "<!-- mtqa: ignore[glued-words] fine -->", True,
        ["page.de.md:3: nothing is left here for ignore[glued-words] to suppress"],
    ),
    "half of it unused": (
        "<!-- mtqa: ignore[apostrophe, glued-words] fine -->", True,
        ["page.de.md:3: nothing is left here for ignore[glued-words] to suppress"],
    ),
    "not looked for": ("<!-- mtqa: ignore[apostrophe] fine -->", False, []),
    "unknown": (
        "<!-- mtqa: ignore[apostroph] fine -->", True,
        ["page.de.md:3: there is no check or rule 'apostroph' to suppress"],
    ),
    "unclear": (
        "<!-- mtqa: ignore -->", True,
        ["page.de.md:3: a comment that suppresses must read mtqa: ignore[CODE] reason"],
    ),
    "not for us": ("<!-- mtqa is a tool -->", True, []),
}  # fmt: skip


@pytest.mark.parametrize("case", NOTES)
def test_comments_that_do_nothing(case: str) -> None:
    comment, sought, notes = NOTES[case]
    path = Path("page.de.md")
    path.write_text(MARKDOWN.format(same=comment, above=""), encoding="utf-8")
    result = mtqa.check(target=path, ignore=() if sought else ("apostrophe",))
    assert [note for note in result.judgements[0].notes if "page.de.md" in note] == notes


@pytest.mark.parametrize(
    ("comment", "suppressed", "notes"),
    [
        ("<!-- mtqa: ignore[apostrophe] house style -->", "house style", []),
        (
            "<!-- mtqa: ignore[apostrophe] -->",
            None,
            ["page.de.md:3: the comment gives no reason, so it suppresses nothing"],
        ),
    ],
)
def test_reasons_required(comment: str, suppressed: str | None, notes: list[str]) -> None:
    Path("mtqa.toml").write_text("reasons-required = true\n", encoding="utf-8")
    path = Path("page.de.md")
    path.write_text(MARKDOWN.format(same=comment, above=""), encoding="utf-8")
    result = mtqa.check(target=path, config="mtqa.toml")
    assert result.findings[0].suppressed == suppressed
    assert list(result.judgements[0].notes) == notes
