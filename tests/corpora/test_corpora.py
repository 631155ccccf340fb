"""The corpora are what their manifest and their gold spans say."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import langcodes
import pytest

CORPORA = Path(__file__).parents[2] / "corpora"
MANIFEST = tomllib.loads((CORPORA / "MANIFEST.toml").read_text(encoding="utf-8"))["file"]
ARTICLES = {
    path.parent.name: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((CORPORA / "marked").glob("*/gold.toml"))
}
ERRORS = [(article, error) for article, gold in ARTICLES.items() for error in gold["error"]]

KINDS = {"clean", "source", "translation", "reference", "gold"}
CATEGORIES = {
    "accuracy/mistranslation",
    "accuracy/omission",
    "accuracy/untranslated",
    "design/markup",
    "linguistic-conventions/spelling",
    "linguistic-conventions/typography",
    "locale-conventions/date-format",
    "locale-conventions/number-format",
    "locale-conventions/time-format",
    "style/unidiomatic",
    "terminology/wrong-term",
}
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
HIDDEN = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)


def read(path: str) -> str:
    return (CORPORA / path).read_text(encoding="utf-8")


def count_words(path: str) -> int:
    """Words as the manifest counts them: see the comment at its head."""
    text = HIDDEN.sub(" ", read(path)) if path.endswith(".html") else read(path)
    rest = HAN.sub(" ", text)
    return len(HAN.findall(text)) // 2 + sum(
        any(character.isalnum() for character in word) for word in rest.split()
    )


def by_path(entry: dict[str, Any]) -> str:
    path: str = entry["path"]
    return path


def by_id(case: Any) -> str | None:
    return case["id"] if isinstance(case, dict) else None


def test_manifest_lists_every_file_once_in_order() -> None:
    files = sorted(
        path.relative_to(CORPORA).as_posix()
        for path in CORPORA.rglob("*")
        if path.is_file() and path.name != "MANIFEST.toml"
    )
    assert [entry["path"] for entry in MANIFEST] == files


@pytest.mark.parametrize("entry", MANIFEST, ids=by_path)
def test_manifest_entry_is_complete(entry: dict[str, Any]) -> None:
    assert set(entry) == {"path", "language", "kind", "origin", "licence", "words"}
    assert entry["kind"] in KINDS
    assert (entry["origin"], entry["licence"]) == ("written for mtqa", "Apache-2.0")
    assert langcodes.tag_is_valid(entry["language"])
    assert (entry["kind"] == "clean") == entry["path"].startswith("clean/")


@pytest.mark.parametrize("entry", MANIFEST, ids=by_path)
def test_words_are_counted(entry: dict[str, Any]) -> None:
    assert entry["words"] == count_words(entry["path"])


def test_clean_files_lie_in_the_folder_of_their_language() -> None:
    clean = [entry for entry in MANIFEST if entry["kind"] == "clean"]
    assert [e["language"] for e in clean] == [e["path"].split("/")[1] for e in clean]


def clean_words() -> Counter[str]:
    """Words of correct text by language, the two Chinese scripts taken together."""
    words: Counter[str] = Counter()
    for entry in MANIFEST:
        if entry["kind"] == "clean":
            words[entry["language"].split("-")[0]] += entry["words"]
    return words


@pytest.mark.parametrize(
    ("language", "least"),
    [
        *[(language, 3000) for language in ("de", "en", "zh")],
        *[(language, 1000) for language in ["es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru"]],
    ],
)
def test_clean_text_is_enough(language: str, least: int) -> None:
    assert clean_words()[language] >= least


def test_clean_text_is_enough_in_all() -> None:
    words = clean_words()
    assert sum(words.values()) >= 20_000
    assert len(words) >= 10


@pytest.mark.parametrize("folder", ["de", "en", "zh-Hans", "zh-Hant"])
def test_clean_text_comes_in_every_format(folder: str) -> None:
    suffixes = {path.suffix for path in (CORPORA / "clean" / folder).iterdir()}
    assert suffixes == {".html", ".md", ".txt"}


@pytest.mark.parametrize("folder", sorted(path.name for path in (CORPORA / "clean").iterdir()))
def test_clean_text_is_plain_and_marked_up(folder: str) -> None:
    suffixes = {path.suffix for path in (CORPORA / "clean" / folder).iterdir()}
    assert ".txt" in suffixes
    assert suffixes & {".html", ".md"}


@pytest.mark.parametrize("article", ARTICLES)
def test_gold_names_the_files_of_its_folder(article: str) -> None:
    gold = ARTICLES[article]
    kinds = {
        gold["source"]: ("source", gold["source_language"]),
        gold["target"]: ("translation", gold["target_language"]),
        "gold.toml": ("gold", "en"),
    } | dict.fromkeys(gold["references"], ("reference", gold["target_language"]))
    assert kinds == {
        entry["path"].split("/")[2]: (entry["kind"], entry["language"])
        for entry in MANIFEST
        if entry["path"].startswith(f"marked/{article}/")
    }


@pytest.mark.parametrize(("article", "error"), ERRORS, ids=by_id)
def test_gold_span_quotes_the_text_at_its_place(article: str, error: dict[str, Any]) -> None:
    line = read(f"marked/{article}/{error['file']}").split("\n")[error["line"] - 1]
    start = error["column"] - 1
    assert line[start : start + len(error["quote"])] == error["quote"]


@pytest.mark.parametrize(("article", "error"), ERRORS, ids=by_id)
def test_gold_error_is_complete(article: str, error: dict[str, Any]) -> None:
    gold = ARTICLES[article]
    assert list(error) == [
        "id", "side", "file", "line", "column", "quote", "category", "severity", "right", "why",
    ]  # fmt: skip
    assert error["category"] in CATEGORIES
    assert error["severity"] in {"minor", "major", "critical"}
    assert error["file"] == gold[error["side"]]
    assert (error["side"] == "source") == (error["category"] == "accuracy/omission")
    assert error["quote"].strip() == error["quote"] != error["right"]


@pytest.mark.parametrize("article", ARTICLES)
def test_gold_spans_do_not_overlap(article: str) -> None:
    spans = sorted(
        (error["line"], error["column"], error["column"] + len(error["quote"]))
        for error in ARTICLES[article]["error"]
        if error["side"] == "target"
    )
    assert [
        (before, after)
        for before, after in pairwise(spans)
        if before[0] == after[0] and before[2] > after[1]
    ] == []


@pytest.mark.parametrize("article", ARTICLES)
def test_gold_ids_are_unique(article: str) -> None:
    ids = Counter(error["id"] for error in ARTICLES[article]["error"])
    assert [name for name, times in ids.items() if times > 1] == []


def test_gold_counts() -> None:
    severities = {
        article: Counter(error["severity"] for error in gold["error"])
        for article, gold in ARTICLES.items()
    }
    assert severities == {
        "bat-library": {"critical": 2, "major": 20, "minor": 9},
        "fish-auction": {"critical": 2, "major": 24, "minor": 10},
    }
