"""Finds Spanish questions and exclamations that do not begin with ¿ or ¡, or do not end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.text.prose import base, correction, in_source, matches, prose
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

MISSING = "inverted-marks"
UNCLOSED = "inverted-marks/unclosed"

_LANGUAGES = frozenset({"es", "ast"})
_OPENING = {"?": "¿", "!": "¡"}
_MARK = re.compile(r"[?!¿¡]+")
_SENTENCE = re.compile(r"(?:^\s*|[.…:]\s+|[\n(\[«“\"‘—–])(?P<start>[^\W_])")
_LAST_WORD = re.compile(r"[^\W_]{1,40}$")
_QUOTED = 30


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each question or exclamation, quoted from where it seems to begin."""
    listed = [u for u in units if u.target and base(u.target.language) in _LANGUAGES]
    last: dict[str, tuple[int, str]] = {}
    for unit, match in matches(listed, _MARK):
        start, before = last.get(unit.id, (0, ""))
        last[unit.id] = match.end(), match[0]
        if match[0][0] in _OPENING and before[-1:] not in _OPENING.values():
            yield from _missing(unit, start, match.start(), match.end())
    for place, unit in enumerate(listed):
        end, marks = last.get(unit.id, (0, ""))
        if marks[-1:] in {"¿", "¡"} and _ends_block(unit, listed[place + 1 : place + 2]):
            assert unit.target is not None
            start, length = end - 1, len(unit.target.text)
            yield Hit(UNCLOSED, unit.id, Span(Side.TARGET, start, min(start + _QUOTED, length)))


def _missing(unit: Unit, start: int, stop: int, end: int) -> Iterator[Hit]:
    """A hit for a clause before marks without an opening one, unless they are part of a name."""
    assert unit.target is not None
    text = prose(unit.target)
    word = _LAST_WORD.search(text, start, stop)
    if word is None or in_source(unit, word[0] + text[stop]):
        return
    begins = [found.start("start") for found in _SENTENCE.finditer(text[start:stop])]
    if begins:
        right = _OPENING[text[stop]] + text[start + begins[-1] : end]
        yield correction(MISSING, unit, start + begins[-1], end, right, safe=False)


def _ends_block(unit: Unit, after: list[Unit]) -> bool:
    """Whether no later segment of the same block may close what this one opens."""
    assert unit.target is not None
    return not any(other.target and other.target.block == unit.target.block for other in after)


CHECK = Check(
    codes={
        MISSING: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="“{quote}” lacks the mark at its beginning: “{right}”",
            why="Spanish opens a question with ¿ and an exclamation with ¡ where it begins, also"
            " in the middle of a sentence (RAE, Ortografía, 3.4.9).",
            examples=(
                Example("⟦Cómo estás?⟧ Hace mucho que no nos vemos.", "es"),
                Example("Llegó la hora. ⟦Vamos!⟧", "es-MX"),
                Example("¿Sí? ⟦Desea guardar los cambios?⟧", "es-ES"),
                Example("⟦Quiere cerrar la ventana?⟧", "es", "Close the window?", "en"),
                Example("⟦Gracias por su compra!⟧", "es-AR", "Danke für Ihren Einkauf!", "de"),
                Example("⟦Quies zarrar la ventana?⟧", "ast"),
                Example("Él preguntó: «⟦Quién viene?⟧»", "es", "Il a demandé qui vient.", "fr"),
                Example("¿Cómo estás? ¡Hace mucho que no nos vemos!", "es"),
                Example("Y tú, ¿qué piensas? Pero ¡qué sorpresa!", "es"),
                Example("Buscó en Yahoo! y encontró la página.", "es", "He searched Yahoo!", "en"),
                Example("¡Qué dices? (¿de verdad?) ¡¡¡Sí!!!", "es-MX"),
                Example("¿Qué hora ye? ¡Ye tarde!", "ast"),
                Example("Como vai? Tudo bem!", "pt-BR"),
            ),
        ),
        UNCLOSED: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="what ¿ or ¡ opens here has no ? or ! at its end",
            why="The marks at the beginning and at the end of a Spanish question or exclamation"
            " come in pairs.",
            examples=(
                Example("⟦¿Desea guardar los cambios.⟧", "es"),
                Example("Es tarde: ⟦¡vamos a casa.⟧", "es-MX"),
                Example("¿Desea guardar los cambios?", "es"),
                Example("¡Vamos a casa! Es tarde.", "es-MX"),
            ),
        ),
    },
    find=find,
    languages=_LANGUAGES,
)
