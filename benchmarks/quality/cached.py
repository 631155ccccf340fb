"""Encodings from the states that training has kept on disk: seconds instead of minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtqa.models._encoding import Encoding, Encodings
from mtqa.models.quality._inputs import LAYERS, STEP
from training.quality.states import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtqa.models._encoding import Encoder


class CachedEncodings(Encodings):
    """Those of texts that are in a folder of states; others are encoded."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        """`folder` is that of `python -m training.quality --work WORK`: WORK/states."""
        super().__init__(encoder)
        self._store = Store(folder)
        scale = np.load(folder / "scale.npz")
        self._mean, self._deviation = scale["mean"], scale["deviation"]

    def with_layers(self, texts: Sequence[str], layers: Sequence[int]) -> list[Encoding]:
        """See Encodings; what was kept are the states of the layers that quality reads."""
        assert tuple(layers) == LAYERS
        missing = [text for text in dict.fromkeys(texts) if text not in self._store]
        fresh = dict(zip(missing, super().with_layers(missing, layers), strict=True))
        return [fresh.get(text) or self._kept(text) for text in texts]

    def _kept(self, text: str) -> Encoding:
        found = self._store[text]
        whole = found.states * STEP * self._deviation + self._mean
        states = np.split(whole.astype(np.float32), len(LAYERS), axis=1)
        by_layer = dict(zip(LAYERS, states, strict=True))
        return Encoding(found.ids, found.spans.astype(np.int64), by_layer, {})
