"""Lists of phrases find what is written in them, at the right place, in linear time."""

from __future__ import annotations

import re
import time

import pytest

from mtqa.text.phrases import Gate, gate, lowered, phrases, whole_words

WORDS = [
    (["not", "not only"], "It is not only big but not small.", ["not only", "not"]),
    (["not"], "Nothing is knotted, Not so.", ["not"]),
    (["*n't"], "They can't.", ["n't"]),
    (["*n't"], "They can’t go.", ["n’t"]),
    (["not … until"], "It is not open today until May.", ["not open today until"]),
    (["not … until"], "It is not. Wait until May.", []),
    (["kein*"], "Das ist keinesfalls gut.", ["keinesfalls"]),
    (["न"], "न आओ, नहीं", ["न"]),
    (["सिर्फ\u093c"], "सिर्\u095e एक", ["सिर्\u095e"]),
    (["सिर्\u095e"], "सिर्फ\u093c एक", ["सिर्फ\u093c"]),
    (["if not"], "if\n  not", ["if\n  not"]),
]


@pytest.mark.parametrize(("entries", "text", "found"), WORDS)
def test_words(entries: list[str], text: str, found: list[str]) -> None:
    pattern = re.compile(phrases(entries))
    assert [match[0] for match in pattern.finditer(lowered(text))] == [f.lower() for f in found]


def test_characters_and_compounds() -> None:
    assert re.findall(phrases(["不", "不是"], characters=True), "这不是，不") == ["不是", "不"]
    assert re.findall(phrases(["no"], compounds=True), "a no-one, no") == ["no"]
    assert re.findall(phrases(["no"]), "a no-one, no") == ["no", "no"]


GATES = [
    (["not", "is not", "no longer open"], False, Gate(frozenset({"not", "longer"}), ())),
    (["*n't"], False, Gate(frozenset({"t"}), ())),
    (["kein*", "keinerlei*"], False, Gate(frozenset(), ("kein",))),
    (["so … dass es"], False, Gate(frozenset({"es"}), ())),
    (["Not … Only"], False, Gate(frozenset(), ("only",))),
    (["不是", "不"], True, Gate(frozenset(), ("不",))),
]


@pytest.mark.parametrize(("entries", "characters", "expected"), GATES)
def test_gate(entries: list[str], characters: bool, expected: Gate) -> None:
    assert gate(entries, characters=characters) == expected


@pytest.mark.parametrize(("entries", "text"), [(e, t) for e, t, found in WORDS if found])
def test_gate_is_open_for_what_is_found(entries: list[str], text: str) -> None:
    assert gate(entries).passes(text)
    assert not gate(entries).passes("xyz")


def test_offsets() -> None:
    assert lowered("İzmir ÜÇ") == "İzmir üç"
    assert whole_words("They can't", [(7, 10)]) == [(5, 10)]


@pytest.mark.parametrize("text", ["not ", "n't", "no no, ", "(" * 10, "1"])
def test_linear(text: str) -> None:
    pattern = re.compile(phrases(["not … until", "no*", "*n't", "no no no x"]))
    start = time.process_time()
    list(pattern.finditer(text * 100_000))
    assert time.process_time() - start < 3
