from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mtqa.cli import root
from mtqa.errors import UsageError

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(root, ["checks", *arguments])
    return result.exit_code, result.output


def test_list_names_every_code_with_severity_and_category() -> None:
    code, output = run("list")
    assert code == 0
    lines = {line.split()[0]: line.split()[1:] for line in output.splitlines()}
    assert lines["wrong-number/changed"] == ["major", "accuracy/mistranslation"]


def test_list_of_a_language_has_the_checks_of_all_languages() -> None:
    assert "\naddition " in run("list", "--language", "tlh")[1]


def test_show_tells_what_why_examples_and_options() -> None:
    code, output = run("show", "overlong-line")
    assert code == 0
    assert "overlong-line (minor, design-and-markup/layout)" in output
    assert "  sentence = 20000  From how many characters on a sentence is too long." in output


def test_show_of_one_code_leaves_out_the_others() -> None:
    output = run("show", "wrong-number/missing")[1]
    assert "wrong-number/missing (" in output
    assert "wrong-number/changed (" not in output


def test_an_unknown_check_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no check 'overlong-lines'.*overlong-line"):
        CliRunner().invoke(root, ["checks", "show", "overlong-lines"], catch_exceptions=False)


def test_page_is_fresh() -> None:
    assert run("docs", str(PAGE), "--check") == (0, "")
