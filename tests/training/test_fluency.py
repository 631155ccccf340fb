"""The faults that the model learns from: each marks what it changed, and nothing else."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from training.fluency import corrupt, disorder
from training.fluency.batches import COMMONER, RARER, batches
from training.fluency.errors import changed, detokenized
from training.fluency.morphology import breaking_forms
from training.fluency.states import Shard
from training.fluency.text import Sentence, Word, render, split_words
from training.fluency.words import Lexicon
from training.fluency.workshop import Workshop

TEXT = "Die kleine Katze schläft heute auf dem warmen Ofen, weil es regnet."
OTHER = "The children are playing outside because the weather is good."


@pytest.fixture(scope="module")
def shop() -> Workshop:
    tagged = (
        Word("kleine", lemma="klein", tag="ADJ", features="Gender=Fem|Number=Sing"),
        Word("kleinen", lemma="klein", tag="ADJ", features="Gender=Fem|Number=Plur"),
        *[Word("auf", lemma="auf", tag="ADP")] * 5,
        *[Word("unter", lemma="unter", tag="ADP")] * 5,
    )
    sentences = [
        Sentence("de", tagged, "treebank"),
        Sentence("en", split_words(OTHER), "docs"),
    ]
    lexicons = {"de": Lexicon("de", sentences[:1])}
    return Workshop(Random(3), lexicons, sentences, sentences[1:])


@pytest.mark.parametrize("kind", corrupt.KINDS, ids=lambda kind: kind.__name__)
def test_what_is_not_marked_is_native(shop: Workshop, kind) -> None:
    made = [found for _ in range(40) if (found := kind(shop, list(split_words(TEXT)), "de"))]
    assert made
    for words in made:
        text, spans = render(words)
        assert spans
        assert all(text[start:end].strip() for start, end in spans)
        if kind is not disorder.untranslated:
            kept = [word.form for word in words if not word.bad]
            assert set(kept) <= {word.form for word in split_words(TEXT)}


def test_render_gives_the_text_back() -> None:
    assert render(split_words(TEXT)) == (TEXT, [])


@pytest.mark.parametrize(
    ("better", "worse", "language", "spans"),
    [
        ("Das Haus ist groß.", "Das Haus sind groß.", "de", [(9, 13)]),
        ("Das Haus ist groß.", "Das Haus ist groß.", "de", []),
        ("他们是学生。", "他们在学生。", "zh", [(2, 3)]),
    ],
    ids=["word", "same", "without spaces"],
)
def test_changed_words_are_marked(better, worse, language, spans) -> None:
    assert changed(better, worse, language) == spans


def test_detokenized() -> None:
    assert (
        detokenized("Er kam , sah ( kurz ) und siegte .", "de") == "Er kam, sah (kurz) und siegte."
    )
    assert detokenized("他们 是 学生 。", "zh") == "他们是学生。"


def test_holding_out_depends_on_the_text_alone() -> None:
    sentences = [Sentence("de", split_words(f"Das ist Satz {n}."), "docs") for n in range(600)]
    again = [Sentence("de", split_words(f"Das ist Satz {n}."), "tatoeba") for n in range(600)]
    held = [sentence.held_out for sentence in sentences]
    assert held == [sentence.held_out for sentence in again]
    assert 20 < sum(held) < 90


@pytest.fixture(scope="module")
def english() -> Lexicon:
    tagged = (
        Word("file", lemma="file", tag="NOUN", features="Number=Sing"),
        Word("files", lemma="file", tag="NOUN", features="Number=Plur"),
        Word("these", lemma="this", tag="DET", features="Number=Plur|PronType=Dem"),
        Word("the", lemma="the", tag="DET", features="Definite=Def|PronType=Art"),
        Word("opens", lemma="open", tag="VERB", features="Number=Sing|Person=3|Tense=Pres"),
        Word("open", lemma="open", tag="VERB", features="Number=Plur|Tense=Pres"),
        Word("opened", lemma="open", tag="VERB", features="Number=Plur|Tense=Past"),
        Word("he", lemma="he", tag="PRON", features="Case=Nom|Gender=Masc|Number=Sing"),
        Word("him", lemma="he", tag="PRON", features="Case=Acc|Gender=Masc|Number=Sing"),
        *[Word("she", lemma="she", tag="PRON", features="Case=Nom|Gender=Fem|Number=Sing")] * 5,
        *[Word("him", lemma="he", tag="PRON", features="Case=Acc|Gender=Masc|Number=Sing")] * 5,
    )
    return Lexicon("en", [Sentence("en", tagged, "treebank")])


@pytest.mark.parametrize(
    ("form", "before", "forms"),
    [
        pytest.param("file", "the", [], id="another number is right, too"),
        pytest.param("files", "these", ["file"], id="the determiner shows the number"),
        pytest.param("opens", "he", ["open"], id="no other tense"),
        pytest.param("he", "the", ["him"], id="case of a pronoun"),
    ],
)
def test_inflections_break_the_sentence(english: Lexicon, form, before, forms) -> None:
    assert english.inflections(Word(form), Word(before)) == forms


def test_particles_are_wrong_in_place_of_the_word(english: Lexicon) -> None:
    assert english.particles(Word("he")) == ["him"]  # "she" would do as well


@pytest.mark.parametrize(
    ("language", "form", "has", "lacks"),
    [
        pytest.param("ru", "играют", "играет", "играли", id="ru verb"),
        pytest.param("uk", "великий", "велика", "більший", id="uk adjective"),
        pytest.param("pl", "dziecko", "dziecku", "dziecko", id="pl noun"),
        pytest.param("pl", "nowa", "nowej", "nowsza", id="pl adjective"),
    ],
)
def test_dictionaries_know_what_agrees(language, form, has, lacks) -> None:
    pytest.importorskip("morfeusz2" if language == "pl" else "pymorphy3")
    forms = breaking_forms(language, form)
    assert has in forms
    assert lacks not in forms


@pytest.mark.parametrize(
    ("better", "worse", "kind", "share"),
    [
        pytest.param("Elle est grande.", "Elle est grand.", "inflected", COMMONER, id="commoner"),
        pytest.param("Il est grand.", "Il est grandes.", "inflected", RARER, id="rarer"),
        pytest.param("Il est grand.", "Il est est grand.", "doubled", 1.0, id="another kind"),
    ],
)
def test_pairs_that_rarity_gives_away_count_less(better, worse, kind, share) -> None:
    states = np.zeros((8, 1, 4), np.float16)
    shard = Shard(
        states,
        clues=np.zeros((8, 2), np.float16),
        labels=np.array([0, 0, 0, 0, 0, 0, 1, 0]),
        spans=np.zeros((8, 2), np.int64),
        starts=np.array([0, 4, 8]),
        examples=np.array([0, 0]),
        texts=[better, worse],
        languages=["fr", "fr"],
        kinds=[kind, kind],
    )
    ((rows, batch),) = batches(shard, {"fr": 1}, 100, None)
    assert rows == [0, 1]
    assert batch.share.tolist() == pytest.approx([share, share])
    assert (batch.better.tolist(), batch.worse.tolist()) == ([0], [1])
    assert batch.labels.tolist() == [[0, 0, 0, 0], [0, 0, 1, 0]]
    assert batch.told.tolist() == [1, 1]
