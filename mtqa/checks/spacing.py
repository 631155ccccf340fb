"""Finds spaces that are doubled, missing, or not as at the edges of the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.text.prose import base, correction, in_source, matches, prose
from mtqa.types import Check, Code, Example, Hit, Option, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

DOUBLED = "spacing/doubled"
MISSING = "spacing/missing"
BRACKET = "spacing/bracket"
EDGE = "spacing/edge"
BREAKING = "spacing/breaking"

_TRACE = re.compile(r"[ \u00a0\u202f]{2}")
_TWO = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")
_ALIGNED = 3
"""So many spaces in a row, more than once in a text, are the columns of a table."""

_MARK = re.compile(r"[,;!?:।،؛؟][^\W\d_]")
_GLUED = re.compile(
    r"(?<![@/\w.-])[^\W\d_]{2,40}(?:[,;।،؛؟](?=[^\W\d_]{2})|[!?](?=[^\W\d_a-zß-ÿ]\w)"
    r"|:(?=[A-ZÀ-ÖØ-Þ][^\W\d_]*[a-zà-ÿ]\b))"
)
_NEAR_BRACKET = re.compile(r"\w[(\[]|[)\]]\w|[(\[]\s|\s[)\]]")
_BRACKETS = (
    re.compile(r"(?<=[^\W\d_]{2})[(\[](?=[^()\[\]\s]{2,40}\s[^()\[\]]{1,200}[)\]])"),
    re.compile(r"(?<=\s)[(\[][^()\[\]\s]{2,40}\s[^()\[\]]{1,200}(?P<at>[)\]])(?=[^\W\d_]{2})"),
    re.compile(r"[(\[][ \u00a0]+(?=\w)"),
    re.compile(r"(?<=\w)[ \u00a0]+[)\]](?!\w)"),
)
_UNSPACED = frozenset({"bo", "ja", "km", "lo", "my", "th", "zh"})
_CLOSE_BRACKETS = _UNSPACED | {"ko"}
"""Languages that set no space between a word and a bracket."""

_HABIT = 4
"""So many spaces left out, and in more than every tenth segment, are somebody's way to write."""
_UNITS = re.compile(
    r"(?<=\d) (?=(?:[kcdm]?m|km/h|[kmM]?g|ha|[mcd]?l|kWh?|MWh?|[kKMGT]i?B|[kMG]?Hz|Mio|Mrd)\b"
    r"|[%€$£°])|(?<=\b[zZdu]\.) (?=[BhaU]\.)|(?<=\b(?:Nr|No|bd)\.) (?=\d)"
)


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each wrong space, and for each place that lacks one."""
    missing: list[Hit] = []
    number, listed = 0, list(units)
    for unit in listed:
        if unit.target is None:
            continue
        number += 1
        language, text = base(unit.target.language), unit.target.text
        if _TRACE.search(text):
            yield from _doubled(unit)
        if language not in _UNSPACED and _MARK.search(text):
            missing += _missing(unit)
        if language not in _CLOSE_BRACKETS and _NEAR_BRACKET.search(text):
            yield from _at_brackets(unit)
        if unit.source is not None:
            yield from _edges(unit, unit.source.text, text)
    if len(missing) < _HABIT or len(missing) * 10 <= number:
        yield from missing
    if context.options["no-break"]:
        for unit, match in matches(listed, _UNITS):
            yield correction(BREAKING, unit, match.start(), match.end(), "\u00a0")


def _doubled(unit: Unit) -> Iterator[Hit]:
    assert unit.target is not None
    found = list(_TWO.finditer(prose(unit.target)))
    if sum(len(match[0]) >= _ALIGNED for match in found) > 1 or in_source(unit, "  "):
        return
    for match in found:
        right = " " if set(match[0]) == {" "} else "\u00a0"
        yield correction(DOUBLED, unit, match.start(), match.end(), right)


def _missing(unit: Unit) -> Iterator[Hit]:
    """Marks between two words, with the word before them."""
    assert unit.target is not None
    for match in _GLUED.finditer(prose(unit.target)):
        if not in_source(unit, match[0]):
            right = f"{match[0]} "
            yield correction(MISSING, unit, match.start(), match.end(), right)


def _at_brackets(unit: Unit) -> Iterator[Hit]:
    assert unit.target is not None
    text = prose(unit.target)
    for inside, pattern in enumerate(_BRACKETS):
        for match in pattern.finditer(text):
            start = match.start("at") if "at" in pattern.groupindex else match.start()
            mark = text[start : match.end()].strip()
            if inside >= len(_BRACKETS) // 2:
                right = mark
            else:
                right = f" {mark}" if mark in "([" else f"{mark} "
            if not in_source(unit, text[max(0, start - 1) : match.end() + 1]):
                yield correction(BRACKET, unit, start, match.end(), right)


def _edges(unit: Unit, source: str, target: str) -> Iterator[Hit]:
    """White space at the beginning or end of one side only: programs join strings there."""
    for edge, side in ((0, "begins with"), (-1, "ends in")):
        wished, given = source[edge:][:1], target[edge:][:1]
        if wished.isspace() == given.isspace() or not (wished and given):
            continue
        assert unit.target is not None
        if wished == " " and base(unit.target.language) in _UNSPACED:
            continue
        place, space = edge % len(target), wished if wished.isspace() else given
        which = "the source" if wished.isspace() else "only the translation"
        detail = {"which": which, "side": side, "space": _NAMES.get(space, "white space")}
        yield Hit(EDGE, unit.id, Span(Side.TARGET, place, place + 1), detail=detail)


_NAMES = {" ": "a space", "\n": "a line end", "\t": "a tab", "\u00a0": "a no-break space"}

CHECK = Check(
    codes={
        DOUBLED: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="there are two spaces or more",
            why="One space stands between words. More were left over when something was deleted.",
            examples=(
                Example("Das Haus⟦  ⟧steht leer.", "de"),
                Example("The house⟦  ⟧is empty.", "en"),
                Example("La maison⟦   ⟧est vide.", "fr"),
                Example("Дом⟦  ⟧пуст.", "ru"),
                Example("집이⟦  ⟧비었다.", "ko"),
                Example("Das Haus steht leer.", "de"),
                Example("Name    Ort    Alter", "de"),
                Example("The house  is empty.", "en", "Das Haus  steht leer.", "de"),
                Example("Дом пуст.", "ru"),
            ),
        ),
        MISSING: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="a space is missing after “{quote}”",
            why="A space follows a punctuation mark, except inside numbers, names and codes.",
            examples=(
                Example("Wir gingen nach ⟦Hause,⟧weil es regnete.", "de"),
                Example("It was ⟦late;⟧they left.", "en"),
                Example("⟦Было,⟧наверное, поздно.", "ru"),
                Example("¡Qué ⟦sorpresa;⟧vamos a casa!", "es"),
                Example("⟦Hinweis:⟧Bitte warten", "de"),
                Example("Es kostet 1,50 Euro, liebe Leser:innen.", "de"),
                Example("Search Yahoo!Japan and use a,b;c", "en", "Suche in Yahoo!Japan", "de"),
                Example("EU:s länder", "sv"),
                Example("他来了，然后走了。", "zh-Hans"),
            ),
        ),
        BRACKET: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="the spaces at this bracket are wrong: “{right}”",
            why="A space stands outside of brackets, none inside. A bracket inside a word,"
            " as in “Kolleg(inn)en”, takes none.",
            examples=(
                Example("Das Haus⟦(⟧siehe Bild unten) steht leer.", "de"),
                Example("Das Haus (siehe Bild unten⟦)⟧steht leer.", "de"),
                Example("The house ⟦( ⟧see below) is empty.", "en"),
                Example("La maison (voir plus bas⟦ )⟧ est vide.", "fr"),
                Example("Kolleg(inn)en und Datei(en) mit print(x)", "de"),
                Example("The house (see below) is empty.", "en"),
                Example("La maison (voir plus bas) est vide.", "fr"),
            ),
        ),
        EDGE: Code(
            category="design-and-markup/layout",
            severity=Severity.MINOR,
            message="{which} {side} {space}",
            why="Programs put strings together. White space at the edge of one keeps it apart from"
            " the next, so a translation has it where the source has it.",
            examples=(
                Example('{"a": "Erste⟦r⟧"}', "de", '{"a": "First "}', "en", input_format="json"),
                Example('{"a": "⟦d⟧e cinq"}', "fr", '{"a": " of five"}', "en", input_format="json"),
                Example('{"a": "⟦ ⟧из пяти"}', "ru", '{"a": "of five"}', "en", input_format="json"),
                Example('{"a": "Erster "}', "de", '{"a": "First "}', "en", input_format="json"),
                Example('{"a": "的五个"}', "zh-Hans", '{"a": " of five"}', "en", input_format="json"),
            ),
        ),
        BREAKING: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="this space may break the line: it should be a no-break space",
            why="A number stays with its unit, and an abbreviation in one piece.",
            examples=(
                Example("Es sind 5⟦ ⟧km bis dort.", "de", options={"no-break": True}),
                Example("Das sind 5⟦ ⟧% mehr.", "de", options={"no-break": True}),
                Example("Es sind 5\u00a0km bis dort.", "de", options={"no-break": True}),
                Example("Es sind 5 km bis dort.", "de"),
            ),
        ),
    },
    find=find,
    options={
        "no-break": Option(
            default=False,
            says="Whether the space between a number and its unit and inside an abbreviation must"
            " be a no-break space.",
            example="no-break = true",
        )
    },
)
