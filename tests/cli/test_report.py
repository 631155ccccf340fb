"""`mtqa report` shows a stored result as `mtqa check` showed it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtqa import registry
from tests.conftest import run_mtqa

PAGE = (
    "<h1>Der Hafen &amp; die Fischer</h1>\n"
    "<p>Der <b>Hafen</b> öffnet am Montag wieder.</p>\n<p>Grayson 53vor Minuten</p>\n"
)


@pytest.fixture
def result() -> Path:
    Path("page.de.html").write_text(PAGE, encoding="utf-8")
    done = run_mtqa("check", "page.de.html", "--no-models", "-o", "live.txt", *further())
    assert (done.returncode, done.stderr) == (1, "")
    return Path("live-json")


def further() -> list[str]:
    names = [name for name in registry.names("reports") if name != "terminal"]
    return [part for name in names for part in ("--output", f"{name}=live-{name}")]


def test_every_report_is_the_same_again(result: Path) -> None:
    texts = {
        name: Path(f"live-{name}").read_bytes()
        for name in registry.names("reports")
        if name != "terminal" and not registry.load("reports", name).binary
    }
    stored = Path("stored.json")
    stored.write_bytes(result.read_bytes())
    done = run_mtqa("report", stored, "-o", "stored.txt", *further())
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert Path("stored.txt").read_bytes() == Path("live.txt").read_bytes()
    assert {name: Path(f"live-{name}").read_bytes() for name in texts} == texts
    assert Path("live-xlsx").read_bytes().startswith(b"PK")


def test_result_from_standard_input(result: Path) -> None:
    done = run_mtqa("report", "-", "--format", "tap", stdin=result.read_bytes())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == Path("live-tap").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone.json"], "mtqa: gone.json: cannot be read: No such file or directory\n"),
        (["page.de.html"], "mtqa: page.de.html:1: is not JSON\n"),
        (
            ["live-sarif"],
            "mtqa: live-sarif: is no result of `mtqa check --format json`\n",
        ),
        (
            ["live-json", "-o", "live-json"],
            "mtqa: live-json: cannot be written: it is an input\n",
        ),
    ],
    ids=["missing", "page", "other-report", "onto-itself"],
)
@pytest.mark.usefixtures("result")
def test_bad_input(arguments: list[str], message: str) -> None:
    done = run_mtqa("report", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)


@pytest.mark.usefixtures("result")
def test_unknown_report() -> None:
    done = run_mtqa("report", "live-json", "--format", "pdf")
    assert done.returncode == 2
    assert "there is no report 'pdf'" in done.stderr


def test_no_model_and_no_format_is_needed(result: Path) -> None:
    data = json.loads(result.read_text(encoding="utf-8"))
    data["translations"][0]["path"] = data["documents"][0]["path"] = "gone.xyz"
    Path("moved.json").write_text(json.dumps(data), encoding="utf-8")
    done = run_mtqa("report", "moved.json", "--no-color")
    assert (done.returncode, done.stderr) == (0, "")
    assert "gone.xyz" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["--limit", "1"], "… and 1 more segment", id="limit"),
        pytest.param(["--layout", "compact"], "page.de.html:3:12  major", id="layout"),
        pytest.param(["--group-by", "severity"], "\nmajor  1 finding\n", id="group-by"),
    ],
)
def test_looks(result: Path, arguments: list[str], expected: str) -> None:
    data = json.loads(result.read_text(encoding="utf-8"))
    (finding,) = data["findings"]
    again = {**finding, "segment": data["units"][0]["id"], "fingerprint": "0", "severity": "minor"}
    data["findings"].append({**again, "start": 0, "end": 3})
    Path("two.json").write_text(json.dumps(data), encoding="utf-8")
    done = run_mtqa("report", "two.json", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert expected in done.stdout
    assert done.stdout.splitlines()[-1].startswith("failed: 2 findings")


@pytest.mark.parametrize(
    "arguments", [["--sort", "size"], ["--group-by", "word"], ["--limit", "-1"], ["--layout", "x"]]
)
def test_unknown_look_is_refused(result: Path, arguments: list[str]) -> None:
    done = run_mtqa("report", result, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert arguments[0] in done.stderr
