"""Models of quality of the hub, as tiny models of the same architectures."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import torch

from mtqa.errors import ModelError
from mtqa.models import comet, sequence_regression, t5_regression
from mtqa.models._quality import Guard, Pair, SegmentQuality
from tests.models.tiny_models import classifier, entry, t5

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = [
    Pair("The harbour opens on Monday.", "Der Hafen öffnet am Montag.", "en", "de"),
    Pair("The fishermen look forward to it.", "Die Fischer freuen sich auf die Zeit.", "en", "de"),
    Pair("The harbour opens on Monday.", "The harbour opens on Monday.", "en", "de"),
]  # fmt: skip


def alone_and_together(model: Any) -> list[SegmentQuality]:
    """What it says of all pairs; each must get the same when it is asked about alone."""
    together = list(model.score(PAIRS))
    for pair, one in zip(PAIRS, together, strict=True):
        (other,) = model.score([pair])
        assert (other.penalty, other.assessment) == pytest.approx(
            (one.penalty, one.assessment), abs=2e-3
        )
    return together


@pytest.mark.parametrize("classes", [1, 2, 3])
def test_classifier(tmp_path: Path, classes: int) -> None:
    model = sequence_regression.load(classifier(tmp_path / "model", classes), tmp_path / "model")
    found = alone_and_together(model)
    assert found[2] == SegmentQuality(None, guard=Guard.COPIED)
    values = [one.assessment for one in found[:2]]
    assert values[0] != values[1]
    if classes > 1:
        assert all(0 <= value <= 1 for value in values)


def test_classifier_of_one_class_gives_its_logit(tmp_path: Path) -> None:
    model = sequence_regression.load(classifier(tmp_path / "model", 1), tmp_path / "model")
    inputs = model._tokenizer(*PAIRS[0][:2], return_tensors="pt")
    with torch.inference_mode():
        expected = model._model(**inputs).logits.item()
    assert model.score(PAIRS[:1])[0].assessment == pytest.approx(expected, abs=1e-3)


def test_t5_gives_the_logit_of_its_number_as_penalty(tmp_path: Path) -> None:
    model = t5_regression.load(t5(tmp_path / "model"), tmp_path / "model")
    found = alone_and_together(model)
    assert (found[2].penalty, found[2].guard) == (25, Guard.COPIED)
    text = f"candidate: {PAIRS[0].target} source: {PAIRS[0].source}"
    ids = model._tokenizer(text, add_special_tokens=False, return_tensors="pt")["input_ids"]
    with torch.inference_mode():
        logits = model._model(input_ids=ids, decoder_input_ids=torch.zeros(1, 1).long()).logits
    expected = logits[0, 0, model._tokenizer.convert_tokens_to_ids("<extra_id_10>")].item()
    assert found[0].penalty == pytest.approx(min(max(expected, 0), 25), abs=1e-2)


def test_t5_without_the_word_for_numbers_is_refused(tmp_path: Path) -> None:
    t5(tmp_path / "model")
    without = classifier(tmp_path / "other", 1)
    from transformers import AutoTokenizer

    AutoTokenizer.from_pretrained(tmp_path / "other").save_pretrained(tmp_path / "model")
    with pytest.raises(ModelError, match="<extra_id_10>"):
        t5_regression.load(without, tmp_path / "model")


def fake_comet(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The package unbabel-comet as far as it is used: a model that counts letters."""
    seen: list[Any] = []

    class Checkpoint:
        def eval(self) -> Checkpoint:
            return self

        def predict(self, samples: list[dict[str, str]], **options: Any) -> SimpleNamespace:
            seen.append(options)
            return SimpleNamespace(scores=[len(one["src"]) / len(one["mt"]) for one in samples])

    module = ModuleType("comet")
    module.load_from_checkpoint = lambda _path: Checkpoint()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "comet", module)
    return seen


def test_comet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_comet(monkeypatch)
    folder = tmp_path / "model"
    (folder / "checkpoints").mkdir(parents=True)
    (folder / "checkpoints" / "model.ckpt").touch()
    found = comet.load(entry(folder, "comet"), folder).score(PAIRS)
    assert found[0].assessment == pytest.approx(28 / 27, abs=1e-4)
    assert [one.guard for one in found] == [None, None, Guard.COPIED]


def test_comet_needs_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "comet", None)
    with pytest.raises(ModelError, match=r"pip install 'mtqa\[comet\]'"):
        comet.load(entry(tmp_path, "comet"), tmp_path)


def test_comet_needs_a_checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_comet(monkeypatch)
    with pytest.raises(ModelError, match="no checkpoint"):
        comet.load(entry(tmp_path, "comet"), tmp_path)
