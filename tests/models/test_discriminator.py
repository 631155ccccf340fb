"""The embedded model of fluency: what it prefers, what it refuses, and texts of every size."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mtqa import document_fluency
from mtqa.errors import ModelError
from mtqa.models import catalogue, default_model, discriminator, load_model, local_path
from mtqa.models._encoding import Encodings
from tests.conftest import ROOT

if TYPE_CHECKING:
    from mtqa.models import Model

ARTICLE = ROOT.parent / "shared/articles/openai-stoke-space"


@pytest.fixture(scope="module")
def entry() -> Model:
    return default_model("fluency", catalogue())


@pytest.fixture(scope="module")
def model(entry: Model) -> Any:
    return load_model(entry)


@pytest.mark.parametrize(
    ("language", "good", "bad"),
    [
        pytest.param("de", "Sie wohnt in einem alten Haus.", "Sie wohnt in einem the Haus."),
        pytest.param("en", "The children are playing outside.", "The children is playing outside."),
        pytest.param("fr", "Ces livres sont très chers.", "Ces livres est très chers."),
        pytest.param("es", "La casa blanca es bonita.", "La casa white es bonita."),
        pytest.param("nl", "Wij hebben gisteren gewerkt.", "Wij yesterday hebben gewerkt."),
        pytest.param("ru", "Она купила новую книгу.", "Она купила new книгу."),
        pytest.param("pt", "Ontem fomos ao cinema com ela.", "Ontem fomos ao ao cinema com ela."),
    ],
)
def test_prefers_the_right_sentence(model: Any, language: str, good: str, bad: str) -> None:
    first, second = model.score([good, bad], languages=[language] * 2)
    assert first.value > second.value


def test_names_the_wrong_word(model: Any) -> None:
    text = "Gestern wir haben the Bericht an den Kunden geschickt."
    (found,) = model.score([text], languages=["de"])
    worst = max(found.tokens, key=lambda token: token.error)
    assert text[worst.start : worst.end] == "the"


def test_tokens_cover_the_text_in_order(model: Any) -> None:
    text = "  Der Zug   hält heute nicht."
    (found,) = model.score([text], languages=["de"])
    covered = "".join(text[token.start : token.end] for token in found.tokens)
    assert covered == text.replace(" ", "")
    assert all(0 <= token.error <= 1 for token in found.tokens)
    assert 0 <= found.percentile <= 100


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_to_see(model: Any, text: str) -> None:
    (found,) = model.score([text], languages=["de"])
    assert (found.tokens, found.value, found.percentile) == ((), 0.0, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Ja", "de", id="one word"),
        pytest.param("ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾ", "und", id="runes"),
        pytest.param("😀😀 👍", "en", id="emoji"),
        pytest.param("Hello 世界 мир", "mul", id="mixed"),
        pytest.param("x" * 3000, "en", id="one long word"),
    ],
)
def test_odd_texts_get_numbers(model: Any, text: str, language: str) -> None:
    (found,) = model.score([text], languages=[language])
    assert found.tokens
    assert 0 <= found.percentile <= 100


def test_long_text_is_judged_to_its_end(model: Any) -> None:
    sentence = "Der Zug hält heute nicht an diesem Bahnhof. "
    clean, faulty = sentence * 150, sentence * 149 + "Der Zug hält the the Bahnhof an nicht heute."
    first, second = model.score([clean, faulty], languages=["de"] * 2)
    assert first.tokens[-1].end == len(clean.rstrip())
    assert second.value < first.value
    assert max(second.tokens, key=lambda token: token.error).start > len(sentence) * 148


def test_each_text_is_scored_as_if_alone(model: Any) -> None:
    texts = [
        "Sie wohnt in einem alten Haus.",
        "Der Zug hält heute nicht an diesem Bahnhof, sagt er.",
    ]
    together = model.score(texts, languages=["de"] * 2)
    alone = [model.score([text], languages=["de"])[0] for text in texts]
    assert [one.value for one in together] == pytest.approx([o.value for o in alone], abs=1e-2)


def test_another_encoder_is_refused(model: Any) -> None:
    class Other(Encodings):
        signature = "another:1234"

    encodings = Other(load_model(default_model("encoder", catalogue())))
    with pytest.raises(ModelError) as caught:
        model.score(["Ja."], languages=["de"], encodings=encodings)
    assert caught.value.message == (
        "the model of fluency was trained on the encoder multilingual-e5-small-q4:1571fc98"
        " and cannot judge the states of another:1234"
    )


def test_damaged_weights_are_refused(entry: Model, tmp_path: Path) -> None:
    copy = tmp_path / "weights.safetensors"
    data = bytearray(local_path(entry).read_bytes())
    data[-1] ^= 1
    copy.write_bytes(data)
    with pytest.raises(ModelError) as caught:
        discriminator.load(entry, copy)
    assert caught.value.message == (
        "the weights of fluency-e5-small are damaged or of another version (wrong SHA-256);"
        " reinstall mtqa"
    )
    with pytest.raises(ModelError) as caught:
        discriminator.load(entry, tmp_path / "none")
    assert caught.value.message == "the weights of the model of fluency are missing"


def test_another_kind_of_file_is_refused(entry: Model, tmp_path: Path) -> None:
    other = tmp_path / "weights.safetensors"
    other.write_bytes(b"no tensors")
    digest = hashlib.sha256(b"no tensors").hexdigest()
    with pytest.raises(ModelError) as caught:
        discriminator.load(replace(entry, sha256={"": digest}), other)
    assert caught.value.message.startswith("this is no model of fluency: ")


def test_languages_without_native_text_say_whose_they_use(model: Any) -> None:
    calibrated = model.calibration.language
    assert [calibrated(tag) for tag in ("de-AT", "nn", "hr", "sw")] == ["de", "nb", "sr", "*"]


@pytest.mark.skipif(not ARTICLE.is_dir(), reason="the shared article is not here")
def test_known_faults_of_the_shared_article_are_among_the_worst_words() -> None:
    model = document_fluency.load(None)
    text = document_fluency.read(ARTICLE / "mt.de.txt", language="de", input_format=None)
    document = document_fluency.score_document(text, model)
    errors = [
        (token.error, segment.text, token.start, token.end)
        for segment in document.segments
        for token in segment.fluency.tokens
    ]
    errors.sort(key=lambda found: -found[0])
    worst = errors[: len(errors) // 8]
    for phrase in ("aufanalysierenAnalyse", "53vor Minuten"):  # docs/fluency.md says what it misses
        assert any(
            text.find(phrase) >= 0
            and start < text.find(phrase) + len(phrase)
            and end > text.find(phrase)
            for _, text, start, end in worst
        ), phrase
