"""Examples of rules and checks: marked texts that are read and aligned like files."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.align import ids
from mtqa.align._units import build_units, join
from mtqa.formats import read_document
from mtqa.formats._bilingual import read_pairs
from mtqa.text.decoding import raw_text
from mtqa.types import Context, Side, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mtqa.types import Document, Example, Segment, Span

_MARK = re.compile("[⟦⟧]")

Place = tuple[Side, int, int]
"""A range of the target's or the source's text, marks taken out."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """An example ready for a check: what to look at, and the places to be found."""

    context: Context
    marked: frozenset[Place]


def lay_out(example: Example, *, rule_directories: Iterable[Path] = ()) -> LaidOut:
    """Read and align the texts of an example. Raises ValueError if its marks do not pair, or its
    lines where they should.
    """
    target, marked = _unmark(example.target, Side.TARGET)
    form = example.input_format
    if registry.load("formats", form).units is not None:
        return _lay_out_pairs(example, target, marked, tuple(rule_directories))
    document = _document(target, Side.TARGET, example.language, form)
    source = None
    if example.source is not None:
        text, more = _unmark(example.source, Side.SOURCE)
        marked |= more
        source = _document(text, Side.SOURCE, example.source_language, form)
    if example.paired and source is not None:
        source, document = _whole(source), _whole(document)
        units = _in_pairs(source, document)
    else:
        aligner = ids.or_else(registry.load("align", "length"))
        units = build_units(source, document, (), aligner)
    context = Context(document, source, (), units, rule_directories=tuple(rule_directories))
    return LaidOut(context, marked)


def _lay_out_pairs(
    example: Example, text: str, marked: Iterable[Place], rule_directories: tuple[Path, ...]
) -> LaidOut:
    """An example that is a file of source and translation."""
    raw = raw_text(text, "<target>")
    found = registry.load("formats", example.input_format).units(raw)
    pairs = read_pairs(raw, found[0], target_language=example.language)
    context = Context(
        pairs.target,
        pairs.source,
        units=pairs.units,
        rule_directories=rule_directories,
        paired=True,
    )
    sources = {place for segment in pairs.source.segments for place in range(*_written(segment))}
    sides = {True: Side.SOURCE, False: Side.TARGET}
    return LaidOut(
        context, frozenset((sides[start in sources], start, end) for _, start, end in marked)
    )


def _written(segment: Segment) -> tuple[int, int]:
    return segment.raw_span(0, len(segment.text))


def _whole(document: Document) -> Document:
    """With one segment for each block."""
    parts: dict[int, list[Segment]] = {}
    for segment in document.segments:
        parts.setdefault(segment.block, []).append(segment)
    return replace(document, segments=tuple(filter(None, map(join, parts.values()))))


def _in_pairs(source: Document, target: Document) -> tuple[Unit, ...]:
    pairs = zip(source.segments, target.segments, strict=True)
    return tuple(Unit(f"u{number}", *pair) for number, pair in enumerate(pairs, start=1))


def place(unit: Unit, span: Span) -> Place:
    """Where a span of a unit stands in the text of the example."""
    segment = unit.target if span.side is Side.TARGET else unit.source
    assert segment is not None
    return span.side, *segment.raw_span(span.start, span.end)


def with_target(example: Example, text: str) -> Example:
    """The same example with another target text, marks taken out."""
    return replace(example, target=text)


def pieces(text: str) -> list[str]:
    """A marked text cut at its marks: the odd pieces are the marked ones."""
    cut = _MARK.split(text)
    if "".join(_MARK.findall(text)) != "⟦⟧" * (len(cut) // 2):
        raise ValueError("the marks ⟦ and ⟧ do not pair")
    return cut


def _unmark(text: str, side: Side) -> tuple[str, frozenset[Place]]:
    places, offset = set(), 0
    for number, piece in enumerate(pieces(text)):
        if number % 2:
            places.add((side, offset, offset + len(piece)))
        offset += len(piece)
    return "".join(pieces(text)), frozenset(places)


def _document(text: str, side: Side, language: str | None, form: str) -> Document:
    raw = raw_text(text, f"<{side}>")
    return read_document(raw, side=side, language=language, input_format=form)
