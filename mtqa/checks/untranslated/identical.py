"""Units whose translation is their source.

Names, brands, code and numbers are the same in every language. So identical text counts only
where its words tell that it is language: common words of the source's language that the target's
has not, or letters that the target's language does not use.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import regex

from mtqa.checks.untranslated.leftover import loans
from mtqa.checks.untranslated.residue import used_scripts
from mtqa.text import scripts
from mtqa.text.languages import identify
from mtqa.text.lexicon import frequencies
from mtqa.text.varieties import close
from mtqa.text.words import folded
from mtqa.types import UNDETERMINED, Hit, Kind, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

UNIT = "untranslated"
DOCUMENT = "untranslated/document"
BODY = "untranslated/body"

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")
_LEAST_WORDS = 3
_SENTENCE_WORDS = 6
_LEAST_DENSE = 4
_SURE = 0.7
_NEARLY_ALL = 0.8
_COMMON = 4.0
_RARER = 1.5
_LONGEST = 2_000
_LEAST_BODY = 2
_LABEL_COMMON, _LABEL_RARER, _LABEL_UNLISTED = 4.1, 1.2, 2.6


def identical(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit about the document if nearly all of it is its source, or all of it but its headings;
    or else one for each unit.
    """
    if context.source is None:
        return
    source, target = context.source.language, context.target.language
    paired = [unit for unit in units if unit.source and unit.target]
    same = [unit for unit in paired if _same(unit)]
    if not same:
        return
    texts = [unit for unit in same if unit.target and _is_text(unit.target)]
    unlike = UNDETERMINED not in (source, target) and not close(source, target)
    if any(map(_is_prose, texts)):
        if unlike and _only_headings(paired, texts):
            yield Hit(BODY)
            return
        if _nearly_all(texts, paired):
            yield Hit(DOCUMENT)
            return
    if not unlike:
        return
    for unit in same:
        assert unit.target is not None
        whole = Span(Side.TARGET, 0, len(unit.target.text))
        if _is_text(unit.target) and _is_of(unit.target, source, target):
            yield Hit(UNIT, unit.id, whole)
        elif _is_label_of(unit.target, source, target):
            yield Hit(UNIT, unit.id, whole, severity=Severity.MINOR)


def _nearly_all(texts: list[Unit], paired: list[Unit]) -> bool:
    """Whether few units have a text beside those in `texts`, which are some of them."""
    allowed = len(texts) / _NEARLY_ALL
    found = (unit for unit in paired if unit.target and _is_text(unit.target))
    return sum(1 for _ in islice(found, int(allowed) + 1)) <= allowed


def _only_headings(paired: list[Unit], texts: list[Unit]) -> bool:
    """Whether headings were translated, and of the prose below them nearly nothing."""
    headings = [u for u in paired if u.target and u.target.kind is Kind.HEADING]
    left = [u for u in texts if u.target and u.target.kind is Kind.PROSE]
    if len(left) < _LEAST_BODY or all(map(_same, headings)):
        return False
    return _nearly_all(left, [u for u in paired if u.target and u.target.kind is Kind.PROSE])


def _same(unit: Unit) -> bool:
    assert unit.source is not None
    assert unit.target is not None
    one, other = unit.source.text, unit.target.text
    first, second = one[:1], other[:1]
    apart = first and second and not (first.isspace() or second.isspace())
    if apart and first.casefold()[0] != second.casefold()[0]:
        return False
    return folded(one) == folded(other)


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


def _is_label_of(segment: Segment, source: str, target: str) -> bool:
    """Whether all of one or two words are common in the source's language and not in the target's;
    words that many languages share are not.
    """
    words = [word.lower() for word in _words(segment)]
    if not 0 < len(words) < _LEAST_WORDS or segment.text.isupper():
        return False
    own, other = frequencies(source), frequencies(target)
    return bool(other) and all(
        own.get(word, 0.0) >= _LABEL_COMMON
        and own[word] - max(other.get(word, 0.0), _LABEL_UNLISTED) >= _LABEL_RARER
        and word not in loans()
        for word in words
    )
