"""Fluency by language models, its numbers against slow, direct ones that share no code."""

from __future__ import annotations

import csv
import math
import re
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa import models
from mtqa.errors import ModelError
from mtqa.models._windows import sliding
from mtqa.text import unigrams
from tests.conftest import ROOT
from tests.models import tiny_models
from tests.models.tiny_models import CORPUS, WINDOW

SHORT = ["The fishermen look", "Der Hafen", "Гавань!", "港口開", "x"]
LONG = " ".join(CORPUS)
ODD = {
    "nothing": "",
    "white-space": " \t\n ",
    "one-letter": "x",
    "emoji": "On Monday 👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿, e\u0301 and é.",
    "right-to-left": "הנמל נפתח ביום שני; المرفأ",
    "no-spaces": "港口星期一開放，ท่าเรือเปิด",
    "unassigned": "a\U000e0fffb \ue000",
    "half-a-pair": "open \ud83d on",
    "spaces": "  The\u00a0harbour \u3000 opens\u2003  ",
    "special-tokens": "The [MASK] <bos><eos> [PAD]<|endoftext|> opens",
    "ligatures": "ﬁshermen ㎏ ½ Ⅷ",
    "joiners": "a\u200db \u200b c\u00ad \u0301",
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, models.Model]:
    top = tmp_path_factory.mktemp("tiny")
    return {
        "bert": tiny_models.masked(top / "bert"),
        "roberta": tiny_models.masked(top / "roberta", "bytes", "roberta"),
        "xlm-r": tiny_models.masked(top / "xlm-r", "unigram", "roberta"),
        "gpt2": tiny_models.causal(top / "gpt2", bos_token="<bos>", eos_token="<eos>"),
        "llama": tiny_models.causal(top / "llama", "llama", eos_token="<eos>"),
        "chat": tiny_models.causal(top / "chat", bos_token="<bos>", unk_token="<|endoftext|>"),
        "no-start": tiny_models.causal(top / "no-start"),
    }


MASKED = ("bert", "roberta", "xlm-r")
CAUSAL = {"gpt2": "<bos>", "llama": "<eos>", "chat": "<|endoftext|>", "no-start": None}
"""Causal models, and what begins a text for them."""


def parts(entry: models.Model):
    """The tokenizer and the model, without anything of mtqa."""
    import torch
    import transformers

    path = models.local_path(entry)
    auto = {
        "masked-lm": transformers.AutoModelForMaskedLM,
        "causal-lm": transformers.AutoModelForCausalLM,
    }[entry.task]
    return (
        transformers.AutoTokenizer.from_pretrained(path),
        auto.from_pretrained(path, dtype=torch.float32).eval(),
    )


def bits(model, ids: list[int], place: int, wanted: int) -> float:
    import torch

    with torch.no_grad():
        logits = model(input_ids=torch.tensor([ids])).logits[0, place].double()
    return float(-torch.log_softmax(logits, dim=-1)[wanted] / math.log(2))


def masked_one_by_one(entry: models.Model, text: str) -> list[float]:
    """Each token hidden with the rest of its word, a run of Latin or Cyrillic letters. Of a long
    text it sees a window that ends at least a quarter of a window behind it.
    """
    tokenizer, model = parts(entry)
    found = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)
    ids, spans = found["input_ids"], found["offset_mapping"]
    words = [match.span() for match in re.finditer(r"[a-zA-Zäöüßа-яА-Я]+", text)]

    def word_of(at: int) -> object:
        start, end = spans[at]
        start += len(text[start:end]) - len(text[start:end].lstrip())
        return next((word for word in words if word[0] <= start < word[1]), at)

    room = WINDOW - 2
    step, last = room // 2, -(-max(len(ids) - room, 0) // (room // 2))
    surprisals = []
    for at in range(len(ids)):
        row = list(ids)
        for later in range(at, len(ids)):
            if word_of(later) != word_of(at):
                break
            row[later] = tokenizer.mask_token_id
        begin = step * min(max((at - room + room // 4) // step + 1, 0), last)
        seen = row[begin : begin + room]
        surprisals.append(bits(model, [2, *seen, 3], at - begin + 1, ids[at]))
    return surprisals


def causal_one_by_one(entry: models.Model, text: str, begin: str | None) -> list[float]:
    """Each token by a run over what stands before it in its window."""
    tokenizer, model = parts(entry)
    ids = tokenizer(text, add_special_tokens=False)["input_ids"]
    start = [tokenizer.convert_tokens_to_ids(begin)] if begin else []
    room = WINDOW - len(start)
    surprisals = []
    for at in range(len(ids)):
        steps = 0 if at < room else (at - room) // (room // 2) + 1
        before = start + ids[steps * (room // 2) : at]
        surprisals.append(bits(model, before, len(before) - 1, ids[at]) if before else 0.0)
    return surprisals


@pytest.mark.parametrize("name", MASKED)
def test_masked_surprisal_is_that_of_one_mask_at_a_time(name: str, folders) -> None:
    scorer = models.load_model(folders[name])
    texts = [*SHORT, LONG]
    together = scorer.score(texts, languages=["und"] * len(texts))
    for text, found in zip(texts, together, strict=True):
        expected = sum(masked_one_by_one(folders[name], text))
        assert sum(t.error for t in found.tokens) == pytest.approx(expected, abs=1e-2), text
        assert found.value == pytest.approx(-expected / len(text.encode()), abs=1e-4)
        assert found.percentile is None


def test_masked_surprisal_of_each_token(folders) -> None:
    text = "Der Hafen öffnet"
    (found,) = models.load_model(folders["bert"]).score([text], languages=["de"])
    expected = masked_one_by_one(folders["bert"], text)
    assert len(expected) > 3  # some word has several tokens
    assert [t.error for t in found.tokens] == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("name", CAUSAL)
@pytest.mark.parametrize("text", [*SHORT, LONG], ids=[*map(str, range(len(SHORT))), "long"])
def test_causal_surprisal_is_that_of_one_token_at_a_time(name: str, text: str, folders) -> None:
    entry = folders[name]
    (found,) = models.load_model(entry).score([text], languages=["tlh"])
    expected = causal_one_by_one(entry, text, CAUSAL[name])
    assert sum(t.error for t in found.tokens) == pytest.approx(sum(expected), abs=1e-2)
    assert found.value == pytest.approx(-sum(expected) / len(text.encode()), abs=1e-4)


def test_causal_surprisal_of_each_token(folders) -> None:
    text = CORPUS[0].replace(" ", "")  # a space alone would be one with the token after it
    (found,) = models.load_model(folders["gpt2"]).score([text], languages=["en"])
    expected = causal_one_by_one(folders["gpt2"], text, "<bos>")
    assert len(expected) > WINDOW
    assert [t.error for t in found.tokens] == pytest.approx(expected, abs=1e-3)


def test_a_masked_model_that_does_not_name_its_base(
    folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    scorer = models.load_model(folders["bert"])
    expected = scorer.score(SHORT, languages=["und"] * len(SHORT))
    monkeypatch.setattr(type(scorer._model), "base_model", property(lambda self: self))
    found = scorer.score(SHORT, languages=["und"] * len(SHORT))
    assert [f.value for f in found] == pytest.approx([e.value for e in expected], abs=1e-5)


@pytest.mark.parametrize("name", ["bert", "gpt2", "llama"])
def test_a_window_that_holds_the_text_changes_nothing(name: str, folders) -> None:
    text = "Hafen am"
    entry = folders[name]
    whole = models.load_model(entry).score([text], languages=["de"])
    small = models.load_model(replace(entry, length=WINDOW - 4)).score([text], languages=["de"])
    assert [t.error for t in small[0].tokens] == pytest.approx(
        [t.error for t in whole[0].tokens], abs=1e-4
    )


@pytest.mark.parametrize("name", [*MASKED, *CAUSAL])
def test_long_text_is_scored_to_its_end(name: str, folders) -> None:
    (found,) = models.load_model(folders[name]).score([LONG], languages=["de"])
    tokens = found.tokens if name != "no-start" else found.tokens[1:]
    assert all(token.error > 0 for token in tokens)
    assert "".join(LONG[t.start : t.end] for t in found.tokens) == re.sub(r"\s", "", LONG)


@pytest.mark.parametrize("name", [*MASKED, *CAUSAL])
@pytest.mark.parametrize("case", ODD)
def test_offsets_lead_into_the_text(name: str, case: str, folders) -> None:
    text = ODD[case]
    (found,) = models.load_model(folders[name]).score([text], languages=["en"])
    ends = [0]
    for token in found.tokens:
        assert ends[-1] <= token.start < token.end <= len(text)
        assert not text[token.start].isspace()
        assert not text[token.end - 1].isspace()
        assert math.isfinite(token.error)
        ends.append(token.end)
    if name in ("gpt2", "llama", "roberta"):  # bytes: no character is dropped
        assert "".join(text[t.start : t.end] for t in found.tokens) == re.sub(r"\s", "", text)
    if not text.strip():
        assert (found.tokens, found.value, found.percentile) == ((), 0.0, None)


@pytest.mark.parametrize("name", ["bert", "gpt2"])
def test_no_text_disturbs_another(name: str, folders) -> None:
    scorer = models.load_model(folders[name])
    texts = [*SHORT, LONG, "", *ODD.values()]
    together = scorer.score(texts, languages=["en"] * len(texts))
    for text, found in zip(texts, together, strict=True):
        (alone,) = scorer.score([text], languages=["en"])
        assert [(t.start, t.end) for t in alone.tokens] == [(t.start, t.end) for t in found.tokens]
        assert alone.value == pytest.approx(found.value, abs=1e-4)
    assert scorer.score([], languages=[]) == []


def test_words_by_themselves_are_subtracted(folders) -> None:
    text = "The harbour opens"
    scorer = models.load_model(folders["gpt2"])
    known, unknown = (scorer.score([text], languages=[tag])[0] for tag in ("en-GB", "tlh"))
    assert known.tokens == unknown.tokens
    alone = unigrams.bits(text, "en")
    assert known.value - unknown.value == pytest.approx(alone / len(text), abs=1e-6)


SIGNATURES = {
    "bert": "tiny-masked-lm:bert|pll-word-l2r|per-byte|window:24",
    "roberta": "tiny-masked-lm:roberta|pll-word-l2r|per-byte|window:24",
    "gpt2": f"tiny-causal-lm:gpt2|slor|per-byte|unigrams:{unigrams.signature()}|window:24/12",
}


@pytest.mark.parametrize("name", SIGNATURES)
def test_signature(name: str, folders) -> None:
    assert models.load_model(folders[name]).signature == SIGNATURES[name]


def test_signature_names_revision_or_checksum() -> None:
    from mtqa.models._hub import revision

    listed = models.catalogue()
    assert revision(listed["xlm-roberta-base"]) == "xlm-roberta-base@e73636d4f797"
    assert revision(listed["smollm2-135m"]) == "smollm2-135m@b179c9523d0e"


def test_a_model_without_mask_is_no_masked_model(tmp_path: Path) -> None:
    entry = tiny_models.masked(tmp_path / "bert")
    tiny_models.tokenizer("bytes", specials=False).save_pretrained(tmp_path / "bert")
    with pytest.raises(ModelError, match="tiny-masked-lm has no mask token: it is no masked mod"):
        models.load_model(entry)


def test_damaged_weights_are_refused(folders) -> None:
    entry = replace(folders["gpt2"], sha256={"model.safetensors": "0" * 64})
    with pytest.raises(ModelError, match=r"tiny-causal-lm is damaged: .*does not have the checks"):
        models.load_model(entry)


@pytest.mark.parametrize(
    ("count", "room", "ahead", "expected"),
    [
        (0, 8, 2, []),
        (8, 8, 2, [(0, 8, 0, 8)]),
        (9, 8, 0, [(0, 8, 0, 8), (4, 9, 8, 9)]),
        (13, 8, 2, [(0, 8, 0, 6), (4, 12, 6, 10), (8, 13, 10, 13)]),
        (3, 1, 0, [(0, 1, 0, 1), (1, 2, 1, 2), (2, 3, 2, 3)]),
    ],
)
def test_sliding(count: int, room: int, ahead: int, expected: list) -> None:
    assert list(sliding(count, room, ahead=ahead)) == expected


@pytest.fixture(scope="module")
def smollm():
    entry = models.catalogue()["smollm2-135m"]
    try:
        return models.load_model(entry)
    except ModelError as error:
        pytest.skip(f"{error}")


def test_a_real_causal_model_ranks_english(smollm) -> None:
    data = ROOT.parent / "shared/data/fluency/agreement_pairs.tsv"
    if not data.is_file():
        pytest.skip("the pairs are not beside this checkout")
    with data.open(encoding="utf-8") as rows:
        pairs = [r for r in csv.DictReader(rows, delimiter="\t") if r["lang"] == "en"]
    texts = [row[side] for row in pairs for side in ("good", "bad")]
    values = [found.value for found in smollm.score(texts, languages=["en"] * len(texts))]
    right = sum(good > bad for good, bad in zip(values[::2], values[1::2], strict=True))
    assert right >= 0.8 * len(pairs)


def test_a_real_causal_model_finds_the_word(smollm) -> None:
    texts = [
        "The keys to the cabinet is on the table.",
        "The keys to the cabinet are on the table.",
    ]
    bad, good = smollm.score(texts, languages=["en", "en"])
    assert good.value > bad.value
    gains = {
        texts[0][b.start : b.end]: b.error - g.error
        for b, g in zip(bad.tokens, good.tokens, strict=True)
    }
    assert max(gains, key=gains.get) == "is"
