"""The embedded model of translation quality: a small network that reads the encoder's states of a
source and its translation together (docs/quality.md).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mtqa.errors import ModelError
from mtqa.models import Adapter, Model, catalogue, checksum, default_model, load_model
from mtqa.models._encoding import Encodings
from mtqa.models._quality import Guard, Pair, SegmentQuality, SuspectSpan
from mtqa.models._windows import by_length
from mtqa.models.quality._batches import Inputs, Reading, side_of, whole
from mtqa.models.quality._calibration import MOST
from mtqa.models.quality._clues import clues
from mtqa.models.quality._file import Trained, read
from mtqa.models.quality._guards import guard
from mtqa.models.quality._inputs import standardized
from mtqa.models.quality._likeness import likeness
from mtqa.models.quality._network import SCORES, SOURCE, TARGET, forward
from mtqa.models.quality._spans import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mtqa.models._encoding import Array, Encoder, Encoding
    from mtqa.types import Encodings as EncodingsOfRun

LONGEST = 400
"""Tokens of a side that are judged at once; a longer pair is judged in as many parts of each."""

_BATCH = 4096
_TOGETHER = 256


class EmbeddedQuality:
    """The network and what its numbers mean: see mtqa.models._quality.QualityModel."""

    def __init__(self, trained: Trained, signature: str) -> None:
        """`signature` names the weights."""
        self.signature = signature
        self.layers = trained.layers
        self.encoder = trained.encoder
        self.calibration = trained.calibration
        self._trained = trained
        self._numbers = {tag: number for number, tag in enumerate(trained.languages, start=1)}

    def score(
        self, pairs: Sequence[Pair], *, encodings: EncodingsOfRun | None = None
    ) -> Sequence[SegmentQuality]:
        """See the protocol. Raises ModelError if the encodings are not those of the encoder that
        it was trained on.
        """
        found: list[SegmentQuality] = []
        for start in range(0, len(pairs), _TOGETHER):
            some = pairs[start : start + _TOGETHER]
            guards = [guard(pair) for pair in some]
            asked = [pair for pair, one in zip(some, guards, strict=True) if one is None]
            told = iter(self._judged(asked, encodings))
            found += [self._overruled(p, g) if g else next(told) for p, g in zip(some, guards)]  # noqa: B905
        return found

    def read(
        self, pairs: Sequence[Pair], encodings: EncodingsOfRun | None = None
    ) -> list[tuple[Encoding, Encoding, Reading]]:
        """Encodings of source and target and the raw outputs for each pair."""
        encodings = self._fitting(encodings)
        texts = [text for pair in pairs for text in (pair.source, pair.target)]
        encoded = encodings.with_layers(texts, self.layers) if texts else []
        couples = list(zip(encoded[::2], encoded[1::2], strict=True))
        parts = [
            (place, part)
            for place, (pair, couple) in enumerate(zip(pairs, couples, strict=True))
            for part in self._parts(pair, couple, encodings)
        ]
        readings: list[list[Reading]] = [[] for _ in pairs]
        read = self._read([part for _, part in parts])
        for (place, _), one in zip(parts, read, strict=True):
            readings[place].append(one)
        return [(*c, whole(r)) for c, r in zip(couples, readings, strict=True)]

    def suspects(
        self, text: str, language: str, tokens: Array, logits: Array, least: float
    ) -> tuple[SuspectSpan, ...]:
        """The words of a translation whose `logits` (tokens, TARGET) make them so likely wrong."""
        error, major = (
            self.calibration.probabilities(logits[:, TARGET.index(name)], row)
            for row, name in enumerate(("minor", "major"))
        )
        return spans(text, language, tokens, error, major, least=least)

    @cached_property
    def _own_encoder(self) -> Encoder:
        """The default encoder, for texts that no run has encoded."""
        encoder: Encoder = load_model(default_model("encoder", catalogue()))
        return encoder

    def _fitting(self, encodings: EncodingsOfRun | None) -> EncodingsOfRun:
        if encodings is None:
            encodings = Encodings(self._own_encoder)
        if encodings.signature != self._trained.encoder:
            raise ModelError(
                f"the model of quality was trained on the encoder {self._trained.encoder} and"
                f" cannot judge the states of {encodings.signature}"
            )
        return encodings

    def _judged(
        self, pairs: Sequence[Pair], encodings: EncodingsOfRun | None
    ) -> Iterator[SegmentQuality]:
        calibration = self._trained.calibration
        for pair, (source, target, one) in zip(pairs, self.read(pairs, encodings), strict=True):
            if not len(source.ids) or not len(target.ids):
                yield SegmentQuality(0.0 if not len(source.ids) else MOST)
                continue
            missing = calibration.probabilities(one.source[:, SOURCE.index("omitted")], 2)
            least, _, untold = calibration.thresholds.tolist()
            penalty, low, high = calibration.penalty(float(one.scores[SCORES.index("penalty")]))
            yield SegmentQuality(
                round(penalty, 3),
                round(low, 3),
                round(high, 3),
                round(float(one.scores[SCORES.index("direct")]), 3),
                self.suspects(
                    pair.target, pair.target_language, target.spans, one.target, least
                )
                + spans(
                    pair.source, pair.source_language, source.spans, missing, missing,
                    least=untold, in_source=True,
                ),
                unseen=self._unseen(pair),
            )  # fmt: skip

    def _overruled(self, pair: Pair, why: Guard) -> SegmentQuality:
        return SegmentQuality(MOST, guard=why, unseen=self._unseen(pair))

    def _unseen(self, pair: Pair) -> bool:
        source, target = (tag.partition("-")[0] for tag in pair[2:])
        return f"{source}-{target}" not in self._trained.pairs

    def _parts(
        self, pair: Pair, couple: tuple[Encoding, Encoding], encodings: EncodingsOfRun
    ) -> Iterator[Inputs]:
        """The pair, or where a side is too long as many parts of each side as it takes."""
        counts = [len(one.ids) for one in couple]
        if not all(counts):
            return
        number = min(-(-max(counts) // LONGEST), *counts)
        states = [self._states(one) for one in couple]
        texts = (pair.source, pair.target)
        tokens = [
            clues(
                texts[side],
                couple[side].spans,
                couple[side].ids,
                couple[1 - side].ids,
                -np.log(np.maximum(encodings.encoder.probabilities(couple[side].ids), 1e-12)),
            )
            for side in (0, 1)
        ]
        told = tuple(self._number(tag) for tag in pair[2:])
        for part in range(number):
            cuts = [slice(n * part // number, n * (part + 1) // number) for n in counts]
            own = [states[side][cuts[side]] for side in (0, 1)]
            like = likeness(own[0], own[1], self._trained.shape.layers)
            extra = [
                np.concatenate([tokens[0][cuts[0]], like.source], 1),
                np.concatenate([tokens[1][cuts[1]], like.target], 1),
            ]
            yield Inputs(
                (own[0], own[1]),
                (extra[0], extra[1]),
                like.matrix,
                like.numbers,
                (told[0], told[1]),
            )

    def _states(self, encoding: Encoding) -> Array:
        whole = np.concatenate([encoding.states[n] for n in self.layers], axis=1)
        return standardized(whole, self._trained.scale)

    def _number(self, tag: str) -> int:
        return self._numbers.get(tag.partition("-")[0], 0)

    def _read(self, inputs: Sequence[Inputs]) -> list[Reading]:
        found: dict[int, Reading] = {}
        for places in by_length(range(len(inputs)), lambda n: inputs[n].length, _BATCH):
            found.update(zip(places, self._run([inputs[n] for n in places]), strict=True))
        return [found[place] for place in range(len(inputs))]

    def _run(self, rows: Sequence[Inputs]) -> Iterator[Reading]:
        import torch

        source, target = side_of(rows, 0), side_of(rows, 1)
        matrix = np.zeros((len(rows), source.mask.shape[1], target.mask.shape[1]), np.float32)
        for number, row in enumerate(rows):
            matrix[number, : row.matrix.shape[0], : row.matrix.shape[1]] = row.matrix
        numbers = torch.from_numpy(np.stack([row.numbers for row in rows]))
        with torch.inference_mode():
            found = [
                forward(
                    self._trained.shape, weights, source, target, torch.from_numpy(matrix), numbers
                )
                for weights in self._trained.networks
            ]
        means = [torch.stack(parts).mean(0).numpy() for parts in zip(*found, strict=True)]
        for number, row in enumerate(rows):
            yield Reading(
                means[0][number, : len(row.sides[1])],
                means[1][number, : len(row.sides[0])],
                means[2][number],
            )


def load(model: Model, path: Path) -> EmbeddedQuality:
    """The model. Raises ModelError if its file is missing, damaged or of another version."""
    if not path.is_file():
        raise ModelError("the weights of the model of quality are missing", path=str(path))
    digest = checksum(path)
    if model.sha256.get("", digest) != digest:
        raise ModelError(
            f"the weights of {model.id} are damaged or of another version (wrong SHA-256); "
            "reinstall mtqa",
            path=str(path),
        )
    return EmbeddedQuality(read(path), f"{model.id}:{digest[:8]}")


ADAPTER = Adapter(load)
