"""What differences mean: the numbers that the authors of the curves give themselves."""

from __future__ import annotations

import pytest

from mtqa.systems import preference


@pytest.mark.parametrize(
    ("metric", "difference", "share"),
    [("BLEU", 1.0, 0.63989), ("BLEU", -1.0, 0.63989), ("chrF2", 0.7103, 0.63989), ("BLEU", 0, 0.5)],
)
def test_shares(metric: str, difference: float, share: float) -> None:
    assert preference.accuracy(metric, difference) == pytest.approx(share, abs=1e-4)


@pytest.mark.parametrize(
    ("metric", "difference", "sentence"),
    [
        (
            "BLEU",
            -1.0,
            "a difference of 1.00 BLEU: humans prefer the same system in about 64% of such pairs",
        ),
        (
            "BLEU",
            0.1,
            "a difference of 0.10 BLEU says nothing about what humans prefer (Kocmi et al. 2024)",
        ),
        (
            "TER",
            2.0,
            "a difference of 2.00 TER: nobody has published how often humans see it",
        ),
    ],
    ids=["likely", "chance", "unknown"],
)
def test_sentences(metric: str, difference: float, sentence: str) -> None:
    assert preference.sentence(metric, difference).startswith(sentence)
