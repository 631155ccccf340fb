"""Fluency by causal language models: any that transformers' AutoModelForCausalLM loads.

A token's error is its surprisal, given what stands before it. A text's value is how much better
the model predicts it than its words predict themselves, in bits for each byte: SLOR (Pauls and
Klein 2012; Lau, Clark and Lappin 2017), by bytes because tokens are of another size in every model
and language. For a language whose word frequencies are not known there is no correction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtqa.models import Adapter, Model
from mtqa.models._hub import load_pretrained, longest_input, revision
from mtqa.models._tokens import surprisals, tokenize
from mtqa.models._windows import BATCH_TOKENS, by_length, sliding
from mtqa.text import unigrams

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtqa.models._fluency import SentenceFluency
    from mtqa.models._tokens import Tokens
    from mtqa.models._windows import Window
    from mtqa.types import Encodings

_WINDOW = 512
_LOGITS = 1 << 26  # of a batch: 256 MiB
_SEPARATOR = "<|endoftext|>"


class CausalFluency:
    """A tokenizer and a model of transformers: see mtqa.models._fluency.FluencyModel."""

    def __init__(self, entry: Model, tokenizer: Any, model: Any) -> None:
        """`model` gives logits; the window is the entry's `length`, start token included."""
        self._tokenizer, self._model = tokenizer, model
        self._start = _start(tokenizer)
        self._window = min(entry.length or _WINDOW, longest_input(tokenizer, model))
        unigram = f"unigrams:{unigrams.signature()}"
        self.signature = (
            f"{revision(entry)}|slor|per-byte|{unigram}|window:{self._window}/{self._window // 2}"
        )

    def score(
        self,
        texts: Sequence[str],
        *,
        languages: Sequence[str],
        encodings: Encodings | None = None,  # noqa: ARG002 (it has states of its own)
    ) -> list[SentenceFluency]:
        """See the protocol. In a long text each token is predicted from at least half a window.

        A model that has no token to begin a text with cannot predict the first one: its error
        is 0.
        """
        tokens = tokenize(self._tokenizer, texts)
        room = self._window - len(self._start)
        windows = [
            (text, window)
            for text, found in enumerate(tokens)
            for window in sliding(len(found.ids), room)
        ]
        bits = [[0.0] * len(found.ids) for found in tokens]
        most = min(BATCH_TOKENS, _LOGITS // int(self._model.config.vocab_size))
        for batch in by_length(windows, lambda row: row[1].end - row[1].begin + 1, most):
            for (text, window), found in zip(batch, self._surprisals(batch, tokens), strict=True):
                bits[text][window.first : window.last] = found
        return [
            found.sentence(own, alone=unigrams.bits(found.text, tag) or 0.0)
            for found, own, tag in zip(tokens, bits, languages, strict=True)
        ]

    def _surprisals(
        self, batch: Sequence[tuple[int, Window]], tokens: Sequence[Tokens]
    ) -> list[list[float]]:
        """For each window, the surprisals of the tokens that it judges."""
        import torch

        rows = [self._start + tokens[text].ids[w.begin : w.end] for text, w in batch]
        width = max(map(len, rows))
        ids = torch.zeros(len(rows), width, dtype=torch.long)
        for place, row in enumerate(rows):
            ids[place, : len(row)] = torch.tensor(row)
        lengths = torch.tensor([len(row) for row in rows])
        mask = (torch.arange(width)[None, :] < lengths[:, None]).long()
        with torch.inference_mode():
            logits = self._model(input_ids=ids, attention_mask=mask, use_cache=False).logits
            results = []
            for place, (row, (_, window)) in enumerate(zip(rows, batch, strict=True)):
                found = surprisals(logits[place, : len(row) - 1], row[1:])
                own = found if self._start else [0.0, *found]
                results.append(own[window.first - window.begin : window.last - window.begin])
        return results


def _start(tokenizer: Any) -> list[int]:
    """The token that stands before a text, if there is one.

    In models tuned for chat the token called BOS begins a turn of a dialogue, not a text. Where
    the vocabulary has the separator of pretraining, that one is used; then BOS, then EOS.
    """
    known = tokenizer.get_vocab()
    for name in (_SEPARATOR, tokenizer.bos_token, tokenizer.eos_token):
        if name in known:
            return [known[name]]
    return []


def load(model: Model, path: Path) -> CausalFluency:
    """The scorer. Raises ModelError if it cannot be loaded."""
    return CausalFluency(model, *load_pretrained(model, path, "AutoModelForCausalLM"))


ADAPTER = Adapter(load)
