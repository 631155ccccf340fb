"""Finds hyphens in the place of dashes, where the document or the house knows better."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.text.prose import BLANK, correction, in_source, matches, minority
from mtqa.types import Check, Code, Example, Option, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.text.prose import Found
    from mtqa.types import Context, Hit, Unit

DOUBLED = "dashes/doubled-hyphen"
MIXED = "dashes/inconsistent"
STYLE = "dashes/style"

_WORD = rf"[\w.,;:!?)»”“\"'…%{BLANK}]"
_TRACE = re.compile(r"\s[-–—]|--|\d[-–]\d")
_DASHES = re.compile(
    rf"(?P<doubled>(?<={_WORD}) --(?= [\w„“«\"'(])|(?<=[^\W\d_]{{2}})--(?=[^\W\d_]{{2}}))"
    rf"|(?P<dash>(?<={_WORD} )[-–—](?= [\w„“«\"'(¿¡]))"
    r"|(?P<years>(?<![\w/.,-])[12]\d{3}[-–](?:[12]\d{3}|\d\d)(?![\w/.,-]))"
)
_LEAST = 4


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each hyphen that is doubled, or single where others have a dash."""
    style = context.options["style"]
    dashes: list[tuple[Unit, int, str]] = []
    years: list[tuple[Unit, int, str]] = []
    for unit, match in matches(units, _DASHES, _TRACE):
        if match["dash"]:
            dashes.append((unit, match.start(), match[0]))
        elif match["years"]:
            years.append((unit, match.start() + 4, match[0][4]))
        elif not in_source(unit, "--"):
            yield _doubled(unit, match, style)
    spans = minority(years, _mark, least=_LEAST)
    usual, rare = (style, dashes) if style else minority(dashes, _mark, least=_LEAST)
    for group, right, few in (
        (dashes, usual, rare),
        (years, *spans),
    ):
        for unit, place, mark in few if group and right != "-" else ():
            if mark != right and (style or mark == "-"):
                code = STYLE if style and group is dashes else MIXED
                yield correction(code, unit, place, place + 1, right)


def _mark(one: tuple[Unit, int, str]) -> str:
    return one[2]


def _doubled(unit: Unit, match: Found, style: str) -> Hit:
    start = match.end() - 2
    return correction(DOUBLED, unit, start, match.end(), style or "–", safe=False)


CHECK = Check(
    codes={
        DOUBLED: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="two hyphens stand for a dash: “{right}”",
            why="Two hyphens were a typewriter's dash. What follows a command in code is left"
            " alone, and so is what the source has, too.",
            examples=(
                Example("Das Haus ⟦--⟧ es war alt ⟦--⟧ brannte.", "de"),
                Example("The house⟦--⟧an old one⟦--⟧burned.", "en"),
                Example("La maison ⟦--⟧ vieille ⟦--⟧ a brûlé.", "fr"),
                Example("Дом ⟦--⟧ старый.", "ru"),
                Example("Rufen Sie das mit --help oder -v auf.", "de"),
                Example("The house – an old one – burned.", "en"),
                Example("La maison -- vieille", "fr", "The house -- an old one", "en"),
                Example("房子——很老——烧了。", "zh-Hans"),
            ),
        ),
        MIXED: Code(
            category="style/inconsistent",
            severity=Severity.MINOR,
            message="a hyphen stands where the rest of the document has the dash “{right}”",
            why="Between words or years a document has dashes throughout, or hyphens throughout.",
            examples=(
                Example("A – b\nC – d\nE – f\nG – h\nDas Haus ⟦-⟧ es war alt", "de"),
                Example("1990–95 x\n1991–92 x\n1993–94 x\n1995–96 x\n1997⟦-⟧98 x", "en"),
                Example("Das Haus - es war alt - brannte.", "de"),
                Example("1990-95, 1996–97", "fr"),
                Example("A - b\nC - d\nE - f\nG - h\nLa casa – era vieja", "es"),
            ),
        ),
        STYLE: Code(
            category="style/inconsistent",
            severity=Severity.MINOR,
            message="the house style has the dash “{right}” here",
            why="The option `style` of this check says which dash stands between words.",
            examples=(
                Example("Das Haus ⟦-⟧ es war alt.", "de", options={"style": "–"}),
                Example("Дом ⟦–⟧ старый.", "ru", options={"style": "—"}),
                Example("Дом — старый.", "ru", options={"style": "—"}),
                Example("Haus- und Hoftür, 5 - 3 = 2", "de"),
            ),
        ),
    },
    find=find,
    options={
        "style": Option(
            default="",
            says="The dash that stands between words, with spaces around it; empty: whatever the"
            " document uses.",
            example='style = "–"',
        )
    },
)
