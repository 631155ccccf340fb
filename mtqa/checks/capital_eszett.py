"""Finds ß among capitals, ẞ among small letters, and ß in Swiss German."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.text.languages import falls_under
from mtqa.text.prose import base, correction, in_source, matches
from mtqa.types import Check, Code, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Hit, Unit

AMONG_CAPITALS = "capital-eszett"
AMONG_SMALL = "capital-eszett/small-letters"
SWISS = "capital-eszett/swiss"

_TRACE = re.compile("[ßẞ]")
_WORD = re.compile(r"[^\W\d_]*[ßẞ][^\W\d_]*")
_WITHOUT = ("de-CH", "de-LI")


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each word, the whole of it quoted."""
    for unit, match in matches(units, _WORD, _TRACE):
        assert unit.target is not None
        language, word = unit.target.language, match[0]
        if base(language) != "de" or in_source(unit, word):
            continue
        others = word.replace("ß", "").replace("ẞ", "")
        if len(others) >= 2 and others.isupper() and "ß" in word:
            right = word.replace("ß", "SS")
            yield correction(AMONG_CAPITALS, unit, match.start(), match.end(), right)
        elif any(falls_under(language, tag) for tag in _WITHOUT) and "ß" in word:
            right = word.replace("ß", "ss")
            yield correction(SWISS, unit, match.start(), match.end(), right, safe=False)
        elif "ẞ" in word and not others.isupper():
            right = word.replace("ẞ", "ß")
            yield correction(AMONG_SMALL, unit, match.start(), match.end(), right)


CHECK = Check(
    codes={
        AMONG_CAPITALS: Code(
            category="linguistic-conventions/spelling",
            severity=Severity.MINOR,
            message="“{quote}” in capitals is “{right}” (or with ẞ)",
            why="In a word in capitals, ß becomes SS or ẞ (Rat für deutsche Rechtschreibung,"
            " § 25 E3).",
            examples=(
                Example("Die ⟦STRAßE⟧ ist gesperrt.", "de"),
                Example("⟦GROßER⟧ Preis von Österreich", "de-AT"),
                Example("⟦FUßBALL⟧ und mehr", "de-DE"),
                Example("⟦SCHLIEßEN⟧", "de", "CLOSE", "en"),
                Example("Die STRASSE und die STRAẞE sind gesperrt.", "de"),
                Example("Die Straße ist groß.", "de-AT"),
                Example("Die Größe A4ß und Maß X", "de"),
                Example("SCHLIESSEN", "de", "CLOSE", "en"),
                Example("The STRAßE sign", "en"),
            ),
        ),
        AMONG_SMALL: Code(
            category="linguistic-conventions/spelling",
            severity=Severity.MINOR,
            message="“{quote}” has the capital ẞ among small letters: “{right}”",
            why="The letter ẞ is for words that are in capitals throughout.",
            examples=(
                Example("Die ⟦Straẞe⟧ ist gesperrt.", "de"),
                Example("Das ist ⟦groẞ⟧.", "de-AT"),
                Example("Die Straße ist GROẞ.", "de"),
                Example("STRAẞE", "de-AT"),
            ),
        ),
        SWISS: Code(
            category="linguistic-conventions/spelling",
            severity=Severity.MINOR,
            message="Swiss German writes “{right}”",
            why="In Switzerland and Liechtenstein ss stands for ß, except in names of abroad.",
            examples=(
                Example("Die ⟦Straße⟧ ist gesperrt.", "de-CH"),
                Example("Mit freundlichen ⟦Grüßen⟧", "de-LI"),
                Example("Die Strasse ist gesperrt.", "de-CH"),
                Example("Die Straße ist gesperrt.", "de-DE"),
                Example("Herr Weiß kommt.", "de-CH", "Mr Weiß is coming.", "en"),
            ),
        ),
    },
    find=find,
    languages=frozenset({"de"}),
)
