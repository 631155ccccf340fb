"""One command from the data to the shipped weights; each stage goes on where it was stopped.

    python -m training.fluency --data ../shared/data --work WORK [--further further.jsonl.gz]

writes WORK/weights.safetensors, to be copied to mtqa/models/discriminator/ with its SHA-256 in
models.toml. `--further` are sentences of more languages, as training.fluency.documentation makes.
The examples take about 4 minutes of one core, the states 30, the training 30; the training uses a
GPU where there is one.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtqa.models import catalogue, default_model, load_model
from mtqa.models.discriminator._clues import NAMES
from mtqa.models.discriminator._network import Shape
from training.fluency import calibrate, examples, states
from training.fluency.train import Recipe, train

if TYPE_CHECKING:
    from collections.abc import Iterable

LAYERS = (0, 2, 4, 6, 8)
"""The layers of the encoder that are read: the middle ones know most of grammar."""

IDENTIFY = 2
"""The place in LAYERS of the layer by which the languages of tokens are told."""

WIDTH, DEPTH, REACH = 160, 2, 5


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--further", type=click.Path(path_type=Path, exists=True), multiple=True)
@click.option("--work", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--shards", default=30, show_default=True, help="Shards of examples to learn from.")
@click.option("--more", default=4, show_default=True, help="Those of news and of short pairs.")
@click.option("--passes", default=34, show_default=True, help="Passes over a shard each.")
@click.option("--full-precision", is_flag=True, help="Encode in float32, where bfloat16 is slow.")
@click.option("--threads", default=1, show_default=True, help="Of the processor.")
def main(**given: Any) -> None:
    """Train the embedded model of fluency."""
    import torch

    torch.set_num_threads(given["threads"])
    work, seed = given["work"], given["seed"]
    work.mkdir(parents=True, exist_ok=True)
    encoder: Any = load_model(default_model("encoder", catalogue()))
    if not (work / "train.jsonl").exists():
        examples.write(given["data"], given["further"], encoder.tokenizer, work, seed)
    if not given["full_precision"]:
        states.in_half_precision(encoder)
    learnt = {"train": given["shards"], "more": given["more"]}
    for name, most in {"held_out": 2, "marked": 1, "clean": 2, **learnt}.items():
        states.write(encoder, work / f"{name}.jsonl", work / name, LAYERS, most)
    languages = _languages([work / f"{name}.jsonl" for name in learnt])
    hidden = encoder._bert.shape.hidden  # noqa: SLF001
    shape = Shape(
        len(LAYERS), hidden, IDENTIFY, WIDTH, DEPTH, REACH, len(NAMES), len(languages) + 1
    )
    recipe = Recipe(passes=given["passes"])
    shards = [path for name, most in learnt.items() for path in states.shards(work / name)[:most]]
    weights = train(shards, shape, languages, recipe, work / "last.pt", seed)
    sets = [
        calibrate.judged(work / name, shape, weights, languages)
        for name in ("held_out", "clean", "marked")
    ]
    tables = calibrate.calibration(*sets)
    path = work / "weights.safetensors"
    calibrate.export(path, shape, weights, languages, encoder.signature, LAYERS, tables)


def _languages(paths: Iterable[Path]) -> dict[str, int]:
    """The numbers of the languages of the examples, from 1."""
    found = set()
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            found |= {row["language"] for line in lines for row in json.loads(line)}
    return {language: number for number, language in enumerate(sorted(found), start=1)}


if __name__ == "__main__":
    main()
