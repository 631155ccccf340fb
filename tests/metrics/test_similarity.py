"""What the similarity metrics say, and when they say nothing."""

from __future__ import annotations

import pytest

import mtqa

ENGLISH = (
    "The harbour reopens on Monday.\nAll the fishermen of the island are looking forward to it.\n"
)
GERMAN = "Der Hafen öffnet am Montag wieder.\nAlle Fischer der Insel freuen sich darauf.\n"
OTHER = "Die Katze schläft auf dem warmen Ofen.\nMeine Tante hat gestern drei Äpfel gekauft.\n"


def scores(target: str, **given) -> dict[str, float]:
    result = mtqa.check(target=target, target_language="de", **given)
    return {score.name: score.value for score in result.judgements[0].scores}


def test_a_translation_is_closer_to_its_source_than_another_text() -> None:
    good = scores(GERMAN, source=ENGLISH, source_language="en")["adequacy"]
    bad = scores(OTHER, source=ENGLISH, source_language="en")["adequacy"]
    assert 0 <= bad < good - 0.1 < 1


def test_a_reference_that_says_the_same_is_one() -> None:
    assert scores(GERMAN, references=[GERMAN])["reference"] == pytest.approx(1, abs=1e-3)
    assert scores(GERMAN, references=[OTHER])["reference"] < 0.7


def test_the_best_reference_counts() -> None:
    assert scores(GERMAN, references=[OTHER, GERMAN])["reference"] == pytest.approx(1, abs=1e-3)


def test_units_have_numbers_and_signatures() -> None:
    judged = mtqa.check(target=GERMAN, source=ENGLISH, target_language="de").judgements[0]
    assert set(judged.unit_scores) == {unit.id for unit in judged.units}
    (adequacy,) = (one for one in judged.unit_scores["u1"] if one.name == "adequacy")
    assert adequacy.name == "adequacy"
    assert "multilingual-e5-small-q4:1571fc98" in adequacy.signature


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"source": GERMAN, "source_language": "de"},
        {"source": ENGLISH, "source_language": "en", "models": False},
        {"references": [ENGLISH], "models": False},
    ],
    ids=["nothing", "same-language", "no-models", "reference-without-models"],
)
def test_no_number_where_there_is_nothing_to_compare(given: dict) -> None:
    assert set(scores(GERMAN, **given)) <= {"mqm", "fluency", "disfluent"}


def test_an_untranslated_text_has_no_number() -> None:
    assert "adequacy" not in scores(ENGLISH, source=ENGLISH, source_language="en")


def test_a_text_over_the_length_limit_is_windowed() -> None:
    long = " ".join([GERMAN.split("\n", maxsplit=1)[0].rstrip(".")] * 200) + ".\n"
    assert scores(long, references=[long])["reference"] == pytest.approx(1, abs=1e-3)
