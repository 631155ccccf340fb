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
from typing import Any

import click

from mtqa.models import catalogue, default_model, load_model
from mtqa.models.discriminator._network import Shape
from training.fluency import calibrate, examples, states
from training.fluency.train import Recipe, train

LAYERS = (0, 2, 4, 6, 8)
"""The layers of the encoder that are read: the middle ones know most of grammar."""


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--further", type=click.Path(path_type=Path, exists=True))
@click.option("--work", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--shards", default=43, show_default=True, help="Shards of examples to learn from.")
@click.option("--passes", default=60, show_default=True, help="Passes over a shard each.")
@click.option("--full-precision", is_flag=True, help="Encode in float32, where bfloat16 is slow.")
def main(**given: Any) -> None:
    """Train the embedded model of fluency."""
    work, data = given["work"], given["data"]
    work.mkdir(parents=True, exist_ok=True)
    encoder: Any = load_model(default_model("encoder", catalogue()))
    if not (work / "train.jsonl").exists():
        examples.write(data, given["further"], encoder.tokenizer, work, given["seed"])
    if not given["full_precision"]:
        states.in_half_precision(encoder)
    for name, most in (("held_out", 3), ("marked", 2), ("clean", 2), ("train", given["shards"])):
        states.write(encoder, work / f"{name}.jsonl", work / name, LAYERS, most)
    languages = _languages(work / "train.jsonl")
    shape = Shape(len(LAYERS) * 384, 256, 3, 4, 512, len(languages) + 1)
    recipe = Recipe(passes=given["passes"])
    weights = train(work / "train", shape, languages, recipe, work / "last.pt", given["seed"])
    sets = [
        calibrate.judged(work / name, shape, weights, languages)
        for name in ("held_out", "clean", "marked")
    ]
    calibrate.export(
        work / "weights.safetensors",
        shape,
        weights,
        languages,
        encoder.signature,
        LAYERS,
        calibrate.calibration(*sets),
    )


def _languages(path: Path) -> dict[str, int]:
    """The numbers of the languages of the examples, from 1."""
    with path.open(encoding="utf-8") as lines:
        found = {row["language"] for line in lines for row in json.loads(line)}
    return {language: number for number, language in enumerate(sorted(found), start=1)}


if __name__ == "__main__":
    main()
