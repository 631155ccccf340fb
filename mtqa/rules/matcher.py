"""Finds phrases in text: as words, in any script, however spaces and hyphens are typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.rules.prefilter import Strings

    Demanded = Sequence[Sequence[Sequence[str]]]

TIMEOUT = 1.0
"""Seconds after which a pattern on one text is given up as backtracking without end."""

MOST = 100_000
"""Characters of a segment that are searched. Only broken files have more on one line, which is
reported as such."""

EDGE = "\n"
"""In a string to be looked for: the end of a word."""

_DENSE = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_SPACELESS = regex.compile(f"[{_DENSE}]")
_LONGEST = 12
"""More characters of a literal tell little more, and cost memory for thousands of them."""

_PIECE = regex.compile(r"[^*:()]+")
_VARIANTS = {
    "'": "['’‘´`]",
    "-": "[-\u2010\u2011]",
    " ": r"\s+",
    "*": r"[\p{L}\p{M}]*",
    "(": r"[(（]",
    ")": r"[)）]",
    ":": r"\s?[:：]",
}


@dataclass(frozen=True)
class Phrases:
    """Phrases that are looked for together.

    A literal matches whole words. It ignores case if it has no capital; a longer one may begin
    with either case, as sentences do. A space stands for any white space, a hyphen or an
    apostrophe for its typographic variants, and `*` for the rest of a word. `patterns` are
    regular expressions in the syntax of the module `regex`. `derived` are further literals, the
    inflected forms of the others. `known` is what was `demanded` before, to be read again.
    """

    literals: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    known: Demanded = field(default=(), compare=False, repr=False)

    @property
    def keys(self) -> Strings | None:
        """Strings of which one stands in the `plain` form of every text that holds a match; None
        if that cannot be told, so that every text must be searched. `EDGE` at an end of a string
        says that no letter follows there.
        """
        from mtqa.rules.prefilter import required

        keys = {_key(literal) for literal in (*self.literals, *self.derived)}
        for pattern in self.patterns:
            strings = {plain(string) for string in required(pattern)}
            if not all(strings) or not strings:
                return None
            keys |= strings
        return frozenset(keys)

    @cached_property
    def _needed(self) -> tuple[tuple[str, tuple[str, ...], str], ...]:
        """The longest piece, the other pieces and the whole of each literal."""
        pieces = ((_pieces(literal), literal) for literal in (*self.literals, *self.derived))
        return tuple((first, tuple(others), literal) for (first, *others), literal in pieces)

    @cached_property
    def demanded(self) -> Demanded:
        """For each pattern sets of strings: the `plain` form of what it matches holds one string
        of each.
        """
        from mtqa.rules.prefilter import demands

        return self.known or tuple(
            tuple(tuple(sorted(set(map(plain, strings)))) for strings in demands(pattern))
            for pattern in self.patterns
        )

    def may_match(self, looked: str) -> bool:
        """Whether it is worth while to look for matches in a text, given in its plain form."""
        return any(self._likely(looked))

    def _likely(self, looked: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The literals and the patterns of which all that they demand stands in a text: of the many
        that a catalogue holds, only few need to become an expression.
        """
        present = [
            literal
            for key, others, literal in self._needed
            if key in looked and all(map(looked.__contains__, others))
        ]
        patterns = [
            pattern
            for pattern, demands in zip(self.patterns, self.demanded, strict=True)
            if _holds(looked, demands)
        ]
        return tuple(present), tuple(patterns)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The matches in a text. Raises TimeoutError if a pattern backtracks without end."""
        text = text[:MOST]
        looked = plain(text)
        present, patterns = self._likely(looked)
        if not present and not patterns:
            return []
        # A list, since the time of whoever takes the matches one by one would count as well.
        matches = _expression(present, patterns).finditer(text, timeout=TIMEOUT)
        return [match.span() for match in matches if match.end() > match.start()]

    def found(self, text: str) -> bool:
        """Whether any phrase stands in a text."""
        return bool(self.spans(text))

    def literal(self, quote: str) -> str | None:
        """The literal, not a derived one, that matches the whole of a quote; None if none does."""
        looked = plain(quote)
        for literal in self.literals:
            if all(piece in looked for piece in _pieces(literal)) and _expression(
                (literal,), ()
            ).fullmatch(quote):
                return literal
        return None


def _holds(looked: str, demands: Sequence[Sequence[str]]) -> bool:
    """Whether a text has one string of each set."""
    for strings in demands:
        for string in strings:
            if string in looked:
                break
        else:
            return False
    return True


@lru_cache(maxsize=64)
def plain(text: str) -> str:
    """A text in lower case with one spelling of spaces, hyphens and apostrophes: a literal that
    matches the text stands in it, but for its wildcards, brackets and colons.
    """
    text = " ".join(text.lower().split())
    if not text.isascii():
        for odd in "’‘´":
            text = text.replace(odd, "'")
        text = text.replace("\u2010", "-").replace("\u2011", "-")
    return text.replace("`", "'")


@cache
def _pieces(literal: str) -> tuple[str, ...]:
    """What stands between the wildcards, brackets and colons of a literal, the longest first."""
    pieces = (plain(match[0]) for match in _PIECE.finditer(literal))
    return tuple(sorted(filter(None, pieces), key=len, reverse=True)) or (plain(literal),)


def _key(literal: str) -> str:
    """The longest piece of a literal, with the edges at which a match ends it."""
    piece = _pieces(literal)[0]
    match = next(m for m in _PIECE.finditer(literal) if plain(m[0]) == piece)
    before, after = literal[: match.start()][-1:], literal[match.end() :][:1]
    starts = match[0][0].isspace() or (before != "*" and _boundary(piece[0], before=True))
    ends = match[0][-1].isspace() or (after != "*" and _boundary(piece[-1], before=False))
    if len(piece) > _LONGEST:
        return (EDGE if starts else "") + piece[:_LONGEST]
    return (EDGE if starts else "") + piece + (EDGE if ends else "")


@cache
def _expression(literals: tuple[str, ...], patterns: tuple[str, ...]) -> regex.Pattern[str]:
    """All phrases as one expression, the longest literal first."""
    ordered = sorted(literals, key=len, reverse=True)
    return regex.compile("|".join([*map(_literal, ordered), *(f"(?:{p})" for p in patterns)]))


def _literal(literal: str) -> str:
    body = "".join(_VARIANTS.get(char) or regex.escape(char) for char in literal)
    if literal == literal.lower():
        body = f"(?i:{body})"
    elif " " in literal.strip() and literal[0].isalpha():
        first = literal[0]
        body = f"[{first.lower()}{first.upper()}]" + body[len(regex.escape(first)) :]
    return _boundary(literal[0], before=True) + body + _boundary(literal[-1], before=False)


def _boundary(char: str, *, before: bool) -> str:
    """A word boundary beside a letter of a script that has them; letters of the others, which
    run on without spaces, bound words as spaces do.
    """
    if not char.isalnum() or _SPACELESS.match(char):
        return ""
    letter, dense = r"[\p{L}\p{M}\p{N}_]", f"[{_DENSE}]"
    return f"(?<!(?!{dense}){letter})" if before else f"(?!(?!{dense}){letter})"
