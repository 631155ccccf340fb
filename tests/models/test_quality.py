"""The embedded model of quality: guards before it, what it prefers, and texts of every size."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from mtqa.errors import ModelError
from mtqa.models import catalogue, default_model, load_model
from mtqa.models import quality as adapter
from mtqa.models._encoding import Encodings
from mtqa.models._quality import Guard, Pair, SuspectSpan
from mtqa.models.quality._calibration import ANY, Calibration
from mtqa.models.quality._clues import clues
from mtqa.models.quality._guards import guard
from mtqa.models.quality._likeness import likeness, numbers_of
from mtqa.models.quality._spans import spans

if TYPE_CHECKING:
    from pathlib import Path

    from mtqa.models import Model

SOURCE = "The harbour opens on Monday, and the fishermen look forward to the season."
GOOD = "Der Hafen öffnet am Montag, und die Fischer freuen sich auf die Saison."


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        pytest.param(SOURCE, GOOD, "en-de", None, id="translated"),
        pytest.param(SOURCE, SOURCE, "en-de", Guard.COPIED, id="copied"),
        pytest.param(SOURCE, f"Montag: {SOURCE}", "en-de", Guard.COPIED, id="almost"),
        pytest.param("Anna Schmidt", "Anna Schmidt", "en-de", None, id="name"),
        pytest.param(SOURCE, SOURCE, "en-US-en-GB", None, id="same language"),
        pytest.param(SOURCE, " … ", "en-de", Guard.EMPTY, id="no word"),
        pytest.param("—", "—", "en-de", None, id="nothing to translate"),
        pytest.param(SOURCE, f"{GOOD} {GOOD}", "en-de", Guard.LOOP, id="doubled"),
        pytest.param(
            "Never, never, never give up.", "Gib niemals, niemals, niemals auf.", "en-de", None,
            id="figure of speech",
        ),
        pytest.param(
            SOURCE, "On Monday the port will be open again, says the council of the town.", "en-de",
            Guard.LANGUAGE, id="source language",
        ),
    ],
)  # fmt: skip
def test_guard(source: str, target: str, languages: str, expected: Guard | None) -> None:
    tags = ("en-US", "en-GB") if languages.startswith("en-US") else tuple(languages.split("-"))
    assert guard(Pair(source, target, *tags)) is expected


def test_guard_takes_linear_time_for_what_is_long() -> None:
    text = " ".join(f"word{number}" for number in range(20_000))
    assert guard(Pair("One word.", text, "en", "de")) is None


@pytest.mark.parametrize(
    ("text", "language", "error", "expected"),
    [
        pytest.param("Das ist gut", "de", [0, 0, 0], [], id="none"),
        pytest.param("Das ist gut", "de", [0, 0.6, 0], [(4, 7)], id="one"),
        pytest.param("Das ist gut", "de", [0, 0.6, 0.7], [(4, 11)], id="neighbours"),
        pytest.param("Das ist gut", "de", [0.6, 0, 0.7], [(0, 3), (8, 11)], id="apart"),
    ],
)
def test_spans_are_whole_words(
    text: str, language: str, error: list[float], expected: list[tuple[int, int]]
) -> None:
    tokens = np.array([[0, 3], [4, 7], [8, 11]])
    found = spans(text, language, tokens, np.array(error), np.array(error), least=0.5)
    assert [(span.start, span.end) for span in found] == expected


def test_span_covers_the_word_of_which_one_piece_is_bad() -> None:
    tokens = np.array([[0, 4], [4, 9], [10, 13]])
    found = spans(
        "Schreiben ist", "de", tokens, np.array([0, 0.9, 0]), np.array([0, 0.3, 0]), least=0.5
    )
    assert found == (SuspectSpan(0, 9, 0.9, 0.3),)


def test_likeness_of_a_text_with_itself_is_one() -> None:
    states = np.random.default_rng(1).normal(size=(5, 3 * 8)).astype(np.float32)
    found = likeness(states, states, 3)
    assert found.matrix.shape == (5, 5)
    assert np.allclose(np.diag(found.matrix), 1, atol=1e-3)
    assert found.numbers.shape == (numbers_of(3),)
    assert np.allclose(found.numbers[:9:3], 1, atol=1e-3)
    assert found.numbers[-2:].tolist() == [0, 0]


def test_clues_of_numbers() -> None:
    spans_ = np.array([[0, 2], [3, 5], [6, 7]])
    found = clues("Am 14 .", spans_, np.array([7, 8, 9]), np.array([9, 5]), np.array([2.0, 4, 40]))
    assert found.tolist() == [
        pytest.approx([0.1, 0, 0, 0, 1, 1]),
        pytest.approx([0.2, 0, 1, 1, 0, 1]),
        pytest.approx([1, 1, 0, 0, 0, 1]),
    ]


def test_calibration_reads_between_its_steps() -> None:
    table = np.array([[0, 1, 2], [1, 3, 9], [0, 1, 4], [5, 10, 20]], float)
    one = Calibration(
        table, np.array([[1, 0]] * 3), np.zeros(3), (ANY, "de"), np.array([[-1, 0.6], [-2, 0.7]])
    )
    assert one.penalty(0.5) == (2, 0.5, 7.5)
    assert one.penalty(7) == (9, 4, 20)
    assert one.alarm("de-CH") == (-2, 0.7)
    assert one.alarm("fi") == (-1, 0.6)
    assert one.probabilities(np.array([0.0]), 1).tolist() == [0.5]


@pytest.fixture(scope="module")
def entry() -> Model:
    return default_model("qe", catalogue())


@pytest.fixture(scope="module")
def model(entry: Model) -> Any:
    return load_model(entry)


@pytest.fixture(scope="module")
def encodings(model: Any) -> Encodings:
    return Encodings(load_model(default_model("encoder", catalogue())), layers=model.layers)


@pytest.mark.parametrize(
    ("language", "good", "bad"),
    [
        pytest.param("de", GOOD, "Der Hafen ist am Ende, und die Fische sind lecker.", id="de"),
        pytest.param(
            "fr",
            "Le port ouvre lundi et les pêcheurs attendent la saison avec impatience.",
            "Le chien ouvre la porte et mange une pomme rouge dans le jardin.",
            id="fr",
        ),
        pytest.param(
            "zh", "港口星期一開放，漁民期待新的季節。", "港口的魚很貴，他們在山上。", id="zh"
        ),
        pytest.param(
            "ru",
            "Порт откроется в понедельник, и рыбаки с нетерпением ждут начала сезона.",
            "Порт откроется в понедельник, и кошки не любят холодную воду.",
            id="ru",
        ),
    ],
)
def test_prefers_the_right_translation(
    model: Any, encodings: Encodings, language: str, good: str, bad: str
) -> None:
    pairs = [Pair(SOURCE, text, "en", language) for text in (good, bad)]
    first, second = model.score(pairs, encodings=encodings)
    assert first.penalty < second.penalty
    assert first.low <= first.penalty <= first.high <= 25


def test_guard_overrules_the_model(model: Any, encodings: Encodings) -> None:
    (found,) = model.score([Pair(SOURCE, SOURCE, "en", "de")], encodings=encodings)
    assert (found.penalty, found.guard, found.spans) == (25, Guard.COPIED, ())


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [pytest.param("en", "de", False, id="known"), pytest.param("sw", "uk", True, id="unseen")],
)
def test_says_which_pairs_it_never_saw(
    model: Any, encodings: Encodings, source: str, target: str, *, expected: bool
) -> None:
    (found,) = model.score([Pair(SOURCE, GOOD, source, target)], encodings=encodings)
    assert found.unseen is expected


def test_order_and_company_do_not_matter(model: Any, encodings: Encodings) -> None:
    pairs = [
        Pair("Yes.", "Ja.", "en", "de"),
        Pair(SOURCE, GOOD, "en", "de"),
        Pair(f"{SOURCE} " * 4, f"{GOOD} Heute nicht, morgen wieder. " * 2, "en", "de"),
    ]
    together = model.score(pairs, encodings=encodings)
    alone = [model.score([pair], encodings=encodings)[0] for pair in pairs]
    for one, other in zip(together, alone, strict=True):
        assert one.penalty == pytest.approx(other.penalty, abs=0.01)


def test_long_texts_are_judged_in_parts(model: Any, encodings: Encodings) -> None:
    sentences = [SOURCE.replace("Monday", f"day {n}") for n in range(40)]
    source = " ".join(sentences)
    target = " ".join(GOOD.replace("Montag", f"Tag {n}") for n in range(40))
    (_, encoded, reading), *_ = model.read([Pair(source, target, "en", "de")], encodings)
    assert len(reading.target) == len(encoded.ids) > adapter.LONGEST


def test_empty_sides(model: Any, encodings: Encodings) -> None:
    found = model.score(
        [Pair("", "", "en", "de"), Pair("", GOOD, "en", "de"), Pair(SOURCE, "", "en", "de")],
        encodings=encodings,
    )
    assert [(one.penalty, one.guard) for one in found] == [
        (0, None), (0, None), (25, Guard.EMPTY),
    ]  # fmt: skip


def test_refuses_states_of_another_encoder(model: Any) -> None:
    class Other:
        signature = "other"

    with pytest.raises(ModelError, match="was trained on the encoder"):
        model.score([Pair(SOURCE, GOOD, "en", "de")], encodings=Other())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "wrong SHA-256", id="empty"),
        pytest.param(b"x" * 99, "SHA-256", id="other"),
    ],
)
def test_refuses_damaged_weights(
    entry: Model, tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "weights.safetensors"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=message):
        adapter.load(entry, path)


def test_refuses_a_file_of_another_kind(entry: Model, tmp_path: Path) -> None:
    path = tmp_path / "weights.safetensors"
    path.write_bytes(b"no weights")
    digest = hashlib.sha256(b"no weights").hexdigest()
    with pytest.raises(ModelError, match="this is no model of quality"):
        adapter.load(replace(entry, sha256={"": digest}), path)
