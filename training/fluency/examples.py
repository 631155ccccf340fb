"""Everything that the model learns from, in one shuffled file of JSON lines.

A line is a list of rows: one marked translation, or a pair of which the first is the better text.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from random import Random
from typing import TYPE_CHECKING

from langcodes import standardize_tag

from mtqa.text import unigrams
from training.fluency.corrupt import FORMS, GROSS, corrupt
from training.fluency.errors import MARKED, Row, corrected, marked
from training.fluency.text import (
    Sentence,
    cut_up,
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

_SHORT = 60
"""Characters of sentences of which further pairs differ in a form alone."""

MOST_SHORT = 600
_RARER = 0.25
"""Share of those pairs that is used where the wrong form is rarer than the right one."""

_FEWEST = 4
MOST_NEWS = 700
"""Pairs of news of a language."""

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
    ntrex = translations(data / "clean/ntrex.jsonl.gz", draw)
    _save(work / "clean.jsonl", clean(ntrex))
    more = [*short_pairs(sentences, draw), *news_pairs(sentences, ntrex, tokenizer, draw)]
    draw.shuffle(more)
    _save(work / "more.jsonl", more)


def translations(path: Path, draw: Random) -> dict[str, list[str]]:
    """Translations by people in random order, of every second language of the file in alphabetical
    order: those at which training may look.
    """
    by_name: dict[str, list[str]] = defaultdict(list)
    for row in read_rows(path):
        for name, texts in row["refs"].items():
            by_name[name] += texts
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(by_name)[::2]:
        tag = standardize_tag(name.partition("-")[0], macro=True)
        found[tag] += draw.sample(by_name[name], len(by_name[name]))
    return found


def clean(ntrex: dict[str, list[str]]) -> list[list[Row]]:
    """Translations as they are, which calibration looks at."""
    return [
        [{"text": text, "spans": [], "language": tag, "kind": "clean", "origin": "ntrex"}]
        for tag, texts in ntrex.items()
        for text in texts[:CLEAN]
    ]


def news_pairs(
    sentences: list[Sentence], ntrex: dict[str, list[str]], tokenizer: Any, draw: Random
) -> Iterator[list[Row]]:
    """Translations that calibration does not look at, with gross faults."""
    texts = [
        Sentence(tag, cut_up(text, tag, tokenizer), "ntrex")
        for tag, found in ntrex.items()
        for text in found[CLEAN : CLEAN + MOST_NEWS]
    ]
    english = [sentence for sentence in sentences if sentence.language == "en"]
    shop = Workshop(draw, lexicons([*sentences, *texts]), sentences, english)
    for sentence in texts:
        made = corrupt(shop, sentence, GROSS) if len(sentence.words) >= _FEWEST else None
        if made and sentence.words != tuple(made[1]):
            kind, words = made
            yield [_row(sentence, sentence.words, kind), _row(sentence, words, kind)]


def short_pairs(sentences: list[Sentence], draw: Random) -> Iterator[list[Row]]:
    """Further pairs of short sentences of common words that differ in a form or a particle."""
    shop = Workshop(draw, lexicons(sentences), sentences, [])
    used: Counter[str] = Counter()
    for sentence in draw.sample(sentences, len(sentences)):
        group = f"{sentence.language}/{sentence.origin}"
        short = len(render(sentence.words)[0]) < _SHORT and sentence.language in FOCUS
        if sentence.held_out or not short or used[group] >= MOST_SHORT:
            continue
        made = corrupt(shop, sentence, FORMS)
        if made:
            rows = [_row(sentence, words, made[0]) for words in (sentence.words, made[1])]
            if _telling(rows, sentence.language) or draw.random() < _RARER:
                used[group] += 1
                yield rows


def _telling(rows: list[Row], language: str) -> bool:
    """Whether the wrong words are as common as the right ones, so that rarity does not tell."""
    better, worse = (unigrams.bits(row["text"], language) or 0.0 for row in rows)
    return worse <= better


def _save(path: Path, examples: Iterable[list[Row]]) -> None:
    temporary = path.with_suffix(".part")
    with temporary.open("w", encoding="utf-8") as file:
        for example in examples:
            file.write(json.dumps(example, ensure_ascii=False) + "\n")
    temporary.replace(path)
