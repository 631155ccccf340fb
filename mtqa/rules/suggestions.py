"""The right renderings for the words that were found, as they are to stand in the text."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mtqa.rules.matcher import Phrases

if TYPE_CHECKING:
    from mtqa.rules.model import RuleKind, Target
    from mtqa.types import Segment

_ENDING = 2
"""At most so many letters more has a literal that is an inflected form of another one."""


def suggestions(kind: RuleKind, target: Target, text: str, start: int, end: int) -> tuple[str, ...]:
    """The right renderings for a range of a text, best first, with a capital where it has one
    that the rule does not ask for.
    """
    quote = text[start:end]
    right = kind.suggest(target, text, start, end) if kind.suggest else target.good
    literal = target.bad.literal(quote)
    if literal is None or not literal[0].islower() or not quote[0].isupper():
        return right
    return tuple(_capitalized(good, quote) for good in right)


def is_safe(
    kind: RuleKind, target: Target, segment: Segment, start: int, end: int, right: tuple[str, ...]
) -> bool:
    """Whether the first suggestion may be put in the place of a range of a segment unseen.

    It may not stand for an inflected form, since it is in none, nor after an article, which
    belonged to the wrong word: "die Holzschwester" is not "die Cathie Wood".
    """
    if not target.safe or not right:
        return False
    quote = segment.text[start:end]
    literal = target.bad.literal(quote)
    if literal in target.swap:
        return True
    if _is_inflected(target.bad, literal, quote):
        return False
    made_to_measure = literal is None and kind.suggest is not None
    return made_to_measure or not _has_article(segment, start)


def _is_inflected(bad: Phrases, literal: str | None, quote: str) -> bool:
    if literal is None:
        return Phrases(bad.derived).literal(quote) is not None
    return "*" in literal or any(
        literal != other
        and literal.startswith(other)
        and len(literal) <= len(other) + _ENDING
        and literal[-1].isalpha()
        for other in bad.literals
    )


def _has_article(segment: Segment, start: int) -> bool:
    """Whether an article stands before a place in a segment, in its language."""
    before = segment.text[:start].replace("’", "'").lower()
    words = before.split()
    if not words or not before[-1].isspace():
        return before.endswith("'") and before[-2:-1].isalpha()
    return words[-1] in _articles().get(segment.language.partition("-")[0], ())


@cache
def _articles() -> dict[str, list[str]]:
    return tomllib.loads(files("mtqa.rules").joinpath("articles.toml").read_text("utf-8"))


def _capitalized(good: str, quote: str) -> str:
    letters = [char for char in quote if char.isalpha()]
    if len(letters) > 1 and quote.isupper() and good.islower():
        return good.upper()
    return good[:1].upper() + good[1:]
