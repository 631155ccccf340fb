"""What the model of quality is trained on: edits, made-up errors, broken rows, figures."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from mtqa.models.quality._likeness import likeness
from mtqa.models.quality._network import SCORES, TARGET
from training.quality import made
from training.quality.batches import Row, broken, joined
from training.quality.corpus import Example
from training.quality.edits import changed, detokenized
from training.quality.measure import area, pearson, pooled_adjacent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ja , das ist gut .", "Ja, das ist gut.", id="punctuation"),
        pytest.param("Er sagte : ( nie )", "Er sagte: (nie)", id="brackets"),
        pytest.param("it 's not mine , don 't", "it's not mine, don't", id="apostrophe"),
        pytest.param('the " old " man', 'the "old" man', id="quotes"),
        pytest.param("你 好 ， 世界 。", "你好，世界。", id="Chinese"),
    ],
)
def test_detokenized(text: str, expected: str) -> None:
    assert detokenized(text) == expected


@pytest.mark.parametrize(
    ("text", "corrected", "expected"),
    [
        pytest.param("Das ist gut.", "Das ist gut.", [], id="nothing"),
        pytest.param("Das ist gut.", "Das war gut.", ["ist"], id="other word"),
        pytest.param("Das ist sehr gut.", "Das ist gut.", ["sehr"], id="word too many"),
        pytest.param("Das gut.", "Das ist gut.", ["Das"], id="word too few"),
        pytest.param("我喜歡貓。", "我喜歡狗。", ["貓"], id="Chinese"),
    ],
)
def test_changed_words(text: str, corrected: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in changed(text, corrected)] == expected


EXAMPLE = Example(
    "human",
    "en-de",
    "On 14 May, Anna Fischer did not want to see the old garden with her sister.",
    "Am 14. Mai wollte Anna Fischer den alten Garten nicht mit ihrer Schwester ansehen.",
)
WORDS = made.Words(
    [
        "Der kleine Hund von Peter Weber schläft heute unter dem großen Tisch der Küche.",
        *(f"Gestern kam Herr {name}mann nach Hause." for name in "ABCDEFGHIJKL"),
    ]
)


@pytest.mark.parametrize("kind", made.KINDS)
def test_made_up_error_marks_what_it_changed(kind: str) -> None:
    for seed in range(20):
        found = made.KINDS[kind](EXAMPLE, WORDS, Random(seed))
        if found is None:
            continue
        text, spans = found
        assert text != EXAMPLE.target
        start, end = spans[0]
        assert 0 <= start < end <= len(text)
        assert text[:start] == EXAMPLE.target[:start]


def test_lost_negation() -> None:
    found = made.no_negation(EXAMPLE, WORDS, Random(1))
    assert found is not None
    assert (
        found[0] == "Am 14. Mai wollte Anna Fischer den alten Garten mit ihrer Schwester ansehen."
    )


def test_each_kind_as_often_as_wanted() -> None:
    found = list(made.made([EXAMPLE], 1, Random(1)))
    assert len({one.data for one in found}) == len(found)
    assert all(one.better == EXAMPLE or one.better.made == () for one in found)


def row(tokens: int, *, penalty: float = np.nan) -> Row:
    draw = np.random.default_rng(tokens)
    states = draw.integers(-60, 60, (tokens, 10)).astype(np.int8)
    scores = np.full(len(SCORES), np.nan, np.float32)
    scores[1], scores[2] = penalty / 5, np.log1p(penalty)
    return Row(
        states, states, np.zeros((tokens, 6)), np.zeros((tokens, 6)),
        np.zeros((tokens, 2)), np.zeros((tokens, len(TARGET))), scores, (1, 2),
    )  # fmt: skip


def test_broken_rows_are_whole() -> None:
    for seed in range(40):
        found = broken(row(20), row(15), Random(seed))
        assert found is not None
        assert len(found.target) == len(found.target_clues) == len(found.target_labels)
        assert len(found.source) == len(found.source_clues) == len(found.source_labels)
        assert np.isnan(found.scores).all()


def test_penalties_of_a_passage_add_up_to_the_most() -> None:
    assert joined([row(5, penalty=6), row(7, penalty=4)]).scores[1] == pytest.approx(2)
    long = joined([row(5, penalty=20), row(7, penalty=15)])
    assert (long.scores[1], len(long.target)) == (5, 12)


def test_likeness_knows_which_tokens_are_alike() -> None:
    states = np.eye(4, 8, dtype=np.float32)
    found = likeness(states, states[[2, 0]], 1)
    assert found.matrix.argmax(0).tolist() == [2, 0]
    assert found.source[:, 0].tolist() == [1, 0, 1, 0]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([1, 2, 3], [1, 2, 3], id="rises"),
        pytest.param([3, 1], [2, 2], id="falls"),
        pytest.param([1, 4, 2, 5], [1, 3, 3, 5], id="dent"),
    ],
)
def test_pooled_adjacent(values: list[float], expected: list[float]) -> None:
    assert pooled_adjacent(np.array(values, float)).tolist() == expected


def test_area_under_the_curve() -> None:
    assert area(np.array([1, 2, 3, 4]), np.array([0, 0, 1, 1])) == 1
    assert area(np.array([1, 1]), np.array([0, 1])) == 0.5
    assert area(np.array([1, 2, 3]), np.array([0, 1, 0])) == 0.5


def test_pearson_of_what_does_not_vary_is_nothing() -> None:
    assert pearson(np.ones(3), np.arange(3)) == 0
    assert pearson(np.arange(3), 2.0 * np.arange(3)) == pytest.approx(1)
