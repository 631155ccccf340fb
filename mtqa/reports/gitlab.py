"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality names its members.

GitLab has no word for a finding that does not count, so that those are left out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from mtqa.reports import _json_text
from mtqa.reports._entries import entries, error_place
from mtqa.types import Report, Severity

if TYPE_CHECKING:
    from typing import TextIO

    from mtqa.reports._entries import Entry
    from mtqa.types import FileError, ReportOptions, Result

_LEVELS: Final = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the findings that count, and the files that could not be read as blockers."""
    found = [_issue(entry) for entry in entries(result) if entry.finding.counts]
    found += [_unreadable(error) for error in result.errors]
    seen: Counter[str] = Counter()
    for issue in found:
        key = issue["fingerprint"]
        seen[key] += 1
        distinct = f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass")
        issue["fingerprint"] = hashlib.sha256(distinct).hexdigest()
    _json_text.write(found, stream)


def _issue(entry: Entry) -> dict[str, Any]:
    finding, (end, _) = entry.finding, entry.end
    return {
        "description": finding.message,
        "check_name": finding.code,
        "fingerprint": f"{entry.path}\n{finding.fingerprint}",
        "severity": _LEVELS[finding.severity],
        "location": {
            "path": entry.path,
            "lines": {"begin": finding.location.line, "end": end},
        },
    }


def _unreadable(error: FileError) -> dict[str, Any]:
    path, line = error_place(error)
    return {
        "description": error.message,
        "check_name": "unreadable",
        "fingerprint": f"{path}\nunreadable\n{error.message}",
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": line or 1, "end": line or 1}},
    }


REPORT = Report(write=write)
