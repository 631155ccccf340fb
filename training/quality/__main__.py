"""One command from the data to the shipped weights; each stage goes on where it was stopped.

    python -m training.quality --data ../shared/data --work WORK

writes WORK/weights.safetensors, to be copied to mtqa/models/quality/ with its SHA-256 in
models.toml. The states take about an hour of one core and 12 GB of disk, each network half an hour.
`--without en-de` leaves a language pair out of training, to see what the model knows of it then.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import click
import numpy as np
import torch

from mtqa.models.quality._inputs import LAYERS
from mtqa.models.quality._network import Shape
from training.quality import calibrate, corpus, made, states
from training.quality.batches import Maker
from training.quality.measure import figures
from training.quality.train import Recipe, judge, train

if TYPE_CHECKING:
    from training.quality.corpus import Example

LONGEST = 400
"""Tokens of both sides of a pair that is learnt from."""

_SAMPLE = 3000
_HUMAN = 1500
_JUDGED = 2600


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--work", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--seed", default=1, show_default=True, help="Of the first network.")
@click.option("--networks", default=3, show_default=True, help="Networks that are averaged.")
@click.option("--passes", default=16, show_default=True, help="Passes of 8,000 examples each.")
@click.option("--without", metavar="PAIR", help="Do not learn from this pair of languages.")
@click.option("--part", type=(int, int), default=(0, 1), help="Encode this share only, and stop.")
def main(**given: Any) -> None:
    """Train the embedded model of quality."""
    torch.set_num_threads(1)
    data, work = given["data"], given["work"]
    (work / "states").mkdir(parents=True, exist_ok=True)
    learnt, held_out, human = examples(data)
    texts = list(
        dict.fromkeys(
            text
            for example in (*learnt, *held_out, *human)
            for one in (example, example.better)
            if one is not None
            for text in (one.source, one.target)
        )
    )
    scale = scale_of(texts, work)
    states.write(texts, work / "states", LAYERS, scale, given["part"])
    if given["part"] != (0, 1):
        return
    maker, languages = make(learnt, work)
    store = maker.store
    held_out = [e for e in held_out if maker.knows(e) and maker.length(e) < LONGEST]
    learnt = [e for e in learnt if e.pair != given["without"] and maker.knows(e)]
    learnt = [e for e in learnt if maker.length(e) < LONGEST]
    shape = Shape(len(LAYERS), 384, 160, 2, 4, 384, len(languages) + 1)
    recipe = Recipe(passes=given["passes"])
    name = given["without"] or "all"
    networks = [
        train(learnt, held_out[::4], maker, shape, recipe, work / f"{name}-{seed}.pt", seed)
        for seed in range(given["seed"], given["seed"] + given["networks"])
    ]
    judged = calibrate.averaged([judge(held_out, maker, shape, one) for one in networks])
    click.echo(" ".join(f"{key} {one:.3f}" for key, one in figures(held_out, judged).items()))
    if given["without"]:
        return
    mix = calibrate.mixture(held_out, judged)
    networks = [calibrate.mixed(one, mix) for one in networks]
    judged = calibrate.remixed(judged, mix)
    marked = [(e, j) for e, j in zip(held_out, judged, strict=True) if e.penalty is not None]
    own = [judge(human, maker, shape, one) for one in networks]
    found = calibrate.calibration(
        marked, list(zip(human, calibrate.averaged(own), strict=True)), store
    )
    pairs = sorted({e.pair for e in learnt if e.direct is not None or e.penalty is not None})
    head = {
        "encoder": states.signature(),
        "layers": list(LAYERS),
        "languages": list(languages),
        "pairs": pairs,
    }
    calibrate.export(work / "weights.safetensors", shape, networks, found, scale, head)


def examples(data: Path) -> tuple[list[Example], list[Example], list[Example]]:
    """What is learnt from, what learning is stopped by, and human translations for thresholds."""
    learnt = [example for name in corpus.TRAIN for example in corpus.read(data, name)]
    held_out = [example for name in corpus.DEV for example in corpus.read(data, name)]
    human = made.human(data)
    good = made.good(learnt)
    english = [example for example in good if example.pair.endswith("-en")]
    elsewhere = [example for example in good if not example.pair.endswith("-en")]
    wrong = [
        *made.made(human, 40, Random(1)),
        *made.made(elsewhere, 90, Random(2)),
        *made.made(english, 350, Random(3)),
    ]
    right = Random(5).sample(human, min(_HUMAN, len(human) // 4))
    known = {e.target for e in right} | {e.better.target for e in wrong if e.better}
    others = [e for e in human if e.target not in known]
    judged = Random(9).sample(others, min(_JUDGED, len(others)))
    learnt += wrong + [replace(example, made=(), minor=()) for example in right]
    return learnt, held_out, judged


def scale_of(texts: list[str], work: Path) -> Any:
    """The means and deviations of states over a sample of the texts."""
    path = work / "states" / "scale.npz"
    one = None if path.exists() else states.encoder()
    return states.scale_of(one, Random(1).sample(texts, min(_SAMPLE, len(texts))), LAYERS, path)


def make(learnt: list[Example], work: Path) -> tuple[Maker, dict[str, int]]:
    """What makes rows of the cached states, and the numbers of the languages learnt from."""
    tags = sorted({tag for example in learnt for tag in example.pair.split("-")})
    languages = {tag: number for number, tag in enumerate(tags, start=1)}
    rareness = -states.scores().astype(np.float32)
    return Maker(states.Store(work / "states"), rareness, languages), languages


if __name__ == "__main__":
    main()
