"""Adding a rule, a check, a format or a report takes exactly one file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

RULE = """
kind     = "forbid"
category = "terminology/wrong-term"
severity = "minor"

[pier]
why       = "Our house style says Mole."
target.de = { bad = ["Pier"], good = ["Mole"] }

[[pier.match]]
de = "Am ⟦Pier⟧ liegt ein Boot."

[[pier.no_match]]
de = "Pierre liegt im Boot."
"""

CHECK = '''
"""Flags shouting."""

from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span


def find(units, context):
    for unit in units:
        if unit.target and unit.target.text.isupper():
            yield Hit("shouting", unit.id, Span(Side.TARGET, 0, len(unit.target.text)))


CHECK = Check({"shouting": Code("style/register", Severity.MINOR, "{quote} shouts", "Calm.")}, find)
'''

FORMAT = '''
"""One block per line that begins with a plus."""

from mtqa.types import Block, Format, Kind, Origin


def read(raw):
    blocks, offset = [], 0
    for line in raw.text.splitlines(keepends=True):
        if line.startswith("+"):
            text = line[1:].rstrip()
            origin = Origin(0, len(text), offset + 1, offset + 1 + len(text))
            blocks.append(Block(text, Kind.PROSE, "line", (origin,)))
        offset += len(line)
    return blocks


FORMAT = Format(suffixes=(".plus",), read=read)
'''

REPORT = '''
"""How many findings there are."""

from mtqa.types import Report


def write(result, stream, options):
    stream.write(f"{len(result.findings)} in all\\n")


REPORT = Report(write)
'''


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "copy"
    shutil.copytree(ROOT / "mtqa", folder / "mtqa", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def mtqa(package: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mtqa", *arguments],
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(package), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def codes(package: Path, *arguments: str) -> list[tuple[str, str]]:
    done = mtqa(package, "check", "--no-models", "--format", "json", *arguments)
    return [(f["code"], f["quote"]) for f in json.loads(done.stdout)["findings"]]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip("\n"), encoding="utf-8")


def test_rule(package: Path) -> None:
    write(package / "page.txt", "Am Pier liegt heute Morgen ein kleines weißes Boot.\n")
    assert codes(package, "page.txt") == []
    write(package / "mtqa/rules/catalogue/harbour/words.toml", RULE)
    assert codes(package, "page.txt") == [("harbour/words/pier", "Pier")]
    assert "harbour/words/pier" in mtqa(package, "rules", "list").stdout


def test_check(package: Path) -> None:
    text = "DAS BOOT LIEGT HEUTE MORGEN AM HAFEN UND WARTET.\n"
    write(package / "page.de.txt", text)
    assert codes(package, "page.de.txt", "--target-language", "de") == []
    write(package / "mtqa/checks/shouting.py", CHECK)
    found = codes(package, "page.de.txt", "--target-language", "de")
    assert found == [("shouting", text.strip())]


def test_format(package: Path) -> None:
    write(package / "page.plus", "+Am Hafen liegt heute ein Boot.\n-Bezos‘ Boot\n+Musks Boot\n")
    assert mtqa(package, "check", "--no-models", "page.plus").returncode == 2
    write(package / "mtqa/formats/plus.py", FORMAT)
    done = mtqa(package, "check", "--no-models", "--format", "json", "page.plus")
    units = json.loads(done.stdout)["units"]
    assert [(u["target"]["text"], u["target"]["line"]) for u in units] == [
        ("Am Hafen liegt heute ein Boot.", 1),
        ("Musks Boot", 3),
    ]


def test_report(package: Path) -> None:
    write(package / "page.de.txt", "Am Hafen liegt heute Morgen ein kleines weißes Boot.\n")
    write(package / "mtqa/reports/total.py", REPORT)
    assert mtqa(package, "check", "--format", "total", "page.de.txt").stdout == "0 in all\n"
