"""`mtqa evaluate`: how well the numbers of mtqa agree with human judgements."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtqa.cli import complain

if TYPE_CHECKING:
    from mtqa.systems.judged import Agreement

_FORMATS = ("table", "json", "tsv", "markdown")
_HEADS = (
    "pair", "metric", "rows", "Pearson", "Spearman", "Kendall", "pairs", "acc_eq*", "systems",
)  # fmt: skip


@click.group("evaluate")
def evaluate() -> None:
    """Measure metrics against human judgements."""


@evaluate.command("metrics")
@click.argument("file", metavar="FILE.jsonl")
@click.option("--metric", "metrics", multiple=True, metavar="NAME", help="A metric (repeatable).")
@click.option(
    "--human",
    default="human_score",
    show_default=True,
    metavar="FIELD",
    help="The field of the judgement; more is better.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="How to print it.",
)
@click.option("-o", "output", metavar="FILE", help="Write to FILE.")
@click.option("--quiet", is_flag=True, help="No progress.")
def metrics_command(**given: Any) -> None:
    """Correlate metrics with human scores, by language pair.

    FILE has a JSON object on each line (it may be gzipped): source, target, references, pair,
    system, doc_id, seg_id, and the judgement.

    Pearson, Spearman and Kendall (tau-b) are over all segments. "pairs" is how often two
    translations of one source are ordered as humans order them, over pairs that humans tell apart;
    "acc_eq*" is the same with ties after tie calibration (Deutsch et al. 2023); "systems" is how
    many pairs of systems are ordered as humans order them.

    \b
    mtqa evaluate metrics judged.jsonl
    mtqa evaluate metrics judged.jsonl.gz --metric chrf --metric adequacy --human z_mean --quiet
    mtqa evaluate metrics judged.jsonl --format markdown -o agreement.md
    """
    from mtqa.cli._outputs import refuse_if_unwritable, replace_file
    from mtqa.cli._progress import shown_when_long
    from mtqa.systems.judged import evaluate as evaluated
    from mtqa.systems.judged import kept, read_rows
    from mtqa.systems.scoring import WITH_REFERENCE

    path = Path(given["file"])
    if given["output"]:
        refuse_if_unwritable(Path(given["output"]), {path.resolve(): "an input"})
    rows, notes = kept(read_rows(path, given["human"]))
    for note in notes:
        complain(f"note: {note}")
    with shown_when_long(quiet=given["quiet"]) as progress:
        names = list(dict.fromkeys(given["metrics"])) or list(WITH_REFERENCE)
        found = list(evaluated(rows, names, progress=progress))
    text = _written(found, given["form"])
    if given["output"]:
        replace_file(Path(given["output"]), text)
    else:
        sys.stdout.write(text)


def _written(found: list[Agreement], form: str) -> str:
    if form == "json":
        content = {"schema_version": 1, "agreements": [asdict(one) for one in found]}
        return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    rows = [_cells(one) for one in found]
    if form == "tsv":
        signed = [[*row, one.signature] for row, one in zip(rows, found, strict=True)]
        return "".join("\t".join(row) + "\n" for row in [[*_HEADS, "signature"], *signed])
    if form == "markdown":
        ruler = ["---", "---", *["---:"] * (len(_HEADS) - 2)]
        return "".join(f"| {' | '.join(row)} |\n" for row in [[*_HEADS], ruler, *rows])
    return _table(rows) + "".join(f"{one}\n" for one in dict.fromkeys(f.signature for f in found))


def _cells(one: Agreement) -> list[str]:
    shares = (one.pearson, one.spearman, one.kendall, one.accuracy, one.tied_accuracy)
    right, total = one.systems
    return [
        one.pair,
        one.metric,
        str(one.rows),
        *("" if share is None else f"{share:.3f}" for share in shares),
        f"{right}/{total}" if total else "",
    ]


def _table(rows: list[list[str]]) -> str:
    from rich import box
    from rich.table import Table

    from mtqa.cli._tables import rendered, shown

    table = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False)
    for place, head in enumerate(_HEADS):
        table.add_column(head, justify="left" if place < 2 else "right", no_wrap=True)
    for row in rows:
        table.add_row(*map(shown, row))
    return rendered(table, color=False)


COMMAND = evaluate
