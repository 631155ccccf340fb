"""`mtqa score --quality`: what it prints, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtqa.cli import main

SOURCE = "The harbour opens on Monday.\nThe bridge was closed because of the storm.\n"
TARGET = "Der Hafen öffnet am Montag.\nThe bridge was closed because of the storm.\n"


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.en.txt").write_text(SOURCE, encoding="utf-8")
    Path("a.de.txt").write_text(TARGET, encoding="utf-8")


def run(*arguments: str) -> int:
    try:
        main([*arguments])
    except SystemExit as done:
        return int(done.code or 0)
    return 0


COMMAND = (
    *("score", "--quality", "a.de.txt", "--source", "a.en.txt", "--quiet"),
    *("--language", "de", "--source-language", "en"),
)


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*COMMAND, "--format", "json") == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    first, second = document["units"]
    assert (first["line"], first["guard"], first["unseen_pair"]) == (1, None, False)
    assert 0 <= first["low"] <= first["penalty"] <= first["high"] < 25
    assert (second["penalty"], second["guard"], second["spans"]) == (25, "copied source", [])
    assert document["penalty"] == pytest.approx((first["penalty"] + 25) / 2, abs=0.01)


def test_tsv_and_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*COMMAND, "--format", "tsv") == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split("\t")[:5] == ["path", "unit", "line", "column", "penalty"]
    assert [row.split("\t")[8] for row in rows] == ["", "copied source"]
    assert run(*COMMAND) == 0
    shown = capsys.readouterr().out
    assert "copied source" in shown
    assert "mean penalty" in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("a.de.txt",), "quality needs the source", id="no source"),
        pytest.param(
            ("a.de.txt", "--source", "a.en.txt", "--reference", "a.de.txt"), "say what to score",
            id="reference",
        ),
        pytest.param(
            ("a.de.txt", "--source", "a.en.txt", "--fluency"), "say what to score", id="fluency"
        ),
        pytest.param(
            ("a.de.txt", "--source", "a.en.txt", "--format", "latex"), "quality is told as",
            id="format",
        ),
        pytest.param(
            ("a.de.txt", "--source", "a.en.txt", "--model", "lid-176"), "no model of quality",
            id="model for something else",
        ),
        pytest.param(
            ("a.de.txt", "--source", "a.en.txt", "--language", "de", "--source-language", "de"),
            "no model of quality can",
            id="one language",
        ),
        pytest.param(("none.txt", "--source", "a.en.txt"), "no such file", id="no file"),
    ],
)  # fmt: skip
def test_refuses(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    assert run("score", "--quality", *arguments) == 2
    shown = capsys.readouterr()
    assert message in shown.err
    assert shown.out == ""
