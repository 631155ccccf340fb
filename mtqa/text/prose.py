"""The text of a segment without what is no prose in it, and the places where a pattern is found.

Checks of typography look for patterns. What they share stands here: code, links, tags and
placeholders are blanked out, and a text without a trace of the pattern costs one search.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Protocol, TypeVar

from mtqa.text import scripts
from mtqa.types import Hit, Side, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    import regex

    from mtqa.types import Segment, Unit

    Pattern = re.Pattern[str] | regex.Pattern[str]

BLANK = "\ufffc"
"""What stands for a character that is no prose. It is no letter, space or punctuation mark."""

SCANNED = 200_000
"""Characters of a segment that are looked at; what is longer is no sentence."""

_Thing = TypeVar("_Thing")


def prose(segment: Segment) -> str:
    """The text with each character of its inlines replaced by BLANK, so that offsets stay."""
    if not segment.inlines:
        return segment.text[:SCANNED]
    pieces, last = [], 0
    for inline in segment.inlines:
        if inline.end > last:
            start = max(inline.start, last)
            pieces += [segment.text[last:start], BLANK * (inline.end - start)]
            last = inline.end
    return "".join([*pieces, segment.text[last:]])[:SCANNED]


class Found(Protocol):
    """What a match of `re` and one of `regex` have in common."""

    def start(self, group: int | str = 0, /) -> int:
        """Where a group begins."""

    def end(self, group: int | str = 0, /) -> int:
        """Where a group ends."""

    def __getitem__(self, group: int | str, /) -> str:
        """The text of a group."""


def matches(
    units: Iterable[Unit], pattern: Pattern, trace: Pattern | None = None
) -> Iterator[tuple[Unit, Found]]:
    """Where the prose of translations matches a pattern, in order.

    `trace` is found quickly, and in every text that the pattern is in.
    """
    seen = (trace or pattern).search
    for unit in units:
        segment = unit.target
        if segment is not None and seen(segment.text):
            for match in pattern.finditer(prose(segment)):
                yield unit, match


def in_source(unit: Unit, text: str) -> bool:
    """Whether the source has the same characters, so that the author meant them."""
    return unit.source is not None and text in unit.source.text


@cache
def base(tag: str) -> str:
    """The language of a BCP-47 tag without script and region: no for nb, ar for arb."""
    language = tag.partition("-")[0].lower()
    return str(scripts.facts()["macrolanguages"].get(language, language))


def correction(
    code: str, unit: Unit, start: int, end: int, right: str, *, safe: bool = True
) -> Hit:
    """A hit on a range of the translation that should read `right`, which its message may name."""
    return Hit(
        code=code,
        unit=unit.id,
        span=Span(Side.TARGET, start, end),
        detail={"right": right},
        suggestions=(right,),
        safe=safe,
    )


def paragraphs(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Units with a translation, those of one block of the document together, as written in it."""
    translated = sorted((unit for unit in units if unit.target is not None), key=_place)
    for _, group in groupby(translated, key=_block):
        yield list(group)


def _block(unit: Unit) -> int:
    assert unit.target is not None
    return unit.target.block


def _place(unit: Unit) -> tuple[int, int]:
    assert unit.target is not None
    origins = unit.target.origins
    return unit.target.block, origins[0].raw_start if origins else 0


def minority(
    things: Iterable[_Thing], kind: Callable[[_Thing], str], *, least: int
) -> tuple[str, list[_Thing]]:
    """The kind that most things are of, and the few of other kinds.

    Nothing unless there are `least` of the first kind, and four for each other one: otherwise a
    document has no habit that something could break.
    """
    by_kind: dict[str, list[_Thing]] = {}
    for thing in things:
        by_kind.setdefault(kind(thing), []).append(thing)
    if len(by_kind) < 2:
        return "", []
    usual = max(by_kind, key=lambda name: len(by_kind[name]))
    others = [thing for name, group in by_kind.items() if name != usual for thing in group]
    if len(by_kind[usual]) < max(least, 4 * len(others)):
        return usual, []
    return usual, others
