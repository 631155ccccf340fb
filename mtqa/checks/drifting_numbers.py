"""Finds numbers whose thousands are divided in two ways in one document: 1.200 and 3,400,000.

What is reported cannot be decimals: it has two groups of three digits, or its last one is 000.
Blanks, apostrophes and no division at all stand beside points or commas by the rules of many
houses, so only points and commas are compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.text.prose import prose
from mtqa.types import Check, Code, Example, Hit, Scope, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

CODE = "drifting-numbers"

_NUMBER = re.compile(
    r"(?<![\d.,/:-])[1-9]\d{0,2}(?:(?:,\d{3}){1,5}|(?:\.\d{3}){1,5})(?![\d/:-]|[.,]\d)", re.ASCII
)
_HINT = re.compile(r"\d[.,]\d{3}", re.ASCII)
_LEAST_USUAL = 2
_OTHER = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class _Number:
    unit: Unit
    text: str
    start: int

    @property
    def divided_by_comma(self) -> bool:
        return "," in self.text

    @property
    def certain(self) -> bool:
        """Whether it cannot be a number with decimals."""
        return len(self.text) > len("999.999") or self.text.endswith("000")

    @property
    def span(self) -> Span:
        return Span(Side.TARGET, self.start, self.start + len(self.text))


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each number that is not written in the way of the document: the one that most
    numbers have, two at least.
    """
    numbers = list(_numbers(units))
    commas = [number for number in numbers if number.divided_by_comma]
    points = [number for number in numbers if not number.divided_by_comma]
    rare, usual = sorted((commas, points), key=len)
    if len(usual) < max(_LEAST_USUAL, len(rare) + 1) or not any(one.certain for one in usual):
        return
    first = usual[0]
    for number in rare:
        if number.certain:
            right = number.text.translate(_OTHER)
            detail = {"right": right, "usual": first.text}
            related = ((first.unit.id, first.span),)
            yield Hit(CODE, number.unit.id, number.span, related, detail, suggestions=(right,))


def _numbers(units: Iterable[Unit]) -> Iterator[_Number]:
    for unit in units:
        if unit.target is not None and _HINT.search(unit.target.text):
            for match in _NUMBER.finditer(prose(unit.target)):
                yield _Number(unit, match[0], match.start())


CHECK = Check(
    codes={
        CODE: Code(
            category="locale-conventions/number-format",
            severity=Severity.MINOR,
            message="“{quote}” is divided unlike “{usual}”: “{right}”",
            why="A point and a comma that both divide thousands in one text make readers take one"
            " of the numbers for a thousandth of what it is.",
            examples=(
                Example("Erst 1.200, dann 3.000, am Ende ⟦4,000⟧ Besucher.", "de"),
                Example("First 1,200, then 3,000, and ⟦4.500.000⟧ in the end.", "en"),
                Example("Primero 1.200, después 3.000 y al final ⟦4,500,000⟧.", "es"),
                Example("D'abord 1,200, puis 3,000, enfin ⟦4.000⟧ visiteurs.", "fr"),
                Example("Antes 2.000.000, depois 3.000 e por fim ⟦4,000⟧.", "pt"),
                Example("最初は1,200人、次に3,000人、最後は⟦4.500.000⟧人。", "ja"),
                Example("Erst 1.200, dann 3.000 Besucher, im Schnitt 2,125 je Tag.", "de"),
                Example("First 1,200, then 3,000 visitors, 2.125 a day.", "en"),
                Example("Primero 1.200 y después 4,500,000.", "es"),
                Example("D'abord 1 200, puis 3000, enfin 4.000.", "fr"),
                Example("A versão 1.000.000 e o código 3,000.", "pt"),
                Example("最初は1,200人、次に3,000人。", "ja"),
            ),
        )
    },
    find=find,
    scope=Scope.DOCUMENT,
)
