"""Names of units and currencies, and how units convert."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from mtqa.text.quantities._facts import facts
from mtqa.text.quantities._lexicon import candidates

_ENDING = 4
"""So many letters may follow the beginning of a name."""

_NONE = "other"
"""Key of the words that are no unit, though they begin like one."""


@dataclass(frozen=True, slots=True)
class Names:
    """What words and signs of a language mean: those that are whole, and those that begin so."""

    symbols: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]
    stems: dict[str, frozenset[str]]
    unbounded: bool

    def read(self, written: str) -> tuple[frozenset[str], int]:
        """The units that a piece of text begins with, and the length of their name.

        Empty for what is no unit; a longer word that only begins like one is none.
        """
        for length in range(min(len(written), 4), 0, -1):
            if (units := self.symbols.get(written[:length])) and _ends(written, length):
                return units, length
        lower = written.lower().replace('"', "״").replace("'", "’")
        if self.unbounded:
            for length in range(len(lower), 0, -1):
                if (units := self.words.get(lower[:length])) is not None:
                    return units, length
        return self._bounded(lower)

    def _bounded(self, lower: str) -> tuple[frozenset[str], int]:
        word = lower.rstrip(".")
        if (units := self.words.get(word)) is not None:
            return units, len(lower)
        for length in range(len(word), max(1, len(word) - _ENDING - 1), -1):
            if (units := self.stems.get(word[:length])) is not None:
                return units, len(word)
        return frozenset(), 0


def _ends(written: str, length: int) -> bool:
    """Whether a symbol is whole: a letter does not go on with more letters."""
    return not (written[length - 1].isalpha() and written[length : length + 1].isalpha())


@cache
def names(tag: str) -> Names:
    """The units and currencies that a language names."""
    symbols, words, stems = _currencies()
    chain = candidates(tag)
    unbounded = chain[-1] in {"zh", "ja", "ko", "th"}
    for unit, table in facts("units").items():
        also = table.get("also", "").split()
        meant = frozenset((unit, *also)) if unit != _NONE else frozenset[str]()
        symbols |= dict.fromkeys(table.get("symbols", "").split(), meant)
        written = next((table[name] for name in chain if name in table), "")
        for word in written.split():
            found = stems if word.endswith("*") else words
            name = word.rstrip("*").replace("_", " ")
            found[name] = meant | found.get(name, frozenset())
    return Names(symbols, words | stems if unbounded else words, stems, unbounded)


def _currencies() -> tuple[dict[str, frozenset[str]], ...]:
    tables = facts("currencies")
    shared = {"dollars": tables["dollars"]}

    def meanings(table: dict[str, str]) -> dict[str, frozenset[str]]:
        return {name: frozenset(shared.get(c, c).split()) for name, c in table.items()}

    codes = dict(tables["codes"])
    listed = {code: frozenset((code,)) for code in codes.pop("list").split()}
    symbols = meanings(tables["symbols"]) | listed | meanings(codes)
    return symbols, meanings(tables["words"]), meanings(tables["names"])


@cache
def _measures() -> dict[str, tuple[str, Decimal]]:
    """The dimension of a unit and its size; temperatures have none."""
    return {
        unit: (table["dimension"], Decimal(str(table["factor"])))
        for unit, table in facts("units").items()
        if "factor" in table
    }


def is_currency(unit: str) -> bool:
    """Whether it is an ISO 4217 code."""
    return unit.isupper()


@cache
def ratio(one: str, other: str) -> Decimal | None:
    """How many of the other unit one of the first is; None where they measure other things."""
    measures = _measures()
    if one not in measures or other not in measures or measures[one][0] != measures[other][0]:
        return None
    return measures[one][1] / measures[other][1]


@cache
def usual(unit: str) -> tuple[str, ...]:
    """The units that a measure in this one may be converted into."""
    return tuple(other for other in _measures() if other != unit and ratio(unit, other))
