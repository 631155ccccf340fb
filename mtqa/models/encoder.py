"""Encoders of the hub, loaded by transformers' AutoModel: any that has a fast tokenizer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from mtqa.models import Adapter, Model
from mtqa.models._encoding import Encoding
from mtqa.models._hub import load_pretrained, specials
from mtqa.models._windows import batches, joined, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from mtqa.models._encoding import Array

_E5_PREFIX = "query: "
_LENGTH = 512


class TransformersEncoder:
    """A tokenizer and a model of transformers: see mtqa.models._encoding.Encoder."""

    def __init__(self, model: Model, tokenizer: Any, loaded: Any) -> None:
        """`loaded` gives hidden states; `tokenizer` knows offsets."""
        self.layers = int(loaded.config.num_hidden_layers)
        self.signature = f"{model.id}:{model.place}"
        # The E5 family was trained with this in front of every text (arXiv 2402.05672).
        self._lead = self._ids(tokenizer, _E5_PREFIX) if "e5" in model.id else []
        self.knows = model.knows
        self._tokenizer, self._loaded = tokenizer, loaded
        self._length = model.length or _LENGTH
        self._before, self._after = specials(tokenizer)

    @staticmethod
    def _ids(tokenizer: Any, text: str) -> list[int]:
        ids: list[int] = tokenizer(text, add_special_tokens=False)["input_ids"]
        return ids

    def encode(
        self,
        texts: Sequence[str],
        *,
        layers: Sequence[int] | None = None,
        keep_states: bool = True,
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Encoding]:
        """See the protocol. Windows have about equal length, each with the prefix."""
        chosen = (self.layers,) if layers is None else tuple(layers)
        tokens = [
            self._tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)
            for text in texts
        ]
        room = self._length - len(self._before) - len(self._after) - len(self._lead)
        pieces = [
            (text, start, end)
            for text, found in enumerate(tokens)
            for start, end in windows(len(found["input_ids"]), room)
        ]
        parts: list[list[tuple[int, dict[int, Array], dict[int, Array]]]] = [[] for _ in texts]
        done, total = 0, sum(end - start + len(self._lead) for _, start, end in pieces)
        for batch in batches(pieces):
            rows = [self._lead + tokens[text]["input_ids"][a:b] for text, a, b in batch]
            for (text, start, _), result in zip(batch, self._run(rows, chosen), strict=True):
                states, means = result
                parts[text].append((start, states if keep_states else {}, means))
            if progress:
                done += sum(map(len, rows))
                progress(done, total)
        return [
            Encoding(
                np.array(found["input_ids"], np.int64),
                np.array(found["offset_mapping"], np.int64).reshape(-1, 2),
                *joined(part, len(found["input_ids"]), chosen),
            )
            for found, part in zip(tokens, parts, strict=True)
        ]

    def probabilities(self, ids: Array) -> Array:
        """The same for all tokens: a hub model does not say how frequent its tokens are."""
        return np.full(len(ids), 1e-4)

    def _run(
        self, rows: list[list[int]], layers: tuple[int, ...]
    ) -> Iterator[tuple[dict[int, Array], dict[int, Array]]]:
        """Per row: float16 states of its own tokens, and float32 means over all, by layer."""
        import torch

        whole = [[*self._before, *row, *self._after] for row in rows]
        padded = self._tokenizer.pad({"input_ids": whole}, return_tensors="pt")
        with torch.inference_mode():
            found = self._loaded(
                input_ids=padded["input_ids"],
                attention_mask=padded["attention_mask"],
                output_hidden_states=True,
            ).hidden_states
        for place, (row, full) in enumerate(zip(rows, whole, strict=True)):
            first = len(self._before) + len(self._lead)
            last = len(self._before) + len(row)
            states = {n: found[n][place, : len(full)].float().numpy() for n in layers}
            yield (
                {n: s[first:last].astype(np.float16) for n, s in states.items()},
                {n: s.mean(axis=0) for n, s in states.items()},
            )


def load(model: Model, path: Path) -> TransformersEncoder:
    """The encoder. Raises ModelError if it cannot be loaded."""
    return TransformersEncoder(model, *load_pretrained(model, path, "AutoModel"))


ADAPTER = Adapter(load)
