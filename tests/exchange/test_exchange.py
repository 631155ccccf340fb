"""`mtqa convert`: units and findings as XLIFF, TMX and JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from mtqa import registry
from mtqa.cli import root
from mtqa.types import Score, Verdict
from tests.results import MAJOR, MINOR, Texts, at, found, judged

X = "{urn:oasis:names:tc:xliff:document:2.0}"
ITS = "{http://www.w3.org/2005/11/its}"
TEXTS = Texts(
    target=at("page.de.txt", "Ein  Boot & ein <Netz>.", "", "Rot."),
    source=at("page.en.txt", "A boat and a net.", "Old.", "Red.", language="en"),
)


def judgement():
    findings = [
        found(TEXTS, 1, "Boot & ein", "x/first", "Erstes.", severity=MAJOR),
        found(
            TEXTS,
            1,
            "ein <Netz>",
            "x/second",
            "Zweites.",
            severity=MINOR,
            category="style/register",
        ),
        found(TEXTS, 1, "Netz", "x/third", "Drittes.", category="accuracy/omission"),
    ]
    return judged(TEXTS, *findings, verdict=Verdict("failed"), score=Score("MQM", 50.0, "x"))


def written(name: str) -> str:
    return registry.load("exchange", name).write(judgement())


def test_xliff_marks_the_words_even_where_they_cross() -> None:
    tree = etree.fromstring(written("xliff").encode())
    assert (tree.get("srcLang"), tree.get("trgLang")) == ("en", "de")
    units = tree.findall(f".//{X}unit")
    assert [unit.get("name") for unit in units] == ["u1", "u2", "u3"]
    target = units[0].find(f".//{X}target")
    assert "".join(target.itertext()) == "Ein  Boot & ein <Netz>."
    marks = [mark for mark in target.iter() if mark.get(f"{ITS}locQualityIssueType")]
    assert [
        (etree.QName(mark).localname, mark.get(f"{ITS}locQualityIssueType"),
         mark.get(f"{ITS}locQualityIssueSeverity"), mark.get(f"{ITS}locQualityIssueComment"))
        for mark in marks
    ] == [
        ("mrk", "mistranslation", "50", "Erstes. (x/first)"),
        ("sm", "register", "25", "Zweites. (x/second)"),
        ("mrk", "omission", "50", "Drittes. (x/third)"),
    ]  # fmt: skip
    assert "".join(marks[0].itertext()) == "Boot & ein"
    assert "".join(marks[2].itertext()) == "Netz"
    assert target.find(f".//{X}em").get("startRef") == marks[1].get("id")
    assert units[1].find(f".//{X}target") is None


def test_xliff_is_read_again_as_it_was() -> None:
    Path("page.xlf").write_text(written("xliff"), encoding="utf-8")
    given = ["convert", "page.xlf", "--to", "jsonl", "--no-models", "--select", "apostrophe"]
    done = CliRunner().invoke(root, given, catch_exceptions=False)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["source"], row["target"]) for row in rows] == [
        ("A boat and a net.", "Ein  Boot & ein <Netz>."),
        ("Old.", None),
        ("Red.", "Rot."),
    ]


def test_jsonl_has_units_and_findings() -> None:
    rows = [json.loads(line) for line in written("jsonl").splitlines()]
    assert [row["id"] for row in rows] == ["u1", "u2", "u3"]
    assert rows[0]["findings"][0] == {
        "code": "x/first",
        "category": "accuracy/mistranslation",
        "severity": "major",
        "side": "target",
        "start": 5,
        "end": 15,
        "message": "Erstes.",
        "suggestions": [],
    }
    assert rows[1] == {
        "id": "u2", "source_language": "en", "target_language": "de", "source": "Old.",
        "target": None, "references": [], "findings": [],
    }  # fmt: skip


def test_tmx_has_what_has_two_sides() -> None:
    tree = etree.fromstring(written("tmx").encode())
    assert tree.find("header").get("srclang") == "en"
    units = {
        unit.get("tuid"): ["".join(seg.itertext()) for seg in unit.iter("seg")]
        for unit in tree.iter("tu")
    }
    assert units == {
        "u1": ["A boat and a net.", "Ein  Boot & ein <Netz>."],
        "u3": ["Red.", "Rot."],
    }
    assert next(note.text for note in tree.iter("note")) == "major x/first: Erstes."


REFUSED = {
    "several": (["a.txt", "b.txt", "--to", "tmx"], "one translation makes one file"),
    "no-format": (["a.txt", "-o", "a.xyz"], "--to must be one of jsonl, tmx, xliff"),
    "onto-itself": (["a.txt", "--to", "tmx", "-o", "a.txt"], "cannot be written: it is an input"),
}


@pytest.mark.parametrize(("given", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(given: list[str], message: str) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("Ein Boot liegt am Kai.", encoding="utf-8")
    done = CliRunner().invoke(root, ["convert", *given])
    assert done.exit_code != 0
    assert message in (done.output + str(done.exception))
    assert Path("a.txt").read_text(encoding="utf-8") == "Ein Boot liegt am Kai."
