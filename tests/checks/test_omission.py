"""What the translation lacks, and what only looks as if it were missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mtqa
from mtqa.checks.omission import CHECK
from mtqa.types import Severity, Side

SOURCE = (
    "The council met on Tuesday to discuss the new tram line to Eastfield.",
    "Mayor Helen Ford said that work would begin in March 2027 and cost 84 million pounds.",
    "Residents of Mill Lane had complained about noise from the building site and wanted a wall.",
    "The line will have 12 stops and carry about 30,000 passengers a day.",
    "A first study of the route dates from 1998, when the old docks at Eastfield were closed.",
)
TARGET = (
    "Der Rat beriet am Dienstag über die neue Straßenbahn nach Eastfield.",
    "Bürgermeisterin Helen Ford sagte, ab März 2027 werde gebaut, für 84 Millionen Pfund.",
    "Anwohner der Mill Lane klagten über den Lärm der Baustelle und verlangten eine Mauer.",
    "Die Linie wird 12 Haltestellen haben und täglich rund 30.000 Fahrgäste befördern.",
    "Eine erste Studie zur Strecke stammt von 1998, als die alten Docks in Eastfield schlossen.",
)


def omissions(source, target, *, language="de", source_language="en"):
    result = mtqa.check(
        target="\n".join(target),
        source="\n".join(source),
        target_language=language,
        source_language=source_language,
        select=["omission"],
        models=False,
    )
    return result.findings


def without(lines, *places):
    return [line for place, line in enumerate(lines) if place not in places]


def test_finding():
    (finding,) = omissions(SOURCE, without(TARGET, 2))
    assert finding.code == "omission"
    assert finding.category == "accuracy/omission"
    assert finding.severity is Severity.MAJOR
    assert finding.message == (
        "nothing in the translation corresponds to “Residents of Mill Lane had complained about"
        " noise from the …”"
    )
    assert (finding.side, finding.location.line, finding.location.column) == (Side.SOURCE, 3, 1)
    assert finding.quote == SOURCE[2]
    assert finding.confidence > 0.9


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_paragraph(place):
    findings = omissions(SOURCE, without(TARGET, place))
    assert [finding.quote for finding in findings] == [SOURCE[place]]


def test_a_sentence_of_a_paragraph():
    source = [f"{SOURCE[0]} {SOURCE[2]}", *SOURCE[3:]]
    findings = omissions(source, [TARGET[0], *TARGET[3:]])
    assert [(finding.quote, finding.location.column) for finding in findings] == [
        (SOURCE[2], len(SOURCE[0]) + 2)
    ]


def test_a_paragraph_of_two_sentences_is_one_finding():
    source = [SOURCE[0], f"{SOURCE[1]} {SOURCE[2]}", *SOURCE[3:]]
    (finding,) = omissions(source, [TARGET[0], *TARGET[3:]])
    assert finding.quote == SOURCE[1]
    assert [(unit, span.end - span.start) for unit, span in finding.related] == [
        ("u3", len(SOURCE[2]))
    ]


SILENT = {
    "complete": (SOURCE, TARGET),
    "two sentences become one": (
        [*SOURCE[:2], f"It rained. {SOURCE[3]}"],
        [*TARGET[:2], "Es regnete, als bekannt wurde: " + TARGET[3]],
    ),
    "other paragraphs": ([" ".join(SOURCE)], TARGET),
    "lines of a paragraph": (SOURCE, [" ".join(TARGET)]),
    "a few words": ([*SOURCE[:2], "That is all.", *SOURCE[3:]], without(TARGET, 2)),
    "a byline": (["👤 anna@press 2026-02-09 05:06", *SOURCE], TARGET),
    "a label": ([*SOURCE[:3], "Share:", *SOURCE[3:]], TARGET),
    "told in another order": (SOURCE, [TARGET[0], TARGET[3], TARGET[1], TARGET[2], TARGET[4]]),
}


@pytest.mark.parametrize(("source", "target"), SILENT.values(), ids=SILENT)
def test_silent(source, target):
    assert omissions(source, target) == ()


def test_no_source_no_finding():
    result = mtqa.check(target=" ".join(TARGET), target_language="de", models=False)
    assert [finding for finding in result.findings if finding.check == "omission"] == []


def test_another_document():
    example = CHECK.codes["omission/unrelated"].examples[0]
    (finding,) = omissions([example.source], [example.target.strip("⟦⟧")])
    assert finding.code == "omission/unrelated"
    assert finding.severity is Severity.MAJOR
    assert finding.message == (
        "source and translation do not seem to belong together: lengths, names and numbers do not"
        " agree"
    )
    assert (finding.segment, finding.location.line) == (None, 1)


@pytest.mark.parametrize("name", ["mt.de.txt", "ref.de.txt"])
@pytest.mark.parametrize("number", [10, 12, 14, 16, 28, 32], ids=lambda n: f"line {n + 1}")
def test_published_article(article, name, number):
    source = (article / "source.zh-Hant.txt").read_text(encoding="utf-8")
    lines = (article / name).read_text(encoding="utf-8").split("\n")
    complete, cut = (
        omissions([source], text, source_language="zh-Hant")
        for text in (lines, without(lines, number))
    )
    assert complete == ()
    (finding,) = cut
    assert finding.location.line == number + 1


CORPORA = Path(__file__).parents[2] / "corpora" / "marked"
SHORTENED = {
    "human translation": ("bat-library", "ref.de.txt", 19, (23, 1)),
    "machine translation": ("fish-auction", "mt.de.txt", 13, (11, 0)),
}
"""Article, file, the line of the paragraph that is taken out, and the line of the sentence that is
taken out with its place in it. They stand in the same lines of the source.
"""


@pytest.mark.parametrize(("article", "name", "line", "sentence"), SHORTENED.values(), ids=SHORTENED)
def test_exactly_what_was_taken_out(article, name, line, sentence):
    folder = CORPORA / article
    (source,) = folder.glob("source.*.txt")
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    cut = without(lines, line - 1)
    place, number = sentence
    sentences = re.split(r"(?<=[.!?“])\s+(?=[„A-ZÄÖÜ])", lines[place - 1])
    cut[cut.index(lines[place - 1])] = " ".join(sentences[:number] + sentences[number + 1 :])
    whole, shortened = (
        mtqa.check(
            target="\n".join(text),
            source=source,
            references=[folder / "ref.de.txt"],
            target_language="de",
            select=["omission"],
        ).findings
        for text in (lines, cut)
    )
    known = {finding.quote for finding in whole}
    found = [finding for finding in shortened if finding.quote not in known]
    assert [finding.location.line for finding in found] == sorted((line, place))
    assert {finding.severity for finding in found} == {Severity.MAJOR}
