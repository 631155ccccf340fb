"""Trains `mtqa/align/embedding.toml` on hand-aligned documents.

    python training/alignment_weights.py text_berg.jsonl.gz --split dev

maximizes the likelihood of the gold beads under the model of `mtqa.align._lattice`, with a Gaussian
prior on the weights, by L-BFGS. A gold bead with more than four sentences on a side, or with gaps,
may be covered by several beads; sentences of crossing beads may stay alone.

Printed translations hardly ever leave anything out, so weights that know nothing else hide an
omission in a bead with its neighbours. Each document is therefore seen whole, and in copies from
which one side of some beads was dropped.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np

from mtqa.align._band import find_band
from mtqa.align._features import FEATURES, row_features
from mtqa.align._lattice import LARGEST, Lattice, posteriors
from mtqa.align.embedding import REACH, Text, prepare, read_texts
from mtqa.models import catalogue, default_model, load_model

LONE = ("lone", "lone/mass")
PRIOR = 2.0
WHOLE, COPIES = 2, 4  # how often a document is seen as it is, and with drops
DROPPED = 0.06  # of the beads; most often the translation's side,
TARGET_SIDE = 0.75
RUN, LONGEST_RUN = 0.3, 4  # and with this chance those that follow too
FORBIDDEN = -18.0  # soft, so that gold that the band or the model excludes cannot dominate
BY_HAND = {"crosses-block": -2.0, "unlike": -6.0}  # the training text has no blocks or kinds
RARER = -1.0  # added to "lone": the copies lack far more than translations do; best by F1 on dev

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass
class Example:
    """Features of a document's beads and of its lone sentences, and which of them are gold."""

    band: tuple[Array, Array]
    possible: list[Array]
    features: list[Array]
    gold: list[Array]
    lone: tuple[Array, Array]
    lone_gold: tuple[Array, Array]


def example(source: Text, target: Text, gold: list[Any]) -> Example:
    """A document, ready for training."""
    first, second = prepare(source, target)
    band = find_band(first.pooled(), second.pooled(), reach=REACH)
    rows = list(row_features(first, second, band))
    marks = [np.zeros(possible.shape, bool) for possible, _ in rows]
    seen: tuple[set[int], set[int]] = (set(), set())
    reached = -1
    for a, b in sorted((bead for bead in gold if bead[0] and bead[1]), key=lambda x: min(x[0])):
        if min(b) > reached:
            reached = max(b)
            _mark(marks, band, a, b)
            seen[0].update(a)
            seen[1].update(b)
    alone = tuple(
        np.array([k not in seen[side] for k in range(size)])
        for side, size in enumerate((len(first.sums), len(second.sums)))
    )
    features = [values for _, values in rows]
    lone = (first.lone(), second.lone())
    return Example(band, [p for p, _ in rows], features, marks, lone, alone)  # type: ignore[arg-type]


def with_drops(row: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A copy of a document (`src`, `tgt`, `gold`) that lacks one side of some beads."""
    gone: tuple[set[int], set[int]] = (set(), set())
    side, left = 0, 0
    kept = []
    for bead in row["gold"]:
        if all(bead) and not left and chance.random() < DROPPED:
            side = int(chance.random() < TARGET_SIDE)
            left = chance.randrange(2, LONGEST_RUN + 1) if chance.random() < RUN else 1
        if all(bead) and left:
            left -= 1
            gone[side].update(bead[side])
        else:
            kept.append(bead)
    stay = [
        [i for i in range(len(row[name])) if i not in gone[side]]
        for side, name in enumerate(("src", "tgt"))
    ]
    place = [{old: new for new, old in enumerate(indices)} for indices in stay]
    return {
        "src": [row["src"][i] for i in stay[0]],
        "tgt": [row["tgt"][i] for i in stay[1]],
        "gold": [
            tuple([place[s][i] for i in bead[s] if i in place[s]] for s in (0, 1)) for bead in kept
        ],
    }


def _mark(marks: list[Array], band: tuple[Array, Array], a: list[int], b: list[int]) -> None:
    spans = [(min(side), max(side) + 1) for side in (a, b)]
    whole = all(high - low == len(side) for (low, high), side in zip(spans, (a, b), strict=True))
    exact = whole and len(a) <= LARGEST and len(b) <= LARGEST
    for rows in range(1, LARGEST + 1):
        for columns in range(1, LARGEST + 1):
            if exact and (rows, columns) != (len(a), len(b)):
                continue
            for i in range(spans[0][0] + rows - 1, spans[0][1]):
                for j in range(spans[1][0] + columns - 1, spans[1][1]):
                    place = j + 1 - band[0][i + 1]
                    if 0 <= place < marks[i].shape[-1]:
                        marks[i][rows - 1, columns - 1, place] = True


def loss(found: Example, values: Array) -> tuple[float, Array]:
    """Negative log-likelihood of the gold beads, and its gradient."""
    count = len(FEATURES)
    beads = [
        np.where(possible, np.tensordot(values[:count], features, 1), -np.inf)
        for possible, features in zip(found.possible, found.features, strict=True)
    ]
    lone = [features @ values[count:] for features in found.lone]
    free = posteriors(Lattice(found.band, beads, *lone))
    bound = [b + FORBIDDEN * ~gold for b, gold in zip(beads, found.gold, strict=True)]
    bound_lone = [
        scores + FORBIDDEN * ~gold for scores, gold in zip(lone, found.lone_gold, strict=True)
    ]
    right = posteriors(Lattice(found.band, bound, *bound_lone))
    gradient = np.zeros(len(values))
    for features, one, two in zip(found.features, free.beads, right.beads, strict=True):
        gradient[:count] += np.tensordot(features, one - two, 3)
    gradient[count:] += (free.omitted - right.omitted) @ found.lone[0]
    gradient[count:] += (free.added - right.added) @ found.lone[1]
    return free.total - right.total, gradient


def train(examples: list[Example], *, steps: int = 40) -> Array:
    """The weights of FEATURES and LONE with the best penalized likelihood."""
    import torch

    values = torch.zeros(len(FEATURES) + len(LONE), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([values], max_iter=steps, line_search_fn="strong_wolfe")

    def closure() -> Any:
        current = values.detach().numpy()
        total, gradient = PRIOR * float(current @ current) / 2, PRIOR * current
        for found in examples:
            part, slope = loss(found, current)
            total, gradient = total + part, gradient + slope
        values.grad = torch.from_numpy(gradient.copy())
        return torch.tensor(total)

    optimizer.step(closure)
    click.echo(f"penalized negative log-likelihood: {float(closure()):.1f}")
    return values.detach().numpy()


def _read(row: dict[str, Any], encoder: Any) -> Example:
    sides = [(row[side], encoder.encode(row[side])) for side in ("src", "tgt")]
    return example(*read_texts(encoder, *sides), row["gold"])


def main() -> None:
    """Reads the documents and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("-o", "--output", type=Path, default=Path("mtqa/align/embedding.toml"))
    options = parser.parse_args()
    encoder = load_model(default_model("encoder", catalogue()))
    examples = []
    chance = random.Random(0)
    with gzip.open(options.data, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["split"] == options.split:
                examples += [_read(row, encoder)] * WHOLE
                examples += [_read(with_drops(row, chance), encoder) for _ in range(COPIES)]
    chosen = dict(zip((*FEATURES, *LONE), train(examples).tolist(), strict=True))
    chosen.update(BY_HAND)
    chosen["lone"] += RARER
    head = "# What each feature of a bead is worth; made by training/alignment_weights.py.\n"
    body = "".join(f'"{name}" = {value:.4f}\n' for name, value in chosen.items())
    options.output.write_text(f"{head}\n[weights]\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main()
