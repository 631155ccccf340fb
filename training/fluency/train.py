"""Trains the side network on cached states; goes on from its last checkpoint.

The loss of a batch: whether each token is bad (cross entropy), which of the two texts of a pair is
worse (Burges et al. 2005, RankNet), and whether a text is bad at all.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from random import Random
from typing import TYPE_CHECKING

import click
import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy
from torch.nn.functional import softplus

from mtqa.models.discriminator._network import Shape, forward, sizes
from training.fluency import states

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from torch import Tensor

    from training.fluency.states import Shard

Weights = dict[str, torch.Tensor]

REAL = ("marked", "corrected")
UNNAMED = 0.3
"""Share of texts whose language is not told, so that the model also serves other languages."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How it is trained: `passes` over a shard each, the learning rate falling to nothing over the
    last `cooling` of them. `tokens` is the size of a batch, padding included.
    """

    passes: int = 60
    rate: float = 1e-3
    cooling: float = 1.0
    decay: float = 0.02
    dropout: float = 0.1
    tokens: int = 3072
    warm_up: int = 100
    ranking: float = 1.0
    sentence: float = 0.3
    rare: float = 2.0
    """Weight of a bad token against that of a good one."""

    real: float = 0.7
    """Weight of the tokens of real machine translations against those of made-up faults."""


@dataclass(frozen=True, slots=True)
class Batch:
    """`better` and `worse` are rows of pairs; other rows are alone. `real` (texts, 1) is 1 for
    machine translations. Other shapes are as in the network.
    """

    states: Tensor
    mask: Tensor
    labels: Tensor
    languages: Tensor
    real: Tensor
    better: Tensor
    worse: Tensor


def fresh(shape: Shape, seed: int) -> Weights:
    """Weights to start from."""
    torch.manual_seed(seed)
    found = {}
    for name, size in sizes(shape):
        if ".norm" in name or name.startswith("norm"):
            found[name] = torch.ones(size) if name.endswith("w") else torch.zeros(size)
        elif len(size) == 2 and name.endswith(".w"):
            found[name] = torch.randn(size) * size[1] ** -0.5
        else:
            found[name] = torch.zeros(size)
        if name.endswith(("out.w", "down.w")):
            found[name] *= (2 * shape.layers) ** -0.5
    return {name: value.requires_grad_() for name, value in found.items()}


def batches(
    shard: Shard, languages: dict[str, int], size: int, draw: Random | None
) -> Iterator[Batch]:
    """Batches of pairs and single texts of like length; in random order if `draw` is given."""
    whole = np.asarray(shard.states)
    by_example: dict[int, list[int]] = {}
    for row, example in enumerate(shard.examples.tolist()):
        by_example.setdefault(example, []).append(row)
    lengths = np.diff(shard.starts)
    groups = sorted(
        by_example.values(),
        key=lambda rows: lengths[rows].max() + (4 * draw.random() if draw else 0),
    )
    chunks: list[list[list[int]]] = [[]]
    for group in groups:
        count = sum(map(len, chunks[-1])) + len(group)
        if chunks[-1] and count * (lengths[group].max() + 4) > size:
            chunks.append([])
        chunks[-1].append(group)
    if draw:
        draw.shuffle(chunks)
    for chunk in chunks:
        yield _batch(shard, whole, chunk, languages, draw)


def _batch(
    shard: Shard,
    whole: states.Array,
    chunk: list[list[int]],
    languages: dict[str, int],
    draw: Random | None,
) -> Batch:
    rows = [row for group in chunk for row in group]
    spans = [(shard.starts[row], shard.starts[row + 1]) for row in rows]
    width = max(end - start for start, end in spans)
    inputs = torch.zeros(len(rows), width, whole.shape[1] * whole.shape[2], dtype=torch.float16)
    labels, mask = torch.zeros(len(rows), width), torch.zeros(len(rows), width, dtype=torch.bool)
    for place, (start, end) in enumerate(spans):
        inputs[place, : end - start] = torch.from_numpy(whole[start:end].copy()).flatten(1)
        labels[place, : end - start] = torch.from_numpy(shard.labels[start:end]).float()
        mask[place, : end - start] = True
    numbers = []
    for group in chunk:
        hidden = draw is not None and draw.random() < UNNAMED
        kinds = {shard.kinds[row] for row in group}
        hidden = hidden and "untranslated" not in kinds
        numbers += [0 if hidden else languages.get(shard.languages[row], 0) for row in group]
    firsts = np.cumsum([0, *(len(group) for group in chunk[:-1])])
    paired = [int(f) for f, group in zip(firsts, chunk, strict=True) if len(group) == 2]
    better = torch.tensor(paired, dtype=torch.long)
    real = torch.tensor([[float(shard.kinds[row] in REAL)] for row in rows])
    return Batch(inputs, mask, labels, torch.tensor(numbers), real, better, better + 1)


def loss(batch: Batch, recipe: Recipe, tokens: Tensor, texts: Tensor) -> Tensor:
    """The loss of a batch, from the logits of its tokens and texts."""
    weight = (1 + (recipe.rare - 1) * batch.labels) * (1 + (recipe.real - 1) * batch.real)
    by_token = cross_entropy(tokens, batch.labels, weight=weight, reduction="none")
    total = (by_token * batch.mask).sum() / batch.mask.sum()
    bad = batch.labels.amax(1)
    total = total + recipe.sentence * cross_entropy(texts, bad)
    if len(batch.better):
        total = total + recipe.ranking * softplus(texts[batch.better] - texts[batch.worse]).mean()
    return total


def train(
    folder: Path,
    shape: Shape,
    languages: dict[str, int],
    recipe: Recipe,
    path: Path,
    seed: int,
) -> Weights:
    """Trains on the shards of `folder`; `path` is the checkpoint, written after each pass."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    weights = {n: w.detach().to(device).requires_grad_() for n, w in fresh(shape, seed).items()}
    matrices = [w for w in weights.values() if w.dim() > 1]
    vectors = [w for w in weights.values() if w.dim() < 2]
    groups = [{"params": matrices, "weight_decay": recipe.decay}, {"params": vectors}]
    optimizer = torch.optim.AdamW(groups, lr=recipe.rate, betas=(0.9, 0.98), weight_decay=0.0)
    found = states.shards(folder)
    order = schedule(recipe.passes, len(found), seed)
    done = 0
    if path.is_file():
        saved = torch.load(path, weights_only=True)
        done = saved["done"]
        optimizer.load_state_dict(saved["optimizer"])
        for name, value in saved["weights"].items():
            weights[name].data.copy_(value)
    for step, number in enumerate(order[done:], start=done):
        shard = states.read(found[number])
        left = (len(order) - step) / (recipe.cooling * len(order))
        rate = recipe.rate * min(1.0, left)
        mean = _pass(shard, shape, languages, recipe, weights, optimizer, rate, seed + step)
        click.echo(f"{step + 1}/{len(order)} loss {mean:.4f}")
        plain = {name: value.detach().cpu() for name, value in weights.items()}
        content = {"done": step + 1, "weights": plain, "optimizer": optimizer.state_dict()}
        temporary = path.with_suffix(".part")
        torch.save({**content, "shape": asdict(shape), "languages": languages}, temporary)
        temporary.replace(path)
    return {name: value.detach().cpu() for name, value in weights.items()}


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
    rate: float,
    seed: int,
) -> float:
    device = weights["input.w"].device
    losses = []
    for batch in batches(shard, languages, recipe.tokens, Random(seed)):
        steps = max((int(s["step"]) for s in optimizer.state.values()), default=0)
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1.0, (steps + 1) / recipe.warm_up)
        moved = Batch(*(getattr(batch, name).to(device) for name in Batch.__slots__))
        with torch.autocast(device.type, torch.bfloat16):
            inputs = moved.states.to(torch.bfloat16)
            tokens, texts = forward(
                shape, weights, inputs, moved.mask, moved.languages, dropout=recipe.dropout
            )
        total = loss(moved, recipe, tokens.float(), texts.float())
        optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(list(weights.values()), 1.0)
        optimizer.step()
        losses.append(total.item())
    return float(np.mean(losses))
