"""Quality by sequence classifiers of transformers that read source and translation together.

A model with one output is a regression, the higher the better; of one with several classes the
expected one counts, from 0 for the first to 1 for the last (a model of two classes: how probable
the second, better one is).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtqa.models import Adapter, Model
from mtqa.models._hub import load_pretrained, longest_input, revision
from mtqa.models._quality import Pair, SegmentQuality
from mtqa.models._windows import by_length
from mtqa.models.quality._guards import guard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtqa.types import Encodings

_WINDOW = 512


class SequenceQuality:
    """A tokenizer and a classifier: see mtqa.models._quality.QualityModel."""

    def __init__(self, entry: Model, tokenizer: Any, model: Any) -> None:
        """What is longer than the entry's `length` is cut, the longer side first."""
        self._tokenizer, self._model = tokenizer, model
        self._window = min(entry.length or _WINDOW, longest_input(tokenizer, model))
        self.signature = f"{revision(entry)}|source-target|window:{self._window}"

    def score(
        self, pairs: Sequence[Pair], *, encodings: Encodings | None = None
    ) -> Sequence[SegmentQuality]:
        """See the protocol: `assessment` is the model's number. A guard has none."""
        del encodings
        found: dict[int, SegmentQuality] = {}
        asked = []
        for place, pair in enumerate(pairs):
            why = guard(pair)
            if why is None:
                asked.append(place)
            else:
                found[place] = SegmentQuality(None, guard=why)
        for places in by_length(asked, lambda n: len(pairs[n].source) + len(pairs[n].target), 4096):
            for place, value in zip(places, self._values([pairs[n] for n in places]), strict=True):
                found[place] = SegmentQuality(None, assessment=round(value, 4))
        return [found[place] for place in range(len(pairs))]

    def _values(self, pairs: Sequence[Pair]) -> list[float]:
        import torch

        inputs = self._tokenizer(
            [pair.source for pair in pairs],
            [pair.target for pair in pairs],
            truncation=True,
            max_length=self._window,
            padding=True,
            return_tensors="pt",
        )
        with torch.inference_mode():
            logits = self._model(**inputs).logits.float()
        if logits.shape[1] == 1:
            alone: list[float] = logits[:, 0].tolist()
            return alone
        classes = torch.linspace(0, 1, logits.shape[1])
        expected: list[float] = (logits.softmax(1) * classes).sum(1).tolist()
        return expected


def load(model: Model, path: Path) -> SequenceQuality:
    """The model. Raises ModelError if it cannot be loaded."""
    return SequenceQuality(
        model, *load_pretrained(model, path, "AutoModelForSequenceClassification")
    )


ADAPTER = Adapter(load)
