"""Sentence alignment against hand-made alignments.

    python benchmarks/alignment/run.py ../shared/data/alignment --split test

prints strict and lax precision, recall and F1 (see scoring.py) of our aligner, of Gale and Church's
and of one like hunalign, over the documents of each set, and the time of the alignment itself.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))

from baselines import gale_church, hunalign_like
from scoring import agreement

from mtqa.align.embedding import align, read_texts
from mtqa.models import catalogue, default_model, load_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mtqa.align._lattice import Bead
    from mtqa.align.embedding import Text


SYSTEMS: dict[str, Callable[[dict[str, Any], tuple[Text, Text]], list[Bead]]] = {
    "mtqa": lambda _, texts: [(link.source, link.target) for link in align(*texts)],
    "hunalign": lambda row, _: hunalign_like(row["src"], row["tgt"]),
    "gale-church": lambda row, _: gale_church(row["src"], row["tgt"]),
}


def documents(path: Path, split: str) -> Iterator[dict[str, Any]]:
    """Rows with `src`, `tgt` and `gold` of one split."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (row for row in map(json.loads, lines) if row["split"] == split)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="test")
    options = parser.parse_args()
    encoder = load_model(default_model("encoder", catalogue()))
    header = (
        f"{'set':<14}{'system':<12}{'strict P':>9}{'R':>7}{'F1':>7}{'lax P':>9}{'R':>7}{'F1':>7}"
    )
    print(f"{header}{'seconds':>9}")
    for path in sorted(options.folder.glob("*.jsonl.gz")):
        rows = list(documents(path, options.split))
        if rows:
            report(path.name.removesuffix(".jsonl.gz"), rows, encoder)


def report(name: str, rows: list[dict[str, Any]], encoder: Any) -> None:
    """Prints one line for each system."""
    found: dict[str, list[Any]] = {system: [] for system in SYSTEMS}
    seconds = dict.fromkeys(SYSTEMS, 0.0)
    for row in rows:
        sides = [(row[side], encoder.encode(row[side])) for side in ("src", "tgt")]
        texts = read_texts(encoder, *sides)
        for system, run in SYSTEMS.items():
            start = time.perf_counter()
            found[system].append((row["gold"], run(row, texts)))
            seconds[system] += time.perf_counter() - start
    for system, results in found.items():
        strict, lax = agreement(results)
        cells = "".join(
            f"{ratio.precision:>9.3f}{ratio.recall:>7.3f}{ratio.f1:>7.3f}"
            for ratio in (strict, lax)
        )
        print(f"{name:<14}{system:<12}{cells}{seconds[system]:>9.1f}")


if __name__ == "__main__":
    main()
