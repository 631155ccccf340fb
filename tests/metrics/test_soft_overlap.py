"""The similarity metrics over a corpus."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa import registry
from mtqa.errors import UsageError
from mtqa.systems.scoring import Resampling, encodings, scored
from mtqa.types import Corpus

ENGLISH = ("The harbour reopens on Monday.", "All fishermen look forward to it.")
GERMAN = ("Der Hafen öffnet am Montag wieder.", "Alle Fischer freuen sich darauf.")
OTHER = ("Die Katze schläft auf dem Ofen.", "Meine Tante hat drei Äpfel gekauft.")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus((OTHER, GERMAN), ENGLISH, "de", encodings=encodings(()))


def test_the_best_reference_of_each_segment_counts(corpus: Corpus) -> None:
    over, system = registry.load("metrics", "reference-similarity").over, [GERMAN[0], OTHER[1]]
    metric = over(corpus)
    statistics = metric.statistics(system)
    singles = [over(replace(corpus, references=(one,))) for one in corpus.references]
    each = [single.segments(single.statistics(system)) for single in singles]
    assert metric.segments(statistics) == pytest.approx([each[1][0], each[0][1]])
    assert each[0][0] < each[1][0]
    assert each[1][1] < each[0][1]
    assert metric.score(statistics) == pytest.approx(sum(metric.segments(statistics)) / 2)
    assert "|nrefs:2|mean:segments" in metric.signature
    assert metric.details(statistics).keys() == {"precision", "recall"}


def test_an_empty_segment_costs(corpus: Corpus) -> None:
    metric = registry.load("metrics", "adequacy").over(corpus)
    whole, part = (metric.statistics(one) for one in (GERMAN, [GERMAN[0], ""]))
    assert metric.segments(part)[1] == 0
    assert metric.score(part) < metric.score(whole)


def test_systems_have_intervals(corpus: Corpus) -> None:
    metric = registry.load("metrics", "adequacy").over(corpus)
    found = scored(metric, [metric.statistics(one) for one in (GERMAN, OTHER)], Resampling())
    good, bad = found.systems
    assert bad.value < good.value
    assert good.low <= good.value <= good.high
    assert metric.scores(metric.statistics(GERMAN).sum(0)[None])[0] == pytest.approx(good.value)


@pytest.mark.parametrize("name", ["adequacy", "reference-similarity"])
def test_nothing_to_compare_with(name: str) -> None:
    with pytest.raises(UsageError, match=r"needs a (source|reference) and an encoder"):
        registry.load("metrics", name).over(Corpus())
