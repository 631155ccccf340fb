"""Finds ICU messages that are broken, lack branches or plural categories, or lose placeholders.

Messages are parsed (`mtqa.text.icu`); the plural categories of a language are CLDR's, those that
whole numbers from 0 to 200 have: what only millions or decimals need can be left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.checks.icu_message._branches import compare
from mtqa.checks.icu_message._codes import CODES, PREFIX
from mtqa.text.icu import IcuError, Message, has_branches, parse
from mtqa.types import Check, Hit, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

_ICU = frozenset({"icu", "icu-message-format", "messageformat"})
_JAVA = "java-format"
_IN_ICU = re.compile(r"'\{[^{}']{0,60}\}?")
_IN_JAVA = re.compile(r"'[^'{]{0,200}\{[^{}']{0,60}\}?")
_WORD = re.compile(r"\S{1,20}")


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:  # noqa: ARG001 (its shape)
    """One hit about apostrophes or the syntax of a message; if both are right, one for each
    branch.
    """
    for unit in units:
        target = unit.target
        if target is None or "{" not in target.text:
            continue
        branches = has_branches(target.text) or bool(unit.source and has_branches(unit.source.text))
        quoted = _quoted(unit, target, branches=branches)
        if quoted is not None:
            yield quoted
        elif branches:
            yield from _judged(unit, target)


def _quoted(unit: Unit, target: Segment, *, branches: bool) -> Hit | None:
    """An apostrophe that quotes a placeholder: any single one in Java, before a brace in ICU."""
    java = _JAVA in target.syntax
    if "'" not in target.text or not (branches or java or _ICU.intersection(target.syntax)):
        return None
    quotation = (_IN_JAVA if java else _IN_ICU).search(target.text.replace("''", "  "))
    if quotation is None or (unit.source and _IN_ICU.search(unit.source.text)):
        return None
    start, end = quotation.span()
    right = target.text[start:end].replace("'", "''")
    span = Span(Side.TARGET, start, end)
    return Hit(f"{PREFIX}/apostrophe", unit.id, span, detail={"right": right}, suggestions=(right,))


def _judged(unit: Unit, target: Segment) -> Iterator[Hit]:
    source = _parsed(unit.source)
    try:
        message = parse(target.text)
    except IcuError as fault:
        if unit.source is None or source is not None:
            word = _WORD.match(target.text, fault.place)
            span = Span(Side.TARGET, fault.place, word.end() if word else fault.place + 1)
            detail = {"says": fault.says, "column": str(fault.place + 1)}
            yield Hit(f"{PREFIX}/syntax", unit.id, span, detail=detail)
        return
    for code, (start, end), detail in compare(source, message, target):
        yield Hit(f"{PREFIX}/{code}", unit.id, Span(Side.TARGET, start, end), detail=detail)


def _parsed(segment: Segment | None) -> Message | None:
    if segment is None:
        return None
    try:
        return parse(segment.text)
    except IcuError:
        return None


CHECK = Check(codes=CODES, find=find)
