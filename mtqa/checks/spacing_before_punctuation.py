"""Finds spaces before punctuation marks that take none, and French marks without theirs."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mtqa.text.languages import fallbacks
from mtqa.text.prose import BLANK, base, correction, in_source, prose
from mtqa.types import Check, Code, Example, Option, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Hit, Segment, Unit

UNWANTED = "spacing-before-punctuation"
MISSING = "spacing-before-punctuation/missing"
BREAKING = "spacing-before-punctuation/breaking"

_SPACES = " \u00a0\u202f\u2009"
_BEFORE = rf"(?<=[\w)\]}}»”’\"'%{BLANK}])[{_SPACES}]+"
_COMMA = r"(?:,(?![\w,'’-])|\.(?![\w.…/\\*-]))"
_OTHERS = r"[;:!?](?![-'^o=(){}\[\]|/\\*<>:;DPpO\w.,]|[!?]*[\])])"
_WIDE = "[，。、；：？！।؟،؛]"
_TRACES = {
    True: re.compile(rf"[{_SPACES}][,.]"),
    False: re.compile(rf"[{_SPACES}][,.;:!?，。、；：？！।؟،؛]"),
}
_UNWANTED = {
    True: re.compile(f"{_BEFORE}{_COMMA}"),
    False: re.compile(f"{_BEFORE}(?:{_COMMA}|{_OTHERS}|{_WIDE})"),
}
_NARROW = ";!?"
_SPANISH = {"!": "¡", "?": "¿"}
_REACH = 40
_HABIT = 3


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each space too much, and for each one too few in a text that sets spaces."""
    missing: list[Hit] = []
    spaced = 0
    for unit in units:
        segment = unit.target
        if segment is None:
            continue
        language = base(segment.language)
        free = language in _facts()["free"]["languages"]
        if _TRACES[free].search(segment.text):
            yield from _unwanted(unit, _UNWANTED[free], prose(segment))
        if free and (marks := _spaced(segment.language)):
            patterns = _patterns(marks)
            spaced += len(patterns["spaced"].findall(segment.text))
            missing += _missing(unit, segment, patterns["missing"])
            if context.options["no-break"]:
                yield from _breaking(unit, segment, patterns["breaking"])
    if len(missing) < _HABIT or len(missing) <= spaced:
        yield from missing


def _unwanted(unit: Unit, pattern: re.Pattern[str], text: str) -> Iterator[Hit]:
    for match in pattern.finditer(text):
        if not in_source(unit, match[0]):
            yield correction(UNWANTED, unit, match.start(), match.end(), match[0][-1])


def _missing(unit: Unit, segment: Segment, pattern: re.Pattern[str]) -> Iterator[Hit]:
    for match in pattern.finditer(prose(segment)):
        mark = match[0].strip()
        space = "\u202f" if mark[0] in _NARROW else "\u00a0"
        right = f"{mark}{space}" if mark == "«" else f"{space}{mark}"
        word = segment.text[max(0, match.start() - 3) : match.end()]
        before = segment.text[max(0, match.start() - _REACH) : match.start()]
        if not in_source(unit, word) and _SPANISH.get(mark[0], mark) not in before:
            yield correction(MISSING, unit, match.start(), match.end(), right)


def _breaking(unit: Unit, segment: Segment, pattern: re.Pattern[str]) -> Iterator[Hit]:
    for match in pattern.finditer(prose(segment)):
        mark = match[0].strip()
        right = match[0].replace(" ", "\u202f" if mark in _NARROW else "\u00a0")
        yield correction(BREAKING, unit, match.start(), match.end(), right)


@cache
def _facts() -> dict[str, Any]:
    name = "spacing_before_punctuation.toml"
    return tomllib.loads(files("mtqa.checks").joinpath(name).read_text("utf-8"))


@cache
def _spaced(tag: str) -> str:
    """The marks that are set apart in a language."""
    table: dict[str, str] = _facts()["spaced"]
    return next((table[known] for known in fallbacks(tag) if known in table), "")


@cache
def _patterns(marks: str) -> dict[str, re.Pattern[str]]:
    before = "".join(mark for mark in marks if mark != "«")
    runs = rf"[{before}][!?]*(?=[\s)»”\"]|$)"
    opening = r"|«(?=[^\s\d])" if "«" in marks else ""
    return {
        "spaced": re.compile(rf"[{_SPACES}][{before}]|«[{_SPACES}]"),
        "missing": re.compile(rf"(?<=[\w)%…])(?:{runs}){opening}"),
        "breaking": re.compile(rf"(?<=[\w)»%…]) [{before}]|« "),
    }


CHECK = Check(
    codes={
        UNWANTED: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="there is a space before “{right}”",
            why="Commas and full stops follow the word without a space in every language, other"
            " marks in all but French and Breton.",
            examples=(
                Example("Wir gingen nach Hause⟦ ,⟧ weil es regnete.", "de"),
                Example("Is that true⟦ ?⟧ I doubt it⟦ !⟧", "en"),
                Example("Il est venu⟦ ,⟧ puis reparti⟦ .⟧", "fr"),
                Example("¿Quieres guardar⟦ ?⟧", "es"),
                Example("Он пришёл⟦ ;⟧ она ушла.", "ru"),
                Example("他来了⟦ ，⟧然后走了。", "zh-Hans"),
                Example("Il est venu ; elle est partie !", "fr"),
                Example("Die Datei .htaccess und ... mehr :-) oder :)", "de"),
                Example("Press : to begin", "en", "Taste : drücken", "de"),
                Example("Он открыл файл .htaccess и ушёл.", "ru"),
                Example("Eles têm 5 , 10 e 20.", "pt", "They have 5 , 10 and 20.", "en"),
                Example("他来了，然后走了。", "zh-Hans"),
            ),
        ),
        MISSING: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="French puts a no-break space here: “{right}”",
            why="French sets ; : ! ? and » apart from the word before them, « from the one after"
            " it; in Canada only : « and ». A document that never does has another house style.",
            examples=(
                Example("Attention⟦!⟧ La porte se ferme.", "fr"),
                Example("Voici la liste⟦:⟧ pommes, poires.", "fr-CA"),
                Example("Il a dit ⟦«⟧oui⟦»⟧ hier.", "fr"),
                Example("Attention ! Fermez la porte ; merci : voilà.", "fr"),
                Example("Attention! Fermez la porte; merci. « Voilà »", "fr-CA"),
                Example("Il a dit «oui» hier! Et alors?", "fr-CH"),
                Example("Ouvrez https://example.org à 10:30.", "fr"),
                Example("Chercher avec Yahoo! maintenant", "fr", "Search with Yahoo! now", "en"),
            ),
        ),
        BREAKING: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="the space before this mark may break the line: it should be a no-break space",
            why="A mark must not begin a line, which a no-break space before it prevents.",
            examples=(
                Example("Attention⟦ !⟧ Merci", "fr", options={"no-break": True}),
                Example("Il a dit ⟦« ⟧oui⟦ »⟧.", "fr-CA", options={"no-break": True}),
                Example("Attention\u202f! Merci\u00a0: voilà.", "fr", options={"no-break": True}),
                Example("Attention ! Merci", "fr"),
            ),
        ),
    },
    find=find,
    options={
        "no-break": Option(
            default=False,
            says="Whether the spaces of French punctuation must be no-break spaces.",
            example="no-break = true",
        )
    },
)
