import io
import json
from dataclasses import replace

import pytest
from jsonschema import Draft4Validator

from mtqa import registry
from mtqa.reports import sarif
from mtqa.types import FileError, ReportOptions, Result, Verdict
from tests.conftest import ROOT
from tests.results import CRITICAL, MAJOR, MINOR, SIGNATURE, Texts, at, found, judged

REPORT = registry.load("reports", "sarif")
SCHEMA = json.loads((ROOT / "tests/schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))


def run_of(result):
    stream = io.StringIO()
    REPORT.write(result, stream, ReportOptions())
    log = json.loads(stream.getvalue())
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(log)] == []
    (run,) = log["runs"]
    return run


def one(*findings, errors=(), path="a.de.txt", text="Ein Wort zu viel."):
    texts = Texts(at(path, text))
    made = [make(texts) for make in findings]
    judgement = judged(texts, *made, verdict=Verdict("failed"), score=None)
    return Result((replace(judgement, scores=()),), Verdict("failed"), tuple(errors), SIGNATURE)


def finding(quote="Wort", code="c", safe=False, **more):
    return lambda texts: replace(found(texts, 1, quote, code, "m", **more), safe=safe)


def test_shared_result_is_valid(whole):
    assert len(run_of(whole)["results"]) == len(whole.findings)


def test_nothing_is_valid():
    result = Result((), Verdict("inconclusive", ("nothing",)), (), SIGNATURE)
    assert run_of(result)["results"] == []


def test_schema_is_not_blind(whole):
    run = run_of(whole)
    del run["results"][0]["message"]
    log = {"version": "2.1.0", "runs": [run]}
    assert len(list(Draft4Validator(SCHEMA).iter_errors(log))) == 1


def test_rules_are_numbered_as_the_results_name_them(whole):
    run = run_of(whole)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_rule():
    run = run_of(one(finding(code="rules/a/b", severity=MINOR, why="Because.")))
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule == {
        "id": "rules/a/b",
        "shortDescription": {"text": "rules/a/b (accuracy/mistranslation)"},
        "fullDescription": {"text": "Because."},
        "help": {
            "text": "Because.\n\nMQM error type: accuracy/mistranslation. "
            'ignore = ["rules/a/b"] in mtqa.toml passes over all of its kind, a comment '
            "mtqa: ignore[rules/a/b] reason in the file over those on its line.",
            "markdown": "Because.\n\n**MQM error type:** accuracy/mistranslation\n\n"
            '`ignore = ["rules/a/b"]` in mtqa.toml passes over all of its kind, a comment '
            "`mtqa: ignore[rules/a/b] reason` in the file over those on its line.",
        },
        "defaultConfiguration": {"level": "warning"},
        "properties": {
            "tags": ["translation", "accuracy", "mistranslation"],
            "problem.severity": "warning",
        },
    }


def test_rule_is_as_severe_as_its_worst_finding():
    run = run_of(one(finding(severity=MINOR), finding("zu", severity=CRITICAL)))
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert [result["level"] for result in run["results"]] == ["error", "warning"]


def test_regions_count_code_points(whole):
    run = run_of(whole)
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = [r for r in run["results"] if r["ruleId"] == "beyond-bmp"]
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {
            "uri": "app/a%20b,%20100%25%20%5Bx%5D%231.de.md",
            "uriBaseId": "%SRCROOT%",
        },
        "region": {
            "startLine": 5,
            "startColumn": 5,
            "endLine": 5,
            "endColumn": 25,
            "snippet": {"text": "𠮷-Haus <v>öffnet</v>"},
        },
    }


def test_suppressions_are_told_of_every_result(whole):
    told = {r["ruleId"]: r["suppressions"] for r in run_of(whole)["results"]}
    accepted = {"kind": "inSource", "status": "accepted"}
    assert {code: found for code, found in told.items() if found} == {
        "gendering": [accepted | {"justification": "house style"}],
        "price": [accepted | {"justification": "as agreed | <!-- a, b -->: 100%"}],
    }
    assert None not in told.values()


def test_baseline_state(whole):
    states = {r["message"]["text"]: r["baselineState"] for r in run_of(whole)["results"]}
    assert sorted(text for text, state in states.items() if state == "unchanged") == [
        "known of old",
        "known of old and critical",
        'opening „ is closed by ". Suggestion: ““”',
    ]
    assert set(states.values()) == {"new", "unchanged"}


def test_no_baseline_no_state():
    (result,) = run_of(one(finding()))["results"]
    assert "baselineState" not in result


def test_only_what_is_safe_and_no_markup_is_a_fix(whole):
    fixes = {
        r["fixes"][0]["description"]["text"]: r["fixes"][0]["artifactChanges"]
        for r in run_of(whole)["results"]
        if "fixes" in r
    }
    region = {"startLine": 7, "startColumn": 1, "endLine": 7, "endColumn": 7}
    path = "app/a%20b,%20100%25%20%5Bx%5D%231.de.md"
    assert fixes == {
        "Write “fester”": [
            {
                "artifactLocation": {"uri": path, "uriBaseId": "%SRCROOT%"},
                "replacements": [
                    {"deletedRegion": region, "insertedContent": {"text": "fester"}},
                ],
            }
        ]
    }


def test_related_places(whole):
    (result,) = [r for r in run_of(whole)["results"] if r["ruleId"] == "rules/domain/regulation"]
    place = {"uri": "press/tide.zh-Hant.txt", "uriBaseId": "%SRCROOT%"}
    assert result["relatedLocations"] == [
        {
            "message": {"text": f"source: “{quote}”"},
            "physicalLocation": {
                "artifactLocation": place,
                "region": {"startLine": line, "startColumn": column},
            },
        }
        for quote, line, column in (("監管", 3, 21), ("監測", 6, 29))
    ]


def test_fingerprints():
    (result,) = run_of(one(finding()))["results"]
    assert result["partialFingerprints"] == {
        "primaryLocationLineHash": "00000000a153e604:1",
        "mtqa/v1": "00000000a153e604",
    }


def test_unreadable_files_are_notifications():
    errors = (FileError("b/old.txt:7", "it is no text"), FileError("gone.txt", "it is not there"))
    (invocation,) = run_of(one(errors=errors))["invocations"]
    assert invocation["executionSuccessful"] is False
    told = [
        (n["level"], n["message"]["text"], n["locations"][0]["physicalLocation"])
        for n in invocation["toolExecutionNotifications"]
    ]
    root = {"uriBaseId": "%SRCROOT%"}
    assert told == [
        (
            "error",
            "it is no text",
            {"artifactLocation": {"uri": "b/old.txt", **root}, "region": {"startLine": 7}},
        ),
        ("error", "it is not there", {"artifactLocation": {"uri": "gone.txt", **root}}),
    ]


def test_absolute_path_outside_of_the_checkout():
    (artifact,) = run_of(one(path="/elsewhere/a ä.txt"))["artifacts"]
    assert artifact["location"] == {"uri": "file:///elsewhere/a%20%C3%A4.txt"}


@pytest.mark.parametrize(
    ("number", "levels", "notices"),
    [
        pytest.param(3, 3, [], id="few"),
        pytest.param(5, 5, ["GitHub shows the 3 most severe of 5 results"], id="not-all-shown"),
        pytest.param(
            8,
            6,
            [
                "2 findings of 8 left out, the least severe: GitHub takes 6 results",
                "GitHub shows the 3 most severe of 8 results",
            ],
            id="too-many",
        ),
    ],
)
def test_limits(monkeypatch, number, levels, notices):
    monkeypatch.setattr(sarif, "MOST_RESULTS", 6)
    monkeypatch.setattr(sarif, "MOST_SHOWN", 3)
    severities = [MINOR, MAJOR, CRITICAL, MINOR, MAJOR, MINOR, CRITICAL, MAJOR][:number]
    words = [f"w{place}" for place in range(number)]
    made = [finding(w, severity=s) for w, s in zip(words, severities, strict=True)]
    run = run_of(one(*made, text=" ".join(words)))
    (invocation,) = run["invocations"]
    assert [n["message"]["text"] for n in invocation["toolExecutionNotifications"]] == notices
    shown = [result["properties"]["severity"] for result in run["results"]]
    worst = sorted(severities, reverse=True)[:levels]
    assert shown == [str(severity) for severity in worst]


def test_limits_are_those_of_github():
    assert (sarif.MOST_RESULTS, sarif.MOST_SHOWN) == (25_000, 5_000)


def test_suppressed_results_are_the_first_to_go(monkeypatch):
    monkeypatch.setattr(sarif, "MOST_RESULTS", 1)
    made = [finding(severity=CRITICAL, suppressed="known"), finding("zu", severity=MINOR)]
    (result,) = run_of(one(*made))["results"]
    assert result["level"] == "warning"
