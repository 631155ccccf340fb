"""A scratch repository with a translation that the gate fails, and `mtqa` on the path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCE = "# The harbour\n\nThe harbour reopens on Monday. The fishermen look forward to it.\n"
CLEAN = "# Der Hafen\n\nDer Hafen öffnet am Montag wieder. Die Fischer freuen sich darauf.\n"
FAULTY = CLEAN + "\nGrayson 53vor Minuten\n"


@pytest.fixture(scope="session")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `mtqa` and `python`: this checkout, run by this interpreter."""
    if shutil.which("bash") is None or sys.platform == "win32":
        pytest.skip("there is no bash that runs scripts as the services do")
    folder = tmp_path_factory.mktemp("bin")
    for name, call in {"mtqa": '-m mtqa "$@"', "python": '"$@"'}.items():
        file = folder / name
        file.write_text(
            f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" {call}\n', encoding="utf-8"
        )
        file.chmod(0o755)
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with texts in English and German."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/index.en.md").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "texts/index.de.md").write_text(FAULTY, encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def bash(
    script: str, commands: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub Actions runs one with `shell: bash`."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        env={**os.environ, "PATH": f"{commands}:{os.environ['PATH']}", **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
