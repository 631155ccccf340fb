import io
import json
import os
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from mtqa import registry
from mtqa.reports.json import SCHEMA_FILE
from mtqa.types import ReportOptions, Result, Score, Side, Verdict
from tests.results import SIGNATURE, Texts, at, found, judged

REPORT = registry.load("reports", "json")
SCHEMA = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


def written(result):
    stream = io.StringIO()
    REPORT.write(result, stream, ReportOptions())
    return stream.getvalue()


def faults(text):
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(json.loads(text))]


EMPTY = Result((), Verdict("inconclusive", ("no translation could be read",)), (), SIGNATURE)


def one(text, quote, **more):
    texts = Texts(at("a.de.txt", text))
    judgement = judged(
        texts,
        found(texts, 1, quote, "c", "m", **more),
        verdict=Verdict("failed"),
        score=Score("mqm", 0.5, "s"),
    )
    return Result((judgement,), Verdict("failed"), (), SIGNATURE)


def test_snapshot(result, snapshot, monkeypatch):
    monkeypatch.setattr("mtqa.reports.json.__version__", "1.2.3")
    snapshot("result.json", written(result))


def test_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_schema_is_closed():
    objects, stack = [], [SCHEMA]
    while stack:
        node = stack.pop()
        stack += node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
        if isinstance(node, dict) and node.get("type") == "object":
            objects.append(node)
    assert len(objects) == 19
    for node in objects:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


@pytest.mark.parametrize("name", ["result", "whole", "empty"])
def test_output_is_valid(request, name):
    assert faults(written(EMPTY if name == "empty" else request.getfixturevalue(name))) == []


def test_schema_refuses_what_it_does_not_know(result):
    data = json.loads(written(result))
    data["findings"][0]["extra"] = 1
    del data["units"][0]["id"]
    assert sorted(faults(json.dumps(data))) == [
        "'id' is a required property",
        "Additional properties are not allowed ('extra' was unexpected)",
    ]


def test_offsets_and_places_lead_to_the_quote(result):
    data = json.loads(written(result))
    units = {(unit["translation"], unit["id"]): unit for unit in data["units"]}
    files = {
        document.raw.path: document.raw.text.split("\n")
        for judgement in result.judgements
        for document in (judgement.target, judgement.source, *judgement.references)
    }
    checked = 0
    for finding in data["findings"]:
        if finding["segment"] is None:
            continue
        segment = units[finding["translation"], finding["segment"]][finding["side"]]
        assert segment["text"][finding["start"] : finding["end"]] == finding["quote"]
        line = files[finding["path"]][finding["line"] - 1]
        assert finding["end_line"] == finding["line"]
        assert line[finding["column"] - 1 : finding["end_column"] - 1] == finding["quote"]
        checked += 1
    assert checked == 16


def test_related_leads_to_its_quote(result):
    data = json.loads(written(result))
    finding = next(f for f in data["findings"] if f["code"] == "rules/domain/regulation")
    place = {"side": "source", "reference": None, "path": "press/tide.zh-Hant.txt"}
    assert finding["related"] == [
        place | {"segment": "u3", "start": 20, "end": 22, "quote": "監管", "line": 3, "column": 21},
        place | {"segment": "u6", "start": 28, "end": 30, "quote": "監測", "line": 6, "column": 29},
    ]


def test_worst_points_at_findings(result):
    data = json.loads(written(result))
    best = data["worst"][0]
    codes = [data["findings"][index]["code"] for index in best.pop("findings")]
    assert best == {
        "translation": 0,
        "segment": "u2",
        "penalty": 30,
        "risk": 30,
        "reasons": ["rules: 1 critical, 1 major"],
    }
    assert codes == ["rules/people/cathie-wood", "rules/chrome/recap"]


def test_reference_of_a_finding():
    first = at("one.de.txt", "Der Satz.", side=Side.REFERENCE)
    second = at("two.de.txt", "Ein Satz.", side=Side.REFERENCE)
    texts = Texts(at("a.de.txt", "Satz."), reference=second)
    finding = found(texts, 1, "Satz", "c", "m", side=Side.REFERENCE)
    judgement = judged(texts, finding, verdict=Verdict("failed"), score=Score("mqm", 0, "s"))
    unit = replace(judgement.units[0], references=(first.segments[0], second.segments[0]))
    judgement = replace(judgement, references=(first, second), units=(unit,))
    data = json.loads(written(Result((judgement,), Verdict("failed"), (), SIGNATURE)))
    assert [(f["reference"], f["path"]) for f in data["findings"]] == [(1, "two.de.txt")]
    assert [d["reference"] for d in data["documents"]] == [None, 0, 1]
    assert [s["path"] for s in data["units"][0]["references"]] == ["one.de.txt", "two.de.txt"]


@pytest.mark.parametrize("char", ["\ud83d", "\x00", "\x1b", "\x9b", "\u2028", "\u202e", '"', "\\"])
def test_any_character_survives(char):
    text = written(one(f"a{char}b", char))
    assert json.loads(text)["units"][0]["target"]["text"] == f"a{char}b"
    assert json.loads(text)["findings"][0]["quote"] == char
    text.encode("utf-8")
    assert char in '"\\' or char not in text


@pytest.mark.parametrize(
    ("encoding", "shown"), [("utf-8", "電𠮷"), ("cp1252", r"\u96fb\ud842\udfb7")]
)
def test_encoding_of_the_stream(encoding, shown):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    REPORT.write(one("電𠮷", "電"), stream, ReportOptions())
    stream.flush()
    text = raw.getvalue().decode(encoding)
    assert f'"text": "{shown}"' in text
    assert json.loads(text)["units"][0]["target"]["text"] == "電𠮷"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_json_lacks_become_null(value):
    result = one("ab", "a")
    scores = (Score("mqm", value, "s", value, 1.0),)
    judgement = replace(result.judgements[0], scores=scores)
    text = written(replace(result, judgements=(judgement,)))
    (score,) = json.loads(text)["scores"]
    assert (score["value"], score["low"], score["high"]) == (None, None, 1.0)
    assert faults(text) == []


def test_same_result_same_text(result):
    assert written(result) == written(result)


def test_options_and_environment_change_nothing(result, monkeypatch):
    plain = written(result)
    monkeypatch.setitem(os.environ, "FORCE_COLOR", "1")
    stream = io.StringIO()
    REPORT.write(result, stream, ReportOptions(color=True, width=20, limit=1))
    assert stream.getvalue() == plain
