"""The embedded model of fluency: a side network that tells native text from faulty text.

It reads the states that the embedded encoder computes anyway (see `_network`) and was trained on
native sentences, on faulty versions of them, and on marked errors of machine translation:
docs/fluency.md says how and how well it does. A token's `error` is the probability, calibrated on
real translations, that a linguist would mark it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from mtqa.errors import ModelError
from mtqa.models import Adapter, Model, catalogue, checksum, default_model, load_model
from mtqa.models._encoding import Encodings
from mtqa.models._fluency import SentenceFluency, TokenFluency
from mtqa.models._windows import batches, windows
from mtqa.models.discriminator._calibration import Calibration
from mtqa.models.discriminator._clues import clues
from mtqa.models.discriminator._network import Shape, forward

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from torch import Tensor

    from mtqa.models._encoding import Array, Encoder, Encoding
    from mtqa.types import Encodings as EncodingsOfRun

    Inputs = tuple[Array, Array]

WINDOW = 500
"""The longest piece of a text, in tokens, that is judged at once: about a window of the encoder."""

_TOGETHER = 256
"""Texts whose states are in memory at the same time."""


@dataclass(frozen=True, slots=True)
class Trained:
    """What a file of weights says: `encoder` is the signature of the encoder whose `layers` it
    reads, `languages` are the tags of its language vectors after the first.
    """

    shape: Shape
    weights: Mapping[str, Tensor]
    encoder: str
    layers: tuple[int, ...]
    languages: tuple[str, ...]
    calibration: Calibration


class Discriminator:
    """See mtqa.models._fluency.FluencyModel."""

    def __init__(self, trained: Trained, signature: str) -> None:
        """`signature` names the weights."""
        self.signature = signature
        self.encoder = trained.encoder
        self.calibration = trained.calibration
        self._trained = trained
        self._numbers = {tag: number for number, tag in enumerate(trained.languages, start=1)}

    def score(
        self,
        texts: Sequence[str],
        *,
        languages: Sequence[str],
        encodings: EncodingsOfRun | None = None,
    ) -> Sequence[SentenceFluency]:
        """See the protocol. `value` is 0 for a middling native sentence of the language, and
        about -1 where one in a hundred of them is less fluent.

        Raises ModelError if the encodings are not those of the encoder that it was trained on.
        """
        if encodings is None:
            encodings = Encodings(self._own_encoder)
        if encodings.signature != self.encoder:
            raise ModelError(
                f"the model of fluency was trained on the encoder {self.encoder} and cannot judge"
                f" the states of {encodings.signature}"
            )
        found: list[SentenceFluency] = []
        for start in range(0, len(texts), _TOGETHER):
            some = texts[start : start + _TOGETHER]
            encoded = encodings.with_layers(some, self._trained.layers)
            tags = languages[start : start + _TOGETHER]
            logits = self.logits(
                [self._inputs(*one) for one in zip(some, encoded, tags, strict=True)], tags
            )
            for encoding, tag, one in zip(encoded, tags, logits, strict=True):
                found.append(self._fluency(encoding, tag, *one))
        return found

    def logits(
        self, inputs: Sequence[Inputs], languages: Sequence[str]
    ) -> list[tuple[Array, Array, float]]:
        """For each text: the logits of its tokens, of a fault and of a mark, and its own one.

        That of a text in several windows is the worst of theirs.
        """
        pieces = [
            (place, start, end)
            for place, (states, _) in enumerate(inputs)
            for start, end in windows(len(states), WINDOW)
            if end > start
        ]
        tokens = [np.zeros((2, len(states)), np.float32) for states, _ in inputs]
        values: list[list[float]] = [[] for _ in inputs]
        for batch in batches(pieces):
            parts = [
                (inputs[place][0][start:end], inputs[place][1][start:end])
                for place, start, end in batch
            ]
            numbers = [self._number(languages[place]) for place, _, _ in batch]
            for piece, (own, value) in zip(batch, self._run(parts, numbers), strict=True):
                tokens[piece[0]][:, piece[1] : piece[2]] = own
                values[piece[0]].append(value)
        return [
            (own[0], own[1], max(of, default=0.0)) for own, of in zip(tokens, values, strict=True)
        ]

    @cached_property
    def _own_encoder(self) -> Encoder:
        """The default encoder, for texts that no run has encoded."""
        encoder: Encoder = load_model(default_model("encoder", catalogue()))
        return encoder

    def _run(self, parts: list[Inputs], numbers: list[int]) -> Iterator[tuple[Array, float]]:
        import torch

        shape = self._trained.shape
        width = max(len(states) for states, _ in parts)
        states = torch.zeros(len(parts), width, shape.inputs)
        clues = torch.zeros(len(parts), width, shape.clues)
        mask = torch.zeros(len(parts), width, dtype=torch.bool)
        for place, (own, beside) in enumerate(parts):
            states[place, : len(own)] = torch.from_numpy(own)
            clues[place, : len(own)] = torch.from_numpy(beside)
            mask[place, : len(own)] = True
        with torch.inference_mode():
            judged = forward(
                shape, self._trained.weights, states, clues, mask, torch.tensor(numbers)
            )
        both = torch.stack([judged.faults, judged.marks], 1).numpy()
        for (own, _), tokens, value in zip(parts, both, judged.text.tolist(), strict=True):
            yield tokens[:, : len(own)], value

    def _inputs(self, text: str, encoding: Encoding, tag: str) -> Inputs:
        states = np.concatenate([encoding.states[n] for n in self._trained.layers], axis=1)
        return states, clues(text, tag, encoding.spans)

    def _number(self, tag: str) -> int:
        return self._numbers.get(tag.partition("-")[0], 0)

    def _fluency(
        self, encoding: Encoding, tag: str, faults: Array, marks: Array, logit: float
    ) -> SentenceFluency:
        if not len(faults):
            return SentenceFluency((), 0.0)
        errors = self.calibration.errors(faults, marks, tag).tolist()
        tokens = tuple(
            TokenFluency(start, end, round(error, 4))
            for (start, end), error in zip(encoding.spans.tolist(), errors, strict=True)
            if end > start
        )
        value = self.calibration.value(logit, faults, tag)
        percentile = self.calibration.percentile(value, tag, len(faults))
        return SentenceFluency(tokens, round(value, 4), percentile)


def load(model: Model, path: Path) -> Discriminator:
    """The model. Raises ModelError if its file is missing, damaged or of another version."""
    if not path.is_file():
        raise ModelError("the weights of the model of fluency are missing", path=str(path))
    expected = model.sha256.get("")
    if expected and checksum(path) != expected:
        raise ModelError(
            f"the weights of {model.id} are damaged or of another version (wrong SHA-256); "
            "reinstall mtqa",
            path=str(path),
        )
    digest = checksum(path) if expected is None else expected
    return Discriminator(read(path), f"{model.id}:{digest[:8]}")


def read(path: Path) -> Trained:
    """The content of a file of weights. Raises ModelError if it is no such file."""
    import torch
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="np") as file:
            head: dict[str, Any] = json.loads(file.metadata()["fluency"])
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except (SafetensorError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"this is no model of fluency: {error}", path=str(path)) from error
    calibration = Calibration(
        tuple(head["calibrated"]),
        *(arrays.pop(f"calibration.{name}") for name in ("levels", "values", "token")),
    )
    weights = {n: torch.from_numpy(values.astype(np.float32)) for n, values in arrays.items()}
    return Trained(
        Shape(**head["shape"]),
        weights,
        head["encoder"],
        tuple(head["layers"]),
        tuple(head["languages"]),
        calibration,
    )


ADAPTER = Adapter(load)
