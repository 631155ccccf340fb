"""Checkstyle's XML, which Jenkins (Warnings), reviewdog and many editors read.

The elements and attributes are those of Checkstyle's checkstyle-report-1.0.0.xsd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtqa.reports import _xml
from mtqa.reports._entries import entries, error_place, repository_path
from mtqa.types import Report, Severity

if TYPE_CHECKING:
    from typing import TextIO
    from xml.etree.ElementTree import Element

    from mtqa.types import ReportOptions, Result

VERSION: Final = "10.0"
"""Of Checkstyle, whose form this is."""

_LEVELS: Final = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "info",
}


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the findings that count by file, every translation named even if it has none."""
    files: dict[str, Element] = {}

    def file(path: str) -> Element:
        return files.setdefault(path, _xml.element("file", {"name": path}))

    for judgement in result.judgements:
        file(repository_path(judgement.target.raw.path))
    for entry in entries(result):
        finding = entry.finding
        if finding.counts:
            file(entry.path).append(
                _xml.element(
                    "error",
                    {
                        "line": str(finding.location.line),
                        "column": str(finding.location.column),
                        "severity": _LEVELS[finding.severity],
                        "message": finding.message,
                        "source": f"mtqa.{finding.code.replace('/', '.')}",
                    },
                )
            )
    for error in result.errors:
        path, line = error_place(error)
        place = {} if line is None else {"line": str(line)}
        text = {"severity": "error", "message": error.message, "source": "mtqa.unreadable"}
        file(path).append(_xml.element("error", place | text))
    root = _xml.element("checkstyle", {"version": VERSION})
    root.extend(files.values())
    _xml.write(root, stream)


REPORT = Report(write=write)
