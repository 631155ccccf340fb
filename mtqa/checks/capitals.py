"""Finds words that begin with two capitals ("SPeichern") and texts that begin with a small letter
where the source and the rest of the document have a capital.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from mtqa.text.lexicon import frequencies
from mtqa.text.prose import correction, in_source, prose
from mtqa.types import Check, Code, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Hit, Segment, Unit

DOUBLED = "capitals/doubled"
START = "capitals/start"

_TWO = regex.compile(r"(?<![\p{L}\p{M}\p{N}'’._/-])\p{Lu}{2}\p{Ll}{2,30}(?![\p{L}\p{M}\p{N}_])")
_KNOWN = 3.5
"""Zipf frequency from which on a word of the language is meant."""

_CAPITAL = regex.compile(r"\p{Lu}\p{Ll}*+ \p{Ll}")
"""A capital that only the beginning explains: names of languages have no small word after them."""

_SMALL = regex.compile(r"\p{Ll}[\p{L}\p{M}]+(?![\p{Lu}\p{N}_./:@-])")
_ENDS = regex.compile(r"[.!?…]$")
_LISTED = regex.compile(r"[;,；，]\s*$")
_QUOTES = regex.compile('["“”„«»]')
_LEAST, _RARE = 4, 0.25
"""So many texts must begin as their source does, and at most such a share otherwise."""


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each word."""
    small: list[tuple[Unit, str]] = []
    kept = 0
    block = -1
    for unit in units:
        source, target = unit.source, unit.target
        if target is None:
            continue
        yield from _doubled(unit, target)
        first, block = target.block != block, target.block
        if source is None or not first or _CAPITAL.match(prose(source)) is None:
            continue
        kept += target.text[:1].isupper()
        word = _SMALL.match(prose(target))
        if word and not in_source(unit, word[0]) and not _LISTED.search(target.text):
            small.append((unit, word[0]))
    habit = kept >= _LEAST and len(small) <= _RARE * kept
    for unit, begin in small:
        if habit or _sentence(unit):
            yield correction(START, unit, 0, len(begin), begin[0].upper() + begin[1:])


def _doubled(unit: Unit, target: Segment) -> Iterator[Hit]:
    for match in _TWO.finditer(target.text):
        right = match[0][0] + match[0][1:].lower()
        known, rest = frequencies(target.language), match[0][1:].lower()
        if in_source(unit, match[0]) or known.get(right.lower(), 0) < _KNOWN or rest in known:
            continue  # ВКонтакте is a name of two words
        if not any(i.start < match.end() and match.start() < i.end for i in target.inlines):
            yield correction(DOUBLED, unit, *match.span(), right)


def _sentence(unit: Unit) -> bool:
    """Whether both texts end as sentences do, and none is part of a quotation."""
    sides = (unit.source, unit.target)
    return all(s is not None and _ENDS.search(s.text) and not _QUOTES.search(s.text) for s in sides)


_FOUR_EN = "Open the file\nClose it\nPrint the page\nSave all files\n"

CHECK = Check(
    codes={
        DOUBLED: Code(
            category="linguistic-conventions/spelling",
            severity=Severity.MINOR,
            message="“{quote}” begins with two capitals: “{right}”",
            why="The shift key was held for too long.",
            examples=(
                Example("Bitte ⟦SPeichern⟧ Sie das.", "de"),
                Example("The ⟦HOuse⟧ is old.", "en"),
                Example("⟦ДОбавить⟧ файл", "ru"),
                Example("La ⟦VEntana⟧ es grande.", "es"),
                Example("Die PCs und IDs der GmbHs", "de"),
                Example("SPeichern", "de", "SPeichern", "en"),
                Example("McDonald and LEDs", "en"),
                Example("Сообщество «ВКонтакте»", "ru"),
                Example("La maison de la BnF", "fr"),
            ),
        ),
        START: Code(
            category="linguistic-conventions/spelling",
            severity=Severity.MINOR,
            message="“{quote}” should begin with a capital: “{right}”",
            why="The source begins with a capital, and so do the other texts of this translation.",
            examples=(
                Example(
                    "Datei öffnen\nSchließen\nDrucken\nAlles speichern\n⟦fenster⟧ schließen\n",
                    "de",
                    f"{_FOUR_EN}Close window\n",
                    "en",
                    paired=True,
                ),
                Example(
                    "Ouvrir\nFermer\nImprimer\nTout enregistrer\n⟦fermer⟧ la fenêtre\n",
                    "fr",
                    f"{_FOUR_EN}Close window\n",
                    "en",
                    paired=True,
                ),
                Example("⟦файл⟧ был сохранён.", "ru", "The file was saved.", "en", paired=True),
                Example(
                    "ouvrir\nfermer\nimprimer\nenregistrer\nfermer la fenêtre\n",
                    "fr",
                    f"{_FOUR_EN}Close window\n",
                    "en",
                    paired=True,
                ),
                Example("iPhone wurde verkauft.", "de", "The iPhone was sold.", "en", paired=True),
                Example("'s Avonds is het donker.", "nl", "It is dark.", "en", paired=True),
            ),
        ),
    },
    find=find,
)
