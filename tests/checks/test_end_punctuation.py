"""The end of a translation is compared with that of its source, by what the mark means."""

from __future__ import annotations

import pytest

from mtqa.types import Kind
from tests.pairs import found, paired

NAME = "end-punctuation"


@pytest.mark.parametrize(
    ("source", "target", "language", "code", "quote"),
    [
        ("Is it open?", "Ist es offen.", "de", "changed", "."),
        ("Is it open?", "Это открыто", "ru", "missing", "открыто"),
        ("It is open.", "C’est ouvert !", "fr", "changed", " !"),
        ("Name:", "Nombre", "es", "missing", "Nombre"),
        ("Loading…", "Laden", "de", "missing", "Laden"),
        ("Close window", "Fenster schließen.", "de", "added", "."),
        ("It is open. (Really.)", "Es ist offen. (Wirklich)", "de", "missing", "Wirklich"),
    ],
)
def test_other_mark(source: str, target: str, language: str, code: str, quote: str) -> None:
    context = paired([(source, target)], ("en", language))
    assert found(NAME, context) == [(f"{NAME}/{code}", quote, ())]


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("It is open.", "它开着。", "zh-Hans"),
        ("It is open.", "यह खुला है।", "hi"),
        ("It is open.", "یہ کھلا ہے۔", "ur"),
        ("It is open.", "เปิดอยู่", "th"),
        ("Is it open?", "Είναι ανοιχτό;", "el"),
        ("Is it open?", "開いていますか。", "ja"),
        ("Is it open?", "Բա՞ց է։", "hy"),
        ("Loading...", "Laden…", "de"),
        ("They said “no.”", "Sie sagten „nein“.", "de"),
        ("See https://example.org/a.", "Siehe https://example.org/a", "de"),
        ("Made by Foo Inc.", "Hergestellt von Foo", "de"),
        ("Apples, pears,", "Äpfel, Birnen.", "de"),
        ("Try again. Then wait", "Versuchen Sie es erneut. Warten Sie dann.", "de"),
    ],
)
def test_same_meaning(source: str, target: str, language: str) -> None:
    assert found(NAME, paired([(source, target)], ("en", language))) == []


def test_long_line_may_become_a_sentence() -> None:
    pair = ("Areas that were visited in the last four weeks by any member of the family",) * 2
    assert found(NAME, paired([(pair[0], f"{pair[1]}.")], ("en", "de"))) == []
    heading = paired([(pair[0], f"{pair[1]}.")], ("en", "de"), kind=Kind.HEADING)
    assert found(NAME, heading) == [(f"{NAME}/added", ".", ())]


def test_calm_translation() -> None:
    """One lost exclamation mark is a slip, most of them are the style of the translator."""
    pairs = [("Copied to the board!", "In die Ablage kopiert."), ("Welcome!", "Willkommen.")]
    assert found(NAME, paired(pairs, ("en", "de"))) == []
    assert found(NAME, paired(pairs[:1], ("en", "de"))) == [(f"{NAME}/changed", ".", ())]
