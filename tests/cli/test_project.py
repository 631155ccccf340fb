"""A project from its first day on, by the command line alone."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from mtqa.cli import main
from tests.conftest import run_mtqa

SOURCE = """\
# The harbour

The harbour reopens on Monday. The fishermen look forward to the new season.

The cooks of the old town are looking forward to it as well.
"""
CLEAN = """\
# Der Hafen

Der Hafen öffnet am Montag wieder. Die Fischer freuen sich auf die neue Saison.

Auch die Köche der Altstadt freuen sich schon darauf.
"""
OLD = CLEAN + "\nGrayson 53vor Minuten\n"
NEW = "\nCarter 2vor Stunden\n"
PAGE = Path("content/de/page.md")


def put(path: Path | str, content: str) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    return file


@pytest.fixture
def project() -> None:
    put("content/en/page.md", SOURCE)
    put(PAGE, OLD)


def called(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line in this interpreter, for it starts in no time here."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as done:
        sys.exit(main(arguments))
    return subprocess.CompletedProcess(
        arguments, done.value.code or 0, out.getvalue(), err.getvalue()
    )


def check(*arguments: str, run=called):
    """The exit code, and (quote, baseline state, counts) of every finding."""
    done = run("check", "--no-models", "--format", "json", *arguments)
    if not done.stdout:
        return done.returncode, done.stderr
    result = json.loads(done.stdout)
    found = [(f["quote"], f["baseline"], f["counts"]) for f in result["findings"]]
    return done.returncode, found


def git(*arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def commit(message: str) -> None:
    git("add", "-A")
    git("commit", "-q", "-m", message)


@pytest.mark.usefixtures("project")
def test_the_life_of_a_project() -> None:
    git("init", "-q", "-b", "main")
    assert called("init").returncode == 0
    assert check() == (1, [("53vor Minuten", None, True)])

    written = called("baseline", "write", "--no-models")
    assert (written.returncode, written.stderr) == (0, "mtqa-baseline.json: 1 finding\n")
    assert check() == (0, [("53vor Minuten", "unchanged", False)])
    assert check("--no-baseline")[0] == 1
    commit("Known findings")

    put(PAGE, "Vorspann.\n\n" + OLD + NEW)
    found = [("53vor Minuten", "unchanged", False), ("2vor Stunden", "new", True)]
    assert check() == (1, found)
    report = called("check", "--no-models").stdout
    assert "1 in the baseline" in report
    assert "2vor Stunden" in report

    put(PAGE, CLEAN)
    assert check() == (0, [])
    assert "1 fixed since the baseline" in called("check", "--no-models").stdout
    pruned = called("baseline", "prune", "--no-models")
    assert pruned.stderr == "mtqa-baseline.json: 1 finding taken out, 0 left\n"
    assert called("baseline", "show").stdout == "0 findings\n"
    put(PAGE, OLD)
    assert check() == (1, [("53vor Minuten", "new", True)])
    assert check(run=run_mtqa) == (1, [("53vor Minuten", "new", True)])


@pytest.mark.usefixtures("project")
def test_changed() -> None:
    git("init", "-q", "-b", "main")
    commit("An old defect")
    arguments = ["content/de/page.md", "--source", "content/en/page.md", "--changed", "main"]
    assert check(*arguments) == (0, [])
    put(PAGE, "Vorspann.\n\n" + OLD + NEW)
    assert check(*arguments) == (1, [("2vor Stunden", None, True)])
    done = called("check", "--no-models", *arguments)
    assert "only what has changed since main is judged: 2 of " in done.stdout
    put("content/de/fresh.md", OLD)
    assert check("content/de/fresh.md", "--changed", "main")[0] == 1


@pytest.mark.usefixtures("project")
def test_changed_is_counted_from_where_the_branch_began() -> None:
    git("init", "-q", "-b", "main")
    commit("An old defect")
    git("switch", "-q", "-c", "branch")
    put(PAGE, OLD + NEW)
    commit("A new defect")
    git("switch", "-q", "main")
    put(PAGE, OLD.replace("53vor", "54vor"))
    commit("The old defect is another one")
    git("switch", "-q", "branch")
    assert check(str(PAGE), "--changed", "main") == (1, [("2vor Stunden", None, True)])


@pytest.mark.usefixtures("project")
def test_a_lost_sentence_is_a_change() -> None:
    put("content/en/page.md", SOURCE + "\nThe mayor will open the new pier himself at noon.\n" * 2)
    put(PAGE, CLEAN)
    git("init", "-q", "-b", "main")
    put(PAGE, CLEAN + "\nDen neuen Pier wird der Bürgermeister um zwölf selbst eröffnen.\n" * 2)
    commit("All of it")
    put(PAGE, CLEAN)
    arguments = [str(PAGE), "--source", "content/en/page.md", "--fail-on", "minor"]
    assert check(*arguments, "--changed", "main") == check(*arguments)


@pytest.mark.parametrize(
    ("prepare", "base", "message"),
    [
        (False, "main", "mtqa: --changed main: {cwd}/content/de is in no git repository\n"),
        (True, "gone", "mtqa: --changed gone: git knows no revision 'gone'\n"),
        (True, "--help", "mtqa: --changed --help: git knows no revision '--help'\n"),
    ],
    ids=["no-repository", "no-revision", "no-option-of-git"],
)
@pytest.mark.usefixtures("project")
def test_changed_without_git(*, prepare: bool, base: str, message: str) -> None:
    if prepare:
        git("init", "-q", "-b", "main")
        commit("All")
    found = check(str(PAGE), f"--changed={base}")
    assert found == (2, message.format(cwd=Path.cwd()))


@pytest.mark.usefixtures("project")
def test_documents_of_the_configuration() -> None:
    put("mtqa.toml", '[[documents]]\nsource = "content/en/*.md"\ntarget = "content/{lang}/*.md"\n')
    for arguments in ([], ["content/de/page.md"], ["content/en/page.md"], ["content/de/*.md"]):
        done = called("check", "--no-models", "--format", "json", *arguments)
        (translation,) = json.loads(done.stdout)["translations"]
        assert (translation["path"], translation["source"]) == (
            "content/de/page.md",
            "content/en/page.md",
        )


NOTHING = {
    "no file named": (None, [], "Error: name a translation, or say where they lie"),
    "no file matched": ('target = "gone/*.md"', [], "mtqa: no file matches gone/*.md, where "),
    "no file matches a pattern": (None, ["gone/*.md"], "mtqa: no file matches gone/*.md"),
    "no such baseline": (None, [str(PAGE), "--baseline", "b.json"], "mtqa: b.json: cannot be read"),
}


@pytest.mark.parametrize("case", NOTHING)
@pytest.mark.usefixtures("project")
def test_nothing_to_check_is_an_error(case: str) -> None:
    documents, arguments, message = NOTHING[case]
    if documents:
        put("mtqa.toml", f"[[documents]]\n{documents}\n")
    code, said = check(*arguments)
    assert code == 2
    assert said.splitlines()[-1].startswith(message.format(cwd=Path.cwd()))


def test_inconclusive() -> None:
    put("page.de.md", CLEAN)
    put("mtqa.toml", "[thresholds]\nmqm = 95\n")
    done = called("check", "--no-models", "page.de.md")
    assert done.returncode == 0
    assert done.stderr.startswith("mtqa: warning: inconclusive: ")
    assert "target words more" in done.stderr
    assert called("check", "--no-models", "page.de.md", "--strict").returncode == 1
    assert called("check", "--no-models", "page.de.md", "--strict", "--exit-zero").returncode == 0


@pytest.mark.usefixtures("project")
def test_baseline_of_some_translations_keeps_the_others() -> None:
    put("content/de/other.md", OLD)
    assert called("baseline", "write", "--no-models", str(PAGE)).returncode == 0
    called("baseline", "write", "--no-models", "content/de/other.md")
    shown = called("baseline", "show").stdout
    assert shown == (
        "content/de/other.md\n  major  broken-relative-time  53vor Minuten\n"
        "content/de/page.md\n  major  broken-relative-time  53vor Minuten\n"
        "2 findings (2 major)\n"
    )


@pytest.mark.usefixtures("project")
def test_what_was_not_looked_for_was_not_put_right() -> None:
    called("baseline", "write", "--no-models", str(PAGE))
    for option in (["--select", "apostrophe"], ["--ignore", "broken-relative-time"]):
        assert "fixed" not in called("check", "--no-models", str(PAGE), *option).stdout
        done = called("baseline", "prune", "--no-models", str(PAGE), *option)
        assert done.stderr.endswith(": 0 findings taken out, 1 left\n")


@pytest.mark.usefixtures("project")
def test_baseline_leaves_critical_findings_out() -> None:
    put("mtqa.toml", '[severity]\nbroken-relative-time = "critical"\n')
    done = called("baseline", "write", "--no-models", str(PAGE))
    assert done.stderr.startswith("mtqa: 1 critical left out")
    assert check(str(PAGE)) == (1, [("53vor Minuten", "new", True)])
    called("baseline", "write", "--no-models", str(PAGE), "--critical")
    assert check(str(PAGE)) == (0, [("53vor Minuten", "unchanged", False)])


def test_baseline_is_left_alone_if_a_file_cannot_be_read() -> None:
    put("mtqa-baseline.json", '{"mtqa-baseline": 1, "findings": {}}')
    done = called("baseline", "write", "--no-models", "gone.md")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "mtqa: mtqa-baseline.json is left as it was"
    assert Path("mtqa-baseline.json").read_text(encoding="utf-8").endswith("{}}")


def test_init_replaces_nothing_unasked() -> None:
    put("mtqa.toml", "# mine\n")
    done = called("init")
    assert (done.returncode, done.stderr) == (
        2,
        "mtqa: mtqa.toml: is there already: --force replaces it\n",
    )
    assert Path("mtqa.toml").read_text(encoding="utf-8") == "# mine\n"
    assert called("init", "--stdout").stdout.startswith("# mtqa.toml: ")
    assert called("init", "--force").returncode == 0


@pytest.mark.usefixtures("project")
def test_config_show() -> None:
    put(
        "mtqa.toml",
        'fail-on = "minor"\n\n[[documents]]\nsource = "content/en/*.md"\n'
        'target = "content/{lang}/*.md"\n\n'
        '[[overrides]]\nlanguages = ["de"]\nignore = ["people"]\n',
    )
    done = called("config", "show", str(PAGE))
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[:3] == [
        f"# {Path.cwd()}/mtqa.toml",
        "# source: content/en/page.md",
        "# references: none",
    ]
    assert 'fail-on = "minor" # mtqa.toml:1' in lines
    assert 'ignore = ["people"] # mtqa.toml:9, [[overrides]] from line 7' in lines
    assert 'scoring.preset = "mqm" # default' in lines


def test_config_schema() -> None:
    done = called("config", "schema")
    assert json.loads(done.stdout)["title"] == "mtqa.toml"
    assert called("config", "schema", "-o", "gone/x.json").returncode == 2
