"""Scores of systems for programs: JSON and TSV."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mtqa import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.cli._score_board import Board
    from mtqa.systems.scoring import Scored

_COLUMNS = (
    "level", "metric", "system", "id", "value", "low", "high", "rank", "p", "p_holm", "signature",
)  # fmt: skip


def as_json(board: Board) -> str:
    """One object: systems with every number, comparisons of all pairs, signatures. Numbers are not
    rounded.
    """
    material = board.material
    content = {
        "schema_version": 1,
        "generator": {"name": "mtqa", "version": __version__},
        "language": material.language,
        "segments": board.size,
        "resampling": board.resampling.signature if board.size > 1 else None,
        "notes": board.notes,
        "metrics": [_metric(board, scored) for scored in board.metrics],
        "differences": [asdict(one) for one in board.differences()],
    }
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _metric(board: Board, scored: Scored) -> dict[str, Any]:
    names = board.material.names
    return {
        "name": scored.metric,
        "signature": scored.signature,
        "segment_signature": scored.segment_signature,
        "higher_is_better": scored.higher_is_better,
        "systems": [
            {
                "system": name,
                "value": one.value,
                "low": one.low,
                "high": one.high,
                "rank": one.rank,
                "details": dict(one.details),
                "documents": dict(one.documents),
                **({"segments": _segments(board, one.segments)} if board.segments else {}),
            }
            for name, one in zip(names, scored.systems, strict=True)
        ],
        "comparisons": [
            {
                "a": names[one.a],
                "b": names[one.b],
                "difference": one.difference,
                "p": one.p,
                "p_holm": one.corrected,
                "significant": one.significant,
            }
            for one in scored.comparisons
        ],
    }


def _segments(board: Board, values: Sequence[float]) -> list[dict[str, Any]]:
    lines = board.material.lines
    return [{"line": line, "value": value} for line, value in zip(lines, values, strict=True)]


def as_tsv(board: Board) -> str:
    """A row for each number: level is system, document, segment or difference (`system` minus the
    baseline, which is the id).
    """
    rows = [_COLUMNS, *_rows(board)]
    return "".join("\t".join(map(_cell, row)) + "\n" for row in rows)


def _rows(board: Board) -> Iterator[tuple[object, ...]]:
    none = (None, None)
    for scored in board.metrics:
        metric, signature = scored.metric, scored.signature
        for name, one in zip(board.material.names, scored.systems, strict=True):
            bounds = (one.low, one.high, one.rank)
            yield ("system", metric, name, "", one.value, *bounds, *none, signature)
            for key, value in one.documents.items():
                yield ("document", metric, name, key, value, None, None, None, *none, signature)
            for line, value in zip(board.material.lines, one.segments, strict=True):
                if board.segments:
                    empty = (None, None, None, *none)
                    yield ("segment", metric, name, line, value, *empty, scored.segment_signature)
    for found in board.differences():
        place = ("difference", found.metric, found.system, found.baseline, found.value)
        yield (*place, None, None, None, found.p, found.corrected, board.resampling.signature)


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
