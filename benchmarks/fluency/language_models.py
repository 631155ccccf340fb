"""How often a model of fluency prefers the right one of two sentences, and finds the wrong word.

    python benchmarks/fluency/language_models.py --model smollm2-135m --limit 200
    python benchmarks/fluency/language_models.py --model xlm-roberta-base --language de

Reads lt_examples (incorrect against corrected), minimal_pairs and agreement_pairs in
../shared/data/fluency (--data); of each set and language at most --limit pairs, drawn with --seed.
For each set and language it prints the number of pairs and the share that is ranked right (ties
count half, with half the width of its 95 % interval) by

    value   the value of the sentence, which `mtqa score --fluency` shows
    sum     minus the sum of the token errors: for language models the plain log-likelihood
    words   the words by themselves, the more frequent the better (wordfreq), as a baseline

and for lt_examples the AUC of the token errors: how often a token inside the marked error is worse
than one outside it, over the incorrect sentences. None of the sets was ever trained or tuned on.
--language says which ones; without it, all that models.toml says the model knows.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mtqa import document_fluency
from mtqa.text import unigrams

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.models._fluency import FluencyModel, SentenceFluency


class Pair(NamedTuple):
    """Two sentences of a language; `marker` is where the bad one's error stands, if known."""

    good: str
    bad: str
    marker: tuple[int, int] | None = None


Sets = dict[tuple[str, str], list[Pair]]
"""Name of the set and language to its pairs."""


def read(data: Path) -> Sets:
    """All pairs of the test sets."""
    sets: Sets = defaultdict(list)
    for row in _rows(data / "lt_examples.jsonl.gz"):
        if row["kind"] == "incorrect" and row.get("correct"):
            marker = tuple(row["marker"]) if row.get("marker") else None
            pair = Pair(row["correct"], row["text"], marker)
            sets["lt_examples", row["lang"]].append(pair)
    for row in _rows(data / "minimal_pairs.jsonl.gz"):
        sets[f"minimal_pairs/{row['set']}", row["lang"]].append(Pair(row["good"], row["bad"]))
    with (data / "agreement_pairs.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            sets["agreement_pairs", row["lang"]].append(Pair(row["good"], row["bad"]))
    return sets


def _rows(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def accuracy(good: Sequence[float], bad: Sequence[float]) -> tuple[float, float]:
    """The share of pairs whose first number is higher, and half its 95 % interval."""
    wins = [(g > b) + 0.5 * (g == b) for g, b in zip(good, bad, strict=True)]
    share = sum(wins) / len(wins)
    return share, float(1.96 * (share * (1 - share) / len(wins)) ** 0.5)


def auc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """How often a number of `inside` is higher than one of `outside`; ties count half."""
    ordered = np.sort(outside)
    below = np.searchsorted(ordered, inside, "left") + np.searchsorted(ordered, inside, "right")
    return float(below.mean() / (2 * len(ordered)))


def token_auc(pairs: Sequence[Pair], scored: Sequence[SentenceFluency]) -> float | None:
    """The AUC over all tokens of the bad sentences; None where no error is marked."""
    inside: list[float] = []
    outside: list[float] = []
    for pair, fluency in zip(pairs, scored, strict=True):
        if pair.marker is not None:
            for token in fluency.tokens:
                hit = token.start < pair.marker[1] and pair.marker[0] < token.end
                (inside if hit else outside).append(token.error)
    return auc(inside, outside) if inside and outside else None


def measure(model: FluencyModel, language: str, pairs: Sequence[Pair]) -> str:
    """One line of the table."""
    texts = [*(pair.good for pair in pairs), *(pair.bad for pair in pairs)]
    scored = model.score(texts, languages=[language] * len(texts))
    columns = [
        [one.value for one in scored],
        [-sum(token.error for token in one.tokens) for one in scored],
        [-(unigrams.bits(text, language) or 0.0) for text in texts],
    ]
    middle = len(pairs)
    cells = [f"{len(pairs):>6}"]
    for column in columns:
        share, half = accuracy(column[:middle], column[middle:])
        cells.append(f"{share:.3f} ±{half:.3f}")
    found = token_auc(pairs, scored[middle:])
    return "  ".join([*cells, "" if found is None else f"{found:.3f}"]).rstrip()


def main() -> None:
    """Print the table for one model."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--model", required=True, help="an id of `mtqa models list`")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/fluency"))
    parser.add_argument("--language", action="append", help="of the pairs (repeatable)")
    parser.add_argument("--limit", type=int, default=200, help="pairs of a set and language")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    entry = document_fluency.choose_model(given.model)
    model = document_fluency.load(given.model)
    print(f"{model.signature}  seed:{given.seed}  limit:{given.limit}")
    print(f"{'set':<24}{'':<4}{'pairs':>6}  {'value':<12}  {'sum':<12}  {'words':<12}  token AUC")
    for (name, language), pairs in sorted(read(given.data).items()):
        wanted = language in given.language if given.language else entry.knows(language)
        if wanted:
            drawn = random.Random(given.seed).sample(pairs, min(given.limit, len(pairs)))  # noqa: S311 (a sample, no secret)
            print(f"{name:<24}{language:<4}{measure(model, language, drawn)}", flush=True)


if __name__ == "__main__":
    main()
