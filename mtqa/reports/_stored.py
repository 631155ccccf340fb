"""A result as the JSON report stored it, read back so that any report can be made of it.

What an older version did not store is filled in as well as it can be: a segment then stands in one
piece where it begins.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.errors import InputError
from mtqa.reports._shape import ShapeError, check
from mtqa.reports._stored_documents import documents_of, units_of
from mtqa.reports.json import SCHEMA_FILE, SCHEMA_VERSION
from mtqa.types import (
    BaselineState,
    FileError,
    Finding,
    Judgement,
    Known,
    Location,
    Penalty,
    Quality,
    Result,
    Score,
    Severity,
    Side,
    Span,
    TokenScores,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    Data = Mapping[str, Any]


def read(path: str) -> Result:
    """The result in a file, or on standard input for "-".

    Raises InputError if it cannot be read, is no result, or one of a later version.
    """
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from None
    try:
        data = json.loads(content)
    except UnicodeDecodeError:
        raise InputError("is not UTF-8", path=path) from None
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise InputError("is not JSON", path=path, line=line) from None
    version = data.get("schema_version") if isinstance(data, dict) else None
    if not isinstance(version, int):
        raise InputError("is no result of `mtqa check --format json`", path=path)
    if version > SCHEMA_VERSION:
        known = f"this mtqa reads versions up to {SCHEMA_VERSION}"
        raise InputError(f"is a result of version {version}: {known}", path=path)
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    try:
        check(data, schema, schema["$defs"])
        return result_of(data)
    except ShapeError as fault:
        raise InputError(f"is a damaged result: {fault}", path=path) from None
    except KeyError as error:
        raise InputError(f"is a damaged result: {error} is missing", path=path) from None
    except (IndexError, ValueError) as error:
        raise InputError(f"is a damaged result: {error}", path=path) from None


def result_of(data: Data) -> Result:
    """The result that the JSON report wrote as `data`."""
    number = range(len(data["translations"]))
    return Result(
        judgements=tuple(_judgement(index, data) for index in number),
        verdict=_verdict(data["verdict"]),
        errors=tuple(FileError(error["path"], error["message"]) for error in data["errors"]),
        signature=data["signature"],
        quality=_quality(data.get("mqm")),
    )


def _judgement(index: int, data: Data) -> Judgement:
    own = data["translations"][index]
    documents = documents_of(index, data)
    scores = {score["name"]: _score(score) for score in _of(index, data["scores"])}
    units = _of(index, data["units"])
    scope = own.get("scope")
    return Judgement(
        target=documents[Side.TARGET, 0],
        source=documents.get((Side.SOURCE, 0)),
        references=tuple(
            documents[Side.REFERENCE, place] for place in range(len(own["references"]))
        ),
        units=units_of(units),
        findings=tuple(_finding(finding) for finding in _of(index, data["findings"])),
        scores=tuple(scores.values()),
        verdict=_verdict(own["verdict"]),
        unit_scores={
            unit["id"]: tuple(_score(score, scores) for score in unit["scores"])
            for unit in units
            if unit["scores"]
        },
        notes=tuple(note["message"] for note in _of(index, data["notes"])),
        quality=_quality(own.get("mqm")),
        fixed=tuple(_known(known, own["path"]) for known in own.get("fixed", ())),
        scope=None if scope is None else frozenset(scope),
        token_scores={
            unit["id"]: tuple(map(_token_scores, unit["token_scores"]))
            for unit in units
            if unit.get("token_scores")
        },
    )


def _of(index: int, items: list[Data]) -> list[Data]:
    return [item for item in items if item["translation"] == index]


def _token_scores(data: Data) -> TokenScores:
    tokens = tuple((start, end, value) for start, end, value in data["tokens"])
    return TokenScores(data["model"], Side(data["side"]), tokens)


def _verdict(data: Data) -> Verdict:
    return Verdict(data["status"], tuple(data["reasons"]))


def _score(data: Data, named: Mapping[str, Score] | None = None) -> Score:
    """A score; that of a unit has its signature from the one of its translation."""
    model = (named or {}).get(data["name"])
    return Score(
        name=data["name"],
        value=math.nan if data["value"] is None else data["value"],
        signature=model.signature if model else data.get("signature", ""),
        low=data["low"],
        high=data["high"],
        higher_is_better=model.higher_is_better if model else data.get("higher_is_better", True),
    )


def _quality(data: Data | None) -> Quality | None:
    if data is None:
        return None
    return Quality(
        score=_score(data),
        points=data["points"],
        size=data["size"],
        unit=data["unit"],
        findings=data["findings"],
        categories={
            part["category"]: Penalty(part["findings"], part["points"], _score({**data, **part}))
            for part in data["categories"]
        },
    )


def _known(data: Data, path: str) -> Known:
    return Known(
        path=data.get("path", path),
        code=data["code"],
        severity=Severity[data["severity"].upper()],
        side=Side(data["side"]),
        quote=data["quote"],
        fingerprint=data["fingerprint"],
    )


def _finding(data: Data) -> Finding:
    baseline = data.get("baseline")
    return Finding(
        check=data["check"],
        code=data["code"],
        category=data["category"],
        severity=Severity[data["severity"].upper()],
        message=data["message"],
        why=data["why"],
        location=Location(data["path"], data["line"], data["column"], data["key"]),
        side=Side(data["side"]),
        segment=data["segment"],
        start=data["start"],
        end=data["end"],
        quote=data["quote"],
        related=tuple((related["segment"], _span(related)) for related in data["related"]),
        suggestions=tuple(data["suggestions"]),
        confidence=data["confidence"],
        fingerprint=data["fingerprint"],
        suppressed=data["suppressed"],
        safe=data["safe"],
        baseline=None if baseline is None else BaselineState(baseline),
        accepted=data.get("accepted", False),
        points=data.get("points", 0.0),
    )


def _span(data: Data) -> Span:
    return Span(Side(data["side"]), data["start"], data["end"], data["reference"] or 0)
