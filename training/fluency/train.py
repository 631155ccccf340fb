"""Trains the side network on cached states; goes on from its last checkpoint.

The loss of a batch: whether each token is bad (cross entropy; made-up faults and real ones have
logits of their own), which of the two texts of a pair is worse (Burges et al. 2005, RankNet),
whether a text is bad at all, and which language a token belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import click
import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy
from torch.nn.functional import cross_entropy as classification
from torch.nn.functional import softplus

from mtqa.models.discriminator._network import Judged, Shape, forward, sizes
from training.fluency import states
from training.fluency.batches import Batch, batches

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from torch import Tensor

    from training.fluency.states import Shard

Weights = dict[str, torch.Tensor]

STILL = frozenset({"token.w", "direct.w", "text.w", "climate.w"})
"""Matrices that begin as zero."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How it is trained: `passes` over a shard each, the rate falling to nothing. `tokens` is the
    size of a batch, padding included; the other numbers weigh parts of the loss.
    """

    passes: int = 40
    rate: float = 2e-3
    decay: float = 0.02
    dropout: float = 0.15
    tokens: int = 2048
    warm_up: int = 100
    ranking: float = 1.0
    sentence: float = 0.3
    identification: float = 0.3
    rare: float = 2.0
    """Weight of a bad token against that of a good one."""

    marked: float = 2.0
    corrected: float = 0.6
    """Weights of tokens of real translations: changed ones are less sure than marked ones."""


def fresh(shape: Shape, seed: int) -> Weights:
    """Weights to start from: the layers begin as what changes nothing."""
    torch.manual_seed(seed)
    found = {}
    for name, size in sizes(shape):
        found[name] = torch.zeros(size)
        if name.endswith("norm.w"):
            found[name] = torch.ones(size)
        elif name.endswith(".w") and name not in STILL and not name.endswith(".mix.w"):
            found[name] = torch.randn(size) * size[1] ** -0.5
    return {name: value.requires_grad_() for name, value in found.items()}


def loss(batch: Batch, recipe: Recipe, judged: Judged) -> Tensor:
    """The loss of a batch."""
    labels, present = batch.labels, batch.mask.float()
    made = present * (~batch.real * batch.share)[:, None]
    weight = 1 + (recipe.rare - 1) * labels
    faults = cross_entropy(judged.faults, labels, weight=weight, reduction="none")
    total = (faults * made).sum() / made.sum().clamp(min=1)
    sure = torch.where(batch.marked, recipe.marked, recipe.corrected) * batch.real
    marks = cross_entropy(judged.marks, labels, reduction="none")
    total = total + (marks * present * sure[:, None]).sum() / present.sum()
    alone = ~batch.marked
    if bool(alone.any()):
        bad, share = labels.amax(1)[alone], batch.share[alone]
        total = total + recipe.sentence * cross_entropy(judged.text[alone], bad, weight=share)
    if len(batch.better):
        lead = judged.text[batch.better] - judged.text[batch.worse]
        total = total + recipe.ranking * (softplus(lead) * batch.share[batch.better]).mean()
    return total + recipe.identification * _identification(batch, judged)


def _identification(batch: Batch, judged: Judged) -> Tensor:
    """How badly the languages of good tokens are told."""
    good = batch.mask & (batch.labels == 0) & (batch.languages > 0)[:, None]
    if not bool(good.any()):
        return torch.zeros(())
    true = batch.languages[:, None].expand_as(good)[good] - 1
    return classification(judged.language[good].float(), true)


def train(
    shards: Sequence[Path],
    shape: Shape,
    languages: dict[str, int],
    recipe: Recipe,
    path: Path,
    seed: int,
) -> Weights:
    """Trains on shards; `path` is the checkpoint, written after each pass."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    weights = {n: w.detach().to(device).requires_grad_() for n, w in fresh(shape, seed).items()}
    optimizer = torch.optim.AdamW(
        list(weights.values()), betas=(0.9, 0.98), weight_decay=recipe.decay
    )
    order = schedule(recipe.passes, len(shards), seed)
    done = _restore(path, weights, optimizer)
    for step, number in enumerate(order[done:], start=done):
        shard = states.read(shards[number])
        share = 1 - step / len(order)
        mean = _pass(shard, shape, languages, recipe, weights, optimizer, share, seed + step)
        click.echo(f"{step + 1}/{len(order)} loss {mean:.4f}")
        _keep(path, weights, optimizer, step + 1)
    return {name: value.detach().cpu() for name, value in weights.items()}


def _restore(path: Path, weights: Weights, optimizer: torch.optim.Optimizer) -> int:
    """How many passes the checkpoint has seen, whose content is taken over; 0 without one."""
    if not path.is_file():
        return 0
    saved = torch.load(path, weights_only=True)
    optimizer.load_state_dict(saved["optimizer"])
    for name, value in saved["weights"].items():
        weights[name].data.copy_(value)
    return int(saved["done"])


def _keep(path: Path, weights: Weights, optimizer: torch.optim.Optimizer, done: int) -> None:
    plain = {name: value.detach().cpu() for name, value in weights.items()}
    temporary = path.with_suffix(".part")
    torch.save({"done": done, "weights": plain, "optimizer": optimizer.state_dict()}, temporary)
    temporary.replace(path)


def schedule(passes: int, count: int, seed: int) -> list[int]:
    """Which shard each pass reads: all of them in random order, again and again."""
    draw = Random(seed)
    order: list[int] = []
    while len(order) < passes:
        order += draw.sample(range(count), count)
    return order[:passes]


def _pass(
    shard: Shard,
    shape: Shape,
    languages: dict[str, int],
    recipe: Recipe,
    weights: Weights,
    optimizer: torch.optim.Optimizer,
    share: float,
    seed: int,
) -> float:
    """The mean loss of a pass over a shard at a share of the rates."""
    device = weights["text.b"].device
    torch.manual_seed(seed)
    losses = []
    for _, batch in batches(shard, languages, recipe.tokens, Random(seed)):
        steps = max((int(s["step"]) for s in optimizer.state.values()), default=0)
        for group in optimizer.param_groups:
            group["lr"] = recipe.rate * share * min(1.0, (steps + 1) / recipe.warm_up)
        moved = Batch(*(getattr(batch, name).to(device) for name in Batch.__slots__))
        with torch.autocast(device.type, torch.bfloat16):
            judged = forward(
                shape,
                weights,
                moved.states.to(torch.bfloat16),
                moved.clues.to(torch.bfloat16),
                moved.mask,
                moved.told,
                dropout=recipe.dropout,
            )
        total = loss(moved, recipe, judged)
        optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(list(weights.values()), 1.0)
        optimizer.step()
        losses.append(total.item())
    return float(np.mean(losses))
