"""What a text must hold for a pattern to match it: the strings of which one is in every match.

They let a pattern be passed over without being tried, so that thousands of patterns cost nothing
on texts that they have nothing to do with. Where the expression uses what is not understood here
(fuzzy counts, named lists, conditionals), that piece counts as able to match anything.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

Strings = frozenset[str]
"""In lower case, of which a match holds one; empty if nothing is known."""

_NOTHING: Strings = frozenset()
_MOST_STRINGS = 64
_LONGEST = 24
_OPENING = regex.compile(
    r"\((?:\?(?:(?P<skip>[=!]|<[=!])|P?<\w+>|>|\||(?P<flags>[a-zA-Z01]*(?:-[a-z]+)?)(?P<end>[:)])))?"
)
_COUNT = regex.compile(r"(?:(?P<most>[*?])|\+|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")
_ESCAPE = regex.compile(
    r"\\(?:(?P<code>x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"
    r"|(?P<property>[pPN]\{[^}]*\}|g<\w+>|L<\w+>|[pP]\w)|(?P<one>.))",
    regex.DOTALL,
)
_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}


@cache
def required(pattern: str) -> Strings:
    """The strings of which every match of a pattern, in lower case, holds at least one.

    Empty if there are none, or none can be told: then the pattern must be tried on every text.
    """
    return _best(demands(pattern))


@cache
def demands(pattern: str) -> tuple[Strings, ...]:
    """All such sets of strings: every match holds one string of each. Worth asking before a
    pattern is compiled and tried.
    """
    try:
        found, end = _Reader(pattern).branches(0)
    except (IndexError, ValueError):
        return ()
    return tuple(dict.fromkeys(found)) if end >= len(pattern) else ()


@dataclass
class _Sequence:
    """The requirements of what was read so far of one branch."""

    demands: list[Strings] = field(default_factory=list)
    run: list[str] = field(default_factory=list)

    def add(self, char: str) -> None:
        """One more character that must follow; without a stable lower case it ends the run."""
        lowered = char.lower()
        if len(lowered) != 1 or lowered in "σς" or unicodedata.combining(lowered):
            self.cut()
        else:
            self.run.append(lowered)

    def cut(self) -> None:
        """The end of a run of characters that stand side by side."""
        if self.run:
            self.demands.append(frozenset({"".join(self.run)[:_LONGEST]}))
            self.run = []


def _best(found: Sequence[Strings]) -> Strings:
    """The requirement that tells most; of equal ones the first."""
    best = max(found, key=_worth, default=_NOTHING)
    return best if _worth(best) > (0, 0) else _NOTHING


def _worth(strings: Strings) -> tuple[int, int]:
    """The shortest string decides, for it is found most often."""
    if not strings or len(strings) > _MOST_STRINGS:
        return 0, 0
    return min(map(len, strings)), -len(strings)


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def branches(self, place: int) -> tuple[list[Strings], int]:
        """The requirements of alternatives up to the closing parenthesis or the end."""
        found = []
        while True:
            sequence, place = self._sequence(place)
            found.append(sequence)
            if place >= len(self.pattern) or self.pattern[place] != "|":
                break
            place += 1
        if len(found) == 1:
            return found[0], place
        shared = set(found[0]).intersection(*found[1:])
        either = [_best(sequence) for sequence in found]
        strings = frozenset().union(*either) if all(either) else _NOTHING
        demands = [strings] if _worth(strings) > (0, 0) else []
        return [*demands, *(one for one in found[0] if one in shared)], place

    def _sequence(self, place: int) -> tuple[list[Strings], int]:
        sequence = _Sequence()
        while place < len(self.pattern) and self.pattern[place] not in "|)":
            demands, end = self._atom(place)
            count = _COUNT.match(self.pattern, end)
            if count is None and self.pattern[end : end + 1] == "{":
                raise ValueError("a fuzzy count or a brace that counts nothing")
            place = count.end() if count else end
            optional = count is not None and (count["most"] or not int(count["least"] or "1"))
            if optional:
                sequence.cut()
            elif len(demands) == 1 and len(demands[0]) == 1 and len(char := min(demands[0])) == 1:
                sequence.add(char)
                if count:
                    sequence.cut()
            else:
                sequence.cut()
                sequence.demands += demands
        sequence.cut()
        return sequence.demands, place

    def _atom(self, place: int) -> tuple[list[Strings], int]:
        """The requirements of one item, and where it ends."""
        char = self.pattern[place]
        if char == "(":
            return self._group(place)
        if char in ".^$":
            return [], place + 1
        if char == "[":
            strings, end = self._set(place)
        elif char == "\\":
            strings, end = self._escape(place)
        else:
            strings, end = frozenset({char}), place + 1
        return ([strings] if strings else []), end

    def _group(self, place: int) -> tuple[list[Strings], int]:
        opening = _OPENING.match(self.pattern, place)
        if opening is None or self.pattern.startswith("?", opening.end()):
            raise ValueError("a group of a kind that is not known")
        if "x" in (opening["flags"] or ""):
            raise ValueError("white space may mean nothing")
        if opening["end"] == ")":
            return [], opening.end()
        demands, end = self.branches(opening.end())
        if self.pattern[end] != ")":
            raise ValueError("the group does not end")
        return ([] if opening["skip"] else demands), end + 1

    def _escape(self, place: int) -> tuple[Strings, int]:
        escape = _ESCAPE.match(self.pattern, place)
        if escape is None:
            raise ValueError("a backslash at the end")
        if escape["code"]:
            return frozenset({chr(int(escape["code"][1:], 16))}), escape.end()
        one = escape["one"]
        if one is None:
            return _NOTHING, escape.end()
        if one in _CONTROL:
            return frozenset({_CONTROL[one]}), escape.end()
        return (_NOTHING if one.isalnum() else frozenset({one})), escape.end()

    def _set(self, place: int) -> tuple[Strings, int]:
        """A set of characters: required are its members, if they are few and no ranges."""
        place += 1
        exclusive = self.pattern[place] == "^"
        place += exclusive
        members: list[Strings] = []
        first = True
        while first or self.pattern[place] != "]":
            first = False
            if self.pattern.startswith("[:", place):
                raise ValueError("a named class")
            if self.pattern[place] == "\\":
                strings, place = self._escape(place)
            else:
                strings, place = frozenset({self.pattern[place]}), place + 1
            members.append(strings)
        ranged = frozenset({"-"}) in members[1:-1]
        if exclusive or ranged or not all(members):
            return _NOTHING, place + 1
        lowered = frozenset(char.lower() for strings in members for char in strings)
        return (lowered if all(len(c) == 1 for c in lowered) else _NOTHING), place + 1
