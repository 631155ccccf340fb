"""Fluency scores as a table for people, as JSON and as TSV for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mtqa import __version__
from mtqa.cli._tables import rendered, shown
from mtqa.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from mtqa.document_fluency import DocumentFluency, SegmentFluency
    from mtqa.models._fluency import TokenFluency

_WORST = 3
_COLUMNS = (
    *("path", "line", "column", "kind", "language", "value", "percentile", "worst", "text"),
    "signature",
)


def as_json(documents: Sequence[DocumentFluency]) -> str:
    """One object: for each document its mean, and for each segment all its tokens, whose offsets
    are half-open and count code points of the segment's text.
    """
    content = {
        "schema_version": 1,
        "generator": {"name": "mtqa", "version": __version__},
        "documents": [
            {
                "path": document.path,
                "language": document.language,
                "signature": document.signature,
                "value": _rounded(document.value),
                "notes": list(document.notes),
                "segments": [_segment(segment) for segment in document.segments],
            }
            for document in documents
        ],
    }
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _segment(segment: SegmentFluency) -> dict[str, Any]:
    text, fluency = segment.text, segment.fluency
    return {
        "line": segment.location.line,
        "column": segment.location.column,
        "kind": segment.kind.value,
        "language": segment.language,
        "text": text,
        "value": _rounded(fluency.value),
        "percentile": _rounded(fluency.percentile),
        "tokens": [
            {
                "start": token.start,
                "end": token.end,
                "text": text[token.start : token.end],
                "error": _rounded(token.error),
            }
            for token in fluency.tokens
        ],
    }


def as_tsv(documents: Sequence[DocumentFluency]) -> str:
    """A row for each segment, and one of the kind "document" with the mean after them."""
    rows: list[Sequence[object]] = [_COLUMNS]
    for document in documents:
        for segment in document.segments:
            place, kind = segment.location, segment.kind.value
            numbers = _rounded(segment.fluency.value), _rounded(segment.fluency.percentile)
            first = document.path, place.line, place.column, kind, segment.language
            rows.append((*first, *numbers, _named(segment), segment.text, document.signature))
        mean = _rounded(document.value), None, "", "", document.signature
        rows.append((document.path, "", "", "document", document.language, *mean))
    return "".join("\t".join(map(_cell, row)) + "\n" for row in rows)


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def as_table(documents: Sequence[DocumentFluency], *, color: bool) -> str:
    """A table for each document, its mean and the signature below it."""
    return "\n".join(_table(document, color=color) for document in documents)


def _table(document: DocumentFluency, *, color: bool) -> str:
    from rich import box
    from rich.table import Table

    calibrated = any(segment.fluency.percentile is not None for segment in document.segments)
    table = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False)
    table.add_column("line", justify="right", no_wrap=True)
    table.add_column("value", justify="right", no_wrap=True)
    if calibrated:
        table.add_column("percentile", justify="right", no_wrap=True)
    table.add_column("worst words", ratio=1, overflow="fold")
    table.add_column(f"{shown(document.path)} ({document.language})", ratio=2, overflow="fold")
    for segment in document.segments:
        fluency = segment.fluency
        rank = "" if fluency.percentile is None else f"{fluency.percentile:.0f}"
        table.add_row(
            str(segment.location.line),
            f"{fluency.value:.3f}" if fluency.tokens else "",
            *((rank,) if calibrated else ()),
            shown(_named(segment)),
            _marked(segment),
        )
    mean = "no segment has a token" if document.value is None else f"mean {document.value:.3f}"
    return f"{rendered(table, color=color)}{mean}  {document.signature}\n"


def _worst_words(segment: SegmentFluency) -> list[tuple[int, int, float]]:
    """The words that the worst tokens stand in, as ranges of the text, the worst first; each with
    the error of its worst token.
    """
    found: dict[tuple[int, int], float] = {}
    for token in segment.worst(len(segment.fluency.tokens)):
        found.setdefault(_word(segment.text, token), token.error)
        if len(found) == _WORST:
            break
    return [(*place, error) for place, error in found.items()]


def _word(text: str, token: TokenFluency) -> tuple[int, int]:
    """The range of a token with the rest of the words that it touches."""
    start, end = token.start, token.end
    for first, last in words.spaced(text):
        if first < token.end and token.start < last:
            start, end = min(start, first), max(end, last)
    return start, end


def _named(segment: SegmentFluency) -> str:
    worst = _worst_words(segment)
    return ", ".join(f"{segment.text[start:end]} {error:.2f}" for start, end, error in worst)


def _marked(segment: SegmentFluency) -> Text:
    from rich.text import Text

    text, at = Text(), 0
    for start, end, _ in sorted(_worst_words(segment)):
        text.append(shown(segment.text[at:start]))
        text.append(shown(segment.text[max(start, at) : end]), "bold red")
        at = end
    text.append(shown(segment.text[at:]))
    return text


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
