"""The contract of `mtqa.check`."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import mtqa

TEXT = "Der Hafen öffnet am Montag wieder.\n\nGrayson 53vor Minuten\nDas freut mich sehr.\n"


def test_signature() -> None:
    assert str(inspect.signature(mtqa.check)) == (
        "(*, target: 'Text', source: 'Text | None' = None, references: 'Sequence[Text]' = (), "
        "source_language: 'str | None' = None, target_language: 'str | None' = None, "
        "input_format: 'str | None' = None, config: 'os.PathLike[str] | str | None' = None, "
        "select: 'Sequence[str]' = (), ignore: 'Sequence[str]' = (), "
        "fail_on: 'Severity | str | None' = None, models: 'bool' = True) -> 'Result'"
    )


def test_public_names() -> None:
    assert dir(mtqa) == [
        "Finding",
        "MtqaError",
        "Result",
        "Severity",
        "__version__",
        "check",
        "fluency",
        "quality",
    ]
    with pytest.raises(AttributeError):
        mtqa.nothing  # noqa: B018


def test_strings_are_text_and_paths_are_files(tmp_path: Path) -> None:
    path = tmp_path / "page.de.txt"
    path.write_text(TEXT, encoding="utf-8")
    of_text, of_file = mtqa.check(target=TEXT), mtqa.check(target=path)
    assert [f.quote for f in of_text.findings] == [f.quote for f in of_file.findings]
    assert str(of_text.findings[0].location) == "<target>:3:9"
    assert str(of_file.findings[0].location) == f"{path}:3:9"


def test_result() -> None:
    result = mtqa.check(target=TEXT, target_language="de")
    (finding,) = result.findings
    assert (finding.code, str(finding.severity), finding.quote, finding.suggestions) == (
        "broken-relative-time",
        "major",
        "53vor Minuten",
        ("vor 53 Minuten",),
    )
    assert result.verdict.status == "failed"
    assert result.judgements[0].target.language == "de"
    names = [score.name for score in result.judgements[0].scores]
    assert names == ["mqm", "disfluent", "fluency"]
    assert len(result.units) == 3


def test_options() -> None:
    assert mtqa.check(target=TEXT, fail_on="critical").verdict.status == "passed"
    assert mtqa.check(target=TEXT, fail_on=mtqa.Severity.CRITICAL).verdict.status == "passed"
    assert mtqa.check(target=TEXT, ignore=["broken-relative-time"]).findings == ()
    assert mtqa.check(target=TEXT, select=["apostrophe"]).findings == ()


@pytest.mark.parametrize(
    "given",
    [
        {"target": Path("gone.txt")},
        {"target": ""},
        {"target": TEXT, "source": Path("gone.txt")},
        {"target": TEXT, "target_language": "no such tag"},
        {"target": TEXT, "fail_on": "awful"},
        {"target": TEXT, "select": ["no-such-check"]},
        {"target": TEXT, "config": "gone.toml"},
    ],
    ids=str,
)
def test_errors_are_ours(given: dict) -> None:
    with pytest.raises(mtqa.MtqaError):
        mtqa.check(**given)
