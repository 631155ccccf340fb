"""Finds tags that a translation lost, added, broke, nested badly, or gave other attributes.

Tags are those that stand in a text, as in strings of user interfaces, and those that a format
takes out of it (XLIFF). What is in angle brackets and no element that is known, closed or empty is
text: `<file>` in a manual may be translated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.broken_markup._codes import CODES, PREFIX
from mtqa.checks.broken_markup._compare import compare
from mtqa.checks.broken_markup._tags import is_taken_out
from mtqa.types import Check, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.checks.broken_markup._compare import Fault
    from mtqa.types import Context, Segment, Unit

_NEAR = 2


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each tag or pair of tags; what is missing is shown in the source."""
    for unit in units:
        source, target = unit.source, unit.target
        if source is None or target is None or not (_has_tags(source) or _has_tags(target)):
            continue
        for fault in compare(source, target):
            if not _moved(fault, unit, context):
                yield _hit(fault, unit)


def _has_tags(segment: Segment) -> bool:
    return "<" in segment.text or any(
        inline.kind == "tag" and inline.value for inline in segment.inlines
    )


def _hit(fault: Fault, unit: Unit) -> Hit:
    place = Span(Side.SOURCE, *fault.source) if fault.source else None
    return Hit(
        code=f"{PREFIX}/{fault.code}",
        unit=unit.id,
        span=Span(Side.TARGET, *fault.target) if fault.target else place,
        related=((unit.id, place),) if place and fault.target else (),
        detail={"tag": fault.tag, "right": fault.right},
        suggestions=(fault.right,) if fault.code in {"malformed", "glued"} else (),
        severity=Severity.MINOR if fault.mild else None,
        safe=fault.safe,
    )


def _moved(fault: Fault, unit: Unit, context: Context) -> bool:
    """Whether a tag stands in a neighbour, where sentences were divided otherwise."""
    if fault.code not in {"missing", "added"}:
        return False
    for near in context.neighbours(unit, _NEAR):
        here, there = _number(fault.tag, near.source), _number(fault.tag, near.target)
        if (there > here) if fault.source else (here > there):
            return True
    return False


def _number(written: str, segment: Segment | None) -> int:
    if segment is None:
        return 0
    return segment.text.count(written) + sum(
        inline.value == written and is_taken_out(inline, segment) for inline in segment.inlines
    )


CHECK = Check(codes=CODES, find=find)
