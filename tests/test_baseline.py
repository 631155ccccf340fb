"""Baselines: what survives an edit, what is new, what is gone, and the file itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import mtqa
from mtqa.baseline import Baseline, read
from mtqa.errors import InputError
from mtqa.types import Severity

PAGE = """\
# Der Hafen öffnet

Die Fischer von Bezos‘ Insel freuen sich auf die Saison.

Auch die Köche von Musks‘ Lokal freuen sich auf die Saison.

Grayson 53vor Minuten
"""


def findings(text: str):
    Path("page.de.md").write_text(text, encoding="utf-8")
    return mtqa.check(target=Path("page.de.md")).findings


def known(text: str, **more) -> Baseline:
    return Baseline(Path("b.json")).updated({"page.de.md": findings(text)}, **more)


def states(baseline: Baseline, text: str):
    found, gone = baseline.compare(Path("page.de.md"), findings(text))
    return [(f.quote, str(f.baseline), f.accepted) for f in found], [one.quote for one in gone]


OLD = [("Bezos‘", "unchanged", True), ("Musks‘", "unchanged", True)]
TIME = ("53vor Minuten", "unchanged", True)
EDITS = {
    "nothing": (PAGE, [*OLD, TIME], []),
    "lines moved": ("Vorspann.\n\n\n" + PAGE, [*OLD, TIME], []),
    "the sentence edited": (PAGE.replace("Saison", "Ernte"), [*OLD, TIME], []),
    "paragraphs swapped": (
        "\n\n".join(PAGE.split("\n\n")[part] for part in (0, 2, 1, 3)),
        [OLD[1], OLD[0], TIME],
        [],
    ),
    "one put right": (PAGE.replace("Bezos‘", "Bezos’"), [OLD[1], TIME], ["Bezos‘"]),
    "one more": (
        PAGE + "\nDas war Gates‘ Idee.\n",
        [*OLD, TIME, ("Gates‘", "new", False)],
        [],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_edits(name: str) -> None:
    text, found, gone = EDITS[name]
    assert states(known(PAGE), text) == (found, gone)


TWICE = "Das war Musks‘ Idee.\n\nDas war nicht Musks‘ Geld.\n"


def test_the_first_of_two_equal_quotes_is_put_right() -> None:
    before = {f.location.line: f.fingerprint for f in findings(TWICE)}
    (after,) = findings(TWICE.replace("Musks‘ Idee", "Musks’ Idee"))
    assert after.fingerprint == before[3]
    assert len(set(before.values())) == 2


def test_a_new_one_before_an_old_one_with_the_same_quote() -> None:
    baseline = known("Das war nicht Musks‘ Geld.\n")
    assert states(baseline, TWICE)[0] == [("Musks‘", "new", False), ("Musks‘", "unchanged", True)]


def test_equal_sentences_are_counted() -> None:
    line = "Das war Musks‘ Idee.\n\n"
    assert [state for _, state, _ in states(known(line * 2), line * 3)[0]] == [
        "unchanged",
        "unchanged",
        "new",
    ]
    assert states(known(line * 2), line) == ([("Musks‘", "unchanged", True)], ["Musks‘"])


def test_critical_findings_are_left_out_unless_told() -> None:
    found = [f for f in findings(PAGE) if f.quote == "53vor Minuten"]
    critical = [type(f)(**{**_fields(f), "severity": Severity.CRITICAL}) for f in found]
    assert len(Baseline(Path("b")).updated({"p": critical})) == 0
    told = Baseline(Path("b")).updated({"page.de.md": critical}, critical=True)
    assert [f.accepted for f in told.compare(Path("page.de.md"), critical)[0]] == [True]
    # It was major when it was accepted.
    state = known(PAGE).compare(Path("page.de.md"), critical)[0]
    assert [(str(f.baseline), f.accepted) for f in state] == [("unchanged", False)]


def _fields(value):
    return {name: getattr(value, name) for name in value.__slots__}


def test_prune_follows_edits_and_drops_the_rest() -> None:
    baseline = known(PAGE)
    Path("b.json").touch()
    Path("other.md").touch()
    more = baseline.updated({"other.md": findings(PAGE), "gone.md": findings(PAGE)})
    edited = findings(PAGE.replace("Bezos‘", "Bezos’").replace("Saison", "Ernte"))
    _, fixed = more.compare(Path("page.de.md"), edited)
    pruned = more.pruned({"page.de.md": edited}, fixed)
    assert {name: len(rows) for name, rows in pruned.known.items()} == {
        "page.de.md": 2,
        "other.md": 3,
    }
    assert {one.fingerprint for one in pruned.known["page.de.md"]} == {
        f.fingerprint for f in edited
    }


def test_file_is_sorted_and_comes_back() -> None:
    baseline = known(PAGE).updated({"a/first.md": findings("Das war Musks‘ Idee.\n")})
    text = baseline.text()
    Path("b.json").write_text(text, encoding="utf-8")
    assert read(Path("b.json")).text() == text
    assert list(json.loads(text)) == ["mtqa-baseline", "findings"]
    fingerprint = baseline.known["a/first.md"][0].fingerprint
    assert text.startswith(f"""{{
  "mtqa-baseline": 1,
  "findings": {{
    "a/first.md": [
      {{"code": "apostrophe", "severity": "minor", "side": "target", "quote": "Musks‘", \
"fingerprint": "{fingerprint}"}}
    ],
""")


def test_paths_are_those_from_its_folder() -> None:
    Path("qa").mkdir()
    baseline = Baseline(Path("qa/b.json"))
    assert baseline.name(Path("content/page.md")) == "../content/page.md"
    assert baseline.name("-") == "-"


THIS = "this mtqa knows version 1"
FAULTS = {
    "not json": ("{\n!", "b.json:2: is no baseline: it is not JSON"),
    "another file": ('{"a": 1}', "b.json: is no baseline of mtqa"),
    "a list": ("[]", "b.json: is no baseline of mtqa"),
    "another version": (
        '{"mtqa-baseline": 2}',
        f"b.json: is a baseline of version 2, {THIS}: `mtqa baseline write` makes a new one",
    ),
    "damaged": (
        '{"mtqa-baseline": 1, "findings": {"a": [{"code": "x"}]}}',
        "b.json: is no baseline: its findings are damaged",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults(name: str) -> None:
    content, message = FAULTS[name]
    Path("b.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(Path("b.json"))
    assert str(caught.value) == message


def test_no_file() -> None:
    with pytest.raises(InputError, match=r"^b\.json: cannot be read: No such file"):
        read(Path("b.json"))
