"""Units made by hand, and what a check says of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mtqa import registry
from mtqa.types import Context, Kind, Side, Unit
from tests.documents import Part, document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtqa.types import Check, Hit, Inline

Found = tuple[str, str, tuple[str, ...]]
"""Code, quoted words, suggestions."""


def paired(
    pairs: Sequence[tuple[str, str]],
    languages: tuple[str, str],
    *,
    kind: Kind = Kind.PROSE,
    inlines: tuple[Inline, ...] = (),
) -> Context:
    """A context in which each pair of a source and its translation is a unit; `inlines` are those
    of every translation.
    """
    source = document(
        *(Part((one,), kind) for one, _ in pairs), side=Side.SOURCE, language=languages[0]
    )
    target = document(*(Part((other,), kind) for _, other in pairs), language=languages[1])
    segments = zip(source.segments, target.segments, strict=True)
    units = tuple(
        Unit(str(number), own, replace(other, inlines=inlines))
        for number, (own, other) in enumerate(segments)
    )
    return Context(target, source, (), units)


def alone(
    texts: Sequence[str],
    language: str,
    *,
    kind: Kind = Kind.PROSE,
    inlines: tuple[Inline, ...] = (),
) -> Context:
    """A context without a source: each text is a unit."""
    target = document(*(Part((text,), kind) for text in texts), language=language)
    units = tuple(
        Unit(str(number), None, replace(segment, inlines=inlines))
        for number, segment in enumerate(target.segments)
    )
    return Context(target, None, (), units)


def found(name: str, context: Context, options: Mapping[str, Any] | None = None) -> list[Found]:
    """What a check reports."""
    check: Check = registry.load("checks", name)
    units = {unit.id: unit for unit in context.units}
    hits = check.find(context.units, context.with_options(check, options or {}))
    return [(hit.code, _quote(hit, units), hit.suggestions) for hit in hits]


def _quote(hit: Hit, units: Mapping[str, Unit]) -> str:
    if hit.unit is None or hit.span is None:
        return ""
    unit = units[hit.unit]
    segment = unit.source if hit.span.side is Side.SOURCE else unit.target
    assert segment is not None
    return segment.text[hit.span.start : hit.span.end]
