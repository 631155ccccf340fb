"""Reports a line too long to be text: line ends lost in conversion, data instead of prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtqa.types import Check, Code, Example, Hit, Option, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtqa.types import Context, Document, Segment, Unit

CODE = "overlong-line"

_SENTENCE = 20_000
_PARAGRAPH = 100_000
_QUOTED = 60


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each paragraph or sentence that is too long, at its beginning."""
    seen: set[tuple[Side, int]] = set()
    for unit in units:
        for side, document, segment in (
            (Side.TARGET, context.target, unit.target),
            (Side.SOURCE, context.source, unit.source),
        ):
            if document is None or segment is None or (side, segment.block) in seen:
                continue
            what, length = _overlong(document, segment, context.options)
            if what:
                seen.add((side, segment.block))
                yield Hit(
                    code=CODE,
                    unit=unit.id,
                    span=Span(side, 0, min(_QUOTED, len(segment.text))),
                    detail={"what": what, "length": f"{length:,}", "side": str(side)},
                )


def _overlong(document: Document, segment: Segment, options: Mapping[str, Any]) -> tuple[str, int]:
    """What is too long, and how long in code points; empty where nothing is."""
    if len(segment.text) > options["sentence"]:
        return "a sentence", len(segment.text)
    paragraph = len(document.blocks[segment.block].text)
    return ("a paragraph", paragraph) if paragraph > options["paragraph"] else ("", 0)


CHECK = Check(
    codes={
        CODE: Code(
            category="design-and-markup/layout",
            severity=Severity.MINOR,
            message="{what} of {length} characters in the {side}",
            why=f"No reader gets through a sentence of more than {_SENTENCE:,} characters or a"
            f" paragraph of more than {_PARAGRAPH:,}. Most likely its line ends were lost, or the"
            f" file holds data. Of such a sentence many checks read only the first {_SENTENCE:,}"
            " characters.",
            examples=(
                Example(f"⟦{('Wort ' * 12)}⟧{'Wort ' * 4_200}", "de"),
                Example(f"⟦{('word ' * 12)}⟧{'word ' * 4_200}", "en"),
                Example(f"⟦{'词' * _QUOTED}⟧{'词' * 20_000}", "zh-Hans"),
                Example(f"⟦{('слово ' * 10)}⟧{'слово ' * 4_000}", "ru"),
                Example("⟦Un mot après un autre, et encore un.⟧", "fr", options={"sentence": 30}),
                Example("⟦Una frase.⟧ Otra frase.", "es", options={"paragraph": 20}),
                Example("Un mot après un autre, et encore un.", "fr", options={"sentence": 40}),
                Example("Una frase. Otra frase.", "es", options={"paragraph": 40}),
                Example("Ein kurzer Satz.", "de"),
                Example("Word after word. " * 300, "en"),
                Example("这是一句话。" * 500, "zh-Hans"),
                Example("Слово за словом. " * 300, "ru"),
            ),
        )
    },
    find=find,
    options={
        "sentence": Option(
            _SENTENCE, "From how many characters on a sentence is too long.", "sentence = 2000"
        ),
        "paragraph": Option(
            _PARAGRAPH, "From how many characters on a paragraph is.", "paragraph = 10000"
        ),
    },
)
