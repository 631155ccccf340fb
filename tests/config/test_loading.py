"""mtqa.toml: what it says, and how a fault in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.config import Config, covers, find_file, load
from mtqa.errors import ConfigError
from mtqa.types import Severity


def put(text: str) -> Path:
    path = Path("mtqa.toml")
    path.write_text(text, encoding="utf-8")
    return path


def test_everything() -> None:
    Path("qa").mkdir()
    path = put(
        """
source-language = "zh-hant"
target-language = "de_CH"
rules = ["qa"]
select = ["chrome", "apostrophe"]
ignore = ["chrome/share/share"]
fail-on = "critical"

[severity]
apostrophe = "neutral"
"people" = "critical"
"""
    )
    assert load(path) == Config(
        source_language="zh-Hant",
        target_language="de-CH",
        rules=(Path("qa"),),
        select=("chrome", "apostrophe"),
        ignore=("chrome/share/share",),
        severity={"apostrophe": Severity.NEUTRAL, "people": Severity.CRITICAL},
        fail_on=Severity.CRITICAL,
    )


FAULTS = {
    'fail-on = "minor"\nselekt = []': "mtqa.toml:2: unknown key 'selekt', did you mean 'select'?",
    "fail-on = 3": (
        "mtqa.toml:1: 'fail-on': '3' is no severity (neutral, minor, major, critical, never)"
    ),
    '\n[severity]\n\nx = "bad"': (
        "mtqa.toml:4: 'x': 'bad' is no severity (neutral, minor, major, critical)"
    ),
    'severity = "minor"': "mtqa.toml:1: 'severity' must be a table of severities",
    'select = "a"': "mtqa.toml:1: 'select' must be a list of strings",
    'rules = ["gone"]': "mtqa.toml:1: 'rules': there is no gone",
    "source-language = 1": "mtqa.toml:1: 'source-language' must be a language tag in quotes",
    "a = 1\na = 2": "mtqa.toml:2: is not TOML: Cannot overwrite a value",
    "a = ": "mtqa.toml:1: is not TOML: Invalid value",
}


@pytest.mark.parametrize("text", FAULTS, ids=range(len(FAULTS)))
def test_fault_is_told_with_its_line(text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(put(text))
    assert str(caught.value) == FAULTS[text]


def test_not_utf8() -> None:
    Path("mtqa.toml").write_bytes(b"a = '\xff'")
    with pytest.raises(ConfigError, match=r"^mtqa\.toml: is not UTF-8$"):
        load(Path("mtqa.toml"))


def test_nearest_ancestor(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "mtqa.toml").touch()
    assert find_file(folder) == tmp_path / "mtqa.toml"
    (folder / "mtqa.toml").touch()
    assert find_file(folder) == folder / "mtqa.toml"


@pytest.mark.parametrize(
    ("prefix", "code", "expected"),
    [
        ("chrome", "chrome/share/share", True),
        ("chrome/", "chrome/share/share", True),
        ("chrome/sha", "chrome/share/share", False),
        ("apostrophe", "apostrophe", True),
        ("apostrophe", "apostrophes", False),
    ],
)
def test_covers(prefix: str, code: str, *, expected: bool) -> None:
    assert covers(prefix, code) is expected


def test_longest_prefix_decides_the_severity() -> None:
    config = Config(severity={"a": Severity.MINOR, "a/b": Severity.CRITICAL})
    severities = [config.severity_for(code) for code in ("a/b/c", "a/c", "b")]
    assert severities == [Severity.CRITICAL, Severity.MINOR, None]


def test_selected() -> None:
    config = Config(select=("a",), ignore=("a/b",))
    assert [config.selected(code) for code in ("a", "a/c", "a/b/d", "b")] == [
        True,
        True,
        False,
        False,
    ]
