"""The side network: frozen states of several layers to error logits.

A small transformer beside the encoder (Zhang et al. 2020, arXiv 1912.13503, call the idea side
tuning): it reads the states that the encoder has computed anyway, so that its own depth is all
that it costs, and compares words with each other, which a classifier of single states cannot do.
Layers are normalized in front (Xiong et al. 2020, arXiv 2002.04745); attention knows the distance
between two tokens by a learned bias, up to REACH tokens (Shaw et al. 2018, arXiv 1803.02155).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from torch import Tensor

REACH = 24
"""Distances in tokens beyond this one count as this one."""

_SHARPEST = 20.0


@dataclass(frozen=True, slots=True)
class Shape:
    """`inputs` is the number of encoder layers read times their width; `languages` counts the
    language vectors, of which the first stands for any other language.
    """

    inputs: int
    width: int
    layers: int
    heads: int
    feed_forward: int
    languages: int


def sizes(shape: Shape) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The names and shapes of the weights."""
    width = shape.width
    yield "input.w", (width, shape.inputs)
    yield "input.b", (width,)
    yield "language", (shape.languages, width)
    for layer in range(shape.layers):
        name = f"l{layer}."
        yield name + "distance", (shape.heads, 2 * REACH + 1)
        for part, (rows, columns) in {
            "qkv": (3 * width, width),
            "out": (width, width),
            "up": (shape.feed_forward, width),
            "down": (width, shape.feed_forward),
        }.items():
            yield f"{name}{part}.w", (rows, columns)
            yield f"{name}{part}.b", (rows,)
        for norm in ("norm1", "norm2"):
            yield f"{name}{norm}.w", (width,)
            yield f"{name}{norm}.b", (width,)
    yield "norm.w", (width,)
    yield "norm.b", (width,)
    yield "token.w", (1, width)
    yield "token.b", (1,)
    yield "direct.w", (1, shape.inputs)
    yield "pool.w", (1, width)
    yield "pool.b", (1,)
    yield "sentence.w", (1, 2 * width + 2)
    yield "sentence.b", (1,)


def forward(
    shape: Shape,
    weights: Mapping[str, Tensor],
    states: Tensor,
    mask: Tensor,
    languages: Tensor,
    *,
    dropout: float = 0.0,
) -> tuple[Tensor, Tensor]:
    """Error logits of tokens (texts, tokens) and of texts (texts,); higher is worse.

    `states` has the shape (texts, tokens, inputs); `mask` (texts, tokens) is True where a token
    is; `languages` holds numbers of language vectors.
    """
    from torch.nn import functional

    state = functional.linear(states, weights["input.w"], weights["input.b"])
    state = state + weights["language"][languages][:, None]
    state = functional.dropout(state, dropout) if dropout else state
    distances = _distances(states)
    for layer in range(shape.layers):
        state = _layer(shape, weights, f"l{layer}.", state, mask, distances, dropout)
    state = _normalized(state, weights, "norm").float()
    tokens = functional.linear(state, weights["token.w"], weights["token.b"])[..., 0]
    tokens = tokens + functional.linear(states, weights["direct.w"])[..., 0]
    return tokens, _sentence(weights, state, tokens, mask)


def _sentence(weights: Mapping[str, Tensor], state: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
    """One logit from the states that matter most, from their mean, and from the worst tokens."""
    import torch
    from torch.nn.functional import linear

    count = mask.sum(1, keepdim=True).clamp(min=1)
    chosen = linear(state, weights["pool.w"], weights["pool.b"])[..., 0]
    share = chosen.clamp(-_SHARPEST, _SHARPEST).masked_fill(~mask, -1e4).softmax(1)
    pooled = (state * share[..., None]).sum(1)
    mean = (state * mask[..., None]).sum(1) / count
    worst = tokens.masked_fill(~mask, -1e4).logsumexp(1, keepdim=True)
    average = (tokens.sigmoid() * mask).sum(1, keepdim=True) / count
    features = torch.cat([pooled, mean, worst, average], 1)
    return linear(features, weights["sentence.w"], weights["sentence.b"])[:, 0]


def _distances(states: Tensor) -> Tensor:
    import torch

    places = torch.arange(states.shape[1], device=states.device)
    found: Tensor = (places[None] - places[:, None]).clamp(-REACH, REACH) + REACH
    return found


def _layer(
    shape: Shape,
    weights: Mapping[str, Tensor],
    name: str,
    state: Tensor,
    mask: Tensor,
    distances: Tensor,
    dropout: float,
) -> Tensor:
    from torch.nn import functional

    texts, tokens, width = state.shape
    inner = _normalized(state, weights, name + "norm1")
    query, key, value = (
        functional.linear(inner, weights[name + "qkv.w"], weights[name + "qkv.b"])
        .view(texts, tokens, 3, shape.heads, -1)
        .permute(2, 0, 3, 1, 4)
    )
    bias = weights[name + "distance"][:, distances][None]
    bias = bias.masked_fill(~mask[:, None, None], -1e4).to(query.dtype)
    attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
    attended = attended.transpose(1, 2).reshape(texts, tokens, width)
    found = functional.linear(attended, weights[name + "out.w"], weights[name + "out.b"])
    state = state + (functional.dropout(found, dropout) if dropout else found)
    inner = _normalized(state, weights, name + "norm2")
    inner = functional.gelu(
        functional.linear(inner, weights[name + "up.w"], weights[name + "up.b"])
    )
    found = functional.linear(inner, weights[name + "down.w"], weights[name + "down.b"])
    return state + (functional.dropout(found, dropout) if dropout else found)


def _normalized(state: Tensor, weights: Mapping[str, Tensor], name: str) -> Tensor:
    from torch.nn.functional import layer_norm

    return layer_norm(state, state.shape[-1:], weights[name + ".w"], weights[name + ".b"])
