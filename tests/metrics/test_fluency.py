"""Fluency as a number for the document and as a curve along its units."""

from __future__ import annotations

import pytest

import mtqa

NATIVE = (
    "Der Hafen öffnet am Montag wieder.\n"
    "Alle Fischer der Insel freuen sich auf den Beginn der Saison.\n"
    "Am Abend gibt es ein kleines Fest mit Musik.\n"
)
BROKEN = (
    "Der Hafen öffnet am Montag wieder.\n"
    "Alle freuen Fischer Insel Insel der dem the Beginn auf Saison of sich.\n"
    "Am Abend gibt es ein kleines Fest mit Musik.\n"
)


def judge(target: str, **given):
    return mtqa.check(target=target, target_language="de", **given).judgements[0]


def curve(judgement) -> list[float]:
    found = [
        {score.name: score.value for score in judgement.unit_scores[unit.id]}
        for unit in judgement.units
    ]
    return [scores["fluency"] for scores in found]


def test_the_document_is_the_mean_of_its_curve() -> None:
    judgement = judge(NATIVE)
    scores = {score.name: score.value for score in judgement.scores}
    values = curve(judgement)
    assert len(values) == 3
    assert min(values) <= scores["fluency"] <= max(values)


def test_a_broken_sentence_is_a_dent_in_the_curve() -> None:
    values = curve(judge(BROKEN))
    assert values[1] < 0.05
    assert min(values[0], values[2]) > 0.1


def test_the_share_of_disfluent_sentences() -> None:
    scores = {score.name: score.value for score in judge(BROKEN).scores}
    assert scores["disfluent"] == pytest.approx(1 / 3, abs=1e-4)


def test_numbers_say_whose_they_are() -> None:
    (fluency,) = (s for s in judge(NATIVE).scores if s.name == "fluency")
    assert fluency.signature.startswith("fluency|fluency-e5-small:")
    assert fluency.signature.endswith("|native:de")


def test_languages_without_native_text_say_so() -> None:
    notes = mtqa.check(target="Nyumba yetu ni kubwa sana leo.", target_language="sw").judgements[0]
    assert "no native sw was at hand: fluency is measured by that of all languages" in notes.notes


@pytest.mark.parametrize("target", ["OK\n", "# Hafen\n"], ids=["word", "heading"])
def test_no_sentences_no_number(target: str) -> None:
    assert not {"fluency", "disfluent"} & {score.name for score in judge(target).scores}


def test_without_models_there_is_no_number() -> None:
    names = {score.name for score in judge(NATIVE, models=False).scores}
    assert not {"fluency", "disfluent"} & names
