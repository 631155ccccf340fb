"""Reports segments that the model of quality expects raters to find worse than nearly all
translations of humans into the language: no rule can say what is wrong, but somebody should look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.models._judging import embedded, judged
from mtqa.types import Check, Code, Hit, Kind, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.models._quality import SegmentQuality
    from mtqa.types import Context, Unit

CODE = "quality"

_SHORTEST = 20
"""Characters of a translation that the model can be sure of."""

_MOST_NAMED = 3
_MAJOR = 5.0
"""Penalty points of a major error."""


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each such segment, that no guard has an answer for, at its whole translation."""
    found = judged(context)
    if not found:
        return
    limit, _ = embedded().calibration.alarm(context.target.language)
    for unit in units:
        one = found.get(unit.id)
        if one is None or one.guard or one.unseen or unit.target is None:
            continue
        text = unit.target.text
        if one.assessment is None or one.assessment >= limit or len(text) < _SHORTEST:
            continue
        detail = {
            "assessment": f"{one.assessment:.1f}",
            "usual": f"{limit:.1f}",
            "evidence": _evidence(one, text),
        }
        yield Hit(CODE, unit.id, Span(Side.TARGET, 0, len(text)), detail=detail, confidence=0.5)


def _evidence(one: SegmentQuality, text: str) -> str:
    """What else speaks against the segment, as the end of a sentence."""
    said = []
    if one.penalty is not None and one.penalty >= _MAJOR:
        said.append(f"{one.penalty:.0f} penalty points are to be expected")
    worst = sorted((s for s in one.spans if not s.in_source), key=lambda s: -s.error)
    if worst:
        words = [f"“{text[s.start : s.end]}”" for s in worst[:_MOST_NAMED]]
        said.append(f"suspect are {', '.join(words)}")
    return f"; {'; '.join(said)}" if said else ""


CHECK = Check(
    codes={
        CODE: Code(
            category="accuracy/mistranslation",
            severity=Severity.MINOR,
            message="this may be translated badly: an assessment of {assessment} is to be expected,"
            " where 199 of 200 translations by humans reach {usual}{evidence}",
            why="A model that has learnt from the judgements of linguists compares the meaning of"
            " the source and the translation, word by word; it ranks well, but it is no linguist.",
            examples=(),
        ),
    },
    find=find,
    kinds=frozenset({Kind.PROSE, Kind.HEADING, Kind.CAPTION}),
    needs_model=True,
)
