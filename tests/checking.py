"""What a check finds in strings made by hand, each a block of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.types import Check, Context, Kind, Side, Unit
from tests.documents import Part, document

if TYPE_CHECKING:
    from mtqa.types import Hit


def hits(
    name: str,
    *texts: str,
    language: str = "de",
    sources: tuple[str, ...] = (),
    source_language: str = "en",
    kind: Kind = Kind.PROSE,
    **options: object,
) -> list[Hit]:
    """The hits of the check `name`; underscores in the names of options stand for hyphens."""
    check: Check = registry.load("checks", name)
    target = document(*(Part((text,), kind) for text in texts), language=language)
    source = None
    segments = [None] * len(texts)
    if sources:
        parts = (Part((text,), kind) for text in sources)
        source = document(*parts, side=Side.SOURCE, language=source_language)
        segments = list(source.segments)
    pairs = zip(segments, target.segments, strict=True)
    units = tuple(Unit(str(number), s, t) for number, (s, t) in enumerate(pairs))
    values = {name.replace("_", "-"): value for name, value in options.items()}
    context = Context(target, source, (), units).with_options(check, values)
    return list(check.find(units, context))


def quotes(name: str, *texts: str, **given: object) -> list[tuple[str, str]]:
    """The end of the code (after the check's name) and the quoted text of each hit."""
    return [
        (
            hit.code.removeprefix(name).lstrip("/"),
            texts[int(hit.unit)][hit.span.start : hit.span.end],
        )
        for hit in hits(name, *texts, **given)  # type: ignore[arg-type]
        if hit.unit is not None and hit.span is not None
    ]
