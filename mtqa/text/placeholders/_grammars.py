"""The grammars of `grammars.toml`, made ready to look for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Grammar:
    """How placeholders of one kind are written; `grammars.toml` explains the fields."""

    name: str
    start: str
    pattern: str
    sure: str | None
    shared: str | None
    flags: frozenset[str]
    escape: str | None
    ordered: bool
    free: bool
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reader:
    """What to look for in a text: where something may begin, and what may stand there, by first
    character. Beside index, name and type a group matches that is named after the grammar, with
    `_` for hyphens; none does where characters stand for themselves.
    """

    starts: re.Pattern[str]
    shapes: Mapping[str, regex.Pattern[str]]


@cache
def grammars() -> Mapping[str, Grammar]:
    """All grammars by name, in the order in which they are tried."""
    text = files("mtqa.text.placeholders").joinpath("grammars.toml").read_text("utf-8")
    return {name: _grammar(name, table) for name, table in tomllib.loads(text).items()}


def _grammar(name: str, table: Mapping[str, Any]) -> Grammar:
    return Grammar(
        name=name,
        start=table["start"],
        pattern=table.get("pattern") or table["sure"],
        sure=table.get("sure"),
        shared=table.get("shared"),
        flags=frozenset(table.get("flags", ())),
        escape=table.get("escape"),
        ordered=table.get("ordered", False),
        free=table.get("free", False),
        unless=frozenset(table.get("unless", ())),
    )


@cache
def known_flags() -> frozenset[str]:
    """Every name by which a file can declare a grammar."""
    return frozenset(flag for grammar in grammars().values() for flag in grammar.flags)


@cache
def declared(syntax: tuple[str, ...]) -> tuple[Grammar, ...]:
    """The grammars that a file declares by flags; unknown flags declare none."""
    flags = frozenset(syntax)
    return tuple(grammar for grammar in grammars().values() if grammar.flags & flags)


@cache
def reader_of_declared(syntax: tuple[str, ...]) -> Reader:
    """Looks for all shapes of the grammars that flags declare."""
    escapes: dict[str, str] = {}
    shapes: dict[str, list[str]] = {}
    for grammar in declared(syntax):
        for escape in (grammar.escape or "").split("|"):
            escapes[escape[:1]] = regex.escape(escape)
        for start in grammar.start:
            shapes.setdefault(start, []).append(_named(grammar, grammar.pattern))
    firsts = {start for start in {*escapes, *shapes} if start}
    joined = {
        start: [*([escapes[start]] if start in escapes else []), *shapes.get(start, [])]
        for start in sorted(firsts)
    }
    return _reader(joined, f"[{''.join(map(re.escape, joined))}]")


@cache
def reader_of_undeclared(language: str, *, shared: bool) -> Reader:
    """Looks for what is surely no prose in a language, and with `shared` for the shapes that
    count when the source of a translation has them.
    """
    shapes: dict[str, list[str]] = {}
    for grammar in grammars().values():
        pattern = "|".join(filter(None, (grammar.sure, grammar.shared if shared else None)))
        if pattern and language not in grammar.unless:
            for start in grammar.start:
                shapes.setdefault(start, []).append(_named(grammar, pattern))
    others = "".join(re.escape(start) for start in shapes if start != "{")
    # Only in braces may a blank follow: "50 % off" and "this & that" need no second look.
    return _reader(shapes, rf"[{others}](?!\s)|\{{")


def _named(grammar: Grammar, pattern: str) -> str:
    """A pattern after which a group named after the grammar matches nothing."""
    return f"(?:{pattern})(?P<{grammar.name.replace('-', '_')}>)"


def _reader(shapes: Mapping[str, list[str]], starts: str) -> Reader:
    compiled = {start: regex.compile("|".join(parts)) for start, parts in shapes.items()}
    return Reader(re.compile(starts if compiled else "(?!)"), compiled)
