"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning and editors.

The section numbers below are those of the standard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mtqa import __version__
from mtqa.reports import _json_text
from mtqa.reports._entries import entries, error_place, repository_path, worst_first
from mtqa.reports._overview import plural
from mtqa.reports._sarif_results import ROOT, Results, artifact, level
from mtqa.types import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from mtqa.reports._entries import Entry
    from mtqa.types import FileError, ReportOptions, Result

MOST_RESULTS: Final = 25_000
MOST_SHOWN: Final = 5_000
"""GitHub refuses a run with more results than the first, and shows the worst of the second:
https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
"""

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"

_LONGEST_DESCRIPTION: Final = 1024


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write one run with a result for each finding, worst first, those that do not count last.

    No more results are written than GitHub takes; how many there were is told in a notification.
    """
    found = worst_first(entries(result))
    written = found[:MOST_RESULTS]
    results = Results(has_baseline=any(e.finding.baseline is not None for e in written))
    run = {
        "tool": {
            "driver": {
                "name": "mtqa",
                "version": __version__,
                "rules": [_rule(found) for found in _by_code(written)],
            }
        },
        "invocations": [_invocation(result, found)],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The root of the checkout, or where mtqa was run."}}
        },
        "artifacts": _artifacts(result),
        "results": [results.result(entry) for entry in written],
        "properties": {
            "verdict": result.verdict.status,
            "reasons": list(result.verdict.reasons),
            "signature": result.signature,
        },
    }
    _json_text.write({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, stream)


def _by_code(found: Sequence[Entry]) -> list[list[Entry]]:
    """The findings of each code, in the order in which the codes first come."""
    groups: dict[str, list[Entry]] = {}
    for entry in found:
        groups.setdefault(entry.finding.code, []).append(entry)
    return list(groups.values())


def _rule(found: Sequence[Entry]) -> dict[str, Any]:
    """A reportingDescriptor (3.49): its level is that of the most severe finding."""
    finding = found[0].finding
    worst = max(entry.finding.severity for entry in found)
    why = finding.why or finding.message
    silence = (
        f'`ignore = ["{finding.code}"]` in mtqa.toml passes over all of its kind, a comment '
        f"`mtqa: ignore[{finding.code}] reason` in the file over those on its line."
    )
    return {
        "id": finding.code,
        "shortDescription": {"text": f"{finding.code} ({finding.category})"},
        "fullDescription": {"text": why[:_LONGEST_DESCRIPTION]},
        "help": {
            "text": f"{why}\n\nMQM error type: {finding.category}. {silence.replace('`', '')}",
            "markdown": f"{why}\n\n**MQM error type:** {finding.category}\n\n{silence}",
        },
        "defaultConfiguration": {"level": level(worst)},
        "properties": {
            "tags": ["translation", *finding.category.split("/")],
            "problem.severity": {"error": "error", "warning": "warning"}.get(
                level(worst), "recommendation"
            ),
        },
    }


def _artifacts(result: Result) -> list[dict[str, Any]]:
    """The files that were read (3.24), whether anything was found in them or not."""
    documents = {
        document.raw.path: document
        for judgement in result.judgements
        for document in (judgement.target, judgement.source, *judgement.references)
        if document is not None
    }
    return [
        {
            "location": artifact(repository_path(path)),
            "encoding": document.raw.encoding,
            "properties": {"language": document.language},
        }
        for path, document in documents.items()
    ]


def _invocation(result: Result, found: Sequence[Entry]) -> dict[str, Any]:
    """The run itself (3.20): unreadable files, and what GitHub does not take or show."""
    notifications = [*map(_unreadable, result.errors), *_limits(len(found))]
    notifications += [
        _notification("note", note, repository_path(judgement.target.raw.path))
        for judgement in result.judgements
        for note in judgement.notes
    ]
    return {
        "executionSuccessful": not result.errors,
        "toolExecutionNotifications": notifications,
    }


def _unreadable(error: FileError) -> dict[str, Any]:
    return _notification("error", error.message, *error_place(error))


def _limits(number: int) -> Iterator[dict[str, Any]]:
    if number > MOST_RESULTS:
        text = (
            f"{plural(number - MOST_RESULTS, 'finding')} of {number:,} left out, the least severe"
        )
        yield _notification("warning", f"{text}: GitHub takes {MOST_RESULTS:,} results")
    if number > MOST_SHOWN:
        text = f"GitHub shows the {MOST_SHOWN:,} most severe of {number:,} results"
        yield _notification("note", text)


def _notification(
    kind: str, text: str, path: str | None = None, line: int | None = None
) -> dict[str, Any]:
    """A notification (3.58)."""
    made: dict[str, Any] = {"level": kind, "message": {"text": text}}
    if path is not None:
        place: dict[str, Any] = {"artifactLocation": artifact(path)}
        if line is not None:
            place["region"] = {"startLine": line}
        made["locations"] = [{"physicalLocation": place}]
    return made


REPORT = Report(write=write)
