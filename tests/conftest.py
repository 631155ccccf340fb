"""What tests share: where things are, and the command line in-process and out of process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED_ARTICLE = ROOT.parent / "shared" / "articles" / "openai-stoke-space"


@pytest.fixture(scope="session")
def article() -> Path:
    """The folder of a real published article with its source and a reference."""
    if not SHARED_ARTICLE.is_dir():
        pytest.skip("the published article is not beside this checkout")
    return SHARED_ARTICLE


@pytest.fixture(autouse=True)
def outside_any_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test runs in an empty directory, so that no mtqa.toml is found by accident."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_mtqa(
    *arguments: str | Path,
    cwd: Path | None = None,
    stdin: str | bytes = b"",
    env: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """`python -m mtqa ARGUMENTS` in a new interpreter."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "mtqa", *map(str, arguments)],
        cwd=cwd,
        input=data,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **(env or {})},
        timeout=120,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


@pytest.fixture
def mtqa():
    """The command line in a new interpreter."""
    return run_mtqa
