"""Units whose translation is their source.

Names, brands, code and numbers are the same in every language. So identical text counts only
where its words tell that it is language: common words of the source's language that the target's
has not, or letters that the target's language does not use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from mtqa.checks.untranslated.residue import used_scripts
from mtqa.text import scripts
from mtqa.text.languages import identify
from mtqa.text.lexicon import frequencies
from mtqa.text.varieties import close
from mtqa.types import UNDETERMINED, Hit, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

UNIT = "untranslated"
DOCUMENT = "untranslated/document"

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")
_LEAST_WORDS = 3
_SENTENCE_WORDS = 6
_LEAST_DENSE = 4
_SURE = 0.7
_NEARLY_ALL = 0.8
_COMMON = 4.0
_RARER = 1.5
_LONGEST = 2_000


def identical(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit about the document if nearly all of it is its source, or else one for each unit."""
    if context.source is None:
        return
    source, target = context.source.language, context.target.language
    comparable = [unit for unit in units if unit.source and unit.target and _is_text(unit.target)]
    same = [unit for unit in comparable if _same(unit)]
    if same and len(same) >= _NEARLY_ALL * len(comparable) and any(map(_is_prose, same)):
        yield Hit(DOCUMENT)
        return
    if UNDETERMINED in (source, target) or close(source, target):
        return
    for unit in same:
        assert unit.target is not None
        if _is_of(unit.target, source, target):
            yield Hit(UNIT, unit.id, Span(Side.TARGET, 0, len(unit.target.text)))


def _same(unit: Unit) -> bool:
    assert unit.source is not None
    assert unit.target is not None
    return unit.source.text.casefold().split() == unit.target.text.casefold().split()


def _words(segment: Segment) -> list[str]:
    """The words outside code and links."""
    text = segment.text[:_LONGEST]
    for inline in reversed(segment.inlines):
        text = f"{text[: inline.start]} {text[inline.end :]}"
    return [match[0] for match in _WORD.finditer(text)]


def _is_text(segment: Segment) -> bool:
    words = _words(segment)
    return len(words) >= _LEAST_WORDS or _dense(words) >= _LEAST_DENSE


def _dense(words: list[str]) -> int:
    """How many letters are of Chinese, Japanese or Korean."""
    found = scripts.letters("".join(words))
    return sum(number for code, number in found.items() if code in scripts.DENSE)


def _is_prose(unit: Unit) -> bool:
    """Whether most words are no names: in small letters, or in a script without capitals."""
    assert unit.target is not None
    words = _words(unit.target)
    small = sum(word[0] == word[0].lower() for word in words)
    return 2 * small >= len(words)


def _is_of(segment: Segment, source: str, target: str) -> bool:
    """Whether a text is in the source's language rather than in the target's, or in none."""
    words = _words(segment)
    script = next(iter(scripts.shares("".join(words))), "Latn")
    if script != "Latn" and script not in used_scripts(target):
        return True
    small = [word.lower() for word in words if word[0] == word[0].lower()]
    if 2 * len(small) < len(words):
        return False
    if len(words) >= _SENTENCE_WORDS:
        found, sure = identify(" ".join(words))
        if sure >= _SURE:
            return close(found, source) and not close(found, target)
    own, other = frequencies(source), frequencies(target)
    telling = [
        word
        for word in small
        if own.get(word, 0.0) >= _COMMON and own[word] > other.get(word, 0.0) + _RARER
    ]
    return bool(other) and 2 * len(telling) >= len(words)
