"""The right renderings for the words that were found, as they are to stand in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.rules.matcher import Phrases

if TYPE_CHECKING:
    from mtqa.rules.model import RuleKind, Target


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


def is_safe(target: Target, quote: str, right: tuple[str, ...]) -> bool:
    """Whether the first suggestion may be put in the place of a quote unseen: not for a form made
    by inflection, for the suggestion is not in that form.
    """
    if not target.safe or not right:
        return False
    inflected = Phrases(target.bad.derived).literal(quote) is not None
    return target.bad.literal(quote) is not None or not inflected


def _capitalized(good: str, quote: str) -> str:
    letters = [char for char in quote if char.isalpha()]
    if len(letters) > 1 and quote.isupper() and good.islower():
        return good.upper()
    return good[0].upper() + good[1:]
