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
        self, encoder: Encoder, *, progress: Callable[[int, int], None] | None = None
    ) -> None:
        """`progress` is told how many tokens of new texts are encoded, and how many there are."""
        self.encoder = encoder
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
            found = self.encoder.encode(new, progress=self._progress)
            self._known.update(zip(new, found, strict=True))

    def of(self, texts: Sequence[str]) -> list[Encoding]:
        """One encoding per text, with the states of the last layer."""
        self.add(texts)
        return [self._known[text] for text in texts]

    def with_layers(self, texts: Sequence[str], layers: Sequence[int]) -> list[Encoding]:
        """One encoding per text, with the states of further layers.

        Those are not kept, for they are several times as large as what is: whoever needs them
        asks before the texts are encoded otherwise, and for some texts at a time.
        """
        last = self.encoder.layers
        distinct = list(dict.fromkeys(texts))
        wanted = tuple(dict.fromkeys((*layers, last)))
        found = self.encoder.encode(distinct, layers=wanted, progress=self._progress)
        rich = dict(zip(distinct, found, strict=True))
        for text, encoding in rich.items():
            states, vectors = {last: encoding.states[last]}, {last: encoding.vectors[last]}
            self._known.setdefault(text, replace(encoding, states=states, vectors=vectors))
        return [rich[text] for text in texts]
