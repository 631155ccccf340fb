"""What every encoder gives: token states with offsets, and sentence vectors, once for each text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Encoding:
    """A text as the model sees it.

    `ids` and `spans` (half-open, code points of the text) cover the text's own tokens; `states`
    holds, per chosen layer, their float16 states of shape (tokens, hidden). `vectors` holds per
    layer the float32 mean over all tokens, prefix and special tokens included, of length 1.
    """

    ids: Array
    spans: Array
    states: Mapping[int, Array]
    vectors: Mapping[int, Array]


_CHARACTERS = 3
"""Characters of a token, at least, in most texts."""

KEPT_TOKENS = 120_000
"""So many tokens may keep the states of further layers: some hundred megabytes."""


class Encoder(Protocol):
    """A loaded encoder. `layers` is the number of its layers, `signature` names its weights."""

    layers: int
    signature: str

    def encode(
        self,
        texts: Sequence[str],
        *,
        layers: Sequence[int] | None = None,
        keep_states: bool = True,
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Encoding]:
        """One encoding per text, in order; `layers` default to the last one.

        A text over the length limit is encoded in windows, never cut. `progress` is told
        after each batch how many tokens are encoded, and how many there are.
        """

    def knows(self, tag: str) -> bool:
        """Whether the model was made for texts of a language (BCP-47)."""

    def probabilities(self, ids: Array) -> Array:
        """How probable tokens are as tokens of any text: frequent ones say little."""


class Encodings:
    """The encodings of a run: each text is encoded once, whoever asks for it."""

    def __init__(
        self,
        encoder: Encoder,
        *,
        layers: Sequence[int] = (),
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """`progress` is told how many tokens of new texts are encoded, and how many there are.
        The states of the last layer are kept, and those of further `layers` while there is room.
        """
        self.encoder = encoder
        self._layers = tuple(layers)
        self._room = KEPT_TOKENS if layers else 0
        self._progress = progress
        self._known: dict[str, Encoding] = {}

    @property
    def signature(self) -> str:
        """What reproduces the numbers that come from these encodings."""
        return self.encoder.signature

    def add(self, texts: Iterable[str]) -> None:
        """Encode texts that are not known yet, all in one go, which is fastest."""
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        if new:
            kept = (*self._layers_for(new), self.encoder.layers)
            found = self.encoder.encode(new, layers=kept, progress=self._progress)
            self._keep(dict(zip(new, found, strict=True)), kept)

    def of(self, texts: Sequence[str]) -> list[Encoding]:
        """One encoding per text, with the states of the last layer."""
        self.add(texts)
        return [self._known[text] for text in texts]

    def with_layers(self, texts: Sequence[str], layers: Sequence[int]) -> list[Encoding]:
        """One encoding per text, with the states of further layers.

        Those that are not kept from the start, for they are several times as large as what is,
        are computed again: whoever needs them asks for some texts at a time.
        """
        rich = {text: self._known[text] for text in texts if self._holds(text, layers)}
        distinct = list(dict.fromkeys(text for text in texts if text not in rich))
        if distinct:
            kept = (*self._layers_for(distinct), self.encoder.layers)
            wanted = tuple(dict.fromkeys((*layers, *kept)))
            found = self.encoder.encode(distinct, layers=wanted, progress=self._progress)
            rich.update(zip(distinct, found, strict=True))
            self._keep({text: rich[text] for text in distinct}, kept)
        return [rich[text] for text in texts]

    def _layers_for(self, texts: Sequence[str]) -> tuple[int, ...]:
        """The further layers of new texts that there is room for."""
        likely = sum(map(len, texts)) // _CHARACTERS
        return self._layers if likely < self._room else ()

    def _keep(self, found: Mapping[str, Encoding], layers: Sequence[int]) -> None:
        """Keeps some layers of new texts."""
        for text, encoding in found.items():
            if text not in self._known:
                states = {n: encoding.states[n] for n in layers}
                vectors = {n: encoding.vectors[n] for n in layers}
                self._known[text] = replace(encoding, states=states, vectors=vectors)
                self._room -= len(encoding.ids) if len(layers) > 1 else 0

    def _holds(self, text: str, layers: Sequence[int]) -> bool:
        known = self._known.get(text)
        return known is not None and all(layer in known.states for layer in layers)
