"""Placeholders as what they mean, so that two ways to write the same one compare equal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.text.placeholders import Placeholder, grammars, placeholders
from mtqa.types import UNDETERMINED

if TYPE_CHECKING:
    from mtqa.types import Segment

_BLANKS = re.compile(r"\s+")
_CHOSEN = re.compile("[ 'I]")
_INTEGERS = {"i": "d"}


@dataclass(frozen=True, slots=True)
class Token:
    """A placeholder and what it means: equal meanings stand for the same value, shown alike.

    `in_turn`: it takes the next value, so that its place among those of its grammar counts.
    """

    one: Placeholder
    meaning: tuple[str, str, str]
    in_turn: bool


def tokens_of(source: Segment, target: Segment) -> tuple[list[Token], list[Token]]:
    """The placeholders of a text and of its translation, without those that translations choose.

    Shapes that could be prose count only if the source has them.
    """
    syntax = source.syntax or target.syntax
    before = placeholders(source.text, syntax, language=source.language, shared=True)
    if not before:
        after = placeholders(target.text, syntax, language=target.language)
        if not after:
            return [], []
    used = {one.grammar for one in before}
    tables = grammars()
    excepted = any(tables[name].unless for name in used)
    language = UNDETERMINED if excepted else target.language
    after = placeholders(target.text, syntax, language=language, shared=True)
    if any(tables[one.grammar].shared and one.grammar not in used for one in after):
        sure = set(placeholders(target.text, syntax, language=language))
        after = tuple(one for one in after if one in sure or one.grammar in used)
    if any(tables[one.grammar].free for one in (*before, *after)):
        before, after = (tuple(p for p in side if p.text[0] != "%") for side in (before, after))
    numbered = {one.grammar for one in (*before, *after) if one.name.isdecimal()}
    return _tokens(before, numbered), _tokens(after, numbered)


def _tokens(found: tuple[Placeholder, ...], numbered: set[str]) -> list[Token]:
    """With numbers for those that take the next value, if the other text has numbers."""
    tokens: list[Token] = []
    turns: dict[str, int] = {}
    for one in found:
        ordered = grammars()[one.grammar].ordered
        in_turn = ordered and not one.name
        name = one.name
        if in_turn and one.grammar in numbered:
            base = 0 if one.grammar == "brace" else 1
            name = str(base + turns.get(one.grammar, 0))
            turns[one.grammar] = turns.get(one.grammar, 0) + 1
            in_turn = False
        tokens.append(Token(one, (one.grammar, _plain_name(one, name), _shown(one)), in_turn))
    return tokens


def _plain_name(one: Placeholder, name: str) -> str:
    plain = _BLANKS.sub("", name)
    return plain.casefold() if one.grammar == "laravel" else plain


def _shown(one: Placeholder) -> str:
    """How a value is shown: type, width and precision; what a locale may choose is left out."""
    if one.grammar != "printf":
        return one.type.replace(" ", "")
    core = one.text.removeprefix("%").removeprefix(f"{one.name}$")
    return _CHOSEN.sub("", core[: -len(one.type)] if core.endswith(one.type) else core) + (
        _INTEGERS.get(one.type, one.type)
    )
