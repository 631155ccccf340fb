"""The examples: what humans said of translations, in one shape whatever they were asked.

A label that a data set does not give is None, and costs nothing in the loss.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from training.quality.edits import changed, detokenized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

TRAIN = ("da_train", "mqm_news_ted_train", "mqm_bio_train")
DEV = ("da_dev", "mqm_news_ted_dev", "mqm_bio_dev")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A translation and its labels: `direct` the z-scored direct assessment (higher is better),
    `penalty` the sum of MQM weights and `hter` the share of words edited (higher is worse),
    `critical` whether it has a critical error. `minor`, `major` and `edited` are bad spans of the
    target, `omitted` bad spans of the source; None where nobody marked any.
    `made` and `missed` are those of made-up errors, of which `better` is without them.
    """

    data: str
    pair: str
    source: str
    target: str
    document: str = ""
    segment: str = ""
    system: str = ""
    direct: float | None = None
    penalty: float | None = None
    hter: float | None = None
    critical: bool | None = None
    minor: Spans | None = None
    major: Spans | None = None
    edited: Spans | None = None
    omitted: Spans | None = None
    made: Spans | None = None
    missed: Spans | None = None
    better: Example | None = None
    references: tuple[str, ...] = field(default=())


def read(data: Path, name: str) -> list[Example]:
    """The examples of a file of qe/; ratings of one translation by several raters are one."""
    with gzip.open(data / "qe" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if name.startswith("da_"):
        return [_direct(row, name) for row in rows]
    if name.startswith("critical"):
        return [
            Example(
                name, row["pair"], row["source"], detokenized(row["target"]),
                critical=row["label"] == "ERR",
            )
            for row in rows
        ]  # fmt: skip
    groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for row in rows:
        key = (row["pair"], str(row["doc_id"]), str(row["seg_id"]), row["system"], row["target"])
        groups[key].append(row)
    return [_marked(rows, name) for rows in groups.values()]


def texts(examples: Iterable[Example]) -> Iterator[str]:
    """Sources, targets and corrections."""
    for example in examples:
        yield example.source
        yield example.target


def _direct(row: dict[str, Any], name: str) -> Example:
    target = row["target"]
    return Example(
        name,
        row["pair"],
        row["source"],
        target,
        document=row["doc_id"],
        segment=str(row["seg_id"]),
        direct=row["z_mean"],
        hter=min(1.0, row["hter"]),
        edited=changed(target, detokenized(row["post_edit"])),
    )


def _marked(rows: list[dict[str, Any]], name: str) -> Example:
    row = rows[0]
    spans = [span for one in rows for span in one["error_spans"]]
    chosen = {
        severity: tuple(
            (span["start"], span["end"])
            for span in spans
            if span["severity"] in severities and not span.get("in_source")
        )
        for severity, severities in {"minor": ("minor",), "major": ("major", "critical")}.items()
    }
    return Example(
        name,
        row["pair"],
        row["source"],
        row["target"],
        document=str(row["doc_id"]),
        segment=str(row["seg_id"]),
        system=row["system"],
        penalty=sum(-one["human_score"] for one in rows) / len(rows),
        minor=chosen["minor"],
        major=chosen["major"],
        omitted=tuple((s["start"], s["end"]) for s in spans if s.get("in_source")),
        references=tuple(row.get("references", {}).values()),
    )
