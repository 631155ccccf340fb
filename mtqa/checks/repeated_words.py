"""Finds a small word that stands twice in a row: "and and", "und und"."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

CODE = "repeated-words"

_SCANNED = 20_000


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each pair, both words quoted."""
    pattern = _pairs(context.target.language.partition("-")[0])
    for unit in units if pattern is not None else ():
        segment = unit.target
        if segment is None or pattern is None:
            continue
        for match in pattern.finditer(segment.text[:_SCANNED]):
            start, end = match.span()
            if not any(i.start < end and start < i.end for i in segment.inlines):
                span = Span(Side.TARGET, start, end)
                detail = {"word": match[1].lower()}
                yield Hit(CODE, unit.id, span, detail=detail, suggestions=(match[1],))


@cache
def _pairs(language: str) -> regex.Pattern[str] | None:
    """Matches a word and the same word after it. A capital is no name only at the beginning."""
    text = files("mtqa.checks").joinpath("repeated_words.toml").read_text("utf-8")
    words: dict[str, list[str]] = tomllib.loads(text)["words"]
    if language not in words:
        return None
    pairs = (
        rf"(?:^{word.capitalize()}|{word})(?=\s+{word}(?![\w'’.&/-]\w|\w))"
        for word in words[language]
    )
    return regex.compile(rf"(?<![\w'’.,&/-])({'|'.join(pairs)})\s+\w+")


CHECK = Check(
    codes={
        CODE: Code(
            category="style/repetition",
            severity=Severity.MINOR,
            message="“{word}” stands twice in a row",
            why="A word was repeated by mistake, often where a line was joined to the next.",
            examples=(
                Example("Das Haus ⟦und und⟧ der Garten.", "de"),
                Example("He saw ⟦the the⟧ house.", "en"),
                Example("Une maison ⟦dans dans⟧ la rue.", "fr"),
                Example("Дом ⟦для для⟧ всех.", "ru"),
                Example("Der, der der Frau hilft, die die Kinder kennt.", "de"),
                Example("He said that that had had no effect on the The Hague.", "en"),
                Example("Nous nous sommes vus.", "fr"),
                Example("他天天看看书。", "zh-Hans"),
                Example("Take vitamin A a little later.", "en"),
            ),
        )
    },
    find=find,
)
