"""Puts right what can be put right unseen, and leaves every other byte of a file as it is."""

from __future__ import annotations

import codecs
import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.errors import OutputError
from mtqa.types import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtqa.types import Finding, Format, Judgement, RawText

_MARKS = (
    codecs.BOM_UTF8,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_SPACE = re.compile(r"\s+")
_REST = re.compile(r"[^\S\r\n]*(?:\r?\n[^\S\r\n]*(?=[\r\n]))*(?:\r?\n|\Z)")
"""The end of a line without text, and the blank lines after it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` in the place of `raw[start:end]`, for a finding."""

    start: int
    end: int
    text: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Plan:
    """Edits that do not touch each other, in order, and the safe findings that have to wait:
    `overlapping` for another round, `stuck` because markup or an encoding is in the way.
    """

    edits: tuple[Edit, ...]
    overlapping: tuple[Finding, ...]
    stuck: tuple[Finding, ...]


def plan(judgement: Judgement, form: Format) -> Plan:
    """How to put right what is safe to put right in a translation; suppressed findings stay."""
    edits: list[Edit] = []
    overlapping, stuck = [], []
    for edit, finding in _wanted(judgement, form):
        if edit is None:
            stuck.append(finding)
        elif edits and edit.start < edits[-1].end:
            overlapping.append(finding)
        else:
            edits.append(edit)
    return Plan(tuple(edits), tuple(overlapping), tuple(stuck))


def _wanted(judgement: Judgement, form: Format) -> Iterable[tuple[Edit | None, Finding]]:
    segments = {unit.id: unit.target for unit in judgement.units}
    found: list[tuple[int, int, int, Edit | None, Finding]] = []
    for number, finding in enumerate(filter(_is_safe, judgement.findings)):
        segment = segments.get(finding.segment or "")
        if segment is not None:
            start, end = segment.raw_span(finding.start, finding.end)
            raw = judgement.target.raw
            text = _written(raw, start, end, finding, form)
            if text == "":
                start, end = _emptied(raw.text, start, end)
            edit = None if text is None else Edit(start, end, text, finding)
            found.append((start, -end, number, edit, finding))
    return [(edit, finding) for *_, edit, finding in sorted(found, key=lambda one: one[:3])]


def _is_safe(finding: Finding) -> bool:
    return (
        finding.safe
        and finding.side is Side.TARGET
        and finding.suppressed is None
        and bool(finding.suggestions)
    )


def _written(raw: RawText, start: int, end: int, finding: Finding, form: Format) -> str | None:
    """The suggestion as it is written in the file; None where the place holds more than the
    words that were found (tags, marks of emphasis), or the encoding or the format has not got
    the letters.
    """
    piece = raw.text[start:end]
    plain = form.unescape(piece) if form.unescape else piece
    if _SPACE.sub(" ", plain).strip() != _SPACE.sub(" ", finding.quote).strip():
        return None
    suggested = finding.suggestions[0]
    if form.escape_at:
        text = form.escape_at(suggested, raw.text, start)
    else:
        text = form.escape(suggested) if form.escape else suggested
    if text is None:
        return None
    try:
        text.encode(raw.encoding)
    except UnicodeEncodeError:
        return None
    return text


def _emptied(text: str, start: int, end: int) -> tuple[int, int]:
    """A range that is taken out: with its line and the blank ones after it, if it has no other
    text.
    """
    before = text[text.rfind("\n", 0, start) + 1 : start]
    blank = _REST.match(text, end)
    return (start - len(before), blank.end()) if blank and not before.strip() else (start, end)


def rewritten(content: bytes, raw: RawText, edits: Sequence[Edit], form: Format) -> bytes:
    """The bytes of a file of a format, which were decoded as `raw`, with edits made.

    Raises OutputError if its encoding cannot give back the bytes that no edit touches.
    """
    pieces, done = [], 0
    for edit in edits:
        pieces += [raw.text[done : edit.start], edit.text]
        done = edit.end
    text = "".join([*pieces, raw.text[done:]])
    return form.save(content, raw, text) if form.save else _encoded(content, raw, text)


def _encoded(content: bytes, raw: RawText, text: str) -> bytes:
    mark = next((mark for mark in _MARKS if content.startswith(mark)), b"")
    mark = mark if raw.text.encode(raw.encoding) == content[len(mark) :] else b""
    if mark + raw.text.encode(raw.encoding) != content:
        name = raw.encoding.upper()
        message = f"cannot be fixed: written in {name} again, other bytes of it would change"
        raise OutputError(message, path=raw.path)
    return mark + text.encode(raw.encoding)


def diff(path: str, before: str, after: str) -> list[str]:
    """The lines of a unified diff of two texts, without line ends."""
    old, new = _lines(before), _lines(after)
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    start = max(0, first - 3)
    body = difflib.unified_diff(
        old[start : len(old) - max(0, last - 3)],
        new[start : len(new) - max(0, last - 3)],
        path,
        path,
        lineterm="",
    )
    return [_moved(line, start) for line in body]


_HUNK = re.compile(r"@@ -(\d+)(,\d+)? \+(\d+)(,\d+)? @@")


def _moved(line: str, start: int) -> str:
    """A line of a diff of what begins after `start` lines; its hunks count from the first one."""
    hunk = _HUNK.fullmatch(line)
    if hunk is None:
        return line
    old, new = int(hunk[1]) + start, int(hunk[3]) + start
    return f"@@ -{old}{hunk[2] or ''} +{new}{hunk[4] or ''} @@"


def _lines(text: str) -> list[str]:
    lines = [line[:-1] if line.endswith("\n") else line for line in _LINE.findall(text)]
    return lines[:-1] if lines and not lines[-1] else lines
