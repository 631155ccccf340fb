"""Agreement with humans: against scipy where it is there, and by hand."""

from __future__ import annotations

import numpy as np
import pytest

from mtqa.systems import agreement

A = [1, 2, 2, 3, 5, 4, 4, 9, 0, 2]
B = [2, 1, 3, 3, 4, 4, 7, 6, 1, 2]


@pytest.mark.parametrize(
    ("own", "theirs"),
    [("pearson", "pearsonr"), ("spearman", "spearmanr"), ("kendall", "kendalltau")],
)
def test_correlations_are_those_of_scipy(own: str, theirs: str) -> None:
    stats = pytest.importorskip("scipy.stats", reason="scipy is not installed")
    expected = getattr(stats, theirs)(A, B)[0]
    assert getattr(agreement, own)(A, B) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("name", ["pearson", "spearman", "kendall"])
def test_correlations_by_hand(name: str) -> None:
    correlate = getattr(agreement, name)
    assert correlate([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert correlate([1, 2, 3], [6, 4, 2]) == pytest.approx(-1)
    assert correlate([1, 1, 1], [1, 2, 3]) is None


def test_kendall_with_ties_by_hand() -> None:
    """Of three pairs one agrees, one disagrees, one is tied on the left: tau-b is 0."""
    assert agreement.kendall([1, 1, 2], [1, 3, 2]) == 0


def test_pairs_of_one_source() -> None:
    """Source a: humans see a tie, the metric differs by .1. Source b: the order is right. Source c
    has one translation. At a threshold of .1 the tie is predicted and the order still right.
    """
    found = agreement.same_source_accuracy([5, 5, 1, 3, 9], [0.4, 0.5, 0.2, 0.6, 0], "aabbc")
    plain, tied, threshold = found
    assert (plain, tied, threshold) == (1.0, 1.0, pytest.approx(0.1))


def test_calibration_is_the_best_threshold() -> None:
    """Against trying every threshold."""
    generator = np.random.default_rng(4)
    human, metric = generator.integers(0, 4, 60), generator.normal(size=60).round(1)
    sources = [n // 4 for n in range(60)]
    _, tied, threshold = agreement.same_source_accuracy(human, metric, sources)

    def accuracy(limit: float) -> float:
        means = []
        for start in range(0, 60, 4):
            places = range(start, start + 4)
            pairs = [(a, b) for a in places for b in places if a < b]
            right = [
                (human[a] == human[b])
                if abs(metric[a] - metric[b]) <= limit
                else np.sign(human[a] - human[b]) == np.sign(metric[a] - metric[b]) != 0
                for a, b in pairs
            ]
            means.append(sum(right) / len(right))
        return sum(means) / len(means)

    differences = {abs(a - b) for a in metric for b in metric}
    assert tied == pytest.approx(max(map(accuracy, differences)))
    assert tied == pytest.approx(accuracy(threshold))


def test_no_source_with_two_translations() -> None:
    assert agreement.same_source_accuracy([1, 2], [1, 2], ["a", "b"]) is None


def test_systems_that_humans_tell_apart() -> None:
    assert agreement.pairwise_accuracy([1, 1, 2, 3], [0, 5, 4, 6]) == (4, 5)
