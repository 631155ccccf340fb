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

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from torch import Tensor

    from training.fluency.states import Shard

Weights = dict[str, torch.Tensor]

PAIR = 2
STILL = frozenset({"token.w", "direct.w", "text.w", "climate.w"})
"""Matrices that begin as zero."""

MARKED, CORRECTED = "marked", "corrected"
"""Kinds of real machine translations: with the spans that a linguist marked, or post-edited."""

UNNAMED = 0.15
"""Share of texts whose language is not told, so that the model also serves other languages."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How it is trained: `passes` over a shard each, the rate falling to nothing. `tokens` is the
    size of a batch, padding included; the other numbers weigh parts of the loss.
    """

    passes: int = 40
    rate: float = 2.5e-3
    decay: float = 0.02
    dropout: float = 0.1
    tokens: int = 1024
    warm_up: int = 100
    ranking: float = 1.0
    sentence: float = 0.3
    identification: float = 0.3
    rare: float = 2.0
    """Weight of a bad token against that of a good one."""

    marked: float = 2.0
    corrected: float = 0.6
    """Weights of tokens of real translations: changed ones are less sure than marked ones."""


@dataclass(frozen=True, slots=True)
class Batch:
    """`better` and `worse` are rows of pairs; other rows are alone. `told` are the numbers of the
    languages as the network is told them, `languages` the true ones. `real` and `marked` (texts,)
    say which rows are machine translations, and which of them have marks. Other shapes are as in
    the network.
    """

    states: Tensor
    clues: Tensor
    mask: Tensor
    labels: Tensor
    told: Tensor
    languages: Tensor
    real: Tensor
    marked: Tensor
    better: Tensor
    worse: Tensor


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


def batches(
    shard: Shard, languages: dict[str, int], size: int, draw: Random | None
) -> Iterator[tuple[list[int], Batch]]:
    """Rows and batches of pairs and single texts of like length; in random order if `draw` is
    given.
    """
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
        yield [row for group in chunk for row in group], _batch(shard, chunk, languages, draw)


def _batch(
    shard: Shard, chunk: list[list[int]], languages: dict[str, int], draw: Random | None
) -> Batch:
    rows = [row for group in chunk for row in group]
    told = []
    for group in chunk:
        kinds = {shard.kinds[row] for row in group}
        hidden = draw is not None and draw.random() < UNNAMED and "untranslated" not in kinds
        told += [0 if hidden else languages.get(shard.languages[row], 0) for row in group]
    firsts = np.cumsum([0, *(len(group) for group in chunk[:-1])])
    paired = [int(f) for f, group in zip(firsts, chunk, strict=True) if len(group) == PAIR]
    better = torch.tensor(paired, dtype=torch.long)
    kinds = [shard.kinds[row] for row in rows]
    return Batch(
        *_padded(shard, rows),
        torch.tensor(told),
        torch.tensor([languages.get(shard.languages[row], 0) for row in rows]),
        torch.tensor([kind in (MARKED, CORRECTED) for kind in kinds]),
        torch.tensor([kind == MARKED for kind in kinds]),
        better,
        better + 1,
    )


def _padded(shard: Shard, rows: list[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """States, clues, mask and labels."""
    spans = [(shard.starts[row], shard.starts[row + 1]) for row in rows]
    size = (len(rows), max(end - start for start, end in spans))
    inputs = np.zeros((*size, shard.states.shape[1] * shard.states.shape[2]), np.float16)
    clues = np.zeros((*size, shard.clues.shape[1]), np.float16)
    labels, mask = np.zeros(size, np.float32), np.zeros(size, bool)
    for place, (start, end) in enumerate(spans):
        inputs[place, : end - start] = shard.states[start:end].reshape(end - start, -1)
        clues[place, : end - start] = shard.clues[start:end]
        labels[place, : end - start] = shard.labels[start:end]
        mask[place, : end - start] = True
    arrays = inputs, clues, mask, labels
    first, second, third, fourth = (torch.from_numpy(array) for array in arrays)
    return first, second, third, fourth


def loss(batch: Batch, recipe: Recipe, judged: Judged) -> Tensor:
    """The loss of a batch."""
    labels, present = batch.labels, batch.mask.float()
    made = present * (~batch.real[:, None])
    weight = 1 + (recipe.rare - 1) * labels
    faults = cross_entropy(judged.faults, labels, weight=weight, reduction="none")
    total = (faults * made).sum() / made.sum().clamp(min=1)
    sure = torch.where(batch.marked, recipe.marked, recipe.corrected) * batch.real
    marks = cross_entropy(judged.marks, labels, reduction="none")
    total = total + (marks * present * sure[:, None]).sum() / present.sum()
    alone = ~batch.marked
    if bool(alone.any()):
        bad = labels.amax(1)[alone]
        total = total + recipe.sentence * cross_entropy(judged.text[alone], bad)
    if len(batch.better):
        lead = judged.text[batch.better] - judged.text[batch.worse]
        total = total + recipe.ranking * softplus(lead).mean()
    return total + recipe.identification * _identification(batch, judged)


def _identification(batch: Batch, judged: Judged) -> Tensor:
    """How badly the languages of good tokens are told."""
    good = batch.mask & (batch.labels == 0) & (batch.languages > 0)[:, None]
    if not bool(good.any()):
        return torch.zeros(())
    true = batch.languages[:, None].expand_as(good)[good] - 1
    return classification(judged.language[good].float(), true)


def train(
    folder: Path,
    shape: Shape,
    languages: dict[str, int],
    recipe: Recipe,
    path: Path,
    seed: int,
    *,
    most: int,
) -> Weights:
    """Trains on the first `most` shards of `folder`; `path` is the checkpoint, written after each
    pass.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    weights = {n: w.detach().to(device).requires_grad_() for n, w in fresh(shape, seed).items()}
    optimizer = torch.optim.AdamW(
        list(weights.values()), betas=(0.9, 0.98), weight_decay=recipe.decay
    )
    found = states.shards(folder)[:most]
    order = schedule(recipe.passes, len(found), seed)
    done = _restore(path, weights, optimizer)
    for step, number in enumerate(order[done:], start=done):
        shard = states.read(found[number])
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
