"""Reports words that the model of quality is surer are a major error than it is of any word in
nearly all translations of humans into the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.models._judging import embedded, judged
from mtqa.types import Check, Code, Hit, Kind, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

CODE = "suspect-span"


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each such span of words, outside of tags and code."""
    found = judged(context)
    if not found:
        return
    _, limit = embedded().calibration.alarm(context.target.language)
    for unit in units:
        one = found.get(unit.id)
        if one is None or one.guard or one.unseen or unit.target is None:
            continue
        for span in one.spans:
            if span.in_source or span.major <= limit:
                continue
            if any(i.start < span.end and span.start < i.end for i in unit.target.inlines):
                continue
            detail = {
                "words": unit.target.text[span.start : span.end],
                "error": f"{100 * span.error:.0f}",
                "penalty": f"{one.penalty:.1f}",
            }
            place = Span(Side.TARGET, span.start, span.end)
            yield Hit(CODE, unit.id, place, detail=detail, confidence=round(span.major, 2))


CHECK = Check(
    codes={
        CODE: Code(
            category="accuracy/mistranslation",
            severity=Severity.MINOR,
            message="“{words}” may be wrong: a linguist would mark it with a probability of"
            " {error} %, and the segment is expected to cost {penalty} penalty points",
            why="A model that has learnt from errors marked by linguists finds these words unlike"
            " anything in the source, or unlike what the source needs there.",
            examples=(),
        ),
    },
    find=find,
    kinds=frozenset({Kind.PROSE, Kind.HEADING, Kind.CAPTION}),
    needs_model=True,
)
