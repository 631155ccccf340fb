"""Writes the ratios of `mtqa/text/lengths.toml`: how long a translation is beside its source.

    python training/length_ratios.py DIRECTORY

DIRECTORY holds ntrex.jsonl.gz and tico19.jsonl.gz, human translations from English. Every second
language is read, the first, third ... in alphabetical order. A ratio is the median, over sentences
of 60 characters and more, of characters of the translation per character of English. What lies
around it is printed, by the length of the source: the quantiles of the logarithm of the ratio of a
sentence divided by that of its language, which the limits of the check `wrong-length` were read
from.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import numpy as np

from mtqa.text.languages import standardize

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "mtqa" / "text" / "lengths.toml"
LONG = 60
BINS = (20, 40, 80, 160, 100_000)
QUANTILES = (0.0, 0.001, 0.5, 0.999, 1.0)

Pair = tuple[str, str, str]
"""Language, source, translation."""


def main() -> None:
    """Read, count and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("directory", type=Path)
    directory: Path = parser.parse_args().directory
    logarithms: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for pairs in (ntrex(directory / "ntrex.jsonl.gz"), tico19(directory / "tico19.jsonl.gz")):
        found = list(pairs)
        chosen = sorted({language for language, _, _ in found})[::2]
        for language, source, target in found:
            if language in chosen and source.strip() and target.strip():
                ratio = len(target.strip()) / len(source.strip())
                logarithms[language].append((len(source.strip()), float(np.log(ratio))))
    medians = {}
    for language, rows in sorted(logarithms.items()):
        table = np.array(rows)
        medians[language] = float(np.median(table[table[:, 0] >= LONG, 1]))
        click.echo("\t".join((language, *spread(table, medians[language]))))
    write({"en": 1.0} | {language: float(np.exp(m)) for language, m in medians.items()})


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ntrex(path: Path) -> Iterator[Pair]:
    """News."""
    for row in rows(path):
        for tag, sentences in row["refs"].items():
            language = standardize(tag.removesuffix("-ref2").replace("arb", "ar"))
            for source, target in zip(row["eng"], sentences, strict=True):
                yield language, source, target


def tico19(path: Path) -> Iterator[Pair]:
    """Medical sentences."""
    for row in rows(path):
        for tag, target in row["refs"].items():
            yield standardize(tag), row["en"], target


def spread(table: Any, median: float) -> Iterator[str]:
    """The quantiles in each bin of lengths."""
    for low, high in pairwise(BINS):
        inside = table[(table[:, 0] >= low) & (table[:, 0] < high), 1] - median
        if len(inside):
            quantiles = np.quantile(inside, QUANTILES)
            yield f"{low}: {len(inside)} " + " ".join(f"{value:.2f}" for value in quantiles)


def write(ratios: dict[str, float]) -> None:
    """Replace the table `ratios`, and leave what was written by hand."""
    text = TARGET.read_text(encoding="utf-8")
    lines = "".join(f'"{tag}" = {ratio:.3f}\n' for tag, ratio in sorted(ratios.items()))
    new = re.sub(r"(?<=\[ratios\]\n)(?:\S.*\n)*", lines, text)
    TARGET.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
