import io
import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from mtqa import registry
from mtqa.reports.json import SCHEMA_FILE
from mtqa.types import ReportOptions

SCHEMA = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


def records(result):
    stream = io.StringIO()
    registry.load("reports", "jsonl").write(result, stream, ReportOptions())
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def whole_report(result):
    stream = io.StringIO()
    registry.load("reports", "json").write(result, stream, ReportOptions())
    return json.loads(stream.getvalue())


def test_order(whole):
    kinds = [record["record"] for record in records(whole)]
    expected = ["run"]
    for judgement in whole.judgements:
        expected += ["translation", *["finding"] * len(judgement.findings)]
    assert kinds == [*expected, "error", "error"]


@pytest.mark.parametrize(("kind", "list_name"), [("finding", "findings"), ("error", "errors")])
def test_records_are_those_of_the_json_report(kind, list_name, whole):
    found = [record for record in records(whole) if record.pop("record") == kind]
    assert found == whole_report(whole)[list_name]


def test_translations_and_the_run_are_those_of_the_json_report(whole):
    report = whole_report(whole)
    run, *others = records(whole)
    names = ("schema_version", "signature", "verdict", "mqm")
    assert run == {"record": "run"} | {name: report[name] for name in names}
    found = [record for record in others if record.pop("record") == "translation"]
    assert [record.pop("translation") for record in found] == list(range(len(whole.judgements)))
    assert found == report["translations"]


def test_findings_are_valid(whole):
    schema = SCHEMA | {"$ref": "#/$defs/finding"}
    for name in ("type", "additionalProperties", "required", "properties"):
        schema.pop(name)
    checker = Draft202012Validator(schema)
    found = [record for record in records(whole) if record.pop("record") == "finding"]
    assert [error.message for record in found for error in checker.iter_errors(record)] == []


def test_nothing_was_read(whole):
    (run,) = records(replace(whole, judgements=(), errors=(), quality=None))
    assert (run["record"], run["mqm"]) == ("run", None)
