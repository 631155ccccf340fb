import io
from dataclasses import replace
from xml.etree import ElementTree as ET

from lxml import etree

from mtqa import registry
from mtqa.types import ReportOptions
from tests.conftest import ROOT


def root(result):
    stream = io.StringIO()
    registry.load("reports", "checkstyle").write(result, stream, ReportOptions())
    text = stream.getvalue().encode()
    schema = etree.XMLSchema(etree.parse(str(ROOT / "tests/schemas/checkstyle.xsd")))
    schema.assertValid(etree.fromstring(text))
    return ET.fromstring(text)


def test_what_counts_is_listed_and_nothing_else(whole):
    found = [error.get("message") for error in root(whole).iter("error")]
    assert len(found) == sum(f.counts for f in whole.findings) + len(whole.errors)
    assert "known of old" not in found
    assert "means prize" not in found


def test_a_file_without_findings_is_named(whole):
    clean = tuple(replace(judgement, findings=()) for judgement in whole.judgements)
    files = root(replace(whole, judgements=clean, errors=()))
    assert [(file.get("name"), len(file)) for file in files] == [
        ("press/tide.de.txt", 0),
        ("app/strings.ar.txt", 0),
        ("app/strings.ja.txt", 0),
        ("app/a b, 100% [x]#1.de.md", 0),
    ]


def test_an_error_of_a_finding_and_of_a_file(whole):
    by_source = {error.get("source"): error.attrib for error in root(whole).iter("error")}
    assert by_source["mtqa.rules.a|b.c,d"] == {
        "line": "1",
        "column": "7",
        "severity": "error",
        "message": '“]]>” & </script> | "quoted", `code`, *bold*, [link](x)',
        "source": "mtqa.rules.a|b.c,d",
    }
    assert by_source["mtqa.unreadable"] == {
        "line": "7",
        "severity": "error",
        "message": "it has no text: ]]> :: | %",
        "source": "mtqa.unreadable",
    }
