"""Messages of ICU MessageFormat, parsed: plural, selectordinal and select with their branches.

The syntax is that of https://unicode-org.github.io/icu/userguide/format_parse/messages/: an
apostrophe quotes only before a brace (in plural also before #), two stand for one.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache

COMPLEX = ("plural", "selectordinal", "select")
"""The types of arguments that have branches."""

_COMPLEX = re.compile(
    r"\{\s{0,20}[\w.]{1,80}\s{0,20},\s{0,20}(?:plural|selectordinal|select)\s{0,20},"
)
_NAME = re.compile(r"[^\s{},'#]{1,80}")
_SPACE = re.compile(r"\s*")
_OFFSET = re.compile(r"offset:\s*\d+")
_LITERAL = re.compile(r"[^{}'#]+")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Branch:
    """`key {...}`: what is said in one case. `start` is where the key begins, `end` where its
    brace has closed; `number` tells whether # stands in it.
    """

    key: str
    start: int
    end: int
    text: str
    arguments: tuple[Argument, ...]
    number: bool


@dataclass(frozen=True, slots=True)
class Argument:
    """`{name}`, `{name, type}`, `{name, type, style}` or one with branches."""

    name: str
    type: str
    start: int
    end: int
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """What a message is made of."""

    arguments: tuple[Argument, ...]


class IcuError(ValueError):
    """A message that is no ICU message, and at which character it ceases to be one."""

    def __init__(self, says: str, place: int) -> None:
        """`says` completes the sentence "the message is broken: ..."."""
        super().__init__(says)
        self.says = says
        self.place = place


def has_branches(text: str) -> bool:
    """Whether a text is meant to be an ICU message with branches."""
    return "{" in text and "," in text and _COMPLEX.search(text) is not None


@lru_cache(maxsize=2048)
def parse(text: str) -> Message:
    """A text as a message. Raises IcuError where it is none."""
    parser = _Parser(text)
    arguments, _ = parser.message(0, plural=False)
    if parser.place < len(text):
        raise IcuError("this brace closes nothing", parser.place)
    return Message(tuple(arguments))


@lru_cache(maxsize=2048)
def syntax_of(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of a message that are not text to read, in order; those before its first fault
    if it is broken.
    """
    parser = _Parser(text)
    with suppress(IcuError):
        parser.message(0, plural=False)
    return tuple(sorted(parser.syntax))


@dataclass(slots=True)
class _Parser:
    text: str
    place: int = 0
    syntax: list[tuple[int, int]] = field(default_factory=list)

    def message(self, depth: int, *, plural: bool) -> tuple[list[Argument], bool]:
        """The arguments up to a closing brace or the end, and whether # stands among them."""
        if depth > _DEEPEST:
            raise IcuError("braces are nested too deeply", self.place)
        arguments: list[Argument] = []
        number = False
        while self.place < len(self.text) and self.text[self.place] != "}":
            character = self.text[self.place]
            if character == "{":
                arguments.append(self._argument(depth))
            elif character == "'":
                self._apostrophe(plural=plural)
            elif character == "#":
                number = number or plural
                self._take(self.place + 1, keep=not plural)
            else:
                literal = _LITERAL.match(self.text, self.place)
                assert literal is not None, "every other character was looked at"
                self.place = literal.end()
        return arguments, number

    def _take(self, end: int, *, keep: bool = False) -> None:
        """Go on to `end`; what lies between is syntax unless it is to be kept as text."""
        if not keep:
            self.syntax.append((self.place, end))
        self.place = end

    def _apostrophe(self, *, plural: bool) -> None:
        after = self.text[self.place + 1 : self.place + 2]
        if after == "'":
            self.place += 2
        elif after and after in ("{}#" if plural else "{}"):
            close = self.text.find("'", self.place + 2)
            self._take(len(self.text) if close < 0 else close + 1)
        else:
            self.place += 1

    def _argument(self, depth: int) -> Argument:
        start = self.place
        self.place += 1
        name = self._word("the name of an argument")
        kind = ""
        if self._next() == ",":
            self.place += 1
            kind = self._word("the type of an argument")
            if self._next() == ",":
                self.place += 1
                if kind in COMPLEX:
                    return self._branches(name, kind, start, depth)
                self._style(start)
            elif kind in COMPLEX:
                raise IcuError(f"“{kind}” has no branches", self.place)
        if self._next() != "}":
            raise IcuError(
                "this brace is not closed"
                if self.place >= len(self.text)
                else "“}” is missing here",
                start if self.place >= len(self.text) else self.place,
            )
        self.place += 1
        self.syntax.append((start, self.place))
        return Argument(name, kind, start, self.place)

    def _style(self, start: int) -> None:
        """Pass over a style, in which braces pair: a skeleton, a pattern, a choice."""
        open_ = 0
        while self.place < len(self.text):
            character = self.text[self.place]
            if character == "}" and not open_:
                return
            open_ += (character == "{") - (character == "}")
            self.place += 1
        raise IcuError("this brace is not closed", start)

    def _branches(self, name: str, kind: str, start: int, depth: int) -> Argument:
        branches: list[Branch] = []
        self._next()
        offset = _OFFSET.match(self.text, self.place) if kind != "select" else None
        if offset:
            self.place = offset.end()
        opened = start
        while self._next() != "}":
            if self.place >= len(self.text):
                raise IcuError("this brace is not closed", start)
            key_start = self.place
            key = self._word("the name of a branch")
            if self._next() != "{":
                raise IcuError(f"the branch “{key}” does not begin with “{{”", key_start)
            self.place += 1
            self.syntax.append((opened, self.place))
            inner = self.place
            arguments, number = self.message(depth + 1, plural=kind != "select")
            if self.place >= len(self.text):
                raise IcuError(f"the branch “{key}” is not closed", key_start)
            opened = self.place
            self.place += 1
            branches.append(
                Branch(
                    key, key_start, self.place, self.text[inner:opened], tuple(arguments), number
                )
            )
        if not branches:
            raise IcuError(f"“{kind}” has no branches", start)
        self.place += 1
        self.syntax.append((opened, self.place))
        return Argument(name, kind, start, self.place, tuple(branches))

    def _next(self) -> str:
        """The next character that is no white space, gone to; "" at the end."""
        space = _SPACE.match(self.text, self.place)
        assert space is not None, "white space may be empty"
        self.place = space.end()
        return self.text[self.place : self.place + 1]

    def _word(self, what: str) -> str:
        self._next()
        word = _NAME.match(self.text, self.place)
        if word is None:
            raise IcuError(f"{what} is missing here", min(self.place, len(self.text) - 1))
        self.place = word.end()
        return word[0]
