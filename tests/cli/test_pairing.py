"""Whole sites on the command line: directories, patterns, {lang}."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.cli._inputs import tasks_of
from mtqa.config import Config
from mtqa.errors import UsageError

FILES = [
    "site/en/a.html", "site/en/sub/b.html", "site/en/c.png", "site/de/a.html", "site/de/sub/b.html",
    "site/de/c.png", "site/de/README", "site/pt-BR/a.html", "human/de/a.html", "locales/en.json",
    "locales/de.json", "locales/fr.json", "res/values/strings.xml", "res/values-de/strings.xml",
    "res/values-pt-rBR/strings.xml", "res/values-night/strings.xml",
]  # fmt: skip


@pytest.fixture(autouse=True)
def site(outside_any_project: Path) -> None:
    for name in FILES:
        file = outside_any_project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")


def tasks(targets: str, sources: str = "", references: str = "", **more: object) -> list[str]:
    given = {
        "targets": tuple(targets.split()),
        "sources": tuple(sources.split()),
        "references": tuple(references.split()),
        "alignment": None,
        "input_format": None,
        **more,
    }
    return [
        " ".join(
            [
                Path(task.target).as_posix(),
                Path(task.source).as_posix() if task.source else "-",
                *(Path(one).as_posix() for one in task.references),
                *([task.language] if task.language else []),
            ]
        )
        for task in tasks_of(given, Config())
    ]


SITES = {
    "lang": (
        ("site/{lang}/**/*.html", "site/en/**/*.html"),
        [
            "site/de/a.html site/en/a.html de",
            "site/de/sub/b.html site/en/sub/b.html de",
            "site/pt-BR/a.html site/en/a.html pt-BR",
        ],
    ),
    "lang-in-the-file-name": (
        ("locales/{lang}.json", "locales/en.json"),
        ["locales/de.json locales/en.json de", "locales/fr.json locales/en.json fr"],
    ),
    "android": (
        ("res/values-{lang}/strings.xml", "res/values/strings.xml"),
        [
            "res/values-de/strings.xml res/values/strings.xml de",
            "res/values-pt-rBR/strings.xml res/values/strings.xml pt-BR",
        ],
    ),
    "directories": (
        ("site/de", "site/en", "human/de"),
        ["site/de/a.html site/en/a.html human/de/a.html", "site/de/sub/b.html site/en/sub/b.html"],
    ),
    "directory-with-a-slash": (("site/pt-BR/", "site/en/"), ["site/pt-BR/a.html site/en/a.html"]),
    "directory-alone": (("site/de",), ["site/de/a.html -", "site/de/sub/b.html -"]),
    "two-directories": (
        ("site/de site/pt-BR", "site/en"),
        [
            "site/de/a.html site/en/a.html",
            "site/de/sub/b.html site/en/sub/b.html",
            "site/pt-BR/a.html site/en/a.html",
        ],
    ),
    "patterns": (("site/de/*.html", "site/en/*.html"), ["site/de/a.html site/en/a.html"]),
    "one-source-for-a-pattern": (
        ("site/*/a.html", "site/en/a.html"),
        [
            "site/de/a.html site/en/a.html",
            "site/en/a.html site/en/a.html",
            "site/pt-BR/a.html site/en/a.html",
        ],
    ),
    "lang-alone": (
        ("site/{lang}/a.html",),
        ["site/de/a.html - de", "site/en/a.html - en", "site/pt-BR/a.html - pt-BR"],
    ),
}


@pytest.mark.parametrize(("names", "found"), SITES.values(), ids=SITES)
def test_sites(names: tuple[str, ...], found: list[str]) -> None:
    assert tasks(*names) == found


def test_paths_from_another_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("human")
    assert tasks("../site/{lang}/a.html", "../site/en/a.html") == [
        "../site/de/a.html ../site/en/a.html de",
        "../site/pt-BR/a.html ../site/en/a.html pt-BR",
    ]
    here = Path.cwd().parent / "site"
    assert tasks(f"{here}/de", f"{here}/en")[0] == "../site/de/a.html ../site/en/a.html"


def test_pages_without_translation_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    tasks("site/{lang}/**/*.html", "site/en/**/*.html")
    assert capsys.readouterr().err == (
        "mtqa: warning: site/en/sub/b.html has no translation site/pt-BR/sub/b.html\n"
    )


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (("site/{lang}/x.html",), "no file matches site/{lang}/x.html"),
        (
            ("site/{lang}/*.html", "site/en/**/*.html"),
            "site/en/**/*.html must have the same wildcards as site/{lang}/*.html, in their order",
        ),
        (
            ("site/de", "site/en/a.html"),
            "site/en/a.html must have the same wildcards as site/de, in their order",
        ),
    ],
)
def test_patterns_that_do_not_fit(names: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        tasks(*names)
    assert str(caught.value) == sentence
