"""Finds character references that were escaped twice (&amp;amp;) or are shown as they are written.

A text whose source has references, too, is markup: there only those count that were escaped twice.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import regex

from mtqa.text.traits import AMPERSAND, traits
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

DOUBLED = "doubled-entity"
SHOWN = "doubled-entity/shown"

_NAME = r"(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
_TWICE = regex.compile(rf"&(?:amp;){{1,10}}{_NAME}")
_ONCE = regex.compile(rf"&{_NAME}")


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:  # noqa: ARG001 (its shape)
    """One hit for each reference, with what it should be."""
    for unit in units:
        target = unit.target
        if target is None or not traits(target.text) & AMPERSAND:
            continue
        source = unit.source.text if unit.source else ""
        twice = [match.span() for match in _TWICE.finditer(target.text)]
        for start, end in twice:
            written = target.text[start:end]
            right = f"&{written.split(';')[-2]};"
            if _stands_for(right) and not _TWICE.search(source):
                yield _hit(DOUBLED, unit, (start, end), right)
        if unit.source is None or _ONCE.search(source):
            continue
        for match in _ONCE.finditer(target.text):
            inside = any(i.start < match.end() and match.start() < i.end for i in target.inlines)
            if not inside and _stands_for(match[0]) and not _within(match.span(), twice):
                yield _hit(SHOWN, unit, match.span(), html.unescape(match[0]))


def _within(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _stands_for(reference: str) -> bool:
    """Whether HTML knows a reference; `&brandName;` is a placeholder."""
    return html.unescape(reference) != reference


def _hit(code: str, unit: Unit, span: tuple[int, int], right: str) -> Hit:
    detail = {"right": right}
    return Hit(
        code, unit.id, Span(Side.TARGET, *span), detail=detail, suggestions=(right,), safe=True
    )


_WHY = "Readers see the code instead of the character that it stands for."
CHECK = Check(
    codes={
        DOUBLED: Code(
            category="design-and-markup/markup-tag",
            severity=Severity.MAJOR,
            message="“{quote}” was escaped twice: “{right}”",
            why=_WHY,
            examples=(
                Example("Müller ⟦&amp;amp;⟧ Söhne", "de", "Miller &amp; Sons", "en"),
                Example("L⟦&amp;#39;⟧heure", "fr", "The hour", "en"),
                Example("Precio⟦&amp;nbsp;⟧5", "es", "Price 5", "en"),
                Example("Müller &amp; Söhne", "de", "Miller &amp; Sons", "en"),
                Example("写作&amp;amp;，不写&", "zh-Hans", "Write &amp;amp; instead of &", "en"),
                Example("R&D und Q&A", "de", "R&D and Q&A", "en"),
            ),
        ),
        SHOWN: Code(
            category="design-and-markup/markup-tag",
            severity=Severity.MAJOR,
            message="“{quote}” is shown instead of “{right}”",
            why=_WHY,
            examples=(
                Example("Sie sagte ⟦&quot;⟧ja⟦&quot;⟧.", "de", 'She said "yes".', "en"),
                Example("L⟦&#39;⟧heure", "fr", "The hour", "en"),
                Example("Том ⟦&amp;⟧ Джерри", "ru", "Tom & Jerry", "en"),
                Example("価格⟦&yen;⟧500", "ja", "Price ¥500", "en"),
                Example("Tom &amp; Jerry", "fr", "Tom &amp; Jerry", "en"),
                Example("&brandShortName; beenden", "de", "Quit &brandShortName;", "en"),
                Example("Forschung & Entwicklung; Rest", "de", "R&D; rest", "en"),
            ),
        ),
    },
    find=find,
)
