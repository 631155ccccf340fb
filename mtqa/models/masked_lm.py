"""Fluency by masked language models: any that transformers' AutoModelForMaskedLM loads.

Each token is hidden and predicted from both sides: its surprisal is its error, their sum the
pseudo-log-likelihood (Salazar et al. 2020, arXiv 1910.14659). With a token, those after it in the
same word are hidden too, for a rare word's last pieces would give its first ones away (Kauf and
Ivanova 2023, arXiv 2305.10588, "PLL-word-l2r"). A text's value is minus its bits for each byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mtqa.errors import ModelError
from mtqa.models import Adapter, Model
from mtqa.models._hub import load_pretrained, longest_input, revision, specials
from mtqa.models._tokens import surprisals, tokenize
from mtqa.models._windows import by_length, sliding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from torch import Tensor

    from mtqa.models._fluency import SentenceFluency
    from mtqa.models._tokens import Tokens
    from mtqa.types import Encodings

_WINDOW = 512


class _Masked(NamedTuple):
    """Tokens `begin` to `end` of a text, `at` to `stop` of them hidden, `at` to be predicted."""

    text: int
    begin: int
    end: int
    at: int
    stop: int


class MaskedFluency:
    """A tokenizer and a model of transformers: see mtqa.models._fluency.FluencyModel."""

    def __init__(self, entry: Model, tokenizer: Any, model: Any) -> None:
        """`model` gives logits; the window is the entry's `length`, special tokens included.

        Raises ModelError for a tokenizer without a mask.
        """
        if tokenizer.mask_token_id is None:
            raise ModelError(f"the model {entry.id} has no mask token: it is no masked model")
        self._tokenizer, self._model = tokenizer, model
        self._before, self._after = specials(tokenizer)
        self._window = min(entry.length or _WINDOW, longest_input(tokenizer, model))
        self.signature = f"{revision(entry)}|pll-word-l2r|per-byte|window:{self._window}"

    def score(
        self,
        texts: Sequence[str],
        *,
        languages: Sequence[str],  # noqa: ARG002 (all languages alike)
        encodings: Encodings | None = None,  # noqa: ARG002 (it has states of its own)
    ) -> list[SentenceFluency]:
        """See the protocol. In a long text each token sees at least a quarter of a window on
        either side.
        """
        tokens = tokenize(self._tokenizer, texts)
        bits = [[0.0] * len(found.ids) for found in tokens]
        around = len(self._before) + len(self._after)
        for batch in by_length(self._masks(tokens), lambda row: row.end - row.begin + around):
            for row, found in zip(batch, self._surprisals(batch, tokens), strict=True):
                bits[row.text][row.at] = found
        return [found.sentence(own) for found, own in zip(tokens, bits, strict=True)]

    def _masks(self, tokens: Sequence[Tokens]) -> Iterator[_Masked]:
        room = self._window - len(self._before) - len(self._after)
        for text, found in enumerate(tokens):
            ends = found.word_ends()
            for window in sliding(len(found.ids), room, ahead=room // 4):
                for at in range(window.first, window.last):
                    yield _Masked(text, window.begin, window.end, at, min(ends[at], window.end))

    def _surprisals(self, batch: Sequence[_Masked], tokens: Sequence[Tokens]) -> list[float]:
        """For each row, the surprisal of the token that it predicts."""
        import torch

        width = max(row.end - row.begin for row in batch) + len(self._before) + len(self._after)
        ids = torch.full((len(batch), width), self._tokenizer.pad_token_id or 0)
        mask = torch.zeros(len(batch), width, dtype=torch.long)
        for place, row in enumerate(batch):
            own = tokens[row.text].ids[row.begin : row.end]
            hidden = [self._tokenizer.mask_token_id] * (row.stop - row.at)
            own[row.at - row.begin : row.stop - row.begin] = hidden
            whole = [*self._before, *own, *self._after]
            ids[place, : len(whole)] = torch.tensor(whole)
            mask[place, : len(whole)] = 1
        places = torch.tensor([len(self._before) + row.at - row.begin for row in batch])
        with torch.inference_mode():
            logits = self._logits(ids, mask, places)
        return surprisals(logits, [tokens[row.text].ids[row.at] for row in batch])

    def _logits(self, ids: Tensor, mask: Tensor, places: Tensor) -> Tensor:
        """The logits at one place of each row. The head of the model sees the states of that
        place alone: over a large vocabulary it costs more than the layers below it.
        """
        import torch

        rows = torch.arange(len(places))
        if self._model.base_model is self._model:  # it does not name the part below its head
            whole: Tensor = self._model(input_ids=ids, attention_mask=mask).logits
            return whole[rows, places]

        def keep(_module: Any, _arguments: Any, output: Any) -> Any:
            states = output[0][rows, places][:, None]
            if isinstance(output, tuple):
                return (states, *output[1:])
            output["last_hidden_state"] = states
            return output

        hook = self._model.base_model.register_forward_hook(keep)
        try:
            logits: Tensor = self._model(input_ids=ids, attention_mask=mask).logits
        finally:
            hook.remove()
        return logits[:, 0]


def load(model: Model, path: Path) -> MaskedFluency:
    """The scorer. Raises ModelError if it cannot be loaded."""
    return MaskedFluency(model, *load_pretrained(model, path, "AutoModelForMaskedLM"))


ADAPTER = Adapter(load)
