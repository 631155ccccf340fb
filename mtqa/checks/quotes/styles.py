"""House styles of quotation marks, and what does not keep to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.checks.quotes.marks import CLOSES, Mark, facts
from mtqa.errors import LanguageTagError, UsageError
from mtqa.text.languages import fallbacks, standardize
from mtqa.text.prose import correction, prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.types import Hit

LOCALE = "locale"
"""The style that means: as usual in the language of the translation."""

_SINGLE = re.compile(
    r"(?<![\w’'])(?P<open>['‘‚‹])(?=\w)[^'‘’‚‹›]{1,200}(?<=[\w.,!?…])(?P<close>['’‘›])(?!\w)"
)


def house_style(wish: str, language: str) -> str:
    """The four marks of a style: outer pair, inner pair; empty for no wish.

    `wish` is "locale", a BCP-47 tag, or the marks themselves. Raises UsageError for anything else.
    """
    if not wish:
        return ""
    if len(wish) in {2, 4} and not wish.isascii():
        return (wish * 2)[:4] if len(wish) == 2 else wish
    try:
        tag = language if wish == LOCALE else standardize(wish)
    except LanguageTagError:
        tag = ""
    styles: dict[str, str] = facts()["styles"]
    known = next((styles[one] for one in fallbacks(tag) if one in styles), "") if tag else ""
    if known or wish == LOCALE:
        return known
    raise UsageError(
        f"checks.quotes: the style '{wish}' is none of 'locale', a language such as 'de-CH' whose"
        " quotation marks are known, or the marks themselves such as '«»‹›'"
    )


def out_of_style(code: str, found: Sequence[Mark], style: str) -> Iterator[Hit]:
    """Double marks of a paragraph that a style lacks, and single ones around a quotation."""
    for place, mark in enumerate(found):
        closes = mark.role == CLOSES or (not mark.role and place % 2 == 1)
        if mark.character not in style:
            right = style[int(closes)]
            yield correction(code, mark.unit, mark.place, mark.place + 1, right)
    for unit in {mark.unit.id: mark.unit for mark in found}.values():
        assert unit.target is not None
        for match in _SINGLE.finditer(prose(unit.target)):
            for group, right in (("open", style[2]), ("close", style[3])):
                if match[group] not in style:
                    yield correction(code, unit, match.start(group), match.end(group), right)
