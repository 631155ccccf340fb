"""The frozen states of the encoder for all examples, computed once and kept on disk.

Each shard holds some thousand texts in random order: `states` (tokens, layers, hidden) in float16
and, per token, clues and the error label; per text, its place, its language and the example it
belongs to.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from mtqa.models._windows import batches
from mtqa.models.discriminator._clues import clues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mtqa.models.e5 import Encoder

SHARD = 2500
"""Examples in a shard."""

LONGEST = 160
"""Tokens of a text; longer ones are not learnt from."""

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Shard:
    """States, clues, labels and spans by token; starts, examples and the rest by text."""

    states: Array
    clues: Array
    labels: Array
    spans: Array
    starts: Array
    examples: Array
    texts: list[str]
    languages: list[str]
    kinds: list[str]

    def __len__(self) -> int:
        return len(self.examples)


def labels(spans: Array, bad: Sequence[Sequence[int]]) -> Array:
    """1 for each token, of half-open span, that overlaps a bad span of the text."""
    found = np.zeros(len(spans), np.int8)
    for start, end in bad:
        found[(spans[:, 0] < end) & (spans[:, 1] > start)] = 1
    return found


def in_half_precision(encoder: Encoder) -> Encoder:
    """The encoder computing in bfloat16, three times as fast on processors that can."""
    import torch

    bert = encoder._bert  # noqa: SLF001
    for name, weight in bert._weights.items():  # noqa: SLF001
        bert._weights[name] = weight.to(torch.bfloat16)  # noqa: SLF001
    embed = bert._embed  # noqa: SLF001
    bert._embed = lambda ids: embed(ids).to(torch.bfloat16)  # noqa: SLF001
    return encoder


def states(encoder: Encoder, texts: list[Any], layers: tuple[int, ...]) -> list[Array]:
    """For each tokenized text its states, of shape (tokens, layers, hidden) in float16."""
    import torch

    vocabulary, bert = encoder._vocabulary, encoder._bert  # noqa: SLF001
    lead = encoder.tokenizer.tokenize("query: ").ids.tolist()
    found: list[Any] = [None] * len(texts)
    for batch in batches([(place, 0, len(text.ids)) for place, text in enumerate(texts)]):
        rows = [
            [vocabulary.begin, *lead, *texts[place].ids.tolist(), vocabulary.end]
            for place, _, _ in batch
        ]
        width = max(map(len, rows))
        ids = torch.full((len(rows), width), vocabulary.padding)
        for place, row in enumerate(rows):
            ids[place, : len(row)] = torch.tensor(row)
        mask = torch.arange(width)[None, :] < torch.tensor([len(r) for r in rows])[:, None]
        by_layer = bert.states(ids, mask, layers)
        whole = torch.stack([by_layer[n] for n in layers], 2).to(torch.float16).numpy()
        for (place, _, _), row, state in zip(batch, rows, whole, strict=True):
            found[place] = state[1 + len(lead) : len(row) - 1].copy()
    return found


def write(encoder: Encoder, source: Path, folder: Path, layers: tuple[int, ...], most: int) -> None:
    """Writes at most so many shards, and only those that are not there yet: an interrupted run
    goes on where it stopped.
    """
    folder.mkdir(exist_ok=True)
    with source.open(encoding="utf-8") as lines:
        chunks = iter(lambda: list(islice(lines, SHARD)), [])
        for number, start in zip(range(most), chunks, strict=False):
            path = folder / f"{number:03}"
            if not path.with_suffix(".json").exists():
                _write_shard(encoder, path, [json.loads(line) for line in start], layers)


def _write_shard(
    encoder: Encoder, path: Path, examples: list[Any], layers: tuple[int, ...]
) -> None:
    rows = [(place, row) for place, example in enumerate(examples) for row in example]
    tokens = [encoder.tokenizer.tokenize(row["text"]) for _, row in rows]
    kept = [i for i, found in enumerate(tokens) if 1 < len(found.ids) <= LONGEST]
    found = states(encoder, [tokens[i] for i in kept], layers)
    marks = [labels(tokens[i].spans, rows[i][1]["spans"]) for i in kept]
    np.save(path.with_suffix(".states.npy"), np.concatenate(found))
    np.savez(
        path.with_suffix(".npz"),
        labels=np.concatenate(marks),
        spans=np.concatenate([tokens[i].spans for i in kept]),
        starts=np.cumsum([0, *map(len, marks)]),
        examples=np.array([rows[i][0] for i in kept]),
    )
    np.save(path.with_suffix(".clues.npy"), _clues([rows[i][1] for i in kept], tokens, kept))
    head = {
        "texts": [rows[i][1]["text"] for i in kept],
        "languages": [rows[i][1]["language"] for i in kept],
        "kinds": [rows[i][1]["kind"] for i in kept],
    }
    path.with_suffix(".json").write_text(json.dumps(head), encoding="utf-8")


def _clues(rows: list[Any], tokens: list[Any], kept: list[int]) -> Array:
    found = [
        clues(row["text"], row["language"], tokens[i].spans)
        for row, i in zip(rows, kept, strict=True)
    ]
    return np.concatenate(found).astype(np.float16)


def shards(folder: Path) -> list[Path]:
    """The complete shards, in order; `.json` is written last."""
    return sorted(folder.glob("*.json"))


def read(path: Path) -> Shard:
    """A shard; the states are mapped, not read."""
    head = json.loads(path.read_text(encoding="utf-8"))
    arrays = np.load(path.with_suffix(".npz"))
    return Shard(
        np.load(path.with_suffix(".states.npy"), mmap_mode="r"),
        np.load(path.with_suffix(".clues.npy")),
        arrays["labels"],
        arrays["spans"],
        arrays["starts"],
        arrays["examples"],
        head["texts"],
        head["languages"],
        head["kinds"],
    )


def each(folder: Path) -> Iterator[Shard]:
    """All shards of a folder."""
    yield from map(read, shards(folder))
