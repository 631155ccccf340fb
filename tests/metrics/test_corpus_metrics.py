"""Scores and signatures are those of sacrebleu, by its API and by its command line."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from sacrebleu.metrics import BLEU, CHRF, TER

from mtqa import registry
from mtqa.errors import InputError, UsageError
from mtqa.metrics import _tokenizers
from mtqa.types import Corpus

GERMAN = (
    ["Der Hafen öffnet am Montag wieder.", "Alle Fischer freuen sich.", "", "Nein!", "3,5 % mehr"],
    ("Am Montag öffnet der Hafen wieder.", "Alle Fischer freuen sich darauf.", "Ja", "Nein.", "3%"),
    ("Der Hafen macht am Montag auf.", "Die Fischer freuen sich.", "Ja, ja", "Nein", "3,5% mehr"),
)
CHINESE = (
    ["港口星期一重新開放。", "所有的漁民都很高興", "價格是 1,200 元。"],
    ("星期一港口重新開放。", "島上所有的漁民都很期待。", "價格為 1,200 元。"),
)
JAPANESE = (
    ["港は月曜日に再開します。", "漁師たちはみんな喜んでいる。"],
    ("月曜日に港が再び開きます。", "島の漁師はみんな楽しみにしている。"),
)
KOREAN = (
    ["항구가 월요일에 다시 열립니다.", "모든 어부가 기뻐합니다."],
    ("월요일에 항구가 다시 문을 엽니다.", "섬의 모든 어부가 기대하고 있습니다."),
)


def theirs(name: str, tokenizer: str, *, alone: bool):
    asian = tokenizer in {"zh", "ja-mecab"}
    return {
        "bleu": lambda: BLEU(tokenize=tokenizer, effective_order=alone),
        "chrf": CHRF,
        "chrfpp": lambda: CHRF(word_order=2),
        "ter": lambda: TER(normalized=asian, asian_support=asian),
    }[name]()


@pytest.mark.parametrize("name", ["bleu", "chrf", "chrfpp", "ter"])
@pytest.mark.parametrize(
    ("texts", "language", "tokenizer"),
    [
        (GERMAN, "de", "13a"),
        (GERMAN[:2], "de-AT", "13a"),
        (CHINESE, "zh-Hant", "zh"),
        (JAPANESE, "ja", "ja-mecab"),
        (KOREAN, "ko", "ko-mecab"),
    ],
    ids=["two-references", "one-reference", "chinese", "japanese", "korean"],
)
def test_numbers_are_those_of_sacrebleu(name, texts, language, tokenizer) -> None:
    if tokenizer.endswith("mecab") and _tokenizers.choose(language)[0] != tokenizer:
        pytest.skip(f"{tokenizer} is not installed")
    hypotheses, *references = texts
    own = registry.load("metrics", name).over(Corpus(tuple(references), language=language))
    statistics = own.statistics(hypotheses)
    metric = theirs(name, tokenizer, alone=False)
    expected = metric.corpus_score(hypotheses, references)
    assert own.score(statistics) == expected.score
    assert own.signature == f"{own.name}|{metric.get_signature()}"
    assert own.scores(statistics.sum(0)[None])[0] == pytest.approx(expected.score, rel=1e-12)
    single = theirs(name, tokenizer, alone=True)
    scores = [
        single.sentence_score(one, list(refs))
        for one, *refs in zip(hypotheses, *references, strict=True)
    ]
    assert own.segments(statistics) == [one.score for one in scores]
    assert own.segment_signature == f"{own.name}|{single.get_signature()}"


def test_numbers_are_those_of_the_command_line(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("system", "reference-1", "reference-2")]
    for path, lines in zip(paths, GERMAN, strict=True):
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    command = [sys.executable, "-m", "sacrebleu", *map(str, paths[1:]), "-i", str(paths[0])]
    done = subprocess.run(
        [*command, "-m", "bleu", "chrf", "ter", "-w", "12"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    expected = {one["name"]: (one["score"], one["signature"]) for one in json.loads(done.stdout)}
    for name in ("bleu", "chrf", "ter"):
        metric = registry.load("metrics", name).over(Corpus(GERMAN[1:], language="de"))
        value = round(metric.score(metric.statistics(GERMAN[0])), 12)
        signature = metric.signature.removeprefix(f"{metric.name}|")
        assert (value, signature) == expected[metric.name]


@pytest.mark.parametrize("name", ["bleu", "chrf", "chrfpp", "ter"])
def test_resampled_scores_are_those_of_sacrebleu(name: str) -> None:
    """Random counts, zeros among them, where the vectorised formulas could differ."""
    generator = np.random.default_rng(1)
    metric = registry.load("metrics", name).over(Corpus(GERMAN[1:], language="de"))
    statistics = metric.statistics(GERMAN[0])
    chosen = generator.integers(len(statistics), size=(300, 2))
    sums = np.array([statistics[rows].sum(0) for rows in chosen])
    expected = [metric.score(statistics[rows]) for rows in chosen]
    assert metric.scores(sums) == pytest.approx(expected, rel=1e-9)
    assert len(set(expected)) > 8


def test_a_segment_may_lack_one_of_the_references() -> None:
    references = (GERMAN[1], (None, *GERMAN[2][1:]))
    metric = registry.load("metrics", "chrf").over(Corpus(references, language="de"))
    first = metric.segments(metric.statistics(GERMAN[0]))[0]
    assert first == CHRF().sentence_score(GERMAN[0][0], [GERMAN[1][0]]).score
    assert "nrefs:var" in metric.signature


def test_characters_stand_in_for_a_tokenizer_that_is_missing(monkeypatch) -> None:
    monkeypatch.setattr(_tokenizers, "find_spec", lambda name: None if name == "MeCab" else name)
    metric = registry.load("metrics", "bleu").over(Corpus(JAPANESE[1:], language="ja"))
    assert "tok:char" in metric.signature
    (note,) = metric.notes
    assert note == (
        "BLEU compares characters (tok:char): the tokenizer ja-mecab needs"
        " pip install 'sacrebleu[ja]'"
    )


def test_a_tokenizer_that_is_asked_for_must_be_there(monkeypatch) -> None:
    monkeypatch.setattr(_tokenizers, "find_spec", lambda _: None)
    over = registry.load("metrics", "bleu").over
    with pytest.raises(UsageError, match=r"ko-mecab needs pip install 'sacrebleu\[ko\]'"):
        over(Corpus(KOREAN[1:], language="ko", tokenizer="ko-mecab"))
    with pytest.raises(UsageError, match="no tokenizer 'ja-mecap', did you mean 'ja-mecab'"):
        over(Corpus(KOREAN[1:], language="ko", tokenizer="ja-mecap"))


@pytest.mark.parametrize(
    ("language", "tokenizer"),
    [("de", "13a"), ("zh-Hant-TW", "zh"), ("yue", "zh"), ("th", "char"), ("und", "13a")],
)
def test_the_tokenizer_follows_the_language(language: str, tokenizer: str) -> None:
    assert _tokenizers.choose(language) == (tokenizer, ())


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from sacrebleu import utils
    from sacrebleu.tokenizers import tokenizer_spm

    for module in (utils, tokenizer_spm):
        monkeypatch.setattr(module, "SACREBLEU_DIR", str(tmp_path))
    folder = tmp_path / "models"
    folder.mkdir()
    return folder / "flores200sacrebleuspm"


def test_spbleu_says_where_its_model_belongs(models: Path) -> None:
    with pytest.raises(InputError) as refused:
        registry.load("metrics", "spbleu").over(Corpus(GERMAN[1:], language="de"))
    assert str(refused.value).startswith(
        f"{models}: the SentencePiece model of the tokenizer flores200 is not here: fetch"
    )


def test_spbleu_with_its_model(models: Path) -> None:
    import sentencepiece

    lines = [line for part in (*GERMAN, *CHINESE) for line in part if line]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_prefix=str(models), vocab_size=120, minloglevel=2,
        hard_vocab_limit=False,
    )  # fmt: skip
    models.with_name(f"{models.name}.model").rename(models)
    metric = registry.load("metrics", "spbleu").over(Corpus(GERMAN[1:], language="de"))
    expected = BLEU(tokenize="flores200").corpus_score(GERMAN[0], GERMAN[1:])
    assert metric.score(metric.statistics(GERMAN[0])) == expected.score
    assert metric.signature.startswith("spBLEU|nrefs:2|case:mixed|eff:no|tok:flores200|")


def test_a_damaged_model_is_refused(models: Path) -> None:
    models.write_bytes(b"nothing of the kind")
    with pytest.raises(InputError, match="the tokenizer flores200 cannot be loaded"):
        registry.load("metrics", "spbleu").over(Corpus(GERMAN[1:], language="de"))


def test_mecab_is_looked_for_by_its_module() -> None:
    assert (_tokenizers.choose("ja")[0] == "char") == (find_spec("MeCab") is None)
