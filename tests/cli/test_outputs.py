"""Reports in files: all of them or none, the old ones whole until the new ones are."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from mtqa.cli._outputs import prepare, replace_files
from mtqa.errors import OutputError
from tests.conftest import ROOT, run_mtqa

FAULTY = "Der Hafen öffnet am Montag wieder.\n\nGrayson 53vor Minuten\nDas freut mich sehr.\n"
DEVICES = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")


@pytest.fixture
def page() -> Path:
    path = Path("page.de.txt")
    path.write_text(FAULTY, encoding="utf-8")
    return path


def names() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def test_several_at_once(page: Path) -> None:
    done = run_mtqa(
        "check", page, "--no-models", "--output", "sarif=a.sarif", "--output", "junit=b.xml",
        "--output", "xlsx=c.xlsx", "--output", "tap=d.tap", "--format", "gitlab",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert names() == ["a.sarif", "b.xml", "c.xlsx", "d.tap", "page.de.txt"]
    assert json.loads(done.stdout)[0]["location"]["path"] == "page.de.txt"
    assert json.loads(Path("a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert Path("b.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert Path("c.xlsx").read_bytes().startswith(b"PK")


@DEVICES
@pytest.mark.parametrize("report", ["json", "xlsx"])
def test_one_that_cannot_be_written_leaves_the_others_as_they_were(page: Path, report: str) -> None:
    Path("old.json").write_text("old", encoding="utf-8")
    done = run_mtqa(
        "check", page, "--no-models", "--output", "json=old.json", "--output", f"{report}=/dev/full"
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "mtqa: /dev/full: cannot be written: No space left on device\n"
    assert Path("old.json").read_text(encoding="utf-8") == "old"
    assert names() == ["old.json", "page.de.txt"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc")
def test_directory_that_takes_no_file(page: Path) -> None:
    Path("old.json").write_text("old", encoding="utf-8")
    done = run_mtqa(
        "check", page, "--no-models", "-o", "old.json", "--output", "json=/proc/mtqa.json"
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mtqa: /proc/mtqa.json: cannot be written: ")
    assert Path("old.json").read_text(encoding="utf-8") == "old"
    assert names() == ["old.json", "page.de.txt"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions bind only who is not root"
)
def test_read_only_directory(page: Path) -> None:
    folder = Path("folder")
    folder.mkdir()
    (folder / "old.json").write_text("old", encoding="utf-8")
    folder.chmod(0o500)
    done = run_mtqa("check", page, "--no-models", "-o", "folder/old.json")
    folder.chmod(0o700)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "mtqa: folder/old.json: cannot be written: permission denied\n"
    assert (folder / "old.json").read_text(encoding="utf-8") == "old"


def test_a_failing_rename_leaves_no_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a").write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OutputError) as error:
        replace_files({Path("a"): b"new", Path("b"): b"new"})
    assert str(error.value) == "a: cannot be written: Permission denied"
    assert Path("a").read_text(encoding="utf-8") == "old"
    assert names() == ["a"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["--output", "json=a"], ["--output", "sarif=a"]),
        (["-o", "a"], ["--output", "sarif=./a"]),
        (["--output", "json=a"], ["--output", "sarif=folder/../a"]),
        (["--output", "json=a"], ["--output", "sarif=link"]),
    ],
    ids=["same", "dot", "dotted", "link"],
)
def test_two_reports_to_one_file(page: Path, first: list[str], second: list[str]) -> None:
    Path("folder").mkdir()
    Path("a").write_text("old", encoding="utf-8")
    if "link" in second[1]:
        Path("link").symlink_to("a")
    done = run_mtqa("check", page, *first, *second)
    file = second[1].partition("=")[2]
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr == f"mtqa: {Path(file)}: cannot be written: it is the file of another report\n"
    )
    assert Path("a").read_text(encoding="utf-8") == "old"


def options(**more: object) -> dict[str, object]:
    return {
        "report": "xlsx",
        "report_file": None,
        "further": (),
        "inputs": (),
        "quiet": False,
    } | more


def test_no_workbook_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdout", Terminal())
    with pytest.raises(click.UsageError) as error:
        prepare(**options())
    assert error.value.message == "report 'xlsx' is no text: name its file with -o"
    (output,) = prepare(**options(report_file="a.xlsx"))
    assert output.file == Path("a.xlsx")
    assert prepare(**options(report="json"))


def test_workbook_into_a_pipe(page: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mtqa", "check", page, "--no-models", "--format", "xlsx"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(done.stdout))
    assert (done.returncode, book.sheetnames) == (1, ["Findings", "Translations"])
