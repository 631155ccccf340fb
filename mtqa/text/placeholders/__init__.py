"""Placeholders: what a program puts a value in the place of, in every common way to write them.

A way to write them is a grammar, a table of `grammars.toml`. Where a file declares its grammars
every shape of them counts; elsewhere only shapes that are no prose ("100 % der" and "50% discount"
have none), and those that the source of a translation has too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from mtqa.text.placeholders._grammars import (
    Grammar,
    declared,
    grammars,
    known_flags,
    reader_of_declared,
    reader_of_undeclared,
)
from mtqa.text.traits import (
    AMPERSAND,
    ANGLE,
    AT,
    BACKSLASH,
    BRACE,
    COLON,
    DOLLAR,
    HASH,
    PERCENT,
    STAR,
    TILDE,
    traits,
)
from mtqa.types import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.text.placeholders._grammars import Reader

__all__ = [
    "NUMBER_OPTIONAL",
    "SIGNS",
    "Grammar",
    "Placeholder",
    "declared",
    "grammars",
    "known_flags",
    "placeholders",
]

SIGNS = PERCENT | BRACE | DOLLAR | HASH | AT | BACKSLASH | COLON | ANGLE | AMPERSAND | STAR | TILDE
"""One of these traits (`mtqa.text.traits`) has every text with a placeholder."""

_SURE = SIGNS & ~(BACKSLASH | COLON | TILDE)
"""With one of the others no placeholder begins that counts by itself."""

NUMBER_OPTIONAL = "number-optional"
"""The flag of a plural form that is for one number only, which it need not name."""

_FIELDS = frozenset({"index", "name", "type"})


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`text[start:end]`, a placeholder. `name` is the name or number of its argument, "" if it
    takes the next one; `type` is how the value is shown, as far as the grammar says.
    """

    grammar: str
    start: int
    end: int
    text: str
    name: str = ""
    type: str = ""


def placeholders(
    text: str,
    syntax: tuple[str, ...] = (),
    *,
    language: str = UNDETERMINED,
    shared: bool = False,
) -> tuple[Placeholder, ...]:
    """The placeholders of a text, in order and apart from each other.

    `syntax` are the flags by which its file declares grammars; where they declare none, what is
    no prose in `language` counts, and with `shared` also what could be prose, for texts of which
    the translation can be compared.
    """
    signs = SIGNS if syntax or shared else _SURE
    return _placeholders(text, syntax, language, shared) if traits(text) & signs else ()


@lru_cache(maxsize=1 << 15)
def _placeholders(
    text: str,
    syntax: tuple[str, ...],
    language: str,
    shared: bool,  # noqa: FBT001 (cached)
) -> tuple[Placeholder, ...]:
    if syntax and declared(syntax):
        reader = reader_of_declared(syntax)
    else:
        reader = reader_of_undeclared(language.partition("-")[0], shared=shared)
    return tuple(_read(text, reader))


def _read(text: str, reader: Reader) -> Iterator[Placeholder]:
    done = 0
    for start in reader.starts.finditer(text):
        if start.start() < done:
            continue
        match = reader.shapes[start[0]].match(text, start.start())
        if match is None:
            continue
        done = match.end()
        groups = {name: part for name, part in match.groupdict().items() if part is not None}
        grammar = next((name for name in groups if name not in _FIELDS), None)
        if grammar is not None:
            name = groups.get("index") or groups.get("name") or ""
            yield Placeholder(
                grammar.replace("_", "-"),
                *match.span(),
                match[0],
                name.strip(),
                groups.get("type", "").strip(),
            )
