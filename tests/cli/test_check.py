"""`mtqa check` as its users call it: exit codes, files, bad input."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.conftest import run_mtqa

CLEAN = "Der Hafen öffnet am Montag wieder. Die Fischer freuen sich auf die neue Saison.\n"
FAULTY = "Der Hafen öffnet am Montag wieder.\n\nGrayson 53vor Minuten\nDas freut mich sehr.\n"


def put(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


BAD_INPUT = {
    "missing": (lambda: Path("gone.txt"), "gone.txt: "),
    "directory": (lambda: Path(".") / "folder.txt", "folder.txt: "),
    "empty": (lambda: put("empty.txt", b""), "empty.txt: "),
    "only-spaces": (lambda: put("blank.txt", b" \n\t\n"), "blank.txt: "),
    "only-bom": (lambda: put("bom.txt", b"\xef\xbb\xbf"), "bom.txt: "),
    "binary": (lambda: put("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "picture.txt: "),
    "undecodable": (
        lambda: put(
            "half.txt", ("Grüße aus Köln, schöne Straßen. " * 20).encode() + b"\n\xff\xfe!"
        ),
        "half.txt:2: ",
    ),
    "unknown-suffix": (lambda: put("page.xyz", CLEAN), "page.xyz: "),
}


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_is_one_sentence_and_the_others_are_checked(case: str) -> None:
    make, start = BAD_INPUT[case]
    Path("folder.txt").mkdir()
    bad, good = make(), put("good.de.txt", CLEAN)
    done = run_mtqa("check", bad, good, "--format", "json")
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"mtqa: {start}")
    assert "Traceback" not in done.stderr
    result = json.loads(done.stdout)
    assert [error["path"] for error in result["errors"]] == [start.rstrip(": ")]
    assert [d["path"] for d in result["documents"]] == ["good.de.txt"]


@pytest.mark.parametrize("option", ["--source", "--reference"])
def test_unreadable_source_or_reference(option: str) -> None:
    done = run_mtqa("check", put("good.de.txt", CLEAN), option, "gone.txt")
    assert done.returncode == 2
    assert done.stderr.startswith("mtqa: gone.txt: ")


@pytest.mark.parametrize("tag", ["-", "deutsch-sprache-x", "d", "12", "de_DE_x_"])
def test_malformed_language_tag(tag: str) -> None:
    done = run_mtqa("check", put("good.de.txt", CLEAN), "--target-language", tag)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert tag in done.stderr


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--fail-on", "critical"], 0),
        (["--exit-zero"], 0),
        (["--ignore", "broken-relative-time"], 0),
        (["--select", "apostrophe"], 0),
        (["--select", "broken-relative-time"], 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_exit_codes(options: list[str], code: int) -> None:
    done = run_mtqa("check", put("page.de.txt", FAULTY), *options)
    assert (done.returncode, done.stderr) == (code, "")


USAGE = {
    "no file": [],
    "unknown report": ["page.de.txt", "--format", "pdf"],
    "unknown input format": ["page.de.txt", "--input-format", "pdf"],
    "output without file": ["page.de.txt", "--output", "json"],
    "two outputs to one file": ["page.de.txt", "-o", "a", "--output", "json=a"],
    "output over an input": ["page.de.txt", "-o", "page.de.txt"],
    "output to a directory": ["page.de.txt", "-o", "folder"],
    "output in no directory": ["page.de.txt", "-o", "gone/report"],
    "unknown code": ["page.de.txt", "--ignore", "broken-relative-tim"],
    "unknown severity": ["page.de.txt", "--fail-on", "awful"],
    "two sources for three": ["page.de.txt", "a", "b", "--source", "c", "--source", "d"],
    "stdin twice": ["-", "--source", "-"],
    "missing configuration": ["page.de.txt", "--config", "gone.toml"],
}


@pytest.mark.parametrize("case", USAGE)
def test_usage_errors_leave_everything_as_it_was(case: str) -> None:
    page = put("page.de.txt", FAULTY)
    Path("folder").mkdir()
    done = run_mtqa("check", *USAGE[case])
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert page.read_text(encoding="utf-8") == FAULTY
    assert sorted(path.name for path in Path().iterdir()) == ["folder", "page.de.txt"]


def test_reports_to_files() -> None:
    page = put("page.de.txt", FAULTY)
    put("old.json", "old")
    done = run_mtqa("check", page, "-o", "report.txt", "--output", "json=old.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads(Path("old.json").read_text(encoding="utf-8"))["verdict"]["status"] == "failed"
    assert "53vor Minuten" in Path("report.txt").read_text(encoding="utf-8")
    assert sorted(path.name for path in Path().iterdir()) == [
        "old.json",
        "page.de.txt",
        "report.txt",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no POSIX permissions here")
def test_output_to_a_device() -> None:
    done = run_mtqa("check", put("page.de.txt", CLEAN), "--format", "json", "-o", "/dev/full")
    assert done.returncode == 2
    assert done.stderr == "mtqa: /dev/full: cannot be written: No space left on device\n"


def test_standard_input() -> None:
    done = run_mtqa("check", "-", "--input-format", "text", "--format", "json", stdin=FAULTY)
    findings = json.loads(done.stdout)["findings"]
    assert [(f["code"], f["path"], f["line"]) for f in findings] == [
        ("broken-relative-time", "-", 3)
    ]


def test_quiet_says_it_by_exit_code() -> None:
    done = run_mtqa("check", put("page.de.txt", FAULTY), "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_several_files_and_jobs_agree() -> None:
    pages = [put(f"page{n}.de.txt", FAULTY if n % 2 else CLEAN) for n in range(4)]
    one, two = (run_mtqa("check", *pages, "--format", "json", "--jobs", n) for n in ("1", "2"))
    assert one.stdout == two.stdout
    result = json.loads(one.stdout)
    assert [f["path"] for f in result["findings"]] == ["page1.de.txt", "page3.de.txt"]
    assert result["verdict"]["status"] == "failed"
    assert len({unit["id"] for unit in result["units"]}) == len(result["units"])


def test_a_source_for_each_translation() -> None:
    pages = [put("a.de.txt", CLEAN), put("b.de.txt", CLEAN)]
    sources = [
        put("a.en.txt", "The harbour reopens on Monday. The fishermen look forward to it.\n")
    ]
    sources.append(
        put("b.en.txt", "Monday is when the port opens again. The fishermen are glad.\n")
    )
    done = run_mtqa(
        "check", *pages, "--source", sources[0], "--source", sources[1], "--format", "json"
    )
    units = json.loads(done.stdout)["units"]
    assert {(u["target"]["path"], u["source"]["path"]) for u in units} == {
        ("a.de.txt", "a.en.txt"),
        ("b.de.txt", "b.en.txt"),
    }


def test_configuration_of_the_nearest_ancestor() -> None:
    put("mtqa.toml", 'fail-on = "minor"\n\n[severity]\nbroken-relative-time = "neutral"\n')
    Path("pages").mkdir()
    page = put("pages/page.de.txt", FAULTY)
    done = run_mtqa("check", page.name, "--format", "json", cwd=Path("pages").resolve())
    findings = json.loads(done.stdout)["findings"]
    assert (done.returncode, [f["severity"] for f in findings]) == (0, ["neutral"])


def test_unknown_language_gets_the_neutral_part_and_a_note() -> None:
    page = put("page.txt", "Ua hele ke keiki i ke kai. 53vor Minuten\n")
    done = run_mtqa("check", page, "--target-language", "haw", "--format", "json")
    result = json.loads(done.stdout)
    assert done.returncode in (0, 1)
    messages = [note["message"] for note in result["notes"]]
    assert "no rule knows the language haw: only language-neutral checks ran" in messages
    assert any("was not made for haw" in message for message in messages)


def test_source_in_the_language_of_the_translation() -> None:
    other = "Am Montag macht der Hafen wieder auf. Darüber freuen sich alle Fischer der Insel.\n"
    done = run_mtqa(
        "check", put("page.de.txt", CLEAN), "--source", put("source.txt", other), "--format", "json"
    )
    assert done.returncode == 1
    codes = [f["code"] for f in json.loads(done.stdout)["findings"]]
    assert codes == ["wrong-language/same-as-source"]


def test_translation_identical_to_the_source() -> None:
    text = "The harbour reopens on Monday. All the fishermen of the island look forward to it.\n"
    done = run_mtqa(
        "check",
        put("page.de.txt", text),
        "--source",
        put("source.en.txt", text),
        "--target-language",
        "de",
        "--format",
        "json",
    )
    assert done.returncode == 1
    assert "untranslated/document" in [f["code"] for f in json.loads(done.stdout)["findings"]]


def test_a_line_of_ten_megabytes() -> None:
    page = put(
        "long.de.txt", "Der Hafen öffnet am Montag und die Fischer freuen sich sehr " * 160_000
    )
    done = run_mtqa("check", page, "--no-models", "--format", "json", "-o", "report.json")
    result = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert [f["code"] for f in result["findings"]] == ["overlong-line", "repetition-loop"]
    assert (done.returncode, done.stderr) == (1, "")
