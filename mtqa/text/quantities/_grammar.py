"""How number words and numerals add up to one number: "zwei" "hundert" "drei" is 203."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.text.quantities._lexicon import Lexicon

DIGITS, NUMBER, MULTIPLIER = "digits", "number", "multiplier"

_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a number. `joined`: nothing but a joiner parts it from the element before."""

    kind: str
    value: Decimal
    start: int
    end: int
    joined: bool


class Sum:
    """A number being read, element by element."""

    def __init__(self, lexicon: Lexicon) -> None:
        """An empty sum, by the order of words of a language."""
        self._lexicon = lexicon
        self._total = Decimal(0)
        self._current = Decimal(0)
        self._last = 0
        self.elements: list[Element] = []

    @property
    def value(self) -> Decimal:
        """What the elements so far are worth."""
        return self._total + self._current

    def add(self, element: Element) -> bool:
        """Take an element in, unless it cannot belong to the same number."""
        if self.elements and not (element.joined and self._fits(element)):
            return False
        if element.kind != MULTIPLIER:
            self._current += element.value
        elif element.value < _THOUSAND:
            self._current = max(self._current, Decimal(1)) * element.value
        elif self._last and element.value > self._last:
            self._total = (self._total + self._current) * element.value
            self._current = Decimal(0)
        else:
            self._total += (self._current or Decimal(1)) * element.value
            self._current = Decimal(0)
        if element.kind == MULTIPLIER and element.value >= _THOUSAND:
            self._last = int(element.value)
        self.elements.append(element)
        return True

    def _fits(self, element: Element) -> bool:
        before = self.elements[-1]
        if element.kind == DIGITS:
            scaled = before.kind == MULTIPLIER and before.value > element.value
            return scaled and self._lexicon.unbounded
        if element.kind == MULTIPLIER:
            return self._multiplies(element, before)
        if before.kind == DIGITS or self._decimal():
            return False
        if element.value == 1 and before.kind == MULTIPLIER and before.value >= _THOUSAND:
            return False  # an article: "a million a year"
        if not self._current:
            return True
        return self._slot(int(element.value))

    def _decimal(self) -> bool:
        """Whether a numeral has a decimal part, after which no words add to it: 2.6 billion."""
        return any(e.kind == DIGITS and e.value % 1 for e in self.elements)

    def _multiplies(self, element: Element, before: Element) -> bool:
        if before.kind == DIGITS and not self._lexicon.unbounded:
            return element.value >= _THOUSAND
        if element.value < _THOUSAND:
            return bool(self._current) and self._current % element.value != 0
        return bool(self._current) or element.value != self._last

    def _slot(self, value: int) -> bool:
        """Whether there is room for a value in what was read since the last multiplier."""
        current = int(self._current)
        if value < 10:
            return current % 10 == 0
        if value < 100:
            tens = current % 100
            room = tens == 0 or (value < 20 and tens in self._lexicon.vigesimal)
            if self._lexicon.teens_in_two_words and value == 10:
                return tens < 10
            return room or (self._lexicon.inverted and 0 < tens < 10 and value >= 20)
        return current % 1000 == 0 and value < _THOUSAND


def sums(elements: Iterable[Element], lexicon: Lexicon) -> Iterator[Sum]:
    """The numbers that elements in the order of the text make up."""
    current = Sum(lexicon)
    for element in elements:
        if not current.add(element):
            yield current
            current = Sum(lexicon)
            current.add(element)
    if current.elements:
        yield current
