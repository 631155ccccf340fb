"""Units made by hand, whose segments say what a file would."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mtqa.text.inlines import links, merged, recognized
from mtqa.types import Context, Kind, Side, Unit
from tests.documents import Part, document

if TYPE_CHECKING:
    from mtqa.types import Check, Hit, Inline, Segment


def hits(
    check: Check,
    source: str | None,
    target: str,
    *,
    languages: tuple[str, str] = ("en", "de"),
    syntax: tuple[str, ...] = (),
    kind: Kind = Kind.PROSE,
    inlines: tuple[tuple[Inline, ...], tuple[Inline, ...]] = ((), ()),
    options: dict[str, Any] | None = None,
) -> list[Hit]:
    """What a check finds in one unit."""
    before = (
        _segment(source, languages[0], kind, syntax, inlines[0], Side.SOURCE) if source else None
    )
    after = _segment(target, languages[1], kind, syntax, inlines[1], Side.TARGET)
    units = (Unit("1", before, after),)
    context = Context(document(target, language=languages[1]), None, (), units)
    return list(check.find(units, context.with_options(check, options or {})))


def shown(found: list[Hit], source: str | None, target: str) -> list[tuple[str, str]]:
    """The codes of hits with what they quote."""
    texts = {Side.SOURCE: source or "", Side.TARGET: target}
    return [
        (hit.code, texts[hit.span.side][hit.span.start : hit.span.end]) for hit in found if hit.span
    ]


def _segment(
    text: str,
    language: str,
    kind: Kind,
    syntax: tuple[str, ...],
    inlines: tuple[Inline, ...],
    side: Side,
) -> Segment:
    [segment] = document(Part((text,), kind), side=side, language=language).segments
    found = merged((*inlines, *links(text)), recognized(text, language=language, syntax=syntax))
    return replace(segment, syntax=syntax, inlines=tuple(found))
