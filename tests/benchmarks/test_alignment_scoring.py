"""Strict and lax agreement, each rule once."""

from __future__ import annotations

import pytest

from benchmarks.alignment.scoring import agreement

GOLD = [([0], [0]), ([1, 2], [1]), ([], [2]), ([3], [3])]


@pytest.mark.parametrize(
    ("proposed", "strict", "lax"),
    [
        pytest.param(GOLD, (1.0, 1.0), (1.0, 1.0), id="equal"),
        pytest.param([([], [])], (0.0, 0.0), (0.0, 0.0), id="nothing"),
        pytest.param(
            [([0], [0]), ([1], [1]), ([2], []), ([], [2]), ([3], [3])],
            (3 / 5, 2 / 3),
            (4 / 5, 1.0),
            id="a-deletion-counts-in-precision-only",
        ),
        pytest.param(
            [([0], [3]), ([3], [0])], (0.0, 0.0), (0.0, 0.0), id="overlap-must-be-in-one-bead"
        ),
        pytest.param([*GOLD, GOLD[0], ([], [])], (1.0, 1.0), (1.0, 1.0), id="repeated-and-empty"),
    ],
)
def test_agreement(proposed, strict, lax):
    found = agreement([(GOLD, proposed)])
    assert [(kind.precision, kind.recall) for kind in found] == [
        pytest.approx(strict),
        pytest.approx(lax),
    ]


def test_documents_are_pooled():
    strict, _ = agreement([(GOLD, GOLD), ([([0], [0])], [([], [0]), ([0], [])])])
    assert (strict.precision, strict.recall) == pytest.approx((4 / 6, 3 / 4))
    assert strict.f1 == pytest.approx(2 * (4 / 6) * (3 / 4) / (4 / 6 + 3 / 4))
