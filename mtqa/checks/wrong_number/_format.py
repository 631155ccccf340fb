"""Tells numerals that are written against the locale of the translation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mtqa.text.quantities import (
    CODE,
    MONEY,
    PERCENT,
    TIME,
    Quantity,
    facts,
    format_number,
    style_for,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from mtqa.checks.wrong_number._evidence import Evidence
    from mtqa.types import Context

_MARK = re.compile(r"[^\w]")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)[\s-]?$")
_NAME_BEFORE = re.compile(r"[^.!?\s] [A-Z][\w’'-]* $")
_BEFORE = 30
_REGIONAL = frozenset({"es"})
_COMMA = re.compile(
    r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3})+|(?:\.\d{3})*,(?:\d{1,2}|\d{4,9}))(?![\d.,]*\d)"
)
_POINT = re.compile(
    r"(?<![\d.,])\d{1,3}(?:(?:,\d{3})+|(?:,\d{3})*\.(?:\d{1,2}|\d{4,9}))(?![\d.,]*\d)"
)
_TELLING = 2
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Misformat:
    """A numeral of a translation, how it should be written, and what it should be worth."""

    quantity: Quantity
    right: str
    value: Decimal


def foreign_convention(context: Context) -> bool:
    """Whether a translation follows another country's use throughout: Spanish without a region
    may be that of Mexico, with a decimal point.
    """
    if context.target.language not in _REGIONAL:
        return False
    own, other = (
        sum(len(pattern.findall(s.text[:_LONGEST])) for s in context.target.segments)
        for pattern in (_COMMA, _POINT)
    )
    return other >= _TELLING and other > own * 4


def misformatted(target: Evidence, source: Evidence | None) -> list[Misformat]:
    """The numerals whose marks mean something else in the locale than in the source."""
    found = []
    for quantity in target.quantities:
        if quantity.numeral is None or quantity.kind in {CODE, TIME}:
            continue
        written = target.text[slice(*quantity.numeral)]
        if written.isdecimal():
            continue
        value = _meant(quantity, written, target, source)
        if value is not None:
            digits = value / quantity.scale
            right = format_number(digits, target.language)
            if right != written:
                found.append(Misformat(quantity, right, value))
    return found


def _meant(
    quantity: Quantity, written: str, target: Evidence, source: Evidence | None
) -> Decimal | None:
    """What a numeral must mean that does not mean it in its locale; None if it is right."""
    if style_for(target.language).either:
        return None
    if source is None:
        return quantity.value if not quantity.own and _unambiguous(quantity, written) else None
    meanings = quantity.others if quantity.own else (quantity.value, *quantity.others)
    said = {q.value: q for q in source.quantities if q.numeral and q.kind not in {CODE, TIME}}
    if quantity.own and quantity.value in {q.value for q in source.quantities}:
        return None
    if quantity.own and any(
        quantity.value == q.value * 1000
        and quantity.value in q.others
        and source.text[slice(*q.numeral or (0, 0))] != written
        for q in source.quantities
    ):
        return None  # the source is written against its own locale, and was read as it was meant
    meant = next((value for value in meanings if value in said), None)
    if meant is None or _named_alike(quantity, target, said[meant], source):
        return None
    return meant


def _unambiguous(quantity: Quantity, written: str) -> bool:
    marks = _MARK.findall(written)
    return len(marks) > 1 or quantity.kind in {PERCENT, MONEY}


@cache
def _labels() -> re.Pattern[str]:
    names = "|".join(map(re.escape, facts()["labels"]["names"].split()))
    return re.compile(rf"(?:{names})[^\W\d_]{{0,5}}\.?\s?$")


def _named_alike(one: Quantity, text: Evidence, other: Quantity, source: Evidence) -> bool:
    """Whether the same word stands before both, or a name before a decimal number of the source:
    a version, a chapter, a product.
    """
    if _labels().search(text.text[max(0, one.start - _BEFORE) : one.start].lower()):
        return True
    if one.kind not in {PERCENT, MONEY} and one.scale == 1 and source.language[:2] != "de":
        before = source.text[max(0, other.start - _BEFORE) : other.start]
        if _NAME_BEFORE.search(before):
            return True
    words = [
        match[1].lower()
        for quantity, side in ((one, text), (other, source))
        if (
            match := _WORD_BEFORE.search(
                side.text[max(0, quantity.start - _BEFORE) : quantity.start]
            )
        )
    ]
    return len(words) == 2 and words[0] == words[1]
