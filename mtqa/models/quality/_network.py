"""The quality network: states of a source and its translation to error logits and scores.

It compares before it thinks: each token is put beside what it is most like on the other side
(Chen et al. 2017, arXiv 1609.06038, call this local inference), and a small transformer reads both
sides together, its attention across sides leaning on the same likeness. Layers are normalized in
front (Xiong et al. 2020, arXiv 2002.04745); within a side attention knows the distance between
two tokens by a learned bias (Shaw et al. 2018, arXiv 1803.02155).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mtqa.models.quality._clues import NAMES
from mtqa.models.quality._likeness import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from torch import Tensor

REACH = 16
"""Distances in tokens beyond this one count as this one."""

TARGET = ("minor", "major", "edited", "made")
"""What a target token may be: in an error, in a major error, edited by a post-editor, in a made-up
error.
"""

SOURCE = ("omitted", "missed")
"""What a source token may be: marked as not translated, made to be so."""

SCORES = ("direct", "penalty", "logarithm", "hter", "critical")
"""What a pair of texts has: the standardized direct assessment, the MQM penalty (in units of 5) and
the logarithm of 1 plus it, the share of words edited, and the logit of a critical error.
"""

_FAR = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """Each side has `layers` states of `hidden` numbers a token; the network is `width` wide and
    `depth` deep; `languages` counts the language vectors, the first of which is any language.
    """

    layers: int
    hidden: int
    width: int
    depth: int
    heads: int
    feed_forward: int
    languages: int

    @property
    def clues(self) -> int:
        """How many numbers a token has besides its states."""
        return len(NAMES) + 2 * self.layers

    @property
    def globals(self) -> int:
        """How many numbers describe a pair before the network reads it, and by its tokens."""
        return numbers_of(self.layers) + 2 * len(NAMES) + 2 * (len(TARGET) + len(SOURCE))


class Side(NamedTuple):
    """Texts of one side: states (texts, tokens, layers * hidden), clues (texts, tokens, clues),
    a mask (texts, tokens) that is True where a token is, numbers (texts,) of language vectors.
    """

    states: Tensor
    clues: Tensor
    mask: Tensor
    languages: Tensor


class Judged(NamedTuple):
    """Logits of target tokens (texts, tokens, TARGET) and source tokens (texts, tokens, SOURCE),
    and scores (texts, SCORES).
    """

    target: Tensor
    source: Tensor
    scores: Tensor


def sizes(shape: Shape) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The names and shapes of the weights."""
    width, layers = shape.width, shape.layers
    yield "input.w", (width, layers * shape.hidden)
    yield "input.b", (width,)
    yield "clues.w", (width, shape.clues)
    yield "compare.w", (width, 4 * width)
    yield "compare.b", (width,)
    yield "side", (2, width)
    yield "language", (shape.languages, width)
    yield "sharpness", (1,)
    for layer in range(shape.depth):
        name = f"l{layer}."
        yield name + "distance", (shape.heads, 2 * REACH + 1)
        yield name + "across", (shape.heads, 2)
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
    for side, names in (("target", TARGET), ("source", SOURCE)):
        yield f"{side}.w", (len(names), width)
        yield f"{side}.b", (len(names),)
        yield f"{side}.direct.w", (len(names), shape.clues)
        yield f"{side}.pool.w", (2, width)
    yield "scores.up.w", (width, 6 * width + shape.globals)
    yield "scores.up.b", (width,)
    yield "scores.down.w", (len(SCORES), width)
    yield "scores.down.b", (len(SCORES),)
    yield "scores.direct.w", (len(SCORES), shape.globals)


def forward(
    shape: Shape,
    weights: Mapping[str, Tensor],
    source: Side,
    target: Side,
    likeness: Tensor,
    numbers: Tensor,
    *,
    dropout: float = 0.0,
) -> Judged:
    """What the network says of pairs of texts, of which `likeness` (texts, source tokens, target
    tokens) and `numbers` are those of mtqa.models.quality._likeness.
    """
    import torch
    from torch.nn import functional

    def linear(state: Tensor, name: str) -> Tensor:
        return functional.linear(state, weights[name + ".w"], weights.get(name + ".b"))

    def dropped(state: Tensor) -> Tensor:
        return functional.dropout(state, dropout) if dropout else state

    mixed = likeness * weights["sharpness"]
    own_s = dropped(linear(source.states, "input") + weights["language"][source.languages][:, None])
    own_t = dropped(linear(target.states, "input") + weights["language"][target.languages][:, None])
    to_t = mixed.masked_fill(~target.mask[:, None], _FAR).softmax(2).to(own_t.dtype)
    to_s = mixed.masked_fill(~source.mask[:, :, None], _FAR).softmax(1).to(own_s.dtype)
    other_s, other_t = to_t @ own_t, to_s.transpose(1, 2) @ own_s
    state = torch.cat(
        [
            _compared(own_s, other_s, source.clues, weights["side"][0], linear),
            _compared(own_t, other_t, target.clues, weights["side"][1], linear),
        ],
        1,
    )
    mask = torch.cat([source.mask, target.mask], 1)
    count = source.mask.shape[1]
    for layer in range(shape.depth):
        name = f"l{layer}."
        bias = _bias(weights, name, likeness, mask, count).to(own_t.dtype)
        state = _layer(shape, weights, name, dropped(state), bias, dropout)
    state = functional.layer_norm(state, state.shape[-1:], weights["norm.w"], weights["norm.b"])
    state_s, state_t = state[:, :count].float(), state[:, count:].float()
    logits_s = linear(state_s, "source") + linear(source.clues, "source.direct")
    logits_t = linear(state_t, "target") + linear(target.clues, "target.direct")
    numbers = torch.cat(
        [
            numbers,
            *(_mean(side.clues[..., : len(NAMES)], side.mask) for side in (source, target)),
            _summed(logits_t, target.mask),
            _summed(logits_s, source.mask),
        ],
        1,
    )
    pooled = torch.cat(
        [
            *_pooled(state_s, source.mask, linear(state_s, "source.pool")),
            *_pooled(state_t, target.mask, linear(state_t, "target.pool")),
        ],
        1,
    )
    inner = functional.gelu(linear(torch.cat([dropped(pooled), numbers], 1), "scores.up"))
    scores = linear(dropped(inner), "scores.down") + linear(numbers, "scores.direct")
    return Judged(logits_t, logits_s, scores.float())


def _compared(own: Tensor, other: Tensor, clues: Tensor, side: Tensor, linear: object) -> Tensor:
    import torch

    assert callable(linear)
    joint = torch.cat([own, other, own - other, own * other], 2)
    found: Tensor = own + linear(joint, "compare") + linear(clues.to(own.dtype), "clues") + side
    return found


def _mean(values: Tensor, mask: Tensor) -> Tensor:
    return (values * mask[..., None]).sum(1) / mask.sum(1, keepdim=True).clamp(min=1)


def _summed(logits: Tensor, mask: Tensor) -> Tensor:
    """The share of bad tokens, and the logarithm of 1 plus their number, for each label."""
    import torch

    bad = logits.sigmoid()
    return torch.cat([_mean(bad, mask), (bad * mask[..., None]).sum(1).log1p()], 1)


def _pooled(state: Tensor, mask: Tensor, chosen: Tensor) -> Iterator[Tensor]:
    """Means of states: two by learned shares, one of all."""
    shares = chosen.masked_fill(~mask[..., None], _FAR).softmax(1)
    for one in range(shares.shape[2]):
        yield (state * shares[..., one : one + 1]).sum(1)
    yield _mean(state, mask)


def _bias(
    weights: Mapping[str, Tensor], name: str, mixed: Tensor, mask: Tensor, count: int
) -> Tensor:
    """What is added to attention (texts, heads, tokens, tokens): by distance within a side, by
    likeness across sides.
    """
    import torch

    places = torch.arange(max(count, mask.shape[1] - count), device=mask.device)
    distances = (places[None] - places[:, None]).clamp(-REACH, REACH) + REACH
    within = weights[name + "distance"][:, distances]
    slope, offset = weights[name + "across"].view(1, -1, 2, 1, 1).unbind(2)
    across = mixed[:, None] * slope + offset
    texts, others = len(mask), mask.shape[1] - count
    first = within[None, :, :count, :count].expand(texts, -1, -1, -1)
    second = within[None, :, :others, :others].expand(texts, -1, -1, -1)
    rows = [torch.cat([first, across], 3), torch.cat([across.transpose(2, 3), second], 3)]
    return torch.cat(rows, 2).masked_fill(~mask[:, None, None], _FAR)


def _layer(
    shape: Shape,
    weights: Mapping[str, Tensor],
    name: str,
    state: Tensor,
    bias: Tensor,
    dropout: float,
) -> Tensor:
    from torch.nn import functional

    def linear(value: Tensor, part: str) -> Tensor:
        return functional.linear(value, weights[f"{name}{part}.w"], weights[f"{name}{part}.b"])

    def normal(value: Tensor, part: str) -> Tensor:
        gain, offset = weights[f"{name}{part}.w"], weights[f"{name}{part}.b"]
        return functional.layer_norm(value, value.shape[-1:], gain, offset)

    texts, tokens, width = state.shape
    heads = linear(normal(state, "norm1"), "qkv").view(texts, tokens, 3, shape.heads, -1)
    query, key, value = heads.permute(2, 0, 3, 1, 4)
    attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
    found = linear(attended.transpose(1, 2).reshape(texts, tokens, width), "out")
    state = state + found
    found = linear(functional.gelu(linear(normal(state, "norm2"), "up")), "down")
    return state + (functional.dropout(found, dropout) if dropout else found)
