"""Each text is encoded once in a run, with the layers that are kept."""

from __future__ import annotations

import numpy as np

from mtqa.models import _encoding
from mtqa.models._encoding import Encoding, Encodings


class Counting:
    """An encoder of one token for each character, which remembers what it was asked for."""

    layers = 3
    signature = "counting"

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[str, ...], tuple[int, ...]]] = []

    def encode(self, texts, *, layers=None, keep_states=True, progress=None):  # noqa: ARG002
        self.asked.append((tuple(texts), tuple(layers)))
        return [
            Encoding(
                np.arange(len(text)),
                np.zeros((len(text), 2)),
                {n: np.full((len(text), 2), n) for n in layers},
                {n: np.full(2, n) for n in layers},
            )
            for text in texts
        ]


def test_kept_layers_are_not_encoded_again() -> None:
    encoder = Counting()
    encodings = Encodings(encoder, layers=(1, 2))
    encodings.add(["one", "two", "one"])
    found = encodings.with_layers(["two", "one"], (2, 1))
    assert encoder.asked == [(("one", "two"), (1, 2, 3))]
    assert [sorted(one.states) for one in found] == [[1, 2, 3]] * 2


def test_who_asks_first_for_other_layers_leaves_the_kept_ones() -> None:
    encoder = Counting()
    encodings = Encodings(encoder, layers=(2,))
    first = encodings.with_layers(["one"], (0, 1))
    encodings.add(["one", "two"])
    encodings.with_layers(["one", "two"], (2,))
    assert sorted(first[0].states) == [0, 1, 2, 3]
    assert encoder.asked == [(("one",), (0, 1, 2, 3)), (("two",), (2, 3))]


def test_without_kept_layers_they_are_computed_when_asked_for() -> None:
    encoder = Counting()
    encodings = Encodings(encoder)
    encodings.add(["one"])
    encodings.with_layers(["one"], (1,))
    assert encoder.asked == [(("one",), (3,)), (("one",), (1, 3))]


def test_layers_are_kept_while_there_is_room(monkeypatch) -> None:
    monkeypatch.setattr(_encoding, "KEPT_TOKENS", 10)
    encoder = Counting()
    encodings = Encodings(encoder, layers=(1,))
    for text in ("a" * 8, "b" * 8, "c" * 8):
        encodings.add([text])
    assert [layers for _, layers in encoder.asked] == [(1, 3), (3,), (3,)]
