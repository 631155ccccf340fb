"""One JSON object a line, for programs that read a run piece by piece.

The member `record` says what a line is: the run itself first, then each translation before its
findings, then each file that could not be read. The other members are those of the report `json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtqa.reports import _json_text
from mtqa.reports._finding_records import findings
from mtqa.reports._records import quality, translation, verdict
from mtqa.reports.json import SCHEMA_VERSION
from mtqa.types import Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from mtqa.types import ReportOptions, Result


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the run, its translations, findings and errors, in the order of the files."""
    for record in _records(result):
        _json_text.write(record, stream, indent=None)


def _records(result: Result) -> Iterator[dict[str, Any]]:
    yield {
        "record": "run",
        "schema_version": SCHEMA_VERSION,
        "signature": result.signature,
        "verdict": verdict(result),
        "mqm": quality(result.quality),
    }
    for index, judgement in enumerate(result.judgements):
        yield {"record": "translation", "translation": index, **translation(judgement)}
        for finding in findings(index, judgement):
            yield {"record": "finding", **finding}
    for error in result.errors:
        yield {"record": "error", "path": error.path, "message": error.message}


REPORT = Report(write=write)
