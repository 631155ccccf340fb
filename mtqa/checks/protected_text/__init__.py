"""Finds links, e-mail addresses, paths, code, options, handles, ticker symbols and identifiers that
a translation lost or changed, and ISBNs whose check digit does not fit.

Addresses may lead to the same page in another language or country. The user's own patterns name
what else must stay as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.protected_text._codes import CODES, PREFIX
from mtqa.checks.protected_text._compare import bad_isbns, compare
from mtqa.checks.protected_text._items import TIMEOUT, compiled, sorts
from mtqa.types import Check, FileError, Hit, Option, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.checks.protected_text._compare import Fault
    from mtqa.types import Context, Unit

_NEAR = 2


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each item. Raises ConfigError for a pattern that is no regular expression."""
    patterns = compiled(context.options["patterns"])
    for unit in units:
        source, target = unit.source, unit.target
        if target is None or not (patterns or target.inlines or (source and source.inlines)):
            continue
        try:
            faults = list(compare(source, target, patterns)) if source else []
        except TimeoutError:
            slow = ", ".join(f"'{pattern.pattern}'" for pattern in patterns)
            message = f"checks.protected-text: {slow} took over {TIMEOUT:g} s for one text"
            context.errors.append(FileError(context.target.raw.path, f"{message}; left out"))
            patterns = ()
            continue
        if "ISBN" in target.text:
            faults += bad_isbns(source, target)
        for fault in faults:
            if not _elsewhere(fault, unit, context):
                yield _hit(fault, unit)


def _hit(fault: Fault, unit: Unit) -> Hit:
    sort = sorts()[fault.sort]
    place = Span(Side.SOURCE, *fault.source) if fault.source else None
    return Hit(
        code=f"{PREFIX}/{fault.code}",
        unit=unit.id,
        span=Span(Side.TARGET, *fault.target) if fault.target else place,
        related=((unit.id, place),) if place and fault.target else (),
        detail={"called": sort.called, "right": fault.right},
        suggestions=(fault.right,) if fault.code == "changed" else (),
        severity=Severity.MINOR if fault.mild else sort.severity,
    )


def _elsewhere(fault: Fault, unit: Unit, context: Context) -> bool:
    """Whether a missing item stands in a neighbour, where sentences were divided otherwise."""
    if fault.code == "isbn":
        return False
    lost = fault.target is None
    side = unit.source if lost else unit.target
    assert side is not None
    start, end = (fault.source if lost else fault.target) or (0, 0)
    text = side.text[start:end]
    for near in context.neighbours(unit, _NEAR):
        here, there = near.source, near.target
        before = here.text.count(text) if here else 0
        after = there.text.count(text) if there else 0
        if (after > before) if lost else (before > after):
            return True
    return False


CHECK = Check(
    codes=CODES,
    find=find,
    options={
        "patterns": Option(
            (),
            "Regular expressions; what they match in a source must stand in its translation.",
            "patterns = ['ACME-\\d+', 'Model [A-Z]']",
        ),
    },
)
