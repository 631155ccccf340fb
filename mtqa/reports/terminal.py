"""The report for a person at a terminal: the verdict, the worst segments, a sentence at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtqa.reports._findings import Blocks
from mtqa.reports._grouping import grouped
from mtqa.reports._overview import overview, plural, summary
from mtqa.reports._ranking import unplaced
from mtqa.reports._sheet import sheet
from mtqa.types import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from mtqa.reports._cells import Line
    from mtqa.reports._ranking import RankedUnit
    from mtqa.reports._sheet import Sheet
    from mtqa.types import Judgement, ReportOptions, Result


_COMPACT: Final = "compact"


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:
    """Write the report.

    Beyond `options.limit` segments (of each group), and as many findings about whole documents,
    only their number is told.
    """
    paper = sheet(stream, options)
    paper.print(list(_report(result, paper, options)), stream)


def _report(result: Result, paper: Sheet, options: ReportOptions) -> Iterator[Line]:
    blocks = Blocks(paper, wide=options.layout == "wide")
    limit = options.limit
    yield from overview(result, paper, limit)
    for group in grouped(result, options):
        if group.title:
            findings = plural(sum(len(unit.findings) for unit in group.units), "finding")
            yield []
            yield paper.text(group.title, "strong") + paper.text(f"  {findings}", "dim")
        yield from _segments(
            group.units[:limit], result, blocks, compact=options.layout == _COMPACT
        )
        yield from _left_out(group.units[len(group.units) if limit is None else limit :], blocks)
    yield from _about_documents(result.judgements, blocks, limit)
    yield from _not_counted(result, blocks, limit)
    yield []
    yield from summary(result, paper)


def _segments(
    units: Sequence[RankedUnit], result: Result, blocks: Blocks, *, compact: bool
) -> Iterator[Line]:
    if compact:
        yield []
    for number, unit in enumerate(units, 1):
        judgement = result.judgements[unit.translation]
        if compact:
            for finding in unit.findings:
                yield from blocks.brief(finding)
            yield from blocks.suspected(unit, judgement)
        else:
            yield []
            yield from blocks.segment(number, unit, judgement)


def _about_documents(
    judgements: Sequence[Judgement], blocks: Blocks, limit: int | None
) -> Iterator[Line]:
    found = [(finding, judgement) for judgement in judgements for finding in unplaced(judgement)]
    if found:
        yield []
        yield blocks.title("about whole documents")
    for finding, judgement in found[:limit]:
        yield from blocks.finding(finding, judgement)
    if limit is not None and len(found) > limit:
        yield from blocks.more(
            f"{plural(len(found) - limit, 'more finding')}: --format json lists all"
        )


def _not_counted(result: Result, blocks: Blocks, limit: int | None) -> Iterator[Line]:
    found = [finding for finding in result.findings if not finding.counts]
    if found:
        yield []
        yield blocks.title("shown, not counted")
    for finding in found[:limit]:
        yield from blocks.answered(finding)
    if limit is not None and len(found) > limit:
        yield from blocks.more(f"{len(found) - limit} more: --format json lists all")


def _left_out(ranked: Sequence[RankedUnit], blocks: Blocks) -> Iterator[Line]:
    if ranked:
        findings = sum(len(unit.findings) for unit in ranked)
        segments = f"{plural(len(ranked), 'more segment')} with {plural(findings, 'finding')}"
        yield []
        yield from blocks.more(f"{segments}: --format json lists all")


REPORT = Report(write=write)
