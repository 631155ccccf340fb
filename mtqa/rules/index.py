"""Which of many rules can match a text: one pass over it, however many rules there are."""

from __future__ import annotations

import io
import pickle
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ahocorasick

from mtqa.rules.matcher import EDGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtqa.rules.prefilter import Strings


@dataclass(frozen=True, slots=True)
class Index:
    """Numbers of rules by the strings of which a text must hold one.

    `owners` has, for each string of the automaton, its length where it must begin a word, or 0,
    whether it must end one, and the numbers of the rules; `always` are the numbers of those that
    must be tried on every text.
    """

    automaton: Any
    owners: Sequence[Sequence[tuple[int, bool, Sequence[int]]]]
    always: Sequence[int]

    def candidates(self, text: str) -> list[int]:
        """The numbers of the rules that can match a text, given in its plain form; in order."""
        if self.automaton is None:
            return list(self.always)
        found = set(self.always)
        owners, after = self.owners, text + EDGE
        for end, place in self.automaton.iter(text):
            for length, ends, numbers in owners[place]:
                # A word surely goes on with a letter of Latin, Greek, Cyrillic, Armenian, Hebrew,
                # Arabic or a script of India: those without spaces come after them.
                if ends and (char := after[end + 1]) < "\u0e00" and char.isalpha():
                    continue
                if length and end >= length:
                    char = text[end - length]
                    if char < "\u0e00" and char.isalpha():
                        continue
                found.update(numbers)
        return sorted(found)


def build(keys: Iterable[Strings | None]) -> Index:
    """An index of the rules that are numbered in the order of their strings. None says that a
    rule must always be tried, no strings that it never matches.
    """
    owners: dict[str, dict[tuple[int, bool], list[int]]] = {}
    always = []
    for number, strings in enumerate(keys):
        if strings is None:
            always.append(number)
            continue
        for string in _shortest(strings):
            word = string.strip(EDGE)
            edges = (len(word) if string.startswith(EDGE) else 0, string.endswith(EDGE))
            owners.setdefault(word, {}).setdefault(edges, []).append(number)
    if not owners:
        return Index(None, (), tuple(always))
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    for place, string in enumerate(owners):
        automaton.add_word(string, place)
    automaton.make_automaton()
    groups = tuple(
        tuple((*edges, numbers) for edges, numbers in some.items()) for some in owners.values()
    )
    return Index(automaton, groups, tuple(always))


def _shortest(strings: Strings) -> list[str]:
    """The strings without those that hold another one of them, edges included."""
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
