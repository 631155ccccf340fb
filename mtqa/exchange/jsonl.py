"""JSON Lines: an object for each unit, as `mtqa check units.jsonl` reads it, with its findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mtqa.exchange import Writer, by_unit

if TYPE_CHECKING:
    from mtqa.types import Finding, Judgement, Segment, Unit


def write(judgement: Judgement) -> str:
    """The units in their order."""
    found = by_unit(judgement)
    records = (_record(unit, judgement, found.get(unit.id, [])) for unit in judgement.units)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _record(unit: Unit, judgement: Judgement, findings: list[Finding]) -> dict[str, Any]:
    source = judgement.source
    return {
        "id": unit.id,
        "source_language": source.language if source else None,
        "target_language": judgement.target.language,
        "source": _text(unit.source),
        "target": _text(unit.target),
        "references": [_text(segment) for segment in unit.references],
        "findings": [
            {
                "code": one.code,
                "category": one.category,
                "severity": str(one.severity),
                "side": str(one.side),
                "start": one.start,
                "end": one.end,
                "message": one.message,
                "suggestions": list(one.suggestions),
            }
            for one in findings
        ],
    }


def _text(segment: Segment | None) -> str | None:
    return segment.text if segment else None


WRITER = Writer(write=write)
