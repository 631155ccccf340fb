"""What became of what a translation must keep."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from mtqa.checks.protected_text._items import is_filled_in, items, sorts, valid_isbn
from mtqa.text.addresses import same_place, same_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.checks.protected_text._items import Item
    from mtqa.types import Segment

_LINKS = frozenset({"address", "domain"})
_LIKE = 0.75
_LONGEST = 300
_DASHES = "[-_\u2010-\u2015\u2212]"


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` is the last part of the hit's. One of the two ranges may be missing; `mild`: it is
    less severe than usual.
    """

    code: str
    sort: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    right: str = ""
    mild: bool = False


def compare(
    source: Segment, target: Segment, patterns: tuple[regex.Pattern[str], ...]
) -> Iterator[Fault]:
    """The faults of a translation. Raises TimeoutError if a pattern backtracks without end."""
    before, after = items(source, patterns), items(target, patterns)
    if not before and not after:
        return
    extra = list(after)
    missing = [item for item in before if not _kept(item, target.text, extra)]
    for item in missing:
        if not (is_filled_in(item, source) or _translated(item, extra)):
            yield _fault(item, missing, target.text, extra)
    for item in extra:
        if sorts()[item.sort].added and not _known(item, before):
            yield Fault("added", item.sort, None, (item.start, item.end), mild=True)


def bad_isbns(source: Segment | None, target: Segment) -> Iterator[Fault]:
    """ISBNs whose check digit does not fit, where the source has none that could be the same."""
    if source is not None and "ISBN" in source.text:
        return
    for item in items(target, ()):
        if item.sort == "isbn" and not valid_isbn(item.key):
            yield Fault("isbn", item.sort, None, (item.start, item.end))


def _kept(item: Item, target: str, extra: list[Item]) -> bool:
    """Whether the translation has an item, which is then taken from `extra`."""
    for other in extra:
        if _same(item, other):
            extra.remove(other)
            return True
    if item.sort == "user":
        return False
    inner = item.text.strip("`")
    if item.sort == "ticker":
        inner = item.key
    return inner in target


def _translated(item: Item, extra: list[Item]) -> bool:
    """Whether another item stands for one that may be translated; it is then taken from `extra`."""
    others = (other for other in extra if other.sort == item.sort)
    other = next(others, None) if sorts()[item.sort].translatable else None
    if other is not None:
        extra.remove(other)
    return other is not None


def _same(item: Item, other: Item) -> bool:
    if item.sort in _LINKS and other.sort in _LINKS:
        return same_place(item.text, other.text)
    return item.key == other.key


def _known(item: Item, before: Sequence[Item]) -> bool:
    """Whether the source has something of an item, such as the site of a link."""
    return any(
        other.sort == item.sort or (item.sort in _LINKS and same_site(item.text, other.text))
        for other in before
    )


def _fault(item: Item, missing: Sequence[Item], target: str, extra: list[Item]) -> Fault:
    """A missing item with what stands for it, if something does."""
    place = item.start, item.end
    for other in extra:
        if item.sort in _LINKS and other.sort in _LINKS and same_site(item.text, other.text):
            extra.remove(other)
            mild = item.text.lower() != other.text.lower()
            return Fault("changed", item.sort, place, (other.start, other.end), item.text, mild)
    others = [other for other in extra if other.sort == item.sort]
    alone = len(others) == 1 == sum(one.sort == item.sort for one in missing)
    for other in others:
        if alone or _alike(item.text, other.text):
            extra.remove(other)
            return Fault("changed", item.sort, place, (other.start, other.end), item.text)
    broken = _broken(item.text).search(target)
    if broken is not None:
        return Fault("changed", item.sort, place, broken.span(), item.text)
    return Fault("missing", item.sort, place, None, item.text)


def _alike(first: str, second: str) -> bool:
    first, second = first[:_LONGEST], second[:_LONGEST]
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _LIKE


@lru_cache(maxsize=1024)
def _broken(written: str) -> regex.Pattern[str]:
    """The same with blanks in it, with other dashes, in full width or in other capitals."""
    loose = ""
    for character in written[:_LONGEST]:
        if character in "-_":
            loose += rf"\s?{_DASHES}?\s?"
        elif character.isalnum():
            loose += character
        elif "!" <= character <= "~":
            loose += rf"\s?[{regex.escape(character)}{chr(ord(character) + 0xFEE0)}]\s?"
        else:
            loose += regex.escape(character)
    return regex.compile(rf"(?i)(?<![A-Za-z0-9]){loose}(?![A-Za-z0-9])")
