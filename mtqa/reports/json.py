"""The report for programs: one JSON object, as `result.schema.json` beside this module says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mtqa import __version__
from mtqa.reports import _json_text
from mtqa.reports._finding_records import findings
from mtqa.reports._ranking import worst_first
from mtqa.reports._records import (
    documents,
    quality,
    scores,
    segments,
    translation,
    units,
    verdict,
)
from mtqa.types import Report

if TYPE_CHECKING:
    from typing import TextIO

    from mtqa.types import ReportOptions, Result

SCHEMA_VERSION: Final = 1
"""Grows when a reader of the older version could go wrong; a new member alone is none."""

SCHEMA_FILE: Final = Path(__file__).with_name("result.schema.json")
"""JSON Schema, draft 2020-12."""


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the whole result: `options` is about reports for the eye."""
    _json_text.write(_result(result), stream)


def _result(result: Result) -> dict[str, Any]:
    numbered = list(enumerate(result.judgements))
    return {
        "schema_version": SCHEMA_VERSION,
        "generator": {"name": "mtqa", "version": __version__},
        "signature": result.signature,
        "verdict": verdict(result),
        "mqm": quality(result.quality),
        "translations": [translation(judgement) for _, judgement in numbered],
        "documents": [d for index, judgement in numbered for d in documents(index, judgement)],
        "scores": [s for index, judgement in numbered for s in scores(index, judgement)],
        "worst": _worst(result),
        "findings": [f for index, judgement in numbered for f in findings(index, judgement)],
        "units": [u for index, judgement in numbered for u in units(index, judgement)],
        "segments": [s for index, judgement in numbered for s in segments(index, judgement)],
        "notes": [
            {"translation": index, "path": judgement.target.raw.path, "message": note}
            for index, judgement in numbered
            for note in judgement.notes
        ],
        "errors": [{"path": error.path, "message": error.message} for error in result.errors],
    }


def _worst(result: Result) -> list[dict[str, Any]]:
    places = {id(finding): index for index, finding in enumerate(result.findings)}
    return [
        {
            "translation": ranked.translation,
            "segment": ranked.unit.id,
            "penalty": ranked.penalty,
            "risk": ranked.risk,
            "reasons": list(ranked.reasons),
            "findings": [places[id(finding)] for finding in ranked.findings],
        }
        for ranked in worst_first(result)
    ]


REPORT = Report(write=write)
