"""Quality by T5 models that write a number, as MetricX does (Juraska et al. 2023, WMT).

The first step of the decoder gives the number: the logit of one unused word of the vocabulary,
between 0 and 25, is the expected MQM penalty. The input has no end mark, as in training there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtqa.errors import ModelError
from mtqa.models import Adapter, Model
from mtqa.models._hub import load_pretrained, revision
from mtqa.models._quality import Pair, SegmentQuality
from mtqa.models._windows import by_length
from mtqa.models.quality._calibration import MOST
from mtqa.models.quality._guards import guard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtqa.types import Encodings

NUMBER = "<extra_id_10>"
"""The word whose logit is the penalty."""

_WINDOW = 1024


class T5Quality:
    """A tokenizer and a T5 model: see mtqa.models._quality.QualityModel."""

    def __init__(self, entry: Model, tokenizer: Any, model: Any) -> None:
        """What is longer than the entry's `length` is cut at its end.

        Raises ModelError for a tokenizer that does not know the word for numbers.
        """
        if NUMBER not in tokenizer.get_vocab():
            raise ModelError(f"the model {entry.id} has no {NUMBER}: it does not write penalties")
        self._tokenizer, self._model = tokenizer, model
        self._window = entry.length or _WINDOW
        self._number = int(tokenizer.get_vocab()[NUMBER])
        self.signature = f"{revision(entry)}|source-candidate|window:{self._window}"

    def score(
        self, pairs: Sequence[Pair], *, encodings: Encodings | None = None
    ) -> Sequence[SegmentQuality]:
        """See the protocol: `penalty` is the model's number, MOST where a guard overrules it."""
        del encodings
        found = {
            place: SegmentQuality(MOST, guard=why)
            for place, pair in enumerate(pairs)
            if (why := guard(pair))
        }
        asked = [place for place in range(len(pairs)) if place not in found]
        for places in by_length(asked, lambda n: len(pairs[n].source) + len(pairs[n].target), 4096):
            for place, value in zip(places, self._values([pairs[n] for n in places]), strict=True):
                found[place] = SegmentQuality(round(min(max(value, 0.0), MOST), 3))
        return [found[place] for place in range(len(pairs))]

    def _values(self, pairs: Sequence[Pair]) -> list[float]:
        import torch

        inputs = self._tokenizer(
            [f"candidate: {pair.target} source: {pair.source}" for pair in pairs],
            add_special_tokens=False,
            truncation=True,
            max_length=self._window,
            padding=True,
            return_tensors="pt",
        )
        start = self._model.config.decoder_start_token_id or 0
        with torch.inference_mode():
            logits = self._model(
                input_ids=inputs["input_ids"],
                attention_mask=inputs["attention_mask"],
                decoder_input_ids=torch.full((len(pairs), 1), start),
            ).logits
        values: list[float] = logits[:, 0, self._number].float().tolist()
        return values


def load(model: Model, path: Path) -> T5Quality:
    """The model. Raises ModelError if it cannot be loaded."""
    return T5Quality(model, *load_pretrained(model, path, "AutoModelForSeq2SeqLM"))


ADAPTER = Adapter(load)
