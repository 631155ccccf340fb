"""From trained weights to the file that is shipped: what the logits mean in each language.

Percentiles come from the native sentences that were held out, the limit for flags from those and
from half of the languages of ntrex, the probability of a token from marked translations.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from mtqa.models.discriminator import _calibration as calibrated
from mtqa.models.discriminator._network import Shape, forward
from training.fluency import states
from training.fluency.batches import batches

if TYPE_CHECKING:
    from pathlib import Path

    from training.fluency.states import Array
    from training.fluency.train import Weights

_FEWEST = 60
"""Sentences of a language and length that a table is made of; else those of any length serve."""

_QUIET = 0.99
_PRIOR = 150
"""A language's own limit counts as much as that of all languages if it has so many sentences."""


def judged(
    folder: Path, shape: Shape, weights: Weights, languages: dict[str, int]
) -> list[dict[str, Any]]:
    """Every text of the shards: its language, its logit, those of its tokens, and their labels."""
    found = []
    for shard in states.each(folder):
        for rows, batch in batches(shard, languages, 6000, None):
            with torch.inference_mode():
                logits = forward(
                    shape,
                    weights,
                    batch.states.float(),
                    batch.clues.float(),
                    batch.mask,
                    batch.told,
                )
            for row, mask in enumerate(batch.mask):
                found.append(
                    {
                        "language": shard.languages[rows[row]],
                        "text": float(logits.text[row]),
                        "faults": logits.faults[row][mask].numpy(),
                        "marks": logits.marks[row][mask].numpy(),
                        "labels": batch.labels[row][mask].numpy(),
                    }
                )
    return found


def calibration(
    native: list[dict[str, Any]], clean: list[dict[str, Any]], marked: list[dict[str, Any]]
) -> calibrated.Calibration:
    """Tables from native sentences, clean translations and marked ones."""
    native = [text for text in [*native, *clean] if not text["labels"].any()]
    by_language: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for text in native:
        by_language[text["language"]].append(text)
    by_language[calibrated.ANY] = native
    tags = tuple(sorted(by_language))
    signs = {
        tag: np.array([calibrated.signs(text["text"], text["faults"]) for text in by_language[tag]])
        for tag in tags
    }
    common = _spread(signs[calibrated.ANY])
    levels = [
        (np.median(signs[tag], axis=0), _shrunk(_spread(signs[tag]), common, len(signs[tag])))
        for tag in tags
    ]
    found = calibrated.Calibration(
        tags,
        np.stack([np.stack(level, axis=1) for level in levels]).astype(np.float32),
        np.zeros(0),
        _fit(marked, tags).astype(np.float32),
    )
    tables = [_tables(by_language[tag], tag, found) for tag in tags]
    return replace(found, values=np.stack(tables).astype(np.float32))


def _tables(texts: list[dict[str, Any]], tag: str, levels: calibrated.Calibration) -> Array:
    """(lengths, shares) of the values."""
    shares = np.array(calibrated.SHARES) / 100
    classes: list[list[float]] = [[] for _ in range(len(calibrated.LENGTHS) + 1)]
    every = []
    for text in texts:
        value = levels.value(text["text"], text["faults"], tag)
        every.append(value)
        classes[bisect_right(calibrated.LENGTHS, len(text["labels"]))].append(value)
    return np.stack([np.quantile(c if len(c) >= _FEWEST else every, shares) for c in classes])


def _spread(values: Array) -> Array:
    """How much more than the middle one in a hundred exceeds."""
    found: Array = np.quantile(values, _QUIET, axis=0) - np.median(values, axis=0)
    return found


def _shrunk(own: Array, common: Array, count: int) -> Array:
    """Between what a language says and what all say, by how many sentences of it there are."""
    share = count / (count + _PRIOR)
    return share * own + (1 - share) * common


def _fit(texts: list[dict[str, Any]], tags: tuple[str, ...]) -> Array:
    """By language, slope and offset from logits to log odds (Platt 1999), by Newton's method.

    The slope is common; languages without marked translations have the mean offset of the others.
    """
    by_language: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for text in texts:
        by_language[text["language"]].append(text)
    names = [tag for tag in tags if by_language.get(tag)]
    logits, labels, offsets = [], [], []
    for number, tag in enumerate(names):
        for text in by_language[tag]:
            logits.append(text["marks"])
            labels.append(text["labels"])
            offsets.append(np.eye(len(names))[[number] * len(text["marks"])])
    design = np.concatenate(
        [np.concatenate(logits)[:, None], np.concatenate(offsets)], axis=1
    ).astype(np.float64)
    marks = np.concatenate(labels)
    found = np.array([1.0, *[0.0] * len(names)])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (chance - marks)
        curve = (design * (chance * (1 - chance))[:, None]).T @ design
        found = found - np.linalg.solve(curve + np.eye(len(found)), slope)
    own = dict(zip(names, found[1:], strict=True))
    return np.array([(found[0], own.get(tag, found[1:].mean())) for tag in tags])


def export(
    path: Path,
    shape: Shape,
    weights: Weights,
    languages: dict[str, int],
    encoder: str,
    layers: tuple[int, ...],
    tables: calibrated.Calibration,
) -> None:
    """Writes the file that mtqa.models.discriminator reads, matrices in float16."""
    from safetensors.numpy import save_file

    arrays = {name: value.numpy().astype(np.float16) for name, value in weights.items()}
    for name in ("levels", "values", "token"):
        arrays[f"calibration.{name}"] = getattr(tables, name)
    head = {
        "shape": asdict(shape),
        "encoder": encoder,
        "layers": layers,
        "languages": sorted(languages, key=languages.__getitem__),
        "calibrated": tables.languages,
    }
    temporary = path.with_suffix(".part")
    save_file(arrays, temporary, {"fluency": json.dumps(head)})
    temporary.replace(path)
