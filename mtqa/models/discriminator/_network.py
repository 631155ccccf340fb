"""The side network: frozen states of several layers, and clues about words, to error logits.

A ladder beside the encoder (Zhang et al. 2020, arXiv 1912.13503, call the idea side tuning): it
reads states that the encoder has computed anyway, so that its own few weights are all that it
costs. Its layers are convolutions over neighbouring tokens: what lies further apart the encoder has
brought together already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from torch import Tensor

    Weights = Mapping[str, Tensor]

_LOWEST, _SHARPEST = -1e4, 20.0
_EPSILON = 1e-5
SUMMARY = 10
"""Numbers by which the token logits of a text are summed up."""

_POOLED, _MIXED = 16, 32
_LOUDER = 10.0
"""Most clues are rare; small inputs would need weights that no short training reaches."""


@dataclass(frozen=True, slots=True)
class Shape:
    """`read` encoder layers of width `hidden` are read and narrowed to `width`, to which `layers`
    convolutions over `reach` tokens follow. Languages are told by number `identify` of the layers
    that are read. `clues` counts the clues of a token; `languages` the language vectors, of which
    the first stands for any other language.
    """

    read: int
    hidden: int
    identify: int
    width: int
    layers: int
    reach: int
    clues: int
    languages: int

    @property
    def inputs(self) -> int:
        """Width of the states of a token."""
        return self.read * self.hidden

    @property
    def beside(self) -> int:
        """Width of what a token has before it sees its neighbours."""
        return self.width + self.clues + 2


class Judged(NamedTuple):
    """Logits, higher is worse. `faults` (texts, tokens): faults as they are made for training;
    `marks` (texts, tokens): what linguists mark in translations; `text` (texts,): being faulty;
    `language` (texts, tokens, languages - 1): which language a token belongs to.
    """

    faults: Tensor
    marks: Tensor
    text: Tensor
    language: Tensor


def sizes(shape: Shape) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The names and shapes of the weights."""
    width, beside = shape.width, shape.beside
    yield from _linear("narrow", width, shape.inputs)
    yield from _linear("enter", width, beside)
    yield from _linear("identify", shape.languages - 1, shape.hidden)
    yield "language", (shape.languages, width)
    for layer in range(shape.layers):
        name = f"l{layer}."
        yield from _linear(name + "look", width, shape.reach * width)
        yield from _linear(name + "mix", width, width)
        yield name + "norm.w", (width,)
        yield name + "norm.b", (width,)
    yield from _linear("token", 2, width + beside)
    yield from _linear("direct", 2, shape.inputs)
    yield "token.language", (shape.languages, 2)
    yield from _linear("attend", 1, width)
    yield from _linear("climate", 1, 2 * width)
    yield from _linear("pool", _POOLED, 2 * width)
    yield from _linear("mix", _MIXED, _POOLED + SUMMARY)
    yield from _linear("text", 1, _MIXED)


def _linear(name: str, outputs: int, inputs: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield name + ".w", (outputs, inputs)
    yield name + ".b", (outputs,)


def forward(
    shape: Shape,
    weights: Weights,
    states: Tensor,
    clues: Tensor,
    mask: Tensor,
    languages: Tensor,
    *,
    dropout: float = 0.0,
) -> Judged:
    """`states` (texts, tokens, inputs), `clues` (texts, tokens, clues); `mask` (texts, tokens) is
    True where a token is; `languages` (texts,) holds numbers of language vectors, 0 for unknown.
    """
    import torch
    from torch.nn import functional

    first = shape.identify * shape.hidden
    identified = _apply(weights, "identify", states[..., first : first + shape.hidden])
    told = _language_clues(identified, languages)
    narrow = functional.gelu(_apply(weights, "narrow", states))
    narrow = functional.dropout(narrow, dropout, dropout > 0)
    beside = torch.cat([narrow, _LOUDER * clues.to(narrow.dtype), told.to(narrow.dtype)], -1)
    state = _apply(weights, "enter", beside) + weights["language"][languages][:, None]
    for layer in range(shape.layers):
        state = _layer(shape, weights, f"l{layer}.", state, mask, dropout)
    tokens = _apply(weights, "token", torch.cat([state, beside.to(state.dtype)], -1))
    tokens = tokens + _apply(weights, "direct", states)
    tokens = tokens + weights["token.language"][languages][:, None]
    faults, marks = tokens.float().unbind(-1)
    pooled = _pooled(weights, state.float(), mask)
    pooled = functional.dropout(pooled, 2 * dropout, dropout > 0)
    marks = marks + _apply(weights, "climate", pooled).float()
    text = _text(weights, pooled, faults, marks, mask)
    return Judged(faults, marks, text, identified)


def _apply(weights: Weights, name: str, values: Tensor) -> Tensor:
    from torch.nn.functional import linear

    return linear(values, weights[name + ".w"], weights[name + ".b"])


def _language_clues(identified: Tensor, languages: Tensor) -> Tensor:
    """How probable it is that a token is of the language of the text, and how much more another."""
    import torch

    chances = identified.detach().float().log_softmax(-1)
    place = (languages - 1).clamp(min=0)[:, None, None].expand(-1, chances.shape[1], 1)
    own = chances.gather(-1, place)[..., 0]
    known = (languages > 0)[:, None]
    other = chances.amax(-1) - own
    return torch.stack([own.clamp(-10, 0) / 5 * known, other.clamp(0, 10) / 5 * known], -1)


def _layer(
    shape: Shape, weights: Weights, name: str, state: Tensor, mask: Tensor, dropout: float
) -> Tensor:
    """Each token sees the tokens around it; beyond the ends of a text there is nothing."""
    import torch
    from torch.nn import functional

    normal = functional.layer_norm(
        state, state.shape[-1:], weights[name + "norm.w"], weights[name + "norm.b"], _EPSILON
    )
    around = shape.reach // 2
    padded = functional.pad(normal * mask[..., None], (0, 0, around, around))
    count = state.shape[1]
    window = torch.cat([padded[:, at : at + count] for at in range(shape.reach)], -1)
    found = functional.gelu(_apply(weights, name + "look", window))
    found = _apply(weights, name + "mix", functional.dropout(found, dropout, dropout > 0))
    return state + found


def _pooled(weights: Weights, state: Tensor, mask: Tensor) -> Tensor:
    """(texts, 2 * width): the states that matter most, and the mean of all."""
    import torch

    chosen = _apply(weights, "attend", state)[..., 0].float().clamp(-_SHARPEST, _SHARPEST)
    share = chosen.masked_fill(~mask, _LOWEST).softmax(1)
    present = mask.float()
    mean = (state * present[..., None]).sum(1) / present.sum(1, keepdim=True).clamp(min=1)
    return torch.cat([(state * share[..., None]).sum(1), mean], -1)


def _text(weights: Weights, pooled: Tensor, faults: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
    """One logit, from what the tokens were found to be and from the states that matter most."""
    import torch
    from torch.nn import functional

    summary = _summary(faults, marks, mask)
    mixed = torch.cat([functional.gelu(_apply(weights, "pool", pooled)).float(), summary / 3], 1)
    found = _apply(weights, "text", functional.gelu(_apply(weights, "mix", mixed)))[:, 0].float()
    return found + summary[:, 0] / 2


def _summary(faults: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
    """(texts, SUMMARY): what the logits of the tokens come to; the first is their log-sum-exp."""
    import torch
    from torch.nn import functional

    present = mask.float()
    count = present.sum(1).clamp(min=1)
    known = faults.masked_fill(~mask, _LOWEST)
    worst = functional.pad(known, (0, 2), value=-8.0).topk(2, 1)[0].clamp(min=-8)
    return torch.stack(
        [
            known.logsumexp(1),
            (faults * present).sum(1) / count,
            (functional.softplus(faults) * present).sum(1).clamp(min=1e-6).log(),
            worst[:, 0],
            worst[:, 1],
            (marks * present).sum(1) / count,
            marks.masked_fill(~mask, _LOWEST).logsumexp(1),
            count.log(),
            (faults.sigmoid() * present).sum(1) / count,
            ((faults > 0) * present).sum(1).clamp(max=5),
        ],
        1,
    )
