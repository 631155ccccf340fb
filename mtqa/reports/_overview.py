"""The top and the bottom of a report: the verdict, the translations, the counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mtqa.reports._cells import line_width, wrap
from mtqa.reports._sparkline import disfluency, sparkline
from mtqa.scoring import word_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.reports._cells import Line
    from mtqa.reports._sheet import Sheet
    from mtqa.types import Finding, Judgement, Quality, Result, Score, Severity

MOST_CATEGORIES: Final = 8
"""Categories whose findings are counted one by one; the rest is one number."""

_WIDEST_MARGIN = 10
_TITLES = {"mqm": "MQM"}


def plural(count: float, noun: str) -> str:
    """`count` with its noun, which takes an s unless there is one."""
    return f"{count:,.12g} {noun}{'' if count == 1 else 's'}"


def by_severity(findings: Iterable[Finding]) -> list[tuple[Severity, int]]:
    """How many findings count, worst first; severities without one are left out."""
    number = Counter(f.severity for f in findings if f.counts)
    return [(level, number[level]) for level in sorted(number, reverse=True)]


def _answered(findings: Iterable[Finding]) -> list[tuple[str, int]]:
    """How many findings are shown and not counted, by what speaks for them."""
    words = Counter(
        "suppressed" if finding.suppressed is not None else "in the baseline"
        for finding in findings
        if not finding.counts
    )
    return sorted(words.items(), reverse=True)


def by_category(findings: Iterable[Finding]) -> list[tuple[str, int]]:
    """How many findings count, most frequent category first."""
    number = Counter(f.category for f in findings if f.counts)
    return sorted(number.items(), key=lambda item: (-item[1], item[0]))


def overview(result: Result, sheet: Sheet, limit: int | None) -> Iterator[Line]:
    """The verdict with its reasons, each translation with its scores, and all counts."""
    status = result.verdict.status.upper()
    badge = sheet.word(f" {status} " if sheet.color else status, status)
    yield from _beside(badge, sheet.text("; ".join(result.verdict.reasons)), sheet)
    yield []
    shown = _most_telling(result.judgements, limit)
    for judgement in shown:
        yield from _translation(judgement, sheet, alone=len(result.judgements) == 1)
    if len(shown) < len(result.judgements):
        more = plural(len(result.judgements) - len(shown), "more translation")
        yield sheet.sign("…") + sheet.text(f" and {more}", "dim")
    if result.quality and len(result.judgements) > 1:
        yield from _beside(
            sheet.text("all together", "strong"),
            _score(result.quality.score, sheet, result.quality),
            sheet,
        )
    for error in result.errors:
        head = sheet.text(error.path, "strong") + sheet.text(" not read", "major")
        yield from _beside(head, sheet.text(error.message), sheet)
    if result.findings:
        yield []
        yield from _tally(result.findings, sheet)


def summary(result: Result, sheet: Sheet) -> Iterator[Line]:
    """One sentence that says it all, on one line where it fits."""
    findings = [f for f in result.findings if f.counts]
    levels = ", ".join(f"{number} {level}" for level, number in by_severity(findings))
    parts = [f"{plural(len(findings), 'finding')} ({levels})" if findings else "no finding"]
    affected = sum(bool(by_severity(j.findings)) for j in result.judgements)
    translations = plural(len(result.judgements), "translation")
    several = affected and len(result.judgements) > 1
    parts[0] += f" in {affected} of {translations}" if several else f" in {translations}"
    parts += [f"{number} {word}" for word, number in _answered(result.findings)]
    if fixed := sum(len(judgement.fixed) for judgement in result.judgements):
        parts.append(f"{fixed} fixed since the baseline")
    if result.errors:
        parts.append(f"{plural(len(result.errors), 'file')} not read")
    status = result.verdict.status
    head = sheet.text(status, status) + sheet.text(": ")
    yield from wrap(head + sheet.text(", ".join(parts)), sheet.columns)


def _most_telling(judgements: Sequence[Judgement], limit: int | None) -> Sequence[Judgement]:
    """At most `limit` judgements, those with the highest penalties, in their order."""
    if limit is None or len(judgements) <= limit:
        return judgements
    order = sorted(range(len(judgements)), key=lambda i: -_points(judgements[i]))
    return [judgements[i] for i in sorted(order[: max(limit, 1)])]


def _points(judgement: Judgement) -> float:
    return sum(finding.points for finding in judgement.findings)


def _translation(judgement: Judgement, sheet: Sheet, *, alone: bool) -> Iterator[Line]:
    target, source = judgement.target, judgement.source
    path = sheet.text(target.raw.path, "strong")
    languages = sheet.text(target.language)
    if source is not None:
        arrow = sheet.text(" ") + sheet.sign("→") + sheet.text(" ")
        languages = sheet.text(source.language) + arrow + languages
    facts = [languages]
    if judgement.references:
        facts.append(sheet.word(plural(len(judgement.references), "reference")))
    facts.append(sheet.word(plural(len(target.segments), "segment")))
    facts.append(sheet.word(plural(round(word_count(target)), "word")))
    yield from _flowing(path + sheet.text("  "), facts, sheet)
    status = "" if alone else judgement.verdict.status
    for score in judgement.scores:
        quality = judgement.quality if score.name == "mqm" else None
        line = _score(score, sheet, quality)
        yield from _beside(sheet.text(status, status), line, sheet, margin=2)
        status = ""
    if status:
        yield from _beside(sheet.text(status, status), [], sheet, margin=2)
    for bars in (sparkline(judgement, sheet), disfluency(judgement, sheet)):
        if bars:
            yield sheet.text("  ") + bars
    for note in judgement.notes:
        yield from _beside(sheet.text("note", "minor"), sheet.text(note), sheet, margin=2)


def _score(score: Score, sheet: Sheet, quality: Quality | None = None) -> Line:
    """A score with its interval, what is behind it, and its signature."""
    line = sheet.text(f"{_TITLES.get(score.name, score.name)} {score.value:g}", "strong")
    if score.low is not None and score.high is not None:
        line += sheet.text(f" ({score.low:g} to {score.high:g})")
    line += sheet.text("  ")
    if quality is not None:
        rate = f"{plural(round(quality.per_thousand, 1), 'point')} per 1,000 {quality.unit}"
        line += sheet.text(rate) + sheet.text("  ")
    first, *further = score.signature.split("|")
    for part in [first, *(f"|{part}" for part in further)]:
        line += sheet.word(part, "dim")
    return line


def _tally(findings: Sequence[Finding], sheet: Sheet) -> Iterator[Line]:
    levels = [
        sheet.word(f"{number} {level}", str(level)) for level, number in by_severity(findings)
    ]
    levels += [sheet.word(f"{number} {word}", "dim") for word, number in _answered(findings)]
    yield from _flowing(sheet.text("severity  ", "dim"), levels, sheet)
    categories = by_category(findings)
    rows = [sheet.word(f"{number} {name}") for name, number in categories[:MOST_CATEGORIES]]
    if rest := sum(number for _, number in categories[MOST_CATEGORIES:]):
        rows.append(sheet.word(f"{rest} other", "dim"))
    if rows:
        yield from _flowing(sheet.text("category  ", "dim"), rows, sheet)


def _flowing(head: Line, parts: Sequence[Line], sheet: Sheet) -> Iterator[Line]:
    """The parts after `head`, with dots between those on one line."""
    margin = sheet.text(" " * min(line_width(head), _WIDEST_MARGIN))
    dot = [*sheet.text(" "), *sheet.sign("·"), *sheet.text(" ")]
    line: Line = head
    gap: Line = []
    for part in parts:
        if len(line) > len(margin) and line_width(line + gap + part) > sheet.columns:
            yield line
            line, gap = margin, []
        line = line + gap + part
        gap = dot
    yield line


def _beside(head: Line, cells: Line, sheet: Sheet, *, margin: int = 0) -> Iterator[Line]:
    """The cells after `head`, wrapped; further lines are set in by four columns."""
    before = sheet.text(" " * margin) + head + (sheet.text("  ") if head else [])
    lines = wrap(cells, sheet.columns - 4, max(sheet.columns - line_width(before), 1))
    yield before + lines[0]
    yield from (sheet.text(" " * 4) + line for line in lines[1:])
