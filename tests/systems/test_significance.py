"""Resampling against sacrebleu's own, and what follows from it."""

from __future__ import annotations

import numpy as np
import pytest
from sacrebleu.metrics import BLEU
from sacrebleu.significance import PairedTest

from mtqa.metrics.bleu import METRIC
from mtqa.systems import significance
from mtqa.systems.scoring import Resampling, scored
from mtqa.systems.significance import Comparison
from mtqa.types import Corpus

TEXT = "der hafen öffnet am montag und alle fischer der insel freuen sich sehr darauf"
WORDS = TEXT.split()


def corpus(size: int, seed: int = 3) -> tuple[list[str], list[list[str]]]:
    """References, and systems that garble more and more of their words."""
    generator = np.random.default_rng(seed)
    references = [" ".join(generator.choice(WORDS, 9)) for _ in range(size)]

    def garbled(share: float) -> list[str]:
        return [
            " ".join(
                w if generator.random() > share else generator.choice(WORDS) for w in r.split()
            )
            for r in references
        ]

    return references, [garbled(share) for share in (0.30, 0.32, 0.5)]


@pytest.fixture(scope="module")
def bleu():
    references, systems = corpus(60)
    metric = METRIC.over(Corpus((tuple(references),), language="de"))
    return references, systems, metric, [metric.statistics(one) for one in systems]


@pytest.mark.parametrize(
    ("test", "theirs"), [("bootstrap", "bs"), ("randomization", "ar")], ids=["bs", "ar"]
)
def test_p_values_are_those_of_sacrebleu(bleu, test, theirs, monkeypatch) -> None:
    monkeypatch.delenv("SACREBLEU_SEED", raising=False)
    references, systems, metric, statistics = bleu
    named = [(str(n), one) for n, one in enumerate(systems)]
    _, expected = PairedTest(
        named, {"BLEU": BLEU()}, [references], test_type=theirs, n_samples=500
    )()
    found = scored(metric, statistics, Resampling(test, 500))
    ps = {(one.a, one.b): one.p for one in found.comparisons}
    assert [ps[0, 1], ps[0, 2]] == pytest.approx(
        [result.p_value for result in expected["BLEU"][1:]], abs=0.0021
    )
    if test == "bootstrap":
        halves = [(one.high - one.low) / 2 for one in found.systems]
        # sacrebleu resamples in single precision.
        assert halves == pytest.approx([r.ci for r in expected["BLEU"]], rel=1e-3)


def test_drawing_in_pieces_changes_nothing(bleu, monkeypatch) -> None:
    statistics = bleu[3]
    whole = significance.resampled_sums(statistics, 200, 7)
    monkeypatch.setattr(significance, "_CELLS", 500)
    pieces = significance.resampled_sums(statistics, 200, 7)
    assert all((a == b).all() for a, b in zip(whole, pieces, strict=True))


def test_the_same_system_twice_does_not_differ(bleu) -> None:
    metric, first = bleu[2], bleu[3][0]
    for test in ("bootstrap", "randomization"):
        (one,) = scored(metric, [first, first], Resampling(test, 200)).comparisons
        assert (one.difference, one.p, one.significant) == (0.0, 1.0, False)


def test_one_segment_claims_nothing(bleu) -> None:
    metric, statistics = bleu[2], [one[:1] for one in bleu[3]]
    found = scored(metric, statistics, Resampling())
    assert found.comparisons == ()
    assert {(one.low, one.high, one.rank) for one in found.systems} == {(None, None, None)}


def test_few_segments_are_never_significant() -> None:
    assert not Comparison(0, 1, 5.0, 0.001, 9, 0.001).significant
    assert Comparison(0, 1, 5.0, 0.001, 10, 0.001).significant


def test_holm_by_hand() -> None:
    ps = [0.01, 0.04, 0.03, 0.005]
    raw = [Comparison(0, n, 1.0, p, 100) for n, p in enumerate(ps)]
    corrected = [one.corrected for one in significance._corrected(raw)]
    assert corrected == pytest.approx([0.03, 0.06, 0.06, 0.02])


@pytest.mark.parametrize(
    ("different", "higher", "ranks"),
    [
        ({(0, 2), (1, 2)}, True, [1, 1, 3]),
        ({(0, 1), (0, 2), (1, 2)}, True, [1, 2, 3]),
        ({(0, 2)}, True, [1, 1, 1]),
        ({(0, 2), (1, 2)}, False, [2, 2, 1]),
    ],
    ids=["two-clusters", "all-differ", "chain", "lower-is-better"],
)
def test_clusters(different, higher, ranks) -> None:
    pairs = [(0, 1), (0, 2), (1, 2)]
    comparisons = [
        Comparison(a, b, 1.0, 0.0, 100, 0.0 if (a, b) in different else 1.0) for a, b in pairs
    ]
    assert significance.clusters([3.0, 2.0, 1.0], comparisons, higher_is_better=higher) == ranks


def test_worse_systems_are_told_apart(bleu) -> None:
    found = scored(bleu[2], bleu[3], Resampling())
    assert [one.rank for one in found.systems] == [1, 1, 3]
    assert [one.significant for one in found.comparisons] == [False, True, True]
