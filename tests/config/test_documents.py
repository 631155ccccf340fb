"""Which files are translations, and what belongs to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.config import Config, Documents
from mtqa.config.documents import belonging, translated, translations
from mtqa.config.patterns import matches

FILES = (
    "content/en/a.md", "content/de/a.md", "content/zh-Hant/a.md", "content/en/x/b.md",
    "content/de/x/b.md", "content/images/a.md", "content/.de/a.md", "human/de/a.md",
    "app.en.md", "app.fr.md",
)  # fmt: skip
TREE = Documents("content/{lang}/**/*.md", "content/en/**/*.md", ("human/{lang}/**/*.md",))
NAMES = Documents("app.{lang}.md", "app.en.md")


@pytest.fixture(autouse=True)
def _files():
    for name in FILES:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def shown(found):
    return [
        (
            one.target.as_posix(),
            one.source and one.source.as_posix(),
            [reference.as_posix() for reference in one.references],
            one.language,
        )
        for one in found
    ]


DE = ("content/de/a.md", "content/en/a.md", ["human/de/a.md"], "de")
DEEP = ("content/de/x/b.md", "content/en/x/b.md", [], "de")
ZH = ("content/zh-Hant/a.md", "content/en/a.md", [], "zh-Hant")
APP = ("app.fr.md", "app.en.md", [], "fr")


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ((TREE,), [DE, DEEP, ZH]),
        ((NAMES, TREE), [APP, DE, DEEP, ZH]),
        ((TREE, TREE), [DE, DEEP, ZH]),
        ((Documents(TREE.target, TREE.source, (), ("zh",)),), [ZH]),
        ((Documents("content/de/*.md"),), [("content/de/a.md", None, [], None)]),
        ((Documents("gone/*.md"),), []),
    ],
    ids=["tree", "two", "each-once", "languages", "no-source", "none"],
)
def test_translations(documents, expected) -> None:
    assert shown(translations(Config(documents=documents, root=Path()))) == expected


def test_from_another_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path.cwd()
    monkeypatch.chdir("content/de")
    config = Config(documents=(NAMES,), root=root)
    assert shown(translations(config)) == [("../../app.fr.md", "../../app.en.md", [], "fr")]
    (found,) = shown([belonging(Path("a.md"), Config(documents=(TREE,), root=root))])
    assert found == ("a.md", "../en/a.md", ["../../human/de/a.md"], "de")


def test_what_a_file_is() -> None:
    config = Config(documents=(TREE,), root=Path())
    assert belonging(Path("content/en/a.md"), config) is None
    assert shown(translated(Path("content/en/a.md"), config)) == [DE, ZH]
    assert belonging(Path("app.fr.md"), config) is None
    assert translated(Path("app.fr.md"), config) == []


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("a/*.md", "a/b.md", True),
        ("a/*.md", "a/b/c.md", False),
        ("a/**/*.md", "a/b.md", True),
        ("a/**/*.md", "a/b/c/d.md", True),
        ("a", "a/b/c.md", True),
        ("a/", "a/b/c.md", True),
        ("a", "ab/c.md", False),
        ("?.md", "a.md", True),
        ("?.md", "ab.md", False),
        ("a.md", "axmd", False),
        ("{lang}/a.md", "de-CH/a.md", True),
        ("{lang}/x.{lang}.md", "de/x.fr.md", False),
    ],
)
def test_matches(pattern, path, *, expected) -> None:
    assert matches(pattern, path) is expected
