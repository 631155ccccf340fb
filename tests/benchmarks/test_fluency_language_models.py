"""The numbers of the benchmark of fluency models, each counted by hand."""

from __future__ import annotations

import pytest

from benchmarks.fluency.language_models import Pair, accuracy, auc, token_auc
from mtqa.models._fluency import SentenceFluency, TokenFluency


def test_accuracy_counts_ties_half() -> None:
    share, half = accuracy([3.0, 2.0, 1.0, 5.0], [1.0, 2.0, 4.0, 0.0])
    assert share == 2.5 / 4
    assert half == pytest.approx(1.96 * (0.625 * 0.375 / 4) ** 0.5)


def test_auc_is_the_share_of_pairs_in_order() -> None:
    inside, outside = [5.0, 2.0, 2.0], [1.0, 2.0, 9.0]
    wins = sum((i > o) + 0.5 * (i == o) for i in inside for o in outside)
    assert auc(inside, outside) == pytest.approx(wins / 9)


def test_tokens_are_inside_where_they_touch_the_marker() -> None:
    tokens = (TokenFluency(0, 2, 1.0), TokenFluency(3, 6, 7.0), TokenFluency(6, 7, 3.0))
    scored = [SentenceFluency(tokens, 0.0)]
    assert token_auc([Pair("", "Ab cde.", (4, 6))], scored) == 1.0
    assert token_auc([Pair("", "Ab cde.", (0, 2))], scored) == 0.0
    assert token_auc([Pair("", "Ab cde.")], scored) is None
