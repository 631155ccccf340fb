"""Rules in a run: given up when they take too long, cached, indexed, inflected."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtqa
from mtqa import cache
from mtqa.config import Config
from mtqa.errors import RuleError
from mtqa.pipeline import Options, Task, run
from mtqa.rules import compiled, inflection
from mtqa.rules.index import build, pack, unpack

RULES = """\
kind     = "forbid"
category = "terminology/wrong-term"
severity = "minor"

[endless]
why       = "Because."
target.de = { pattern = ['aaa(a+)+(a+)+(a+)+$'], good = ["b"] }

[pier]
why       = "Our house style says Mole."
target.de = { bad = ["Pier"], good = ["Mole"] }
target.de-CH = { bad = ["Landesteg"], good = ["Mole"] }
"""
GIVEN_UP = (
    "rule 'words/endless': a pattern takes more than 1 s on one segment; the rule was given up, its"
    " findings in this file are incomplete"
)
ENDLESS = "a" * 200 + "b liegt am Pier."


def judged(text: str, language: str = "de") -> mtqa.Result:
    config = Config(target_language=language, rules=(Path("words.toml").resolve(),))
    return run([Task(text)], Options(config, models=False))


@pytest.fixture(autouse=True)
def rules(monkeypatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("MTQA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(compiled, "CATALOGUE", tmp_path / "none")
    (tmp_path / "none").mkdir()
    path = Path("words.toml")
    path.write_text(RULES, encoding="utf-8")
    return path


def codes(result: mtqa.Result) -> list[tuple[str, str]]:
    return [(f.code, f.quote) for f in result.findings if f.check == "rules"]


def test_a_rule_without_end_is_given_up_and_the_others_go_on(monkeypatch) -> None:
    monkeypatch.setattr("mtqa.rules.matcher.TIMEOUT", 0.05)
    result = judged(f"{ENDLESS}\n\n{ENDLESS}\n\nNoch ein Pier.")
    assert codes(result) == [("words/pier", "Pier")] * 3
    assert [(Path(error.path).name, error.message) for error in result.errors] == [
        (
            "words.toml:5",
            GIVEN_UP,
        )
    ]


@pytest.mark.parametrize(
    ("language", "expected"), [("de", ["Pier"]), ("de-AT", ["Pier"]), ("de-CH", ["Landesteg"])]
)
def test_the_closest_language_counts(language: str, expected: list[str]) -> None:
    found = codes(judged("Der Pier und der Landesteg liegen im Hafen.", language))
    assert [quote for _, quote in found] == expected


def test_a_changed_rule_is_compiled_anew(rules: Path) -> None:
    assert codes(judged("Der Pier ist lang.")) == [("words/pier", "Pier")]
    rules.write_text(RULES.replace("Pier", "Kai"), encoding="utf-8")
    assert codes(judged("Der Pier am Kai ist lang.")) == [("words/pier", "Kai")]


@pytest.mark.parametrize("damage", [b"", b"\x93\x01", b"\xc1" * 50], ids=["empty", "cut", "junk"])
def test_a_damaged_cache_is_made_anew(damage: bytes) -> None:
    judged("Der Pier ist lang.")
    for file in cache.directory().iterdir():
        file.write_bytes(damage)
    assert codes(judged("Der Pier ist lang.")) == [("words/pier", "Pier")]


def test_a_taken_id_is_refused(tmp_path: Path) -> None:
    (tmp_path / "none" / "words.toml").write_text(RULES, encoding="utf-8")
    with pytest.raises(RuleError, match=r"words\.toml:5: rule 'words/endless': the id is taken by"):
        compiled.rules_for("de", (Path("words.toml"),))


def test_index() -> None:
    index = build([frozenset({"pier"}), None, frozenset(), frozenset({"kai", "kaimauer"})])
    assert unpack(pack(index)).candidates("an der kaimauer") == [1, 3]
    assert unpack(pack(index)).candidates("pierre") == [0, 1]
    with pytest.raises(ValueError, match=r"damaged"):
        unpack([b"x", 0, [], []])


INFLECTED = {
    "Ethereum-Münze": ("Ethereum-Münzen",),
    "Holzschwester": ("Holzschwestern",),
    "aktie": ("aktien",),
    "Schwester Mu": (),
    "schlimmste* Zone": (),
}


@pytest.mark.parametrize(("literal", "expected"), INFLECTED.items(), ids=INFLECTED)
def test_german_forms(literal: str, expected: tuple[str, ...], monkeypatch) -> None:
    monkeypatch.delenv("MTQA_CACHE")
    forms = inflection.forms(inflection.words(INFLECTED, "de"), "de-AT")
    assert inflection.inflected([literal], "de", forms) == expected


def test_a_language_without_a_list() -> None:
    assert inflection.forms({"股票"}, "zh-Hant") == {}
