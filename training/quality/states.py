"""The frozen states of the encoder for all texts, computed once and kept on disk as bytes.

Each state is standardized, by means and deviations that the shipped weights carry, and rounded to
a signed byte: 1/24 of a standard deviation is finer than the noise of the half precision that
they are computed in, and half a million sentences fit in the memory of a small machine.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click
import numpy as np

from mtqa.models.quality._inputs import STEP, Scale, standardized
from training.fluency.states import in_half_precision, states

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mtqa.models.e5 import Encoder

SHARD = 2000
"""Texts in a shard."""

LONGEST = 480
"""Tokens of a text; what a longer one has beyond them is left out."""

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text's ids (tokens,), half-open spans (tokens, 2) and states as bytes (tokens, inputs)."""

    ids: Array
    spans: Array
    states: Array


def encoder() -> Encoder:
    """The embedded encoder in half precision."""
    from mtqa.models import catalogue, default_model, load_model

    return in_half_precision(load_model(default_model("encoder", catalogue())))


def signature() -> str:
    """What names the encoder's weights."""
    from mtqa.models import catalogue, default_model, load_model

    found: str = load_model(default_model("encoder", catalogue())).signature
    return found


def scores() -> Array:
    """The natural logarithm of how probable each token is, by id."""
    from mtqa.models import catalogue, default_model, load_model

    one: Encoder = load_model(default_model("encoder", catalogue()))
    found: Array = one._vocabulary.scores  # noqa: SLF001
    return found


def scale_of(
    one: Encoder | None, texts: Sequence[str], layers: tuple[int, ...], path: Path
) -> Scale:
    """Means and deviations of states over some texts; read from `path` if they are there."""
    if one is not None and not path.exists():
        tokens = [_cut(one.tokenizer.tokenize(text)) for text in texts]
        found = np.concatenate(states(one, tokens, layers)).astype(np.float64)
        found = found.reshape(len(found), -1)
        np.savez(path, mean=found.mean(0), deviation=found.std(0))
    saved = np.load(path)
    return Scale(saved["mean"].astype(np.float32), saved["deviation"].astype(np.float32))


def write(
    texts: Iterable[str], folder: Path, layers: tuple[int, ...], scale: Scale, part: tuple[int, int]
) -> None:
    """Writes the shards of `texts` that are not there yet; `part` (number, count) is this
    process's share of them.
    """
    one: Encoder | None = None
    distinct = list(dict.fromkeys(texts))
    for number, start in enumerate(range(0, len(distinct), SHARD)):
        some = distinct[start : start + SHARD]
        path = folder / f"{_name(some)}.npz"
        if number % part[1] == part[0] and not path.exists():
            one = one or encoder()
            _write_shard(one, some, path, layers, scale)
            click.echo(f"{number + 1}/{-(-len(distinct) // SHARD)} {path.name}")


def _name(texts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


def _cut(tokens: Any) -> Any:
    return type(tokens)(tokens.ids[:LONGEST], tokens.spans[:LONGEST])


def _write_shard(
    one: Encoder, texts: Sequence[str], path: Path, layers: tuple[int, ...], scale: Scale
) -> None:
    tokens = [_cut(one.tokenizer.tokenize(text)) for text in texts]
    kept = [place for place, found in enumerate(tokens) if len(found.ids)]
    found = states(one, [tokens[place] for place in kept], layers)
    whole = np.concatenate(found)
    packed = np.rint(standardized(whole.reshape(len(whole), -1), scale) / STEP).astype(np.int8)
    np.save(path.with_suffix(".npy"), packed)
    temporary = path.with_suffix(f".{os.getpid()}")
    with temporary.open("wb") as file:
        np.savez(
            file,
            ids=np.concatenate([tokens[place].ids for place in kept]).astype(np.int32),
            spans=np.concatenate([tokens[place].spans for place in kept]).astype(np.int32),
            starts=np.cumsum([0, *(len(tokens[place].ids) for place in kept)]),
            texts=np.array([texts[place] for place in kept]),
        )
    temporary.replace(path)


class Store:
    """The texts of a folder's shards; states are mapped, not read."""

    def __init__(self, folder: Path) -> None:
        """Reads the shards that are complete."""
        self._folder = folder
        self._read: set[Path] = set()
        self._places: dict[str, tuple[int, int, int]] = {}
        self._ids: list[Array] = []
        self._spans: list[Array] = []
        self._states: list[Array] = []
        self.refresh()

    def refresh(self) -> None:
        """Reads the shards that have been completed meanwhile."""
        for path in sorted(set(self._folder.glob("[0-9a-f]*.npz")) - self._read):
            self._read.add(path)
            shard = np.load(path)
            starts = shard["starts"].tolist()
            number = len(self._ids)
            self._ids.append(shard["ids"])
            self._spans.append(shard["spans"])
            self._states.append(np.load(path.with_suffix(".npy"), mmap_mode="r"))
            for place, text in enumerate(shard["texts"].tolist()):
                self._places[text] = (number, starts[place], starts[place + 1])

    def __contains__(self, text: str) -> bool:
        return text in self._places

    def length(self, text: str) -> int:
        """How many tokens a text has."""
        _, start, end = self._places[text]
        return end - start

    def spans(self, text: str) -> Array:
        """The half-open spans of a text's tokens."""
        number, start, end = self._places[text]
        return self._spans[number][start:end]

    def __getitem__(self, text: str) -> Text:
        number, start, end = self._places[text]
        return Text(
            self._ids[number][start:end],
            self._spans[number][start:end],
            self._states[number][start:end],
        )
