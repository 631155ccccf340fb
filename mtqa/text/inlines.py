"""What stands in a text and is not prose: nothing to translate, nothing for most checks to judge.

Links and e-mail addresses, placeholders, literal tags, code and identifiers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mtqa.text.icu import has_branches, syntax_of
from mtqa.text.markup import tags
from mtqa.text.placeholders import placeholders
from mtqa.text.traits import BACKSLASH, BRACE, COLON, DOLLAR, PERCENT, traits
from mtqa.text.verbatim import verbatim
from mtqa.types import UNDETERMINED, Inline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtqa.text.placeholders import Placeholder
    from mtqa.types import Segment, Unit

_SHARED = BRACE | PERCENT | DOLLAR | COLON | BACKSLASH
"""One of them is in every placeholder that could be prose."""

_ADDRESS = r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
_TAIL = r"[!-~]{0,2000}(?<![.,;:!?'\"»)\]}>*_])"
LINK = re.compile(
    rf"""(?<![A-Za-z0-9])(?:
        (?:https?|ftp)://{_TAIL}
      | mailto:[!-~]{{1,300}}(?<![.,;:!?'"»)\]}}>*_])
      | www\.{_ADDRESS}(?:[/?\#]{_TAIL})?
      | [A-Za-z0-9._%+-]{{1,64}}@{_ADDRESS}
      | [a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{1,63}}){{0,3}}\.(?:com|org|net|edu|gov|io)
        (?!\.?[A-Za-z0-9-])(?:[/?\#]{_TAIL})?
    )""",
    re.VERBOSE,
)
"""Written in ASCII, so that a link ends where Chinese text goes on without a space. Parts are
bounded, so that a long line costs no more than its length."""


_DOMAIN = re.compile(r"\.(?:com|org|net|edu|gov|io)(?![A-Za-z0-9-])")


def may_link(text: str) -> bool:
    """Whether `LINK` could match in a text, which most texts rule out at little cost."""
    return (
        "@" in text
        or (":" in text and ("://" in text or "mailto:" in text))
        or ("." in text and ("www." in text or _DOMAIN.search(text) is not None))
    )


def links(text: str) -> tuple[Inline, ...]:
    """The links and addresses of a text, in order."""
    if not may_link(text):
        return ()
    return tuple(Inline("url", *match.span()) for match in LINK.finditer(text))


def recognized(
    text: str, *, language: str = UNDETERMINED, syntax: tuple[str, ...] = ()
) -> tuple[Inline, ...]:
    """The placeholders, literal tags, code and identifiers of a text; of those that overlap, the
    one that begins first. `syntax` is what its file declares of its placeholders.
    """
    found = [Inline("placeholder", *span) for span in _filled_in(text, language, syntax)]
    found += [Inline("tag", tag.start, tag.end, tag.written) for tag in tags(text)]
    found += [Inline("code", v.start, v.end) for v in verbatim(text)]
    return merged((), found) if len(found) > 1 else tuple(found)


def _filled_in(text: str, language: str, syntax: tuple[str, ...]) -> Iterable[tuple[int, int]]:
    """The placeholders of a text; of a message with branches everything but what is read."""
    if has_branches(text):
        return syntax_of(text)
    return [(one.start, one.end) for one in placeholders(text, syntax, language=language)]


def with_shared(unit: Unit) -> Unit:
    """A unit in which also those placeholders are inlines that could be prose, but stand in its
    source and its translation.
    """
    source, target = unit.source, unit.target
    if source is None or target is None or not traits(source.text) & _SHARED:
        return unit
    before = _could_be(source)
    after = _could_be(target) if before else []
    common = {one.text for one in before} & {one.text for one in after}
    if not common:
        return unit
    return replace(
        unit, source=_marked(source, before, common), target=_marked(target, after, common)
    )


def _could_be(segment: Segment) -> list[Placeholder]:
    """The placeholders of a text that are no inlines of it."""
    known = {inline.start for inline in segment.inlines if inline.kind == "placeholder"}
    return [
        one
        for one in placeholders(
            segment.text, segment.syntax, language=segment.language, shared=True
        )
        if one.start not in known
    ]


def _marked(segment: Segment, found: Iterable[Placeholder], common: set[str]) -> Segment:
    more = (Inline("placeholder", one.start, one.end) for one in found if one.text in common)
    return replace(segment, inlines=merged(segment.inlines, more))


def merged(taken: Iterable[Inline], found: Iterable[Inline]) -> tuple[Inline, ...]:
    """Both in order, without what overlaps something before it. What has no length overlaps
    nothing.
    """
    result: list[Inline] = []
    end = 0
    for inline in sorted((*taken, *found), key=lambda inline: (inline.start, -inline.end)):
        if inline.start >= end or inline.start == inline.end:
            result.append(inline)
            end = max(end, inline.end)
    return tuple(result)
