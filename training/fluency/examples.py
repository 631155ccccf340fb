"""Everything that the model learns from, in one shuffled file of JSON lines.

A line is a list of rows: one marked translation, or a pair of which the first is the better text.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from random import Random
from typing import TYPE_CHECKING

from langcodes import standardize_tag

from training.fluency.corrupt import corrupt
from training.fluency.errors import MARKED, Row, corrected, marked
from training.fluency.text import (
    native_sentences,
    read_rows,
    render,
    source_sentences,
    treebank_sentences,
)
from training.fluency.words import lexicons
from training.fluency.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from training.fluency.text import Sentence

FOCUS = frozenset({"de", "en", "fr", "nl", "pl", "pt", "ru", "uk", "es", "it"})
MOST = {True: 1500, False: 400}
"""Pairs of native sentences of a language and origin, in focus or not."""

SOURCES = ("da_train", "mqm_news_ted_train", "mqm_bio_train")
"""Files whose sources are native text of encyclopedias, news and abstracts."""

_LONG, _LONG_SHARE = 160, 0.35
"""Of sentences with more characters, only this share: they cost most."""

CORRECTED_SHARE = 0.2
MOST_CALIBRATED = 2400
CLEAN = 250
"""Sentences of a language that the limit for flags is set by."""

_BARE = 0.12
"""Share of pairs without the capital in front and the mark at the end: labels, captions."""


def read_native(data: Path, further: Sequence[Path], tokenizer: Any) -> list[Sentence]:
    """All native sentences; `further` are files like native_text.jsonl.gz."""
    found = [*treebank_sentences(data / "fluency/treebanks.jsonl.gz")]
    found += native_sentences(data / "fluency/native_text.jsonl.gz", tokenizer)
    for name in SOURCES:
        found += source_sentences(data / f"qe/{name}.jsonl.gz", tokenizer)
    for path in further:
        found += native_sentences(path, tokenizer)
    return [*{(s.language, s.words): s for s in found}.values()]


def pairs(sentences: list[Sentence], draw: Random, *, held_out: bool) -> Iterator[list[Row]]:
    """Native sentences with faulty versions of themselves."""
    english = [sentence for sentence in sentences if sentence.language == "en"]
    shop = Workshop(draw, lexicons(sentences), sentences, english)
    used: Counter[str] = Counter()
    for sentence in sentences:
        group = f"{sentence.language}/{sentence.origin}"
        most = MOST[sentence.language in FOCUS] // (8 if held_out else 1)
        if sentence.held_out != held_out or used[group] >= most:
            continue
        if len(render(sentence.words)[0]) > _LONG and draw.random() > _LONG_SHARE:
            continue
        found = corrupt(shop, sentence)
        if found is None:
            continue
        used[group] += 1
        kind, words = found
        rows = [_row(sentence, sentence.words, kind), _row(sentence, words, kind)]
        if rows[0]["text"] != rows[1]["text"]:
            yield [_bared(row) for row in rows] if draw.random() < _BARE else rows


def _row(sentence: Sentence, words: Any, kind: str) -> Row:
    text, spans = render(words)
    return {
        "text": text,
        "spans": spans,
        "language": sentence.language,
        "kind": kind,
        "origin": sentence.origin,
    }


def _bared(row: Row) -> Row:
    text = row["text"].rstrip(".。!?")
    spans = [(start, min(end, len(text))) for start, end in row["spans"] if start < len(text)]
    return {**row, "text": text[:1].lower() + text[1:], "spans": spans}


def write(data: Path, further: Sequence[Path], tokenizer: Any, work: Path, seed: int) -> None:
    """Writes `train.jsonl` and `held_out.jsonl` into the working directory."""
    draw = Random(seed)
    sentences = read_native(data, further, tokenizer)
    draw.shuffle(sentences)
    _save(work / "held_out.jsonl", pairs(sentences, draw, held_out=True))
    examples = [*pairs(sentences, draw, held_out=False)]
    for name, shares in MARKED.items():
        examples += marked(data / f"qe/{name}.jsonl.gz", draw, shares, held_out=False)
    examples += corrected(data / "qe/da_train.jsonl.gz", draw, CORRECTED_SHARE)
    draw.shuffle(examples)
    _save(work / "train.jsonl", examples)
    apart = [
        row
        for name in MARKED
        for row in marked(data / f"qe/{name}.jsonl.gz", draw, (1, 1), held_out=True)
    ]
    _save(work / "marked.jsonl", draw.sample(apart, min(len(apart), MOST_CALIBRATED)))
    _save(work / "clean.jsonl", clean(data / "clean/ntrex.jsonl.gz", draw))


def clean(path: Path, draw: Random) -> list[list[Row]]:
    """Translations by people, of every second language of the file in alphabetical order."""
    by_language: dict[str, list[str]] = defaultdict(list)
    for row in read_rows(path):
        for language, texts in row["refs"].items():
            by_language[language] += texts
    return [
        [
            {
                "text": text,
                "spans": [],
                "language": standardize_tag(language.partition("-")[0], macro=True),
                "kind": "clean",
                "origin": "ntrex",
            }
        ]
        for language in sorted(by_language)[::2]
        for text in draw.sample(by_language[language], CLEAN)
    ]


def _save(path: Path, examples: Iterable[list[Row]]) -> None:
    temporary = path.with_suffix(".part")
    with temporary.open("w", encoding="utf-8") as file:
        for example in examples:
            file.write(json.dumps(example, ensure_ascii=False) + "\n")
    temporary.replace(path)
