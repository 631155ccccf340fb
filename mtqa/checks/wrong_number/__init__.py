"""Compares the numbers of a translation with those of its source, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.wrong_number._compare import differences
from mtqa.checks.wrong_number._evidence import evidence
from mtqa.checks.wrong_number._format import foreign_convention, misformatted
from mtqa.checks.wrong_number._messages import CODES, hit_for_difference, hit_for_format
from mtqa.types import UNDETERMINED, Check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Hit, Unit


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each number that is changed, missing, added, or written against the locale."""
    foreign = foreign_convention(context)
    for unit in units:
        if unit.target is None or unit.target.language == UNDETERMINED:
            continue
        target = evidence(unit.target)
        source = evidence(unit.source) if unit.source is not None else None
        judged = not foreign and (source is not None or context.source is None)
        formats = misformatted(target, source) if judged else []
        for fault in formats:
            yield hit_for_format(unit, fault)
        if unit.source is not None and context.source is not None:
            shown = {fault.quantity.start for fault in formats}
            for difference in differences(unit, context):
                if difference.target is None or difference.target.start not in shown:
                    yield hit_for_difference(unit, difference)


CHECK = Check(codes=CODES, find=find)
