"""The report as a page of GitHub's Markdown, as long as a limit allows: the worst comes first."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from mtqa.reports._entries import entries, remark, repository_path, suggested
from mtqa.reports._overview import by_severity, plural
from mtqa.reports._places import document_of, key_of, segment_of
from mtqa.reports._ranking import unplaced, worst_first
from mtqa.reports._text import one_line, shortened
from mtqa.types import Severity, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mtqa.reports._ranking import RankedUnit
    from mtqa.types import Finding, Judgement, Location, Quality, Result, Segment

MOST_TRANSLATIONS: Final = 50
MOST_FINDINGS: Final = 10
"""Findings that are told of one segment."""

_SIGNS: Final = {"passed": "✅", "failed": "❌", "inconclusive": "⚠️"}
_LABELS: Final = {Side.SOURCE: "source", Side.TARGET: "translation", Side.REFERENCE: "reference"}
_SPECIAL = re.compile(r"[&<>|*_~`\[\]\\$]|^[-+=#]|^\d+(?=[.)])")
_SHORTHAND = re.compile(r"[@#](?=\w)|:(?=[\w+-]+:)")
_JOINER = "\u2060"
_LONGEST_SEGMENT: Final = 600
_BEFORE_MARK: Final = 200
_RESERVE: Final = 200
"""Room for what says how much was left out."""


@dataclass(frozen=True, slots=True)
class Page:
    """`limit` counts what `size` measures of a text; `head` comes before everything else."""

    limit: int
    size: Callable[[str], int] = len
    head: str = ""

    def text(self, result: Result) -> str:
        """The whole page."""
        parts = [self.head + "".join(_summary(result))]
        room = self.limit - _RESERVE - self.size(parts[0])
        left_out = sum(finding.counts for finding in result.findings)
        for part, findings in _findings(result):
            room -= self.size(part)
            if room < 0:
                break
            parts.append(part)
            left_out -= findings
        if left_out:
            more = plural(left_out, "more finding")
            parts.append(f"\n… and {more}: there is no room for them.\n")
        return "".join(parts)


def safe(text: str) -> str:
    """A text that Markdown shows as it is: no markup, nobody mentioned, no issue linked, no emoji
    for its name.
    """
    return _escaped(_SHORTHAND.sub(f"\\g<0>{_JOINER}", one_line(text)))


def code(text: str) -> str:
    """A path or a name in the type of code, in which GitHub looks for no shorthand."""
    return f"<code>{_escaped(one_line(text))}</code>"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda m: "".join(f"&#{ord(char)};" for char in m[0]), text)


def _summary(result: Result) -> Iterator[str]:
    status = result.verdict.status
    yield f"### {_SIGNS.get(status, '')} mtqa: {status}\n\n"
    if result.verdict.reasons:
        yield f"{safe('; '.join(result.verdict.reasons))}\n\n"
    if result.judgements:
        yield "| translation | verdict | MQM score | points | findings |\n"
        yield "| --- | --- | --- | --- | --- |\n"
    for judgement in result.judgements[:MOST_TRANSLATIONS]:
        yield f"| {' | '.join(_row(judgement))} |\n"
    if len(result.judgements) > 1:
        yield f"| all | {status} | {' | '.join(_score(result.quality))} | |\n"
    if len(result.judgements) > MOST_TRANSLATIONS:
        more = plural(len(result.judgements) - MOST_TRANSLATIONS, "more translation")
        yield f"\n… and {more}.\n"
    for error in result.errors[:MOST_TRANSLATIONS]:
        yield f"\n❌ {code(error.path)} could not be read: {safe(error.message)}\n"


def _row(judgement: Judgement) -> Iterator[str]:
    languages = judgement.target.language
    if judgement.source is not None:
        languages = f"{judgement.source.language} → {languages}"
    yield f"{code(judgement.target.raw.path)} {safe(languages)}"
    yield judgement.verdict.status
    yield from _score(judgement.quality)
    counts = [f"{number} {severity}" for severity, number in by_severity(judgement.findings)]
    others = Counter(remark(f).partition(":")[0] for f in judgement.findings if not f.counts)
    counts += [f"{number} {name}" for name, number in sorted(others.items())]
    if judgement.fixed:
        counts.append(f"{len(judgement.fixed)} of the baseline gone")
    yield ", ".join(counts) or "none"


def _score(quality: Quality | None) -> tuple[str, str]:
    """The MQM score with its interval, and the penalty points that it is made of."""
    if quality is None:
        return "", ""
    score = f"{quality.score.value:g}"
    if quality.score.low is not None and quality.score.high is not None:
        score += f" ({quality.score.low:g} to {quality.score.high:g})"
    return score, f"{quality.per_thousand:.1f} per 1,000 {quality.unit}"


def _findings(result: Result) -> Iterator[tuple[str, int]]:
    """The parts of the page that may be left out, and how many findings that count each shows."""
    told: set[str] = set()
    for number, ranked in enumerate(worst_first(result), 1):
        judgement = result.judgements[ranked.translation]
        shown = min(len(ranked.findings), MOST_FINDINGS)
        yield "".join(_segment(number, ranked, judgement, told)), shown
    for judgement in result.judgements:
        for finding in unplaced(judgement):
            yield f"\n{_finding(finding, judgement, told)}", 1
    quiet = [
        f"- {_link(entry.finding.location)} {safe(entry.finding.message)} "
        f"({safe(remark(entry.finding))})\n"
        for entry in entries(result)
        if not entry.finding.counts
    ]
    if quiet:
        title = f"{plural(len(quiet), 'finding')} that do not count"
        head = f"\n<details><summary>{title}</summary>\n\n"
        yield f"{head}{''.join(quiet)}\n</details>\n", 0


def _segment(
    number: int, ranked: RankedUnit, judgement: Judgement, told: set[str]
) -> Iterator[str]:
    location = _place(ranked, judgement)
    key = key_of(ranked.unit)
    name = f" {code(key)}" if key and location else ""
    yield f"\n#### {number}. {_link(location) if location else code(ranked.unit.id)}{name}\n\n"
    for side in (Side.SOURCE, Side.TARGET):
        segment = segment_of(ranked.unit, side)
        if segment is not None and segment.text:
            marks = [(f.start, f.end) for f in ranked.findings if f.side is side]
            yield _texts(_LABELS[side], segment, marks)
    for reference in ranked.unit.references:
        if reference is not None and reference.text:
            yield _texts(_LABELS[Side.REFERENCE], reference, [])
    yield "\n"
    for finding in ranked.findings[:MOST_FINDINGS]:
        yield _finding(finding, judgement, told)
    for phrase in ranked.models:
        yield f"- {safe(phrase)}\n"


def _place(ranked: RankedUnit, judgement: Judgement) -> Location | None:
    """Where the worst finding stands, or what models suspect."""
    if ranked.findings:
        return ranked.findings[0].location
    for side in (Side.TARGET, Side.SOURCE):
        segment, document = segment_of(ranked.unit, side), document_of(judgement, side)
        if segment is not None and document is not None:
            return document.location(segment)
    return None


def _texts(label: str, segment: Segment, marks: list[tuple[int, int]]) -> str:
    language = (
        f' lang="{segment.language}"' if re.fullmatch("[A-Za-z0-9-]+", segment.language) else ""
    )
    return f'> **{label}** <span dir="auto"{language}>{_marked(segment.text, marks)}</span><br>\n'


def _marked(text: str, marks: list[tuple[int, int]]) -> str:
    """The text, or what fits around the first of its marks, with the marks in bold."""
    start, end = 0, len(text)
    if end > _LONGEST_SEGMENT:
        start = max(0, min((s for s, _ in marks), default=0) - _BEFORE_MARK)
        end = start + _LONGEST_SEGMENT
    bold = [any(s <= place < e for s, e in marks) for place in range(start, min(end, len(text)))]
    shown = "… " if start else ""
    place = 0
    for is_bold, run in _runs(bold):
        part = safe(text[start + place : start + place + run])
        shown += f"<b><ins>{part}</ins></b>" if is_bold else part
        place += run
    return shown + (" …" if end < len(text) else "")


def _runs(flags: list[bool]) -> Iterator[tuple[bool, int]]:
    run = 0
    for place, flag in enumerate(flags):
        run += 1
        if place + 1 == len(flags) or flags[place + 1] != flag:
            yield flag, run
            run = 0


def _finding(finding: Finding, judgement: Judgement, told: set[str]) -> str:
    """A finding as an item of a list; why it matters is said of the first of its code."""
    place = "" if finding.segment else f"{code(judgement.target.raw.path)} "
    name = (
        f"**{finding.severity}**" if finding.severity >= Severity.MAJOR else str(finding.severity)
    )
    line = f"- {place}{name} {safe(finding.message)}"
    if finding.suggestions:
        line += f" → {safe(shortened(suggested(finding), 300))}"
    line += f" <sub>{code(finding.code)}</sub>\n"
    if finding.why and finding.code not in told:
        told.add(finding.code)
        line += f"  {safe(finding.why)}\n"
    return line


def _link(location: Location) -> str:
    """The place, as a link where a GitHub job tells where its commit can be read."""
    known = [os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")]
    shown = code(str(location))
    if not all(known):
        return shown
    server, repository, commit = known
    path = quote(repository_path(location.path).encode("utf-8", "surrogatepass"))
    return f"[{shown}]({server}/{repository}/blob/{commit}/{path}?plain=1#L{location.line})"
