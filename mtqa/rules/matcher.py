"""Finds phrases in text: as words, in any script, however spaces and hyphens are typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TIMEOUT = 1.0
"""Seconds after which a pattern on one text is given up as backtracking without end."""

_SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
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
    regular expressions in the syntax of the module `regex`.
    """

    literals: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises regex.error if a pattern is not one."""
        for pattern in self.patterns:
            regex.compile(pattern)

    @cached_property
    def expression(self) -> regex.Pattern[str]:
        """All phrases as one expression, the longest literal first."""
        ordered = sorted(self.literals, key=len, reverse=True)
        return regex.compile(
            "|".join([*map(_literal, ordered), *(f"(?:{p})" for p in self.patterns)])
        )

    @cached_property
    def prefilter(self) -> tuple[str, ...] | None:
        """Lower-case strings of which one stands in every text that matches; None: unknown."""
        if self.patterns:
            return None
        return tuple(max(_plain_parts(literal), key=len) for literal in self.literals)

    def possible(self, lowered: str) -> bool:
        """Whether a text, given in lower case, can hold a match at all."""
        return self.prefilter is None or any(part in lowered for part in self.prefilter)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The matches in a text. Raises TimeoutError if a pattern backtracks without end."""
        for match in self.expression.finditer(text, timeout=TIMEOUT):
            if match.end() > match.start():
                yield match.span()

    def found(self, text: str) -> bool:
        """Whether any phrase stands in a text."""
        return self.expression.search(text, timeout=TIMEOUT) is not None


def _plain_parts(literal: str) -> Sequence[str]:
    return [part.lower() for part in regex.split(r"[\s'*:()-]+", literal) if part] or [""]


def _literal(literal: str) -> str:
    body = "".join(_VARIANTS.get(char) or regex.escape(char) for char in literal)
    if literal == literal.lower():
        body = f"(?i:{body})"
    elif " " in literal.strip() and literal[0].isalpha():
        first = literal[0]
        body = f"[{first.lower()}{first.upper()}]" + body[len(regex.escape(first)) :]
    return _boundary(literal[0], before=True) + body + _boundary(literal[-1], before=False)


def _boundary(char: str, *, before: bool) -> str:
    """A word boundary beside a letter of a script that has them."""
    if not char.isalnum() or _SPACELESS.match(char):
        return ""
    return r"(?<![\p{L}\p{M}\p{N}_])" if before else r"(?![\p{L}\p{M}\p{N}_])"
