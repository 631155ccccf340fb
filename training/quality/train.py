"""Trains the quality network on cached states, all tasks at once.

What is shipped is a moving average of the weights (Izmailov et al. 2018, arXiv 1803.05407), taken
where the development set liked it best. Translations of one source are ranked by their penalties,
and broken ones below what they were made of (Burges et al. 2005, RankNet).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import click
import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy
from torch.nn.functional import softplus

from mtqa.models.quality._network import SCORES, Judged, Shape, forward, sizes
from training.quality.batches import Batch, Maker, Row, batches, broken, collated, joined
from training.quality.measure import figures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from torch import Tensor

    from training.quality.corpus import Example

Weights = dict[str, torch.Tensor]

ZERO = ("target.w", "source.w", "scores.down.w", "scores.direct.w", "side", "language")
"""Weights that begin as zero, besides offsets."""


_TELLING = 0.15
"""So much more penalty, in units of 5, makes one translation worse than another."""

_LONG = 120
"""Tokens of a translation that is not joined with another one."""

_RECENT = 30


@dataclass(frozen=True, slots=True)
class Recipe:
    """How it is trained: `passes` over `portion` examples each, the rate falling to nothing.
    `tokens` is the size of a batch, both sides and padding included; the other numbers weigh parts
    of the loss or are shares of examples.
    """

    passes: int = 16
    portion: int = 8000
    rate: float = 1.2e-3
    decay: float = 0.05
    dropout: float = 0.2
    tokens: int = 2400
    warm_up: int = 100
    average: float = 0.997
    anonymous: float = 0.3
    """Share of rows whose languages the network is not told."""

    broken: float = 0.2
    joined: float = 0.3
    ranking: float = 0.3
    rare: float = 2.0
    """Weight of a bad token against that of a good one."""


def fresh(shape: Shape, seed: int) -> Weights:
    """Weights to start from: the outputs begin as zero."""
    torch.manual_seed(seed)
    found = {}
    for name, size in sizes(shape):
        found[name] = torch.zeros(size)
        if name.endswith(("norm.w", "norm1.w", "norm2.w")):
            found[name] = torch.ones(size)
        elif name == "sharpness":
            found[name] = torch.full(size, 12.0)
        elif name.endswith(".w") and name not in ZERO and ".direct" not in name:
            found[name] = torch.randn(size) * size[1] ** -0.5
            if name.endswith(("out.w", "down.w", "compare.w")):
                found[name] *= 0.3
    return {name: value.requires_grad_() for name, value in found.items()}


def loss(batch: Batch, judged: Judged, recipe: Recipe) -> Tensor:
    """The loss of a batch; labels that are missing cost nothing."""
    total = 0.5 * _tokens(judged.target, batch.target_labels, recipe.rare)
    total = total + 0.2 * _tokens(judged.source, batch.source_labels, recipe.rare)
    for column, weight in (("direct", 1.0), ("penalty", 0.5), ("logarithm", 0.7), ("hter", 3.0)):
        place = SCORES.index(column)
        known = ~batch.scores[:, place].isnan()
        if bool(known.any()):
            lead = judged.scores[known, place] - batch.scores[known, place]
            total = total + weight * known.float().mean() * (lead**2).mean()
    place = SCORES.index("critical")
    known = ~batch.scores[:, place].isnan()
    if bool(known.any()):
        found = cross_entropy(judged.scores[known, place], batch.scores[known, place])
        total = total + 0.5 * known.float().mean() * found
    if len(batch.better):
        lead = judged.scores[batch.better] - judged.scores[batch.worse]
        by_direct, by_penalty = lead[:, 0], -lead[:, SCORES.index("logarithm")]
        ranked = softplus(-2 * by_direct) + softplus(-2 * by_penalty)
        total = total + recipe.ranking * ranked.sum() / len(batch.scores)
    return total


def _tokens(logits: Tensor, labels: Tensor, rare: float) -> Tensor:
    known = ~labels.isnan()
    if not bool(known.any()):
        return torch.zeros(())
    weight = 1 + (rare - 1) * labels[known]
    return cross_entropy(logits[known], labels[known], weight=weight, reduction="mean")


def train(
    examples: Sequence[Example],
    held_out: Sequence[Example],
    maker: Maker,
    shape: Shape,
    recipe: Recipe,
    path: Path,
    seed: int,
) -> Weights:
    """Trains, and gives the best averaged weights; `path` is the checkpoint, written after each
    pass, from which an interrupted training goes on.
    """
    weights = fresh(shape, seed)
    optimizer = torch.optim.AdamW(_groups(weights, recipe), betas=(0.9, 0.98))
    average = {name: value.detach().clone() for name, value in weights.items()}
    best: tuple[float, Weights] = (-1.0, average)
    done = 0
    if path.is_file():
        saved = torch.load(path, weights_only=True)
        optimizer.load_state_dict(saved["optimizer"])
        done, best, average = saved["done"], saved["best"], saved["average"]
        for name, value in saved["weights"].items():
            weights[name].data.copy_(value)
    for number in range(done, recipe.passes):
        maker.refresh()
        draw = Random(seed * 1000 + number)
        torch.manual_seed(seed * 1000 + number)
        mean = _pass(examples, maker, shape, recipe, weights, average, optimizer, draw, number)
        found = figures(held_out, judge(held_out, maker, shape, average))
        value = found["value"]
        if value > best[0]:
            best = (value, {name: one.clone() for name, one in average.items()})
        told = " ".join(f"{name} {one:.3f}" for name, one in found.items())
        click.echo(f"{number + 1}/{recipe.passes} loss {mean:.4f} {told}")
        plain = {name: one.detach() for name, one in weights.items()}
        state = {"optimizer": optimizer.state_dict(), "weights": plain, "average": average}
        torch.save({**state, "done": number + 1, "best": best}, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)
    return best[1]


def _groups(weights: Weights, recipe: Recipe) -> list[dict[str, object]]:
    matrices = [value for name, value in weights.items() if name.endswith(".w") and value.ndim > 1]
    chosen = set(map(id, matrices))
    others = [value for value in weights.values() if id(value) not in chosen]
    return [
        {"params": matrices, "weight_decay": recipe.decay},
        {"params": others, "weight_decay": 0.0},
    ]


def read(shape: Shape, weights: Weights, batch: Batch, dropout: float = 0.0) -> Judged:
    """What the network says of a batch."""
    return forward(
        shape,
        weights,
        batch.source,
        batch.target,
        batch.likeness,
        batch.numbers,
        dropout=dropout,
    )


def judge(
    examples: Sequence[Example], maker: Maker, shape: Shape, weights: Weights, tokens: int = 8000
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """For each example the logits of its target and source tokens, and its scores."""
    rows = [[maker.row(example)] for example in examples]
    place = {id(row[0].target): number for number, row in enumerate(rows)}
    found: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = [None] * len(rows)  # type: ignore[list-item]
    for members, _ in batches(rows, [[]] * len(rows), tokens):
        batch = collated(members)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            judged = read(shape, weights, batch)
        parts = [part.float().numpy() for part in judged]
        for number, row in enumerate(members):
            found[place[id(row.target)]] = (
                parts[0][number, : len(row.target)],
                parts[1][number, : len(row.source)],
                parts[2][number],
            )
    return found


def _pass(
    examples: Sequence[Example],
    maker: Maker,
    shape: Shape,
    recipe: Recipe,
    weights: Weights,
    average: Weights,
    optimizer: torch.optim.Optimizer,
    draw: Random,
    number: int,
) -> float:
    items, ranks = _items(_drawn(examples, maker, recipe.portion, draw), maker, recipe, draw)
    made = list(batches(items, ranks, recipe.tokens))
    draw.shuffle(made)
    losses = []
    for step, (rows, order) in enumerate(made):
        batch = collated(rows, order)
        share = 1 - (number + step / len(made)) / recipe.passes
        warmth = min(1.0, (number * len(made) + step + 1) / recipe.warm_up)
        for group in optimizer.param_groups:
            group["lr"] = recipe.rate * share * warmth
        with torch.autocast("cpu", torch.bfloat16):
            judged = read(shape, weights, batch, recipe.dropout)
        total = loss(batch, judged, recipe)
        optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(list(weights.values()), 1.0)
        optimizer.step()
        kept = min(recipe.average, 1 - 1 / (number * len(made) + step + 1))
        for name, value in weights.items():
            average[name].lerp_(value.detach(), 1 - kept)
        losses.append(total.item())
    return float(np.mean(losses))


def _drawn(
    examples: Sequence[Example], maker: Maker, count: int, draw: Random
) -> list[list[Example]]:
    """About so many examples, those of one source together."""
    groups: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in examples:
        groups[example.data, example.source].append(example)
    keys = list(groups)
    draw.shuffle(keys)
    found: list[list[Example]] = []
    total = 0
    for key in keys:
        some = [example for example in groups[key] if maker.knows(example)]
        if not some:
            continue
        draw.shuffle(some)
        found.append(some[:3])
        total += len(found[-1])
        if total >= count:
            break
    return found


def _items(
    drawn: Sequence[Sequence[Example]], maker: Maker, recipe: Recipe, draw: Random
) -> tuple[list[list[Row]], list[list[tuple[int, int]]]]:
    """Rows that are ranked among each other, and how."""
    items: list[list[Row]] = []
    ranks: list[list[tuple[int, int]]] = []
    for group in drawn:
        rows, order = _ranked(group, maker)
        if items and draw.random() < recipe.broken:
            worse = broken(rows[0], draw.choice(items)[0], draw)
            if worse is not None:
                order.append((0, len(rows)))
                rows.append(worse)
        if len(rows) == 1 and draw.random() < recipe.joined:
            rows = _with_one_before(rows[0], items)
        for row in rows:
            if draw.random() < recipe.anonymous:
                row.languages = (0, 0)
        items.append(rows)
        ranks.append(order)
    return items, ranks


def _ranked(group: Sequence[Example], maker: Maker) -> tuple[list[Row], list[tuple[int, int]]]:
    """Rows of translations of one source with what they were made of, and which is the better."""
    rows: list[Row] = []
    order = []
    for example in group:
        rows.append(maker.row(example))
        if example.better is not None and maker.knows(example.better):
            order.append((len(rows), len(rows) - 1))
            rows.append(maker.row(example.better))
    for a, one in enumerate(rows):
        order += [(a, b) for b, two in enumerate(rows) if one.scores[1] < two.scores[1] - _TELLING]
    return rows, order


def _with_one_before(row: Row, items: Sequence[Sequence[Row]]) -> list[Row]:
    """A row that has a penalty, joined with a recent one of its languages if there is any."""
    if np.isnan(row.scores[1]) or len(row.target) >= _LONG:
        return [row]
    for item in reversed(items[-_RECENT:]):
        one = item[0]
        fits = len(item) == 1 and one.languages == row.languages and len(one.target) < _LONG
        if fits and not np.isnan(one.scores[1]):
            return [joined([one, row])]
    return [row]
