"""Finds placeholders of programs that a translation lost, added, changed, broke or put in a wrong
order.

Every grammar of `mtqa.text.placeholders` is known. Where a file declares how its placeholders are
written, all shapes of them count; elsewhere those that are no prose, and what the source has.
ICU messages with branches have a check of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.broken_placeholder._codes import CODES, PREFIX
from mtqa.checks.broken_placeholder._compare import compare
from mtqa.text.icu import has_branches
from mtqa.text.placeholders import SIGNS, placeholders
from mtqa.text.traits import traits
from mtqa.types import Check, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.checks.broken_placeholder._compare import Fault
    from mtqa.types import Context, Segment, Unit

_NEAR = 2


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each placeholder; what is missing is quoted from the source."""
    for unit in units:
        source, target = unit.source, unit.target
        if source is None or target is None:
            continue
        if not (traits(source.text) & SIGNS or target.inlines) or _is_icu(source, target):
            continue
        for fault in compare(source, target):
            if not _moved(fault, unit, context):
                yield _hit(fault, unit)


def _is_icu(source: Segment, target: Segment) -> bool:
    return has_branches(source.text) or has_branches(target.text)


def _hit(fault: Fault, unit: Unit) -> Hit:
    place = Span(Side.SOURCE, *fault.source) if fault.source else None
    span = Span(Side.TARGET, *fault.target) if fault.target else place
    return Hit(
        code=f"{PREFIX}/{fault.code}",
        unit=unit.id,
        span=span,
        related=((unit.id, place),) if place and fault.target else (),
        detail={"right": fault.right},
        suggestions=(fault.right,) if fault.right and fault.code != "order" else (),
        severity=Severity.MINOR if fault.mild else None,
        safe=fault.code in {"malformed", "glued"},
    )


def _moved(fault: Fault, unit: Unit, context: Context) -> bool:
    """Whether a placeholder stands in a neighbour, where sentences were divided otherwise."""
    if (fault.source is None) is (fault.target is None) or fault.code == "malformed":
        return False
    side = unit.source if fault.source else unit.target
    assert side is not None
    start, end = fault.source or fault.target or (0, 0)
    text = side.text[start:end]
    for near in context.neighbours(unit, _NEAR):
        here, there = _number(text, near.source), _number(text, near.target)
        if (there > here) if fault.source else (here > there):
            return True
    return False


def _number(text: str, segment: Segment | None) -> int:
    if segment is None:
        return 0
    found = placeholders(segment.text, segment.syntax, language=segment.language, shared=True)
    return sum(one.text == text for one in found)


CHECK = Check(codes=CODES, find=find)
