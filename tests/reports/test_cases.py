"""JUnit and TAP, which show a run as tests."""

import io
import shutil
import subprocess
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import yaml
from lxml import etree

from mtqa import registry
from mtqa.types import FileError, ReportOptions, Result, Verdict
from tests.conftest import ROOT
from tests.results import CRITICAL, MAJOR, MINOR, SIGNATURE, Texts, at, found, judged


def written(name, result):
    stream = io.StringIO()
    registry.load("reports", name).write(result, stream, ReportOptions())
    return stream.getvalue()


def junit(result):
    text = written("junit", result).encode()
    schema = etree.XMLSchema(etree.parse(str(ROOT / "tests/schemas/junit.xsd")))
    schema.assertValid(etree.fromstring(text))
    return ET.fromstring(text)


def one(status, *severities, reasons=("because",), errors=()):
    """A translation with a finding for each severity."""
    words = [f"w{place}" for place in range(len(severities) or 1)]
    texts = Texts(at("a.de.txt", " ".join(words)))
    made = [
        found(texts, 1, w, "c", f"{w} is wrong", severity=s)
        for w, s in zip(words, severities, strict=False)
    ]
    judgement = judged(texts, *made, verdict=Verdict(status, tuple(reasons)), score=None)
    judgement = replace(judgement, scores=())
    return Result((judgement,), Verdict(status), tuple(errors), SIGNATURE)


def outcomes(result):
    return [
        (case.get("name"), case[0].tag if len(case) else "passed")
        for case in junit(result).iter("testcase")
    ]


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        pytest.param(one("passed", reasons=()), [("gate", "passed")], id="nothing-found"),
        pytest.param(
            one("failed", MINOR, MAJOR, CRITICAL),
            [
                ("gate", "failure"),
                ("c: w0", "system-out"),
                ("c: w1", "failure"),
                ("c: w2", "failure"),
            ],
            id="red-gate",
        ),
        pytest.param(
            one("passed", MINOR, MAJOR),
            [("gate", "system-out"), ("c: w0", "system-out"), ("c: w1", "system-out")],
            id="green-gate-has-no-red-finding",
        ),
        pytest.param(
            one("inconclusive", MINOR),
            [("gate", "skipped"), ("c: w0", "system-out")],
            id="inconclusive",
        ),
        pytest.param(
            one("passed", errors=[FileError("b.txt", "is gone")], reasons=()),
            [("gate", "passed"), ("read", "error")],
            id="unreadable",
        ),
    ],
)
def test_outcomes(result, expected):
    assert outcomes(result) == expected


def test_what_does_not_count_is_skipped(whole):
    skipped = [case for case in junit(whole).iter("testcase") if case.find("skipped") is not None]
    assert [(case.get("name"), case[0].get("message")) for case in skipped] == [
        ('quotes: "', 'in the baseline: opening „ is closed by "'),
        ("gendering: Ingenieure", "suppressed: house style: masculine plural stands for everyone"),
        ("old: Alt", "in the baseline: known of old"),
        ("price: Preis", "suppressed: as agreed | <!-- a, b -->: 100%: means prize"),
    ]


def test_counts_are_those_of_the_tests(whole):
    root = junit(whole)
    for parent in (root, *root):
        cases = list(parent.iter("testcase"))
        assert int(parent.get("tests")) == len(cases)
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(parent.get(name)) == sum(case.find(tag) is not None for case in cases)


def test_names_do_not_repeat_and_keep_from_run_to_run():
    texts = Texts(at("a.de.txt", "Wort Wort Wort"))
    made = [found(texts, 1, "Wort", "c", "m") for _ in range(3)]
    judgement = replace(judged(texts, *made, verdict=Verdict("failed"), score=None), scores=())
    result = Result((judgement,), Verdict("failed"), (), SIGNATURE)
    names = [name for name, _ in outcomes(result)]
    assert names == ["gate", "c: Wort", "c: Wort (2)", "c: Wort (3)"]


def test_text_survives(whole):
    (case,) = [c for c in junit(whole).iter("testcase") if c.get("name").startswith("rules/a|b")]
    assert case[0].text.splitlines()[0] == (
        '“]]>” & </script> | "quoted", `code`, *bold*, [link](x)'
    )


def test_tap_is_read_by_prove(whole, tmp_path):
    if shutil.which("prove") is None:
        pytest.skip("there is no prove")
    file = tmp_path / "mtqa.tap"
    file.write_text(written("tap", whole), encoding="utf-8")
    done = subprocess.run(
        ["prove", "--exec", "cat", file], capture_output=True, text=True, check=False
    )
    root = junit(whole)
    red = int(root.get("failures")) + int(root.get("errors"))
    skipped = f"less {root.get('skipped')} skipped subtests"
    assert f"Failed {red}/{root.get('tests')} subtests" in done.stdout
    assert skipped in done.stdout
    assert "Parse errors" not in done.stdout


def test_tap_diagnostics_are_yaml(whole):
    lines = written("tap", whole).splitlines()
    begins = [place for place, line in enumerate(lines) if line == "  ---"]
    blocks = [yaml.safe_load("\n".join(lines[b + 1 : lines.index("  ...", b)])) for b in begins]
    (block,) = [b for b in blocks if b["message"].startswith("=HYPERLINK")]
    assert block == {
        "message": '=HYPERLINK("http://example.org";"x")',
        "at": "app/a b, 100% [x]#1.de.md:2:1",
        "severity": "minor",
        "category": "accuracy/mistranslation",
        "quote": '=SUMME(A1;"x")',
        "suggestion": "“-1” or “@x”",
        "why": "+1 for @octocat and #12 :tada:",
    }


def test_tap_description_holds_no_directive(whole):
    (line,) = [
        text for text in written("tap", whole).splitlines() if "gate" in text and "#" in text
    ]
    assert line.endswith(" - app/a b, 100% [x]\\#1.de.md: gate")
