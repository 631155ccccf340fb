"""Finds headings and labels with capitals as in English titles: "Wie Sie Daten Mit Uns Teilen"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mtqa.text.prose import base, in_source, prose
from mtqa.types import Check, Code, Example, Hit, Kind, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

CODE = "title-case"

_LONGEST = 120
_LETTERS = 4
"""Words of so many letters all have a capital in an English title."""

_LEAST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?…。;]\s*\Z")


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each heading, label or line of that kind, all of it quoted."""
    for unit in units:
        segment = unit.target
        if segment is None or len(segment.text) > _LONGEST:
            continue
        pattern = _capitalized(base(segment.language))
        if pattern is None or not pattern.search(segment.text) or not _is_line(segment):
            continue
        text = prose(segment)
        words = [match[0] for match in _WORD.finditer(text)]
        leaked = [match["word"] for match in pattern.finditer(text)]
        if _titled(words) and not any(in_source(unit, word) for word in leaked):
            start = len(text) - len(text.lstrip())
            span = Span(Side.TARGET, start, len(text.rstrip()))
            yield Hit(CODE, unit.id, span, detail={"words": ", ".join(leaked)})


def _is_line(segment: Segment) -> bool:
    return segment.kind in {Kind.HEADING, Kind.LABEL} or not _ENDS.search(segment.text)


def _titled(words: list[str]) -> bool:
    """Whether all longer words have a capital, but are not in capitals throughout."""
    longer = [word for word in words[1:] if len(word) >= _LETTERS]
    capital = sum(word[0].isupper() for word in words)
    shouted = sum(word.isupper() and len(word) > 1 for word in words)
    return (
        capital > _LEAST
        and shouted * 2 < len(words)
        and all(word[0].isupper() for word in longer)
        and len(longer) >= 2
    )


@cache
def _capitalized(language: str) -> re.Pattern[str] | None:
    """Matches a word of the list with a capital, inside a line."""
    text = files("mtqa.checks").joinpath("title_case.toml").read_text("utf-8")
    words: dict[str, list[str]] = tomllib.loads(text)["words"]
    if language not in words:
        return None
    joined = "|".join(sorted((word.capitalize() for word in words[language]), key=len)[::-1])
    return re.compile(rf"(?<=[\w,] )(?P<word>{joined})(?= \w)")


CHECK = Check(
    codes={
        CODE: Code(
            category="linguistic-conventions/spelling",
            severity=Severity.MINOR,
            message="capitals as in an English title: {words}",
            why="English writes most words of a title with a capital. Other languages write a"
            " heading like a sentence: only its first word, names, and German nouns have one.",
            examples=(
                Example("⟦Tipps Und Tricks Für Ihren Urlaub⟧", "de"),
                Example("⟦Comment Protéger Vos Données Personnelles⟧", "fr"),
                Example("⟦Los Mejores Lugares Para Comer En Madrid⟧", "es"),
                Example("⟦I Migliori Posti Per Mangiare⟧", "it"),
                Example("⟦As Melhores Dicas Para Seu Telefone⟧", "pt-BR"),
                Example("⟦Jak Chronić Swoje Dane W Sieci⟧", "pl"),
                Example("⟦Как Защитить Свои Данные В Сети⟧", "ru"),
                Example("Tipps und Tricks für Ihren Urlaub", "de"),
                Example("Neue Zürcher Zeitung und Frankfurter Allgemeine", "de"),
                Example("Comment protéger vos données personnelles", "fr"),
                Example("TIPPS UND TRICKS FÜR IHREN URLAUB", "de"),
                Example("Los mejores lugares para comer en Las Vegas", "es"),
                Example("How to Protect Your Data With Us", "en"),
                Example("Bund Für Umwelt Und Natur", "de", "The Bund Für Umwelt Und Natur", "en"),
                Example("Museo Nacional Centro de Arte Reina Sofía", "es"),
            ),
        )
    },
    find=find,
)
