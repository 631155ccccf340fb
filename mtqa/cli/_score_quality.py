"""`mtqa score --quality`: translations against their source, as the options say."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa import __version__
from mtqa.cli import complain

if TYPE_CHECKING:
    from rich.text import Text

    from mtqa.config import Config
    from mtqa.document_quality import DocumentQuality, UnitQuality
    from mtqa.models._quality import SegmentQuality

FORMATS = ("table", "json", "tsv")

_COLUMNS = (
    *("path", "unit", "line", "column", "penalty", "low", "high", "assessment", "guard"),
    *("suspect", "source", "target", "signature"),
)


def scored(given: dict[str, Any], config: Config) -> list[DocumentQuality]:
    """The files that could be read; of each other one, stderr is told why not."""
    from mtqa.cli._progress import shown_when_long
    from mtqa.document_quality import score
    from mtqa.errors import InputError
    from mtqa.text.languages import standardize

    wishes = {"target_language": given["language"], "source_language": given["source_language"]}
    config = config.having({key: standardize(tag) for key, tag in wishes.items() if tag})
    source = Path(given["source"]) if given["source"] else None
    found = []
    with shown_when_long(quiet=given["quiet"]) as progress:
        for file in map(Path, given["files"]):
            try:
                one = score(
                    file,
                    source,
                    config,
                    model=given["model"],
                    input_format=given["input_format"],
                    progress=progress,
                )
            except InputError as error:
                complain(str(error))
                continue
            for note in one.notes:
                complain(f"warning: {one.path}: {note}")
            found.append(one)
    return found


def written(documents: list[DocumentQuality], given: dict[str, Any]) -> str:
    """The numbers in the form that is asked for."""
    if given["form"] == "json":
        return _as_json(documents)
    if given["form"] == "tsv":
        return _as_tsv(documents)
    color = sys.stdout.isatty() and not given["no_color"] and not given["output"]
    return "\n".join(_table(document, color=color) for document in documents)


def _as_json(documents: list[DocumentQuality]) -> str:
    """One object; offsets of spans are half-open and count code points of their own text."""
    content = {
        "schema_version": 1,
        "generator": {"name": "mtqa", "version": __version__},
        "documents": [
            {
                "path": document.path,
                "source_language": document.source_language,
                "target_language": document.target_language,
                "signature": document.signature,
                "penalty": None if document.penalty is None else round(document.penalty, 3),
                "notes": list(document.notes),
                "units": [_unit(unit) for unit in document.units],
            }
            for document in documents
        ],
    }
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _unit(unit: UnitQuality) -> dict[str, Any]:
    found = unit.quality
    return {
        "id": unit.id,
        "line": unit.location.line,
        "column": unit.location.column,
        "source": unit.source,
        "target": unit.target,
        "penalty": found.penalty,
        "low": found.low,
        "high": found.high,
        "assessment": found.assessment,
        "guard": found.guard and found.guard.value,
        "unseen_pair": found.unseen,
        "spans": [
            {
                "side": "source" if span.in_source else "target",
                "start": span.start,
                "end": span.end,
                "text": (unit.source if span.in_source else unit.target)[span.start : span.end],
                "error": round(span.error, 3),
                "major": round(span.major, 3),
            }
            for span in found.spans
        ],
    }


def _as_tsv(documents: list[DocumentQuality]) -> str:
    rows: list[tuple[object, ...]] = [_COLUMNS]
    for document in documents:
        for unit in document.units:
            found, place = unit.quality, unit.location
            numbers = (found.penalty, found.low, found.high, found.assessment, found.guard)
            texts = (_suspects(unit), unit.source, unit.target, document.signature)
            rows.append((document.path, unit.id, place.line, place.column, *numbers, *texts))
    return "".join("\t".join(map(_cell, row)) + "\n" for row in rows)


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _suspects(unit: UnitQuality) -> str:
    spans = sorted((s for s in unit.quality.spans if not s.in_source), key=lambda s: -s.error)
    return ", ".join(f"{unit.target[s.start : s.end]} {s.error:.2f}" for s in spans)


def _table(document: DocumentQuality, *, color: bool) -> str:
    from rich import box
    from rich.table import Table

    from mtqa.cli._tables import rendered, shown

    table = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False)
    table.add_column("line", justify="right", no_wrap=True)
    points = document.penalty is not None
    table.add_column("penalty" if points else "score", justify="right", no_wrap=True)
    table.add_column("80 % within", justify="right", no_wrap=True)
    table.add_column("source", ratio=1, overflow="fold")
    languages = f"{document.source_language} > {document.target_language}"
    table.add_column(f"{shown(document.path)} ({languages})", ratio=1, overflow="fold")
    for unit in document.units:
        found = unit.quality
        within = "" if found.low is None else f"{found.low:.1f}-{found.high:.1f}"
        table.add_row(
            str(unit.location.line),
            _number(found),
            found.guard.value if found.guard else within,
            _marked(unit.source, unit, in_source=True),
            _marked(unit.target, unit, in_source=False),
        )
    mean = "" if document.penalty is None else f"mean penalty {document.penalty:.2f}  "
    return f"{rendered(table, color=color)}{mean}{document.signature}\n"


def _number(found: SegmentQuality) -> str:
    """The penalty; of models that give none, the assessment."""
    value = found.assessment if found.penalty is None else found.penalty
    return "" if value is None else f"{value:.2f}"


def _marked(text: str, unit: UnitQuality, *, in_source: bool) -> Text:
    from rich.text import Text

    from mtqa.cli._tables import shown

    found, at = Text(), 0
    for span in sorted(unit.quality.spans, key=lambda one: one.start):
        if span.in_source == in_source:
            found.append(shown(text[at : span.start]))
            style = "bold red" if span.major >= 0.5 else "yellow"
            found.append(shown(text[span.start : span.end]), style)
            at = span.end
    found.append(shown(text[at:]))
    return found
