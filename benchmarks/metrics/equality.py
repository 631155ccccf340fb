"""mtqa score against the command line of sacrebleu, on every system of rows with references.

    python benchmarks/metrics/equality.py ROWS.jsonl.gz [METRIC...]

For each language pair and system: BLEU, chrF, chrF++ and TER (or the metrics that are named) with
12 decimals and their signatures from `sacrebleu`, and those of mtqa, rounded to the same. Exits 1
if one differs. TER takes most of the time.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from mtqa import registry
from mtqa.types import Corpus

METRICS = {
    "bleu": ["-m", "bleu"],
    "chrf": ["-m", "chrf"],
    "chrfpp": ["-m", "chrf", "--chrf-word-order", "2"],
    "ter": ["-m", "ter"],
}
Texts = dict[tuple[str, str], dict[tuple[str, str], str]]


def read(path: str) -> tuple[Texts, dict[tuple[str, str, str], str]]:
    """The outputs of each system by pair, and the references."""
    systems: Texts = defaultdict(dict)
    references = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            item = (str(row["doc_id"]), str(row["seg_id"]))
            # Files hold a segment on each line.
            systems[row["pair"], row["system"]][item] = " ".join(row["target"].split())
            for text in row["references"].values():
                references[row["pair"], *item] = " ".join(text.split())
    return systems, references


def theirs(
    system: list[str], reference: list[str], language: str, metrics: list[str]
) -> dict[str, tuple[float, str]]:
    """Score and signature of each metric by the command line of sacrebleu."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, "system"), Path(folder, "reference")]
        for file, texts in zip(files, (system, reference), strict=True):
            file.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        command = [sys.executable, "-m", "sacrebleu", str(files[1]), "-i", str(files[0])]
        command += ["-l", f"xx-{language}", "-w", "12"]
        for name in metrics:
            done = subprocess.run(
                [*command, *METRICS[name]], capture_output=True, text=True, check=True
            )
            told = json.loads(done.stdout)
            signature = told["signature"].replace(f"lang:xx-{language}|", "")
            found[name] = (told["score"], signature)
    return found


def main() -> None:
    """Print a row for each system."""
    systems, references = read(sys.argv[1])
    metrics = sys.argv[2:] or list(METRICS)
    differing = 0
    for (pair, name), texts in systems.items():
        items = [item for item in texts if (pair, *item) in references]
        own = [texts[item] for item in items]
        other = [references[pair, *item] for item in items]
        expected = theirs(own, other, pair.rpartition("-")[2], metrics)
        corpus = Corpus((tuple(other),), language=pair.rpartition("-")[2])
        cells = []
        for key, wanted in expected.items():
            metric = registry.load("metrics", key).over(corpus)
            value = round(metric.score(metric.statistics(own)), 12)
            same = (value, metric.signature.removeprefix(f"{metric.name}|")) == wanted
            differing += not same
            cells.append(f"{key} {value:.2f} {'same' if same else 'DIFFERS'}")
        print(f"{pair}  {name:15} {len(own):4}  {'  '.join(cells)}", flush=True)
    print(f"{len(systems)} systems, {len(systems) * len(metrics)} scores, {differing} differ")
    sys.exit(differing > 0)


if __name__ == "__main__":
    main()
