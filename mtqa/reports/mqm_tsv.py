"""Ratings as MQM Viewer and the scripts of WMT's metrics task read them, one line an error.

The ten columns and the members of the last are those of github.com/google-research/
google-research/tree/master/mqm_viewer; the names of categories and severities are WMT's, which
knows no severity above major.
"""

from __future__ import annotations

import csv
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mtqa.reports._places import segment_of
from mtqa.reports._text import one_line
from mtqa.types import Report, Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from mtqa.types import Finding, Judgement, ReportOptions, Result, Unit

COLUMNS: Final = (
    "system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category",
    "severity", "metadata",
)  # fmt: skip

RATER: Final = "mtqa"
NO_ERROR: Final = "No-error"

_OPEN, _CLOSE = "<v>", "</v>"
_JOINER = "\u2060"


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write a line for each finding that counts, and one for each segment that was judged and has
    none.

    The system is the file of the translation, the document that of the source, so that several
    translations of one source compare. What is about a whole document has no segment to stand in.
    """
    table = csv.writer(
        stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
    )
    table.writerow(COLUMNS)
    number = 0
    for judgement in result.judgements:
        by_unit: dict[str | None, list[Finding]] = {}
        for finding in judgement.findings:
            if finding.counts:
                by_unit.setdefault(finding.segment, []).append(finding)
        for place, unit in enumerate(judgement.units, 1):
            number += 1
            if judgement.scope is None or unit.id in judgement.scope:
                table.writerows(_ratings(unit, by_unit.get(unit.id, []), judgement, place, number))


def _ratings(
    unit: Unit, findings: list[Finding], judgement: Judgement, place: int, number: int
) -> Iterator[list[Any]]:
    languages = f":{judgement.source.language}-" if judgement.source else ":"
    document = (judgement.source or judgement.target).raw.path
    head = [
        one_line(judgement.target.raw.path),
        one_line(f"{document}{languages}{judgement.target.language}"),
        place,
        number,
        RATER,
    ]
    segment = _segment(unit, judgement)
    rated: list[Finding | None] = [*findings] or [None]
    for finding in rated:
        texts = [_marked(unit, side, finding) for side in (Side.SOURCE, Side.TARGET)]
        rating = _rating(finding) if finding else [NO_ERROR, NO_ERROR]
        metadata = {**(_note(finding) if finding else {}), **segment}
        yield [*head, *texts, *rating, json.dumps(metadata)]
        segment = {}


def _segment(unit: Unit, judgement: Judgement) -> dict[str, Any]:
    """What the first line of a segment says about it: its references."""
    texts = {
        one_line(judgement.references[index].raw.path): one_line(segment.text)
        for index, segment in enumerate(unit.references)
        if segment is not None
    }
    if not texts:
        return {}
    return {"segment": {"references": texts, "primary_reference": next(iter(texts))}}


def _marked(unit: Unit, side: Side, finding: Finding | None) -> str:
    """The text of a side, with the span of the finding in tags if it lies there."""
    segment = segment_of(unit, side)
    text = segment.text if segment else ""
    if finding is None or finding.side is not side or not finding.quote:
        return _plain(text)
    before, inside, after = (
        _plain(part)
        for part in (text[: finding.start], text[finding.start : finding.end], text[finding.end :])
    )
    return f"{before}{_OPEN}{inside}{_CLOSE}{after}"


def _plain(text: str) -> str:
    """On one line, and without what would read as a tag."""
    text = one_line(text)
    for tag in (_OPEN, _CLOSE):
        text = text.replace(tag, f"{tag[0]}{_JOINER}{tag[1:]}")
    return text


def _rating(finding: Finding) -> list[str]:
    names = _names()
    dimension = finding.category.partition("/")[0]
    categories = names["categories"]
    category = categories.get(finding.category) or categories.get(dimension, "Other")
    return [category, names["severities"][str(finding.severity)]]


def _note(finding: Finding) -> dict[str, Any]:
    note = f"{finding.severity} {finding.category} {finding.code}: {finding.message}"
    return {"note": one_line(note), "marked_text": one_line(finding.quote)}


@cache
def _names() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


REPORT = Report(write=write)
