"""Workflow commands of GitHub Actions: findings as annotations of the files in a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions says what a command
is; the escapes are those of the package @actions/core.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mtqa.reports._entries import entries, error_place, suggested, worst_first
from mtqa.reports._overview import plural
from mtqa.reports._text import visible
from mtqa.types import Report, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from mtqa.reports._entries import Entry
    from mtqa.types import ReportOptions, Result

MOST: Final = 10
"""Annotations of each level that GitHub shows of one step."""

_LEVELS: Final = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}
_DATA: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: Final = {**_DATA, ":": "%3A", ",": "%2C"}


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write a command for each file that could not be read and for the worst findings that count.

    Beyond what GitHub shows of each level, only the number is told.
    """
    shown: Counter[str] = Counter()
    for error in result.errors:
        shown["error"] += 1
        path, line = error_place(error)
        place = {"file": path} | ({} if line is None else {"line": str(line)})
        stream.write(_command("error", error.message, place))
    found = [entry for entry in entries(result) if entry.finding.counts]
    left_out = 0
    for entry in worst_first(found):
        level = _LEVELS[entry.finding.severity]
        shown[level] += 1
        if shown[level] > MOST:
            left_out += 1
        else:
            stream.write(_annotation(level, entry))
    if left_out:
        stream.write(f"and {plural(left_out, 'more finding')}\n")
    status, reasons = result.verdict.status, "; ".join(result.verdict.reasons)
    stream.write(f"mtqa: {status}{': ' if reasons else ''}{_escaped(reasons, _DATA)}\n")


def _annotation(level: str, entry: Entry) -> str:
    finding, (end_line, end_column) = entry.finding, entry.end
    place = {
        "file": entry.path,
        "line": str(finding.location.line),
        "endLine": str(end_line),
        "title": f"{finding.severity} {finding.code}",
    }
    if end_line == finding.location.line:
        # GitHub refuses columns of a range over several lines.
        place |= {"col": str(finding.location.column), "endColumn": str(end_column)}
    lines = [finding.message]
    if finding.suggestions:
        lines.append(f"Suggestion: {suggested(finding)}")
    if finding.why:
        lines.append(finding.why)
    return _command(level, "\n".join(lines), place)


def _command(level: str, message: str, properties: dict[str, str]) -> str:
    named = ",".join(f"{name}={_escaped(text, _PROPERTY)}" for name, text in properties.items())
    return f"::{level} {named}::{_escaped(message, _DATA)}\n"


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(char, char) for char in visible(text, keep="\r\n"))


REPORT = Report(write=write)
