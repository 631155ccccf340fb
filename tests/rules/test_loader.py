"""A rule that cannot be trusted is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.errors import RuleError
from mtqa.rules.loader import load
from mtqa.types import Kind, Severity

GOOD = """\
kind     = "pair"
category = "accuracy/mistranslation"
severity = "major"

[pier]
why       = "碼頭 is a pier here."
trigger   = { zh = ["碼頭", "码头"] }
target.de = { bad = ["Werft"], good = ["Pier"], telling = true }

[[pier.match]]
source = "碼頭上有一艘船。"
de     = "An der ⟦Werft⟧ liegt ein Boot."

[[pier.no_match]]
de     = "Die Werftarbeiter streiken."
"""


def put(text: str, name: str = "words.toml") -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    load.cache_clear()
    return path


def test_a_good_rule() -> None:
    (rule,) = load(put(GOOD))
    assert (rule.id, rule.kind, rule.category, rule.severity) == (
        "words/pier",
        "pair",
        "accuracy/mistranslation",
        Severity.MAJOR,
    )
    assert rule.trigger["zh"].literals == ("碼頭", "码头")
    assert (rule.targets["de"].good, rule.targets["de"].telling) == (("Pier",), True)
    assert [example.source_language for example, _ in rule.matching] == ["zh"]
    assert [line for _, line in rule.matching] == [10]


def test_ids_follow_the_folders() -> None:
    Path("rules/harbour").mkdir(parents=True)
    put(GOOD, "rules/harbour/words.toml")
    assert [rule.id for rule in load(Path("rules"))] == ["harbour/words/pier"]


def test_shared_keys_are_defaults() -> None:
    text = 'segments = ["label", "heading"]\n' + GOOD
    (rule,) = load(put(text))
    assert rule.segments == {Kind.LABEL, Kind.HEADING}


FAULTS = [
    ("severity = ", "severty = ", 3, "unknown key 'severty', did you mean 'severity'?"),
    ('"major"', '"awful"', 5, "'awful' is no severity (neutral, minor, major, critical)"),
    ('kind     = "pair"', 'kind = "pear"', 5, "unknown kind 'pear', did you mean 'pair'? (there"),
    ("accuracy/mistranslation", "accuracy/mistake", 5, "unknown category 'accuracy/mistake', did"),
    ("why       =", "whi       =", 6, "unknown key 'whi', did you mean 'why'?"),
    ('why       = "碼頭 is a pier here."', 'why = ""', 6, "'why' must be a string that is not"),
    ("trigger   = {", "triggers = {", 7, "unknown key 'triggers', did you mean 'trigger'?"),
    ('{ zh = ["碼頭", "码头"] }', "{ zh = [] }", 7, "'zh' must be a list of strings"),
    ("{ zh =", "{ z =", 7, "'z' "),
    ('bad = ["Werft"], ', "", 8, "neither 'bad' nor 'pattern' is given"),
    ('bad = ["Werft"]', 'pattern = ["Werft("]', 8, "the pattern cannot be compiled"),
    ("telling = true", "telling = 1", 8, "'telling' must be true or false"),
    ("telling = true", "teling = true", 8, "unknown key 'teling', did you mean 'telling'?"),
    ("[[pier.match]]", "[pier.match]", 10, "'match' must be an array of tables"),
    ('"An der ⟦Werft⟧ liegt ein Boot."', "3", 12, "'de' must be a string that is not empty"),
    ("[pier]", "[pier", 5, "is not TOML"),
    (
        "why ",
        'segments = ["lable"]\nwhy ',
        6,
        "'segments' has no 'lable', did you mean 'label'? (th",
    ),
    ("why ", 'unless-neighbors = ["x"]\nwhy ', 6, "unknown key 'unless-neighbors', did you mean"),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), FAULTS, ids=range(len(FAULTS)))
def test_fault_is_told_with_its_line(old: str, new: str, line: int, message: str) -> None:
    assert GOOD.count(old) == 1 or old == "[[pier.match]]"
    with pytest.raises(RuleError) as caught:
        load(put(GOOD.replace(old, new)))
    assert (caught.value.path, caught.value.line) == ("words.toml", line)
    assert message in caught.value.message


def test_nothing_there() -> None:
    with pytest.raises(RuleError, match=r"^gone: there is no such rule file or directory$"):
        load(Path("gone"))
