"""Brackets without a partner in their paragraph."""

from __future__ import annotations

import time

import pytest

from tests.pairs import alone, found, paired

NAME = "unpaired-brackets"


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("Das Haus (alt steht", "de", "("),
        ("Das Haus alt) steht", "de", ")"),
        ("Der (a), b) und c) sowie (d", "de", "("),
        ("他（昨天来了", "zh-Hans", "（"),
        ("彼は『はいと言った", "ja", "『"),
    ],
)
def test_alone(text: str, language: str, quote: str) -> None:
    assert found(NAME, alone([text], language)) == [(NAME, quote, ())]


@pytest.mark.parametrize(
    "text",
    [
        "a) eins b) zwei iv) vier 12) zwölf",
        "Schön :-) und schade :( und ;) (:",
        "Er kam (siehe 1) und ging (siehe a).",
        "Im Bereich [0, 1) oder (2, 3] gilt",
        "他（昨天)来了",
        "f(x) = [a, {b: (c)}]",
    ],
)
def test_right(text: str) -> None:
    assert found(NAME, alone([text], "de")) == []


def test_over_sentences_and_paragraphs() -> None:
    assert found(NAME, alone(["Er (der alte", "und weise) kam."], "de")) == []


def test_source_with_a_single_bracket() -> None:
    assert found(NAME, paired([("Case 5) closed", "Fall Nr.5) zu")], ("en", "de"))) == []


@pytest.mark.parametrize("text", ["(" * 100_000, ")" * 100_000, "(a b" * 100_000])
def test_linear_time(text: str) -> None:
    start = time.process_time()
    assert len(found(NAME, alone([text], "de"))) == 1
    assert time.process_time() - start < 5
