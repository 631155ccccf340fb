"""Which of many rules can match a text: one pass over it, however many rules there are."""

from __future__ import annotations

import io
import pickle
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ahocorasick

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtqa.rules.prefilter import Strings


@dataclass(frozen=True, slots=True)
class Index:
    """Numbers of rules by the strings of which a text must hold one.

    `owners` has the numbers for each string of the automaton; `always` are those of the rules
    that must be tried on every text.
    """

    automaton: Any
    owners: Sequence[Sequence[int]]
    always: Sequence[int]

    def candidates(self, lowered: str) -> list[int]:
        """The numbers of the rules that can match a text, given in lower case; in order."""
        if self.automaton is None:
            return list(self.always)
        places = {place for _, place in self.automaton.iter(lowered)}
        if not places:
            return list(self.always)
        return sorted({*self.always, *(number for p in places for number in self.owners[p])})


def build(keys: Iterable[Strings | None]) -> Index:
    """An index of the rules that are numbered in the order of their strings. None says that a
    rule must always be tried, no strings that it never matches.
    """
    owners: dict[str, list[int]] = {}
    always = []
    for number, strings in enumerate(keys):
        if strings is None:
            always.append(number)
            continue
        for string in _shortest(strings):
            owners.setdefault(string, []).append(number)
    if not owners:
        return Index(None, (), tuple(always))
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    for place, string in enumerate(owners):
        automaton.add_word(string, place)
    automaton.make_automaton()
    return Index(automaton, tuple(owners.values()), tuple(always))


def _shortest(strings: Strings) -> list[str]:
    """The strings without those that hold another one of them."""
    kept: list[str] = []
    for string in sorted(strings, key=lambda s: (len(s), s)):
        if not any(other in string for other in kept):
            kept.append(string)
    return kept


def pack(index: Index) -> list[Any]:
    """The index as values that msgpack can write."""
    blob = pickle.dumps(index.automaton)
    return [blob, zlib.crc32(blob), index.owners, index.always]


def unpack(row: list[Any]) -> Index:
    """The index that `pack` wrote. Raises ValueError if it is damaged."""
    blob, checksum, owners, always = row
    if zlib.crc32(blob) != checksum:
        raise ValueError("the index of the rules is damaged")
    try:
        return Index(_Automaton(io.BytesIO(blob)).load(), owners, always)
    except pickle.UnpicklingError as error:
        raise ValueError(str(error)) from None


class _Automaton(pickle.Unpickler):
    """Reads an automaton and nothing else, since a pickle can name any function to be called."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of the automaton. Raises UnpicklingError for every other name."""
        if (module, name) != ("ahocorasick", "Automaton"):
            raise pickle.UnpicklingError(f"{module}.{name} is no automaton")
        return ahocorasick.Automaton
