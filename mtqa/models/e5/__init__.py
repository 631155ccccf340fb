"""The embedded encoder: texts to token states, offsets and sentence vectors.

multilingual-e5-small (Wang et al. 2024, arXiv 2402.05672) expects the words "query: " in front of
a text; a sentence vector is the mean of all token states of the last layer.
"""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, Any

import numpy as np

from mtqa.models import Adapter, Model, _weight_cache
from mtqa.models._encoding import Encoding
from mtqa.models._windows import batches, joined, windows
from mtqa.models.e5._file import Shape, Vocabulary, read_weights, unpack
from mtqa.models.e5._unigram import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from torch import Tensor

    from mtqa.models._encoding import Array
    from mtqa.models.e5._bert import Bert

PREFIX = "query: "


class Encoder:
    """A tokenizer and a BERT encoder: see mtqa.models._encoding.Encoder."""

    def __init__(
        self, tokenizer: Tokenizer, vocabulary: Vocabulary, bert: Bert, model: Model, signature: str
    ) -> None:
        """Joins a tokenizer with the network that its ids are for."""
        self.tokenizer = tokenizer
        self.layers = bert.shape.layers
        self.signature = signature
        self._vocabulary = vocabulary
        self._bert = bert
        self.knows = model.knows

    def encode(
        self,
        texts: Sequence[str],
        *,
        layers: Sequence[int] | None = None,
        keep_states: bool = True,
        prefix: str = PREFIX,
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Encoding]:
        """One encoding per text, in order; `layers` default to the last one.

        A text over the length limit is cut into windows of about equal size, each with the
        prefix: its states are those of the windows, its vector their mean weighted by tokens.
        `progress` is told after each batch how many tokens are encoded, and how many there are.
        """
        chosen = (self.layers,) if layers is None else tuple(layers)
        lead = self.tokenizer.tokenize(prefix).ids.tolist()
        tokens = [self.tokenizer.tokenize(text) for text in texts]
        room = self._bert.shape.positions - 2 - len(lead)
        pieces = [
            (text, start, end)
            for text, found in enumerate(tokens)
            for start, end in windows(len(found.ids), room)
        ]
        parts: list[list[tuple[int, dict[int, Array], dict[int, Array]]]] = [[] for _ in texts]
        done, total = 0, sum(end - start + len(lead) for _, start, end in pieces)
        for batch in batches(pieces):
            rows = [lead + tokens[text].ids[start:end].tolist() for text, start, end in batch]
            for (text, start, _), result in zip(batch, self._run(rows, chosen), strict=True):
                states, means = result
                own = {n: s[1 + len(lead) : -1] for n, s in states.items()} if keep_states else {}
                parts[text].append((start, own, means))
            if progress:
                done += sum(map(len, rows))
                progress(done, total)
        return [
            Encoding(found.ids, found.spans, *joined(part, len(found.ids), chosen))
            for found, part in zip(tokens, parts, strict=True)
        ]

    def probabilities(self, ids: Array) -> Array:
        """How probable pieces are as pieces of any text, by the vocabulary."""
        found: Array = np.exp(self._vocabulary.scores[ids])
        return found

    def _run(
        self, rows: list[list[int]], layers: tuple[int, ...]
    ) -> Iterator[tuple[dict[int, Array], dict[int, Array]]]:
        """Per row: the float16 states of all its tokens, and their float32 means, by layer."""
        import torch

        begin, end = self._vocabulary.begin, self._vocabulary.end
        width = max(map(len, rows)) + 2
        ids = torch.full((len(rows), width), self._vocabulary.padding)
        for place, row in enumerate(rows):
            ids[place, : len(row) + 2] = torch.tensor([begin, *row, end])
        lengths = [len(row) + 2 for row in rows]
        mask = torch.arange(width)[None, :] < torch.tensor(lengths)[:, None]
        states = {n: s.float().numpy() for n, s in self._bert.states(ids, mask, layers).items()}
        for place, length in enumerate(lengths):
            own = {n: s[place, :length] for n, s in states.items()}
            yield (
                {n: s.astype(np.float16) for n, s in own.items()},
                {n: s.mean(axis=0) for n, s in own.items()},
            )


def convert(path: Path, sha256: str) -> dict[str, Array]:
    """The tensors that are cached: matrices in float16, word vectors as 4-bit blocks, vectors in
    float32, and the vocabulary as arrays.
    """
    weights = read_weights(path, sha256=sha256)
    vocabulary = weights.vocabulary
    words = "\n".join(vocabulary.pieces).encode()
    normal = "\0".join(f"{a}{b}" for a, b in vocabulary.normal.items()).encode()
    special = (vocabulary.begin, vocabulary.end, vocabulary.padding, vocabulary.unknown)
    tensors = {name: np.array(values) for name, values in weights.tensors.items()}
    for name, blocks in weights.packed.items():
        tensors[name] = np.array(blocks) if name == "emb.word" else _half(blocks)
    tensors["shape"] = np.array(astuple(weights.shape), np.float64)
    tensors["pieces"] = np.frombuffer(words, np.uint8)
    tensors["scores"] = np.array(vocabulary.scores)
    tensors["normal"] = np.frombuffer(normal, np.uint8)
    tensors["special"] = np.array(special, np.int64)
    return tensors


def _half(blocks: Array) -> Array:
    return unpack(blocks).astype(np.float16)


def _vocabulary(tensors: Mapping[str, Array]) -> Vocabulary:
    pieces = tuple(tensors["pieces"].tobytes().decode().split("\n"))
    rows = tensors["normal"].tobytes().decode().split("\0")
    special = tensors["special"].tolist()
    return Vocabulary(pieces, tensors["scores"], {row[0]: row[1:] for row in rows}, *special)


def _shape(values: Array) -> Shape:
    *sizes, epsilon = values.tolist()
    numbers: tuple[Any, ...] = (*map(int, sizes), epsilon)
    return Shape(*numbers)


def load(model: Model, path: Path) -> Encoder:
    """The encoder, converted into the cache directory by the first call on a machine.

    Raises ModelError if the weight file is missing or damaged.
    """
    import torch

    from mtqa.models.e5._bert import Bert

    sha256 = model.sha256[""]
    tensors = _weight_cache.load(
        model.id, source_sha256=sha256, convert=lambda: convert(path, sha256)
    )
    vocabulary = _vocabulary(tensors)
    blocks = tensors["emb.word"]
    weights = {
        name: torch.from_numpy(values.astype(np.float32))
        for name, values in tensors.items()
        if "." in name and name != "emb.word"
    }

    def embed(ids: Tensor) -> Tensor:
        unique, places = np.unique(ids.numpy(), return_inverse=True)
        return torch.from_numpy(unpack(blocks[unique])[places.reshape(ids.shape)])

    bert = Bert(_shape(tensors["shape"]), weights, embed)
    signature = f"{model.id}-q4:{sha256[:8]}"
    return Encoder(Tokenizer(vocabulary), vocabulary, bert, model, signature)


ADAPTER = Adapter(load)
