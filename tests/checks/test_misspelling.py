from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mtqa.types import FileError
from tests.pairs import alone, found, paired

if TYPE_CHECKING:
    from pathlib import Path

CODE = "misspelling"
pytest.importorskip("spylls")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "de_DE.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "de_DE.dic").write_text("2\nGrünkohlkiste\nklapprig\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Die klapprig Grünkohlkiste", []),
        ("Die klaprig Grünkolkiste", ["klaprig", "Grünkolkiste"]),
        ("Klapprig und.", []),
        ("XYZQ x1klaprig http klaprig.de klaprig-neu", []),
    ],
)
def test_dictionary_of_the_user(folder: Path, text: str, quotes: list[str]) -> None:
    options = {"enabled": True, "dictionaries": str(folder)}
    hits = found(CODE, alone([text], "de"), options)
    assert hits == [(CODE, quote, ()) for quote in quotes]


def test_own_words_and_words_of_the_source(folder: Path) -> None:
    options = {"enabled": True, "dictionaries": str(folder), "words": ("klaprig",)}
    context = paired([("The grünkolig way", "Der grünkolig klaprig Weg")], ("en", "de"))
    assert found(CODE, context, options) == []


def test_off() -> None:
    assert found(CODE, alone(["Die klaprig Grünkolkiste"], "de")) == []


def test_without_a_dictionary(tmp_path: Path) -> None:
    context = alone(["Die klaprig Kiste"], "de")
    assert found(CODE, context, {"enabled": True, "dictionaries": str(tmp_path)}) == []
    message = "there is no Hunspell dictionary for de: set checks.misspelling.dictionaries"
    assert context.errors == [FileError("misspelling", message)]
