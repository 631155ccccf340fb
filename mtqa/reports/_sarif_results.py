"""Findings as results of SARIF 2.1.0, whose section numbers these are."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from mtqa.reports._entries import repository_path, suggested
from mtqa.reports._places import place, segment_of
from mtqa.types import Severity, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.reports._entries import Entry
    from mtqa.types import Finding

ROOT: Final = "%SRCROOT%"

MOST_RELATED: Final = 99
"""Locations of a result that GitHub shows, beside its own."""

_LEVELS: Final = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}
_MARKUP: Final = frozenset("&<>\"'`*_[]{}|\\$#~\n")
"""Characters that a format may read as markup: a fix that has none can be put in unescaped."""


def level(severity: Severity) -> str:
    """The level (3.27.10) of a severity."""
    return _LEVELS[severity]


def artifact(path: str) -> dict[str, str]:
    """The place of a file (3.4): relative to the root, or absolute where it lies outside."""
    posix = PurePath(path).as_posix()
    escaped = quote(posix.encode("utf-8", "surrogatepass"), safe="/-._~@+,=()!")
    if os.path.isabs(path):
        return {"uri": f"file:///{escaped.lstrip('/')}"}
    return {"uri": escaped, "uriBaseId": ROOT}


@dataclass(frozen=True, slots=True)
class Results:
    """Makes the results of a run, and numbers their rules by first appearance."""

    has_baseline: bool
    rules: dict[str, int] = field(default_factory=dict)

    def result(self, entry: Entry) -> dict[str, Any]:
        """A finding as a result (3.27)."""
        finding = entry.finding
        made: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": self.rules.setdefault(finding.code, len(self.rules)),
            "level": level(finding.severity),
            "message": {"text": _message(finding)},
            "locations": [_location(entry)],
            "partialFingerprints": {
                # The one that GitHub follows an alert by; its second part tells equal lines apart.
                "primaryLocationLineHash": f"{finding.fingerprint}:1",
                "mtqa/v1": finding.fingerprint,
            },
            "suppressions": _suppressions(finding),
            "properties": {
                "severity": str(finding.severity),
                "category": finding.category,
                "confidence": finding.confidence,
            },
        }
        if self.has_baseline:
            made["baselineState"] = finding.baseline.value if finding.baseline else "new"
        if related := list(_related(entry)):
            made["relatedLocations"] = related
        if fix := _fix(entry):
            made["fixes"] = [fix]
        return made


def _message(finding: Finding) -> str:
    if not finding.suggestions:
        return finding.message
    return f"{finding.message}. Suggestion: {suggested(finding)}"


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    """An empty list (3.27.23) says that a finding is not suppressed."""
    if finding.suppressed is None:
        return []
    return [{"kind": "inSource", "status": "accepted", "justification": finding.suppressed}]


def _location(entry: Entry) -> dict[str, Any]:
    """The place of a finding (3.28); one about a whole document has no region."""
    physical: dict[str, Any] = {"artifactLocation": artifact(entry.path)}
    location: dict[str, Any] = {"physicalLocation": physical}
    finding = entry.finding
    if finding.segment is not None:
        physical["region"] = _region(entry)
        names = [finding.segment, *([finding.location.key] if finding.location.key else [])]
        location["logicalLocations"] = [{"name": name} for name in names]
    return location


def _region(entry: Entry) -> dict[str, Any]:
    finding, (end_line, end_column) = entry.finding, entry.end
    region: dict[str, Any] = {
        "startLine": finding.location.line,
        "startColumn": finding.location.column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    if finding.quote:
        region["snippet"] = {"text": finding.quote}
    return region


def _related(entry: Entry) -> Iterator[dict[str, Any]]:
    for id_, span in entry.finding.related[:MOST_RELATED]:
        unit = entry.units.get(id_)
        found = place(unit, span, entry.judgement) if unit else None
        if found is not None:
            path, line, column = found.location.path, found.location.line, found.location.column
            yield {
                "message": {"text": f"{span.side}: “{found.quote}”"},
                "physicalLocation": {
                    "artifactLocation": artifact(repository_path(path)),
                    "region": {"startLine": line, "startColumn": column},
                },
            }


def _fix(entry: Entry) -> dict[str, Any] | None:
    """The first suggestion as a fix (3.55), where it is safe and the file has the text as it is."""
    finding = entry.finding
    segment = segment_of(entry.unit, Side.TARGET) if entry.unit else None
    if not finding.safe or finding.side is not Side.TARGET or segment is None:
        return None
    start, end = segment.raw_span(finding.start, finding.end)
    text = finding.suggestions[0]
    if end - start != finding.end - finding.start or _MARKUP.intersection(text):
        return None
    region = {key: value for key, value in _region(entry).items() if key != "snippet"}
    replacement = {"deletedRegion": region, "insertedContent": {"text": text}}
    return {
        "description": {"text": f"Write “{text}”" if text else "Delete it"},
        "artifactChanges": [
            {"artifactLocation": artifact(entry.path), "replacements": [replacement]}
        ],
    }
