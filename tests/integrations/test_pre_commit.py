"""The hook of pre-commit in a scratch repository.

A hook of the language `python` is installed by pip with everything that mtqa needs; here the same
hook runs with the language `system`, this checkout being installed already.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from mtqa import registry
from tests.conftest import ROOT
from tests.integrations.conftest import CLEAN, git

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_hooks_are_valid() -> None:
    schema = json.loads((ROOT / "tests/schemas/pre-commit-hooks.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(HOOKS)] == []


def test_hook_gets_only_files_that_a_format_reads() -> None:
    read = {
        s for name in registry.names("formats") for s in registry.load("formats", name).suffixes
    }
    candidates = [f"page{suffix}" for suffix in sorted({*read, ".py", ".toml", ".png", ".json"})]
    chosen = {name for name in candidates if re.search(HOOKS[0]["files"], name)}
    assert {f"page{s}" for s in (".md", ".html", ".txt")} <= chosen
    assert chosen <= {f"page{s}" for s in read}


@pytest.fixture
def hooked(repository: Path) -> Path:
    """The repository with the hook as its own, of the language `system`."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    hook = {**HOOKS[0], "language": "system", "files": r"\.de\.md$"}
    hook["args"] = [*hook["args"], "--source", "texts/index.en.md"]
    hook["entry"] = hook["entry"].replace("mtqa", f"{sys.executable} -m mtqa", 1)
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return repository


def pre_commit(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--color=never"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PRE_COMMIT_HOME": str(folder / ".cache")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_hook_holds_a_commit_back_and_lets_it_go(hooked: Path) -> None:
    git(hooked, "add", ".pre-commit-config.yaml")
    done = pre_commit(hooked)
    assert (done.returncode, "texts/index.de.md:5:" in done.stdout) == (1, True), done.stdout
    (hooked / "texts/index.de.md").write_text(CLEAN, encoding="utf-8")
    git(hooked, "add", "texts")
    done = pre_commit(hooked)
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout


def test_hook_is_not_asked_about_other_files(hooked: Path) -> None:
    git(hooked, "rm", "--cached", "--quiet", "texts/index.de.md")
    git(hooked, "add", ".pre-commit-config.yaml")
    done = pre_commit(hooked)
    assert (done.returncode, "no files to check" in done.stdout) == (0, True), done.stdout
