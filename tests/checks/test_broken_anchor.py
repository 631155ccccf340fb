from __future__ import annotations

import pytest

import mtqa

CODE = "broken-anchor"
SOURCE_MD = "# Guide\n\nSee [Setting up](#setting-up) first.\n\n## Setting up\n\nDo this.\n"
SOURCE_HTML = '<h1>Guide</h1><p>See <a href="#up">Setting up</a>.</p><h2 id="up">Setting up</h2>'


def quotes(text: str, form: str, source: str | None) -> list[str]:
    result = mtqa.check(
        target=text,
        source=source,
        target_language="de",
        source_language="en",
        input_format=form,
        select=(CODE,),
    )
    return [finding.quote for finding in result.findings]


@pytest.mark.parametrize(
    ("text", "form", "source", "hits"),
    [
        (
            "# Buch\n\nSiehe [Start](#setting-up).\n\n## Start\n\nDies.\n",
            "markdown",
            SOURCE_MD,
            ["Start"],
        ),
        ("# Buch\n\nSiehe [Start](#start).\n\n## Start\n\nDies.\n", "markdown", SOURCE_MD, []),
        ("# Buch\n\nSiehe [Start](#anfang).\n\n## Start\n\nDies.\n", "markdown", SOURCE_MD, []),
        (
            "# Buch\n\n[A](#b) und [B](#buch) und [C](#buch-1).\n\n## Buch\n",
            "markdown",
            None,
            ["A"],
        ),
        ("Buch\n====\n\nSiehe [Buch](#buch) und [oben](#top).\n", "markdown", None, []),
        (
            '<p>Siehe <a href="#up">Start</a>.</p><h2 id="start">Start</h2>',
            "html",
            SOURCE_HTML,
            ["Start"],
        ),
        ('<p>Siehe <a href="#up">Start</a>.</p><h2 id="up">Start</h2>', "html", SOURCE_HTML, []),
        ('<p>Siehe <a href="#zz">Start</a>.</p>', "html", '<p>See <a href="#zz">up</a>.</p>', []),
        (
            '<p>Siehe <a href="#x">X</a>, <a href="#%C3%BC">Ü</a>.</p><p id="ü">Ü</p>',
            "html",
            None,
            ["X"],
        ),
    ],
)
def test_anchor(text: str, form: str, source: str | None, hits: list[str]) -> None:
    assert quotes(text, form, source) == hits
