"""What is plain to see before any model is asked: a segment that nobody translated, or a loop.

A network that compares meanings likes a copy of the source best of all, so it must not be asked.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from mtqa.models._quality import Guard, Pair
from mtqa.text.languages import falls_under, identify

_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W\d_\u3040-\u30ff\u4e00-\u9fff]+")
_COPIED = 0.9
"""A translation whose words are the source's in so large a share is a copy."""

_FEWEST = 4
"""Words of a copy: fewer may well be a name."""

_LOOP = 4
"""Words, or a quarter of them all, that follow once more: too many for a figure of speech."""

_SCANNED = 600
"""Words that are looked at for loops."""

_LETTERS = 40
"""Letters from which the language of a text can be told."""

_SURE = 0.8


def guard(pair: Pair) -> Guard | None:
    """What overrules a model's verdict on a pair; None if nothing does."""
    target = [word.casefold() for word in _WORD.findall(pair.target)]
    source = [word.casefold() for word in _WORD.findall(pair.source)]
    if not target:
        return Guard.EMPTY if source else None
    if _copied(source, target, pair):
        return Guard.COPIED
    if _loops(target) and not _loops(source):
        return Guard.LOOP
    if _in_source_language(pair, target):
        return Guard.LANGUAGE
    return None


def _copied(source: list[str], target: list[str], pair: Pair) -> bool:
    if len(source) < _FEWEST or _same_language(pair):
        return False
    if source == target:
        return True
    if not set(source) & set(target):
        return False
    same = SequenceMatcher(None, source, target, autojunk=False)
    return same.quick_ratio() >= _COPIED and same.ratio() >= _COPIED


def _loops(words: list[str]) -> bool:
    """Whether a stretch of words follows itself, and is long enough to be a fault."""
    least = max(_LOOP, len(words) // 4)
    words = words[:_SCANNED]
    for distance in range(least, len(words) // 2 + 1):
        run = 0
        for place in range(distance, len(words)):
            run = run + 1 if words[place] == words[place - distance] else 0
            if run >= distance:
                return True
    return False


def _in_source_language(pair: Pair, words: list[str]) -> bool:
    letters = sum(map(len, words))
    if letters < _LETTERS or _same_language(pair):
        return False
    tag, share = identify(pair.target)
    return (
        share >= _SURE
        and falls_under(tag, pair.source_language.partition("-")[0])
        and not falls_under(tag, pair.target_language.partition("-")[0])
    )


def _same_language(pair: Pair) -> bool:
    return pair.source_language.partition("-")[0] == pair.target_language.partition("-")[0]
