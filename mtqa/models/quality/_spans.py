"""From probabilities of tokens to spans of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.models._quality import SuspectSpan
from mtqa.text.words import without_spaces

if TYPE_CHECKING:
    from mtqa.models._encoding import Array

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_CHARACTER = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+|[^\w\s]"
)


def spans(
    text: str,
    language: str,
    tokens: Array,
    error: Array,
    major: Array,
    *,
    least: float,
    in_source: bool = False,
) -> tuple[SuspectSpan, ...]:
    """The words whose likeliest token is at least so likely in an error; neighbours are one span.

    `tokens` (n, 2) are half-open spans of the text, `error` and `major` (n,) probabilities.
    """
    pattern = _CHARACTER if without_spaces(language) else _WORD
    found: list[SuspectSpan] = []
    place = 0
    words = [match.span() for match in pattern.finditer(text)]
    before = -2
    for number, (start, end) in enumerate(words):
        while place < len(tokens) and tokens[place, 1] <= start:
            place += 1
        last = place
        while last < len(tokens) and tokens[last, 0] < end:
            last += 1
        if last == place or (value := float(error[place:last].max())) < least:
            continue
        worst = float(major[place:last].max())
        one = SuspectSpan(start, end, value, worst, in_source)
        if before == number - 1 and found:
            one = _joined(found.pop(), one)
        found.append(one)
        before = number
    return tuple(found)


def _joined(first: SuspectSpan, second: SuspectSpan) -> SuspectSpan:
    return SuspectSpan(
        first.start,
        second.end,
        max(first.error, second.error),
        max(first.major, second.major),
        first.in_source,
    )
