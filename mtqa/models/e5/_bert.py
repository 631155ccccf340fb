"""The BERT encoder in plain torch (Devlin et al. 2019): what `transformers.BertModel` computes in
evaluation, without the seconds that importing it takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from torch import Tensor

    from mtqa.models.e5._file import Shape


class Bert:
    """Weights under the names of `e5-small-q4.bin` ("l0.q.w", "emb.ln.b", ...).

    `embed` turns ids of any shape into their word vectors, float32, in a further dimension.
    """

    def __init__(
        self, shape: Shape, weights: Mapping[str, Tensor], embed: Callable[[Tensor], Tensor]
    ) -> None:
        """Takes weights and the look-up of word vectors."""
        self.shape = shape
        self._weights = weights
        self._embed = embed

    def states(self, ids: Tensor, mask: Tensor, layers: Iterable[int]) -> dict[int, Tensor]:
        """Hidden states (texts, tokens, hidden) after the chosen layers; 0 are the embeddings.

        `ids` has the shape (texts, tokens); `mask` is True where a token is, False at padding.
        Layers above the highest chosen one are not computed.
        """
        import torch

        wanted = set(layers)
        with torch.inference_mode():
            state = self._embeddings(ids)
            found = {0: state} if 0 in wanted else {}
            visible = None if bool(mask.all()) else mask[:, None, None, :]
            for layer in range(max(wanted)):
                state = self._layer(layer, state, visible)
                if layer + 1 in wanted:
                    found[layer + 1] = state
        return found

    def _embeddings(self, ids: Tensor) -> Tensor:
        hidden = self.shape.hidden
        positions = self._weights["emb.pos"].view(-1, hidden)[: ids.shape[1]]
        types = self._weights["emb.type"].view(-1, hidden)[0]
        return self._normalized(self._embed(ids) + positions + types, "emb.ln")

    def _layer(self, layer: int, state: Tensor, visible: Tensor | None) -> Tensor:
        from torch.nn.functional import gelu, scaled_dot_product_attention

        name = f"l{layer}."
        texts, tokens, hidden = state.shape
        query, key, value = (
            self._linear(state, name + part)
            .view(texts, tokens, self.shape.heads, -1)
            .transpose(1, 2)
            for part in "qkv"
        )
        attended = scaled_dot_product_attention(query, key, value, attn_mask=visible)
        attended = attended.transpose(1, 2).reshape(texts, tokens, hidden)
        state = self._normalized(state + self._linear(attended, name + "ao"), name + "aln")
        inner = gelu(self._linear(state, name + "fi"))
        return self._normalized(state + self._linear(inner, name + "fo"), name + "oln")

    def _linear(self, state: Tensor, name: str) -> Tensor:
        from torch.nn.functional import linear

        return linear(state, self._weights[name + ".w"], self._weights[name + ".b"])

    def _normalized(self, state: Tensor, name: str) -> Tensor:
        from torch.nn.functional import layer_norm

        weight, bias = self._weights[name + ".w"], self._weights[name + ".b"]
        return layer_norm(state, (self.shape.hidden,), weight, bias, self.shape.epsilon)
