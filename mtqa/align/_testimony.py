"""What references say about text that a translation lacks.

A reference is in the language of the translation, so the two are compared more surely than the
translation and its source: what the reference has and the translation lacks, the translation lacks
of the source as well; and where the translation says what the reference says, nothing is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.align._gaps import BY_MEANING, Comparison, Piece, gaps_of
from mtqa.align._units import build_units
from mtqa.text.languages import falls_under
from mtqa.types import Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtqa.align._gaps import Gap
    from mtqa.types import Aligner, Context, Document, Encodings, Unit

LINKED = 0.9
"""The least confidence of a link that proves that nothing is missing."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """Source segments that the translation lacks, by index, with the confidence in that; and those
    that it surely has.
    """

    lacking: Mapping[int, float]
    present: frozenset[int]


def confirmed(gaps: Sequence[Gap], units: Sequence[Unit], context: Context) -> Sequence[Gap]:
    """The gaps of the translation as references see them: without what one of them finds there,
    and with what they do not find. `units` are those of the gaps.
    """
    language = context.target.language.partition("-")[0]
    references = [r for r in context.references if falls_under(r.language, language)]
    if context.source is None or context.encodings is None or not references:
        return gaps
    heard = _hear(context.source, context.target, references, context.encodings)
    places = _places(context.source)
    pieces: dict[int, Piece] = {}
    open_: set[int] = set()
    for unit in units:
        if unit.source is not None:
            own = [(places[o.raw_start], o) for o in unit.source.origins if o.raw_start in places]
            for index, origin in own:
                pieces[index] = Piece(unit.id, origin.start, context.source.segments[index])
            if unit.target is None or len(own) > 1 or unit.confidence < LINKED:
                open_.update(index for index, _ in own)
    found = {index for index, piece in pieces.items() if _is_in(piece, gaps)}
    chosen = (found - heard.present) | (open_ & heard.lacking.keys())
    if chosen == found:
        return gaps
    confidence = {piece.unit: gap.confidence for gap in gaps for piece in gap.pieces}
    for index in chosen - found:
        confidence[pieces[index].unit] = heard.lacking[index]
    return list(gaps_of((pieces[index] for index in sorted(chosen)), confidence, Side.SOURCE))


def _is_in(piece: Piece, gaps: Sequence[Gap]) -> bool:
    return any(piece in gap.pieces for gap in gaps)


def _places(document: Document) -> dict[int, int]:
    """The index of each segment by where it begins in the file."""
    return {segment.origins[0].raw_start: i for i, segment in enumerate(document.segments)}


def _hear(
    source: Document, target: Document, references: Sequence[Document], encodings: Encodings
) -> Testimony:
    """What the references say together: one that has a text in the translation outweighs others."""
    from mtqa.align.embedding import ALIGNER

    lacking: dict[int, float] = {}
    present: set[int] = set()
    for reference in references:
        links = ALIGNER.align(source, reference, encodings)
        gone, there = _compare(reference, target, ALIGNER, encodings)
        for link in links:
            if link.target and link.confidence >= BY_MEANING:
                if all(index in gone for index in link.target):
                    sure = min(gone[index] for index in link.target)
                    lacking.update(dict.fromkeys(link.source, min(sure, link.confidence)))
                elif there.issuperset(link.target):
                    present.update(link.source)
    return Testimony(
        {i: sure for i, sure in lacking.items() if i not in present}, frozenset(present)
    )


def _compare(
    reference: Document, target: Document, aligner: Aligner, encodings: Encodings
) -> tuple[dict[int, float], set[int]]:
    """Indices of a reference's segments that the translation lacks, with the confidence in that,
    and of those that it surely has.
    """
    units = build_units(reference, target, (), aligner, encodings)
    comparison = Comparison(Side.SOURCE, units, sure=BY_MEANING, by_meaning=True)
    if comparison.unrelated():
        return {}, set()
    places = _places(reference)
    gone = {
        places[piece.segment.origins[0].raw_start]: gap.confidence
        for gap in comparison.gaps()
        for piece in gap.pieces
    }
    there = {
        places[origin.raw_start]
        for unit in units
        if unit.source and unit.target and unit.confidence >= LINKED
        for origin in unit.source.origins
        if origin.raw_start in places
    }
    return gone, there
