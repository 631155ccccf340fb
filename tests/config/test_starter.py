"""What `mtqa init` makes of a project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtqa.config import load
from mtqa.config.starter import Set, sets, text


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["a.md", "b/c.md"], []),
        (["en/a.md", "de/a.md"], [Set("{lang}/*.md", ("de", "en"), "en")]),
        (
            ["docs/zh-Hant/a.md", "docs/zh-Hant/b.md", "docs/de/a.md"],
            [Set("docs/{lang}/*.md", ("de", "zh-Hant"), "zh-Hant")],
        ),
        (
            ["c/en/a.md", "c/en/x/b.md", "c/de/a.md", "c/de/x/b.md"],
            [Set("c/{lang}/**/*.md", ("de", "en"), "en")],
        ),
        (["p/a.en.txt", "p/a.de.txt"], [Set("p/*.{lang}.txt", ("de", "en"), "en")]),
        (["fr.md", "de.md"], [Set("{lang}.md", ("de", "fr"), "de")]),
        (["js/a.md", "py/a.md"], []),
        (["fr/a.po", "de/a.po"], [Set("{lang}/*.po", ("de", "fr"), None)]),
        (["fr/a.po", "fr/b.po", "en/a.po"], [Set("{lang}/*.po", ("en", "fr"), "en")]),
        (["node_modules/en/a.md", "node_modules/de/a.md", ".x/en/a.md", ".x/de/a.md"], []),
    ],
    ids=lambda value: " ".join(value) if value and isinstance(value[0], str) else "",
)
def test_sets(files, expected) -> None:
    for name in files:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()
    assert sets(Path(), {".md", ".txt", ".po"}, {".po"}) == expected


@pytest.mark.parametrize(
    "found",
    [
        [],
        [Set("c/{lang}/*.md", ("de", "en"), "en")],
        [Set("c/{lang}/*.po", ("de", "fr"), None)],
    ],
    ids=["nothing", "a-tree", "bilingual"],
)
def test_the_file_is_valid_with_and_without_its_examples(found) -> None:
    path = Path("mtqa.toml")
    path.write_text(text(found), encoding="utf-8")
    assert [one.target for one in load(path).documents] == [one.pattern for one in found]
    Path("qa/rules").mkdir(parents=True)
    Path("qa/models.toml").touch()
    path.write_text(re.sub(r"(?m)^#(?! )", "", text(found)), encoding="utf-8")
    config = load(path)
    assert (config.fail_on, config.thresholds.mqm, config.scoring.segment_cap) == (3, 95, 5)
    assert len(config.overrides) == 1
