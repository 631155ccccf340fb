"""Alignments as files: out, corrected, and back."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from mtqa.align._exchange import EXPORTS, read_alignment
from mtqa.errors import InputError
from mtqa.formats import read_document
from mtqa.text.decoding import raw_text
from mtqa.types import Document, Link, Side
from tests.conftest import run_mtqa

ENGLISH = "The harbour reopens on Monday. The fishermen are glad. It rained & stormed for days.\n"
GERMAN = "Der Hafen öffnet am Montag wieder, die Fischer freuen sich. Es stürmte tagelang.\n"
LINKS = [Link((0, 1), (0,), 0.75), Link((2,), (1,), 0.5)]


@pytest.fixture
def documents() -> tuple[Document, Document]:
    return tuple(
        read_document(raw_text(text, path), side=side, language=tag, input_format="text")
        for text, path, side, tag in (
            (ENGLISH, "a.en.txt", Side.SOURCE, "en"),
            (GERMAN, "a.de.txt", Side.TARGET, "de"),
        )
    )


@pytest.mark.parametrize("form", ["json", "tsv"])
def test_what_is_written_can_be_read(documents, form: str) -> None:
    path = Path(f"a.{form}")
    path.write_text(EXPORTS[form](*documents, LINKS), encoding="utf-8")
    assert read_alignment(path, *documents) == LINKS


def test_tsv(documents) -> None:
    assert EXPORTS["tsv"](*documents, LINKS).split("\n")[1] == (
        "1+2\t1\t0.7500\tThe harbour reopens on Monday. The fishermen are glad."
        "\tDer Hafen öffnet am Montag wieder, die Fischer freuen sich."
    )


def test_tmx(documents) -> None:
    tree = ET.fromstring(EXPORTS["tmx"](*documents, [*LINKS, Link((), (0,), 1.0)]).encode())
    assert (tree.tag, tree.get("version"), tree.find("header").get("srclang")) == (
        "tmx",
        "1.4",
        "en",
    )
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [[(v.get(language), v[0].text) for v in unit] for unit in tree.iter("tu")][1] == [
        ("en", "It rained & stormed for days."),
        ("de", "Es stürmte tagelang."),
    ]


def test_segments_that_are_not_named_stay_alone(documents) -> None:
    path = Path("a.tsv")
    path.write_text("source\ttarget\n2\t1\n", encoding="utf-8")
    assert read_alignment(path, *documents) == [
        Link((0,), (), 1.0),
        Link((1,), (0,), 1.0),
        Link((2,), (), 1.0),
        Link((), (1,), 1.0),
    ]


FAULTS = {
    ("a.tsv", "1\t9\n"): "a.tsv:1: there is no segment 9, only 2",
    ("a.tsv", "1\t1\n1\t2\n"): "a.tsv:2: segment 1 stands in two links",
    ("a.tsv", "1\tx\n"): "a.tsv:1: a link is two numbers, such as 3+4 and 5",
    ("a.tsv", "1\n"): "a.tsv:1: a link needs a column for each side",
    ("a.json", "{"): "a.json:1: is not JSON: ",
    ("a.json", "{}"): "a.json: is not an alignment of version 1",
    ("a.json", '{"mtqa-alignment": 1, "links": [{}]}'): "a.json: link 1 has no lists 'source' and",
}


@pytest.mark.parametrize("case", FAULTS, ids=range(len(FAULTS)))
def test_fault_is_one_sentence(documents, case: tuple[str, str]) -> None:
    path = Path(case[0])
    path.write_text(case[1], encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_alignment(path, *documents)
    assert str(caught.value).startswith(FAULTS[case])


def test_command_line() -> None:
    Path("a.en.txt").write_text(ENGLISH, encoding="utf-8")
    Path("a.de.txt").write_text(GERMAN, encoding="utf-8")
    shown = run_mtqa("align", "a.en.txt", "a.de.txt")
    assert shown.returncode == 0
    assert "Es stürmte tagelang." in shown.stdout
    done = run_mtqa("align", "a.en.txt", "a.de.txt", "--format", "json", "-o", "a.json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    data = json.loads(Path("a.json").read_text(encoding="utf-8"))
    pairs = [(link["source"], link["target"]) for link in data["links"]]
    assert pairs == [([1, 2], [1]), ([3], [2])]
    data["links"] = [{"source": [1], "target": [2]}]
    Path("a.json").write_text(json.dumps(data), encoding="utf-8")
    checked = run_mtqa(
        "check", "a.de.txt", "--source", "a.en.txt", "--alignment", "a.json", "--format", "json",
        "--no-models",
    )  # fmt: skip
    units = json.loads(checked.stdout)["units"]
    pairs = [u["target"]["text"] for u in units if u["source"] and u["target"]]
    assert pairs == ["Es stürmte tagelang."]
    assert run_mtqa("align", "a.en.txt", "gone.txt").stderr == (
        "mtqa: gone.txt: there is no such file\n"
    )
