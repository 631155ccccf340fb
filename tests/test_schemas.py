"""The schemas that reports are held against are not blind: each refuses what a reader would."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from tests.conftest import ROOT

SCHEMAS = ROOT / "tests/schemas"

SUITE = '<testsuites tests="2" failures="0" errors="0"><testsuite name="s" tests="2" failures="0" errors="0">{}</testsuite></testsuites>'  # noqa: E501 (one element)
CASE = '<testcase classname="c" name="{}">{}</testcase>'
ERROR = '<checkstyle version="1"><file name="f"><error {}/></file></checkstyle>'
FULL = 'line="1" severity="error" message="m" source="s"'


@pytest.mark.parametrize(
    ("schema", "text", "valid"),
    [
        ("junit", SUITE.format(CASE.format("a", "") + CASE.format("b", "")), True),
        ("junit", SUITE.format(CASE.format("a", "") * 2), False),
        ("junit", SUITE.format(CASE.format("", "")), False),
        ("junit", SUITE.format(CASE.format("a", '<failure message="m"/>')), True),
        ("junit", SUITE.format(CASE.format("a", '<failure message="m"/>' * 2)), False),
        ("junit", SUITE.format(CASE.format("a", "<failure/>")), False),
        ("junit", SUITE.format('<testcase name="a"/>'), False),
        ("junit", "<testsuites/>", False),
        ("checkstyle", ERROR.format(FULL), True),
        ("checkstyle", ERROR.format(FULL.replace("error", "major")), False),
        ("checkstyle", ERROR.format(FULL.replace('"1"', '"0"')), False),
        ("checkstyle", ERROR.format('line="1"'), False),
        ("checkstyle", "<checkstyle/>", False),
    ],
)
def test_xml(schema: str, text: str, valid: bool) -> None:
    parsed = etree.XMLSchema(etree.parse(str(SCHEMAS / f"{schema}.xsd")))
    assert parsed.validate(etree.fromstring(text)) is valid


ISSUE = {
    "description": "d",
    "check_name": "c",
    "fingerprint": "f",
    "severity": "major",
    "location": {"path": "a.txt", "lines": {"begin": 1}},
}
STEP = {"run": "true", "shell": "bash"}
ACTION = {"name": "n", "description": "d", "runs": {"using": "composite", "steps": [STEP]}}
HOOK = {"id": "i", "name": "n", "entry": "e", "language": "python"}
JOB = {"runs-on": "r", "steps": [{"run": "true"}]}


@pytest.mark.parametrize(
    ("schema", "value", "valid"),
    [
        ("gitlab-code-quality", [ISSUE], True),
        ("gitlab-code-quality", [ISSUE | {"severity": "error"}], False),
        ("gitlab-code-quality", [ISSUE | {"location": {"path": "a.txt"}}], False),
        (
            "gitlab-code-quality",
            [ISSUE | {"location": {"path": "./a.txt", "lines": {"begin": 1}}}],
            False,
        ),
        ("action", ACTION, True),
        ("action", ACTION | {"runs": {"using": "composite", "steps": [{"run": "true"}]}}, False),
        ("action", ACTION | {"inputs": {"a": {"required": True}}}, False),
        ("action", {"name": "n", "runs": ACTION["runs"]}, False),
        ("pre-commit-hooks", [HOOK], True),
        ("pre-commit-hooks", [HOOK | {"arguments": []}], False),
        ("workflow", {"on": {"push": None}, "jobs": {"a": JOB}}, True),
        ("workflow", {"on": {"push": None}, "jobs": {"a": {"steps": []}}}, False),
        ("workflow", {"jobs": {"a": JOB}}, False),
    ],
)
def test_json(schema: str, value: object, valid: bool) -> None:
    parsed = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(parsed)
    assert Draft202012Validator(parsed).is_valid(value) is valid


def test_origin_of_every_schema_is_named() -> None:
    text = (SCHEMAS / "README.md").read_text(encoding="utf-8")
    names = [path.name for path in SCHEMAS.iterdir() if path.name != "README.md"]
    assert [name for name in names if f"`{name}`" not in text] == []
