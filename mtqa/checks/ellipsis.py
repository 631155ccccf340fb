"""Finds ellipses of two or four dots, and the rare one in a document that writes the other kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.text.prose import base, correction, in_source, matches, minority
from mtqa.types import Check, Code, Example, Option, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.text.prose import Found
    from mtqa.types import Context, Hit, Unit

DOTS = "ellipsis"
MIXED = "ellipsis/inconsistent"
STYLE = "ellipsis/style"

_TRACE = re.compile(r"\.\.|…")
_DOTS = re.compile(
    r"(?P<right>(?<![.…])(?:\.\.\.|…)(?![.…]))"
    r"|(?<=[\w)\]»”])\.\.(?![.\w/\\])|(?<!\.)\.{4,5}(?!\.)|…\.+|(?<!\.)\.+…"
)
# Languages that set a full stop beside the three dots where a sentence ends.
_FOUR = frozenset({"en", "fr", "he", "nl"})
_LEAST = 4


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each ellipsis of a wrong length, or not of the house's or document's kind."""
    style = context.options["style"]
    seen: list[tuple[Unit, Found]] = []
    for unit, match in matches(units, _DOTS, _TRACE):
        if match["right"]:
            seen.append((unit, match))
        elif not _of_source(unit, match[0]) and not _ends_sentence(unit, match):
            yield correction(DOTS, unit, match.start(), match.end(), style or "…", safe=False)
    usual, rare = (style, seen) if style else minority(seen, _kind, least=_LEAST)
    for unit, match in rare:
        if match[0] != usual:
            code = STYLE if style else MIXED
            yield correction(code, unit, match.start(), match.end(), usual)


def _kind(one: tuple[Unit, Found]) -> str:
    return one[1][0]


def _of_source(unit: Unit, dots: str) -> bool:
    """Whether the source has just so many dots."""
    found = _DOTS.finditer(unit.source.text) if in_source(unit, dots) and unit.source else ()
    return any(match[0] == dots for match in found)


def _ends_sentence(unit: Unit, match: Found) -> bool:
    """Whether a fourth dot may be the full stop."""
    assert unit.target is not None
    return match[0] in {"....", "….", ".…"} and base(unit.target.language) in _FOUR


CHECK = Check(
    codes={
        DOTS: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="“{quote}” is no ellipsis: it has three dots (…)",
            why="An ellipsis has three dots, or six in Chinese. Two are a full stop typed twice or"
            " an ellipsis cut short; four belong to languages that add the full stop.",
            examples=(
                Example("Das war das Ende⟦..⟧", "de"),
                Example("Er wartete⟦....⟧ und ging.", "de"),
                Example("Es tarde⟦..⟧ Vamos a casa.", "es"),
                Example("Он ждал⟦.....⟧", "ru"),
                Example("Loading⟦..⟧", "en", "Laden …", "de"),
                Example("Načítání⟦..⟧", "cs", "Loading...", "en"),
                Example("Attendre⟦…...⟧", "it"),
                Example("Das war das Ende... oder …", "de"),
                Example("It was over.... Then it rained.", "en"),
                Example("Öffnen Sie ../images oder 1..5 und C:\\..\\x.", "de"),
                Example("Что?.. Нет!..", "ru"),
                Example("我不知道……", "zh-Hans"),
                Example("Chapitre 1 .......... 5", "fr"),
                Example("Gut.. oder nicht", "de", "Good.. or not", "en"),
            ),
        ),
        MIXED: Code(
            category="style/inconsistent",
            severity=Severity.MINOR,
            message="the rest of the document writes the ellipsis as “{right}”",
            why="A document writes the ellipsis as one character or as three dots, not in both"
            " ways.",
            examples=(
                Example("Eins…\nZwei…\nDrei…\nVier…\nFünf⟦...⟧", "de"),
                Example("One...\nTwo...\nThree...\nFour⟦…⟧\nFive...", "en"),
                Example("Eins…\nZwei...\nDrei…", "de"),
                Example("Un…\nDeux…\nTrois…\nQuatre…", "fr"),
            ),
        ),
        STYLE: Code(
            category="style/inconsistent",
            severity=Severity.MINOR,
            message="the house style writes the ellipsis as “{right}”",
            why="The option `style` of this check says which form to use.",
            examples=(
                Example("Laden⟦...⟧", "de", options={"style": "…"}),
                Example("Loading⟦…⟧", "en", options={"style": "..."}),
                Example("Laden…", "de", options={"style": "…"}),
                Example("Загрузка...", "ru"),
            ),
        ),
    },
    find=find,
    options={
        "style": Option(
            default="",
            says="The form that every ellipsis must have; empty: whatever the document uses.",
            example='style = "…"',
        )
    },
)
