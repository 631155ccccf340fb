"""Finds texts that have no translation, or one of nothing but spaces and punctuation.

What has no counterpart is reported only where one file holds both texts; elsewhere the checks
`missing-key` and `omission` report it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from mtqa.text.prose import prose
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

CODE = "empty-translation"

_SOMETHING = regex.compile(r"[^\p{P}\p{Z}\p{C}]")
_WORD = regex.compile(r"\p{L}{2,}|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each text of the source that says something while its translation does not."""
    bilingual = context.source is not None and context.source.raw is context.target.raw
    for unit in units:
        source, target = unit.source, unit.target
        if source is None:
            continue
        if target is None:
            if bilingual and _WORD.search(prose(source)):
                yield _hit(unit, Side.SOURCE, source, "there is no translation")
        elif (
            _SOMETHING.search(target.text) is None
            and not target.inlines
            and _WORD.search(prose(source))
        ):
            what = "the translation is nothing but spaces and punctuation"
            if target.text:
                yield _hit(unit, Side.TARGET, target, what)
            else:
                yield _hit(unit, Side.SOURCE, source, "the translation is empty")


def _hit(unit: Unit, side: Side, segment: Segment, what: str) -> Hit:
    return Hit(CODE, unit.id, Span(side, 0, len(segment.text)), detail={"what": what})


CHECK = Check(
    codes={
        CODE: Code(
            category="accuracy/omission",
            severity=Severity.MAJOR,
            message="{what}",
            why="The reader sees nothing, a lone mark or an identifier where the source says"
            " something.",
            examples=(
                Example("⟦…⟧", "de", "Read more here", "en", paired=True),
                Example("⟦—⟧", "fr", "Save file", "en", paired=True),
                Example("⟦。⟧", "ja", "Save file", "en", paired=True),
                Example("⟦...⟧", "ru", "Save file", "en", paired=True),
                Example("⟦:⟧", "es", "保存文件", "zh-Hans", paired=True),
                Example("⟦-⟧", "en", "Datei speichern", "de", paired=True),
                Example("***", "de", "***", "en", paired=True),
                Example("…", "fr", "...", "en", paired=True),
                Example("✓", "ja", "OK", "en", paired=True),
                Example("5", "ru", "five", "en", paired=True),
                Example("🙂", "es", "微笑", "zh-Hans", paired=True),
                Example("Ja", "de", "Yes", "en", paired=True),
            ),
        ),
    },
    find=find,
)
