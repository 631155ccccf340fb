"""The metric expected-penalty and the checks that go with it, through the whole pipeline."""

from __future__ import annotations

import pytest

import mtqa
from mtqa.metrics.expected_penalty import NAME
from mtqa.reports._ranking import worst_first

SOURCE = """The harbour opens on Monday, and the fishermen look forward to the season.
The company will publish its results at the end of March.
Police arrested two men after the robbery in Manchester on Tuesday.
The patients were treated with antibiotics for two weeks.
The bridge was closed because of the storm.
The children were given a vaccine against measles.
The hospital was closed because of the fire.
The government will raise taxes next year.
She wrote three novels about her childhood in the mountains.
"""
GOOD = """Der Hafen öffnet am Montag, und die Fischer freuen sich auf die Saison.
Das Unternehmen wird seine Ergebnisse Ende März veröffentlichen.
Nach dem Raubüberfall in Manchester nahm die Polizei am Dienstag zwei Männer fest.
Die Patienten wurden zwei Wochen lang mit Antibiotika behandelt.
Die Brücke wurde wegen des Sturms gesperrt.
Die Kinder wurden gegen Masern geimpft.
Das Krankenhaus wurde wegen des Brandes geschlossen.
Die Regierung wird die Steuern im nächsten Jahr erhöhen.
Sie schrieb drei Romane über ihre Kindheit in den Bergen.
"""
BAD = GOOD.replace(
    "Die Kinder wurden gegen Masern geimpft.",
    "Die Schuhe meiner Großmutter tanzen in der leeren Küche herum.",
)


def check(target: str) -> mtqa.Result:
    return mtqa.check(target=target, source=SOURCE, source_language="en", target_language="de")


def penalties(result: mtqa.Result) -> list[float]:
    scores = result.judgements[0].unit_scores
    return [
        next(score.value for score in scores[unit.id] if score.name == NAME)
        for unit in result.units
    ]


@pytest.fixture(scope="module")
def good() -> mtqa.Result:
    return check(GOOD)


@pytest.fixture(scope="module")
def bad() -> mtqa.Result:
    return check(BAD)


def test_good_translations_are_expected_to_cost_little(good: mtqa.Result) -> None:
    assert good.findings == ()
    assert max(penalties(good)) < 5


def test_a_wrong_translation_costs_most(bad: mtqa.Result) -> None:
    found = penalties(bad)
    assert found.index(max(found)) == 5
    assert max(found) > 2 * sorted(found)[-2]


def test_a_wrong_translation_is_ranked_first(bad: mtqa.Result) -> None:
    first = worst_first(bad)[0]
    assert first.unit.target is not None
    assert first.unit.target.text.startswith("Die Schuhe")
    assert any(phrase.startswith(NAME) for phrase in first.models)


def test_document_has_the_mean(good: mtqa.Result) -> None:
    (score,) = [score for score in good.judgements[0].scores if score.name == NAME]
    found = penalties(good)
    assert score.value == pytest.approx(sum(found) / len(found), abs=0.01)
    assert not score.higher_is_better
    assert score.signature.startswith("quality-e5-small:")


def test_no_number_where_nothing_was_translated() -> None:
    result = mtqa.check(target=GOOD, source=GOOD, source_language="de", target_language="de")
    assert all(s.name != NAME for s in result.judgements[0].scores)


def test_api_gives_numbers_and_suspects() -> None:
    found = mtqa.quality(target=BAD, source=SOURCE, source_language="en", target_language="de")
    assert [unit.id for unit in found.units] == [f"u{n}" for n in range(1, 10)]
    worst = max(found.units, key=lambda unit: unit.quality.penalty or 0)
    assert worst.target.startswith("Die Schuhe")
    assert worst.quality.spans
    assert found.penalty == pytest.approx(
        sum(unit.quality.penalty or 0 for unit in found.units) / 9
    )
    assert found.notes == ()


def test_unseen_pair_is_warned_of() -> None:
    found = mtqa.quality(
        target="Satama avataan maanantaina.", source="Der Hafen öffnet am Montag.",
        source_language="de", target_language="fi",
    )  # fmt: skip
    assert [unit.quality.unseen for unit in found.units] == [True]
    assert "has learnt from no judged translation of de into fi" in found.notes[0]
