"""What only the translation has."""

from __future__ import annotations

import pytest

import mtqa
from mtqa.types import Severity, Side
from tests.checks.test_omission import SILENT, SOURCE, TARGET, without


def additions(source, target):
    result = mtqa.check(
        target="\n".join(target),
        source="\n".join(source),
        target_language="de",
        source_language="en",
        select=["addition"],
        models=False,
    )
    return result.findings


def test_finding():
    (finding,) = additions(without(SOURCE, 2), TARGET)
    assert finding.code == "addition"
    assert finding.category == "accuracy/addition"
    assert finding.severity is Severity.MINOR
    assert finding.message == (
        "nothing in the source corresponds to “Anwohner der Mill Lane klagten über den Lärm der"
        " Baustelle …”"
    )
    assert (finding.side, finding.location.line, finding.quote) == (Side.TARGET, 3, TARGET[2])


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_paragraph(place):
    findings = additions(without(SOURCE, place), TARGET)
    assert [finding.quote for finding in findings] == [TARGET[place]]


@pytest.mark.parametrize(("source", "target"), SILENT.values(), ids=SILENT)
def test_silent(source, target):
    assert additions(source, target) == ()


@pytest.mark.parametrize(
    "more",
    ["Das ist alles.", "Teilen:", "👤 anna@press 2026-02-09 05:06"],
    ids=["a few words", "a label", "a byline"],
)
def test_silent_about(more):
    assert additions(SOURCE, [*TARGET[:3], more, *TARGET[3:]]) == ()


def test_an_explanation_is_no_addition():
    explained = "Der Rat, also das gewählte Parlament der Stadt, beriet am Dienstag über die neue"
    target = [f"{explained} Straßenbahn nach Eastfield im Osten der Stadt.", *TARGET[1:]]
    assert additions(SOURCE, target) == ()


def test_another_document_is_no_addition():
    lines = [f"Im Hafen von Lorient liegen heute {number} Boote und warten." for number in range(9)]
    assert additions(SOURCE, lines) == ()
