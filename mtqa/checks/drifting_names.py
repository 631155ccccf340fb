"""Finds a name that is spelled in two ways in one document: Krutschew and Chruschtschow.

Two spellings are near if they differ in one letter, or sound alike by their consonants. That they
mean one name the source must say: it has the one spelling where the translation has the other, or,
in another script, the same writing in both places. Endings are no difference.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING, Any

import regex

from mtqa.text.lexicon import frequencies
from mtqa.text.prose import base, prose
from mtqa.types import Check, Code, Example, Hit, Scope, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtqa.types import Context, Unit

CODE = "drifting-names"

_NAME = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}@#/._-])\p{Lu}\p{Ll}{4,30}(?![\p{L}\p{M}\p{N}@/_]|[.]\p{L})"
)
_OTHER_WRITING = regex.compile(r"[\p{Han}\p{Katakana}ー·・]{2,}|\p{Lu}\p{Ll}{3,}|\p{Lo}{4,}")
_DOUBLED = re.compile(r"(.)\1+")
_SOFT = str.maketrans("", "", "aeiouyjh")
_LEAST, _LEAST_INFLECTED = 5, 7
_LEAST_SOUNDS = 3
_ENDING, _INFLECTION = 1, 4
_SHARED = 3
_MOST = 3_000


@dataclass(slots=True)
class _Spelling:
    """A name as it is written, and where."""

    text: str
    places: list[tuple[Unit, int]] = field(default_factory=list)


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each place of the spelling that the source does not have, or that is rarer."""
    if context.source is None:
        return
    language = base(context.target.language)
    spellings = _spellings(units, frequencies(context.target.language))
    for one, other in _near(spellings, language):
        for wrong, right in _judged(one, other):
            for unit, start in wrong.places:
                if _means(unit, right):
                    yield _hit(unit, start, wrong, right)


def _spellings(units: Iterable[Unit], known: Mapping[str, float]) -> dict[str, _Spelling]:
    """The words with a capital that are in no list of words."""
    found: dict[str, _Spelling] = {}
    for unit in units:
        if unit.target is None or unit.source is None:
            continue
        for match in _NAME.finditer(prose(unit.target)):
            text = match[0]
            if text.lower() not in known:
                found.setdefault(text, _Spelling(text)).places.append((unit, match.start()))
    return found if len(found) <= _MOST else {}


def _near(
    spellings: Mapping[str, _Spelling], language: str
) -> Iterator[tuple[_Spelling, _Spelling]]:
    """Pairs that may be spellings of one name."""
    groups: dict[str, set[str]] = defaultdict(set)
    for text in spellings:
        plain = text.lower()
        for place in range(len(plain)):
            groups[f"-{plain[:place]}{plain[place + 1 :]}"].add(text)
        groups[f"-{plain}"].add(text)
        sounds = _sounds(plain)
        if len(sounds) >= _LEAST_SOUNDS:
            groups[sounds].add(text)
    pairs = {pair for group in groups.values() for pair in combinations(sorted(group), 2)}
    for one, other in sorted(pairs):
        if not _is_inflection(one.lower(), other.lower(), language):
            yield spellings[one], spellings[other]


def _is_inflection(one: str, other: str, language: str) -> bool:
    """Whether two words differ at their ends only, or are too short to tell."""
    shorter = min(len(one), len(other))
    inflecting = language in _facts()["inflecting"]
    if shorter < (_LEAST_INFLECTED if inflecting else _LEAST):
        return True
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), shorter)
    return same == shorter or same >= shorter - (_INFLECTION if inflecting else _ENDING)


def _sounds(text: str) -> str:
    """The consonants of a name, whichever way they are spelled; accents and doubling left out."""
    plain = text
    if not text.isascii():
        apart = unicodedata.normalize("NFD", text)
        plain = "".join([c for c in apart if not unicodedata.combining(c)])
    if not plain.isascii():
        return ""
    for pattern, sound in _spelled():
        plain = pattern.sub(sound, plain)
    return _DOUBLED.sub(r"\1", plain.translate(_SOFT))


@cache
def _spelled() -> list[tuple[regex.Pattern[str], str]]:
    sounds = _facts()["sounds"].items()
    return [(regex.compile("|".join(spellings)), sound) for sound, spellings in sounds]


def _judged(one: _Spelling, other: _Spelling) -> Iterator[tuple[_Spelling, _Spelling]]:
    """Which of two spellings is wrong, and which right: that of the source, or the usual one."""
    in_source = [_is_in_source(one), _is_in_source(other)]
    if in_source == [True, True]:
        return
    if any(in_source):
        yield (other, one) if in_source[0] else (one, other)
    elif len(one.places) != len(other.places):
        rare, usual = sorted((one, other), key=lambda spelling: len(spelling.places))
        yield rare, usual
    else:
        first, second = sorted((one, other), key=_first_place)
        yield second, first


def _first_place(spelling: _Spelling) -> tuple[int, int]:
    segment = spelling.places[0][0].target
    assert segment is not None
    return segment.raw_span(0, 1)[0], spelling.places[0][1]


def _is_in_source(spelling: _Spelling) -> bool:
    return any(unit.source and spelling.text in unit.source.text for unit, _ in spelling.places)


def _means(unit: Unit, right: _Spelling) -> bool:
    """Whether the source of a unit has a name, in its own spelling or as it is written where the
    translation spells it so. A translation that has the right spelling, too, means two names.
    """
    assert unit.source is not None
    text = unit.source.text
    if any(there is unit for there, _ in right.places):
        return False
    if right.text in text:
        return True
    if _is_in_source(right):
        return False
    return any(_share(text, other.source.text) for other, _ in right.places if other.source)


def _share(one: str, other: str) -> bool:
    """Whether two texts in another script have a piece in common that may be a name."""
    if regex.search(r"\p{Latin}{3}", one):
        return False
    pieces = {
        piece[start : start + _SHARED]
        for piece in _OTHER_WRITING.findall(one)
        for start in range(len(piece) - _SHARED + 1)
    }
    return any(piece in other for piece in pieces)


def _hit(unit: Unit, start: int, wrong: _Spelling, right: _Spelling) -> Hit:
    assert unit.target is not None
    span = Span(Side.TARGET, start, start + len(wrong.text))
    there, place = right.places[0]
    related = ((there.id, Span(Side.TARGET, place, place + len(right.text))),)
    detail = {"right": right.text}
    return Hit(CODE, unit.id, span, related, detail, suggestions=(right.text,))


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(files("mtqa.checks").joinpath("drifting_names.toml").read_text("utf-8"))


_NEWS_EN = "Mayor Chruscinski spoke first.\nThen Mr Chruscinski left.\n"
_NEWS_ZH = "市长赫鲁晓夫首先发言。\n然后赫鲁晓夫先生离开。\n"

CHECK = Check(
    codes={
        CODE: Code(
            category="terminology/inconsistent-use",
            severity=Severity.MINOR,
            message="“{quote}” is spelled “{right}” elsewhere",
            why="Readers take two spellings for two persons or places.",
            examples=(
                Example(
                    "Zuerst sprach Bürgermeister Chruscinski.\nDann ging Herr ⟦Chruskinski⟧.\n",
                    "de",
                    _NEWS_EN,
                    "en",
                    paired=True,
                ),
                Example(
                    "Le maire Chruscinski a parlé.\nPuis M. ⟦Chrusczinski⟧ est parti.\n",
                    "fr",
                    _NEWS_EN,
                    "en",
                    paired=True,
                ),
                Example(
                    "Zuerst sprach Bürgermeister Chruschtschow.\nDann ging Herr ⟦Krutschew⟧.\n",
                    "de",
                    _NEWS_ZH,
                    "zh-Hans",
                    paired=True,
                ),
                Example(
                    "Mayor Khrushchev spoke first.\nThen Mr ⟦Krushchov⟧ left.\n",
                    "en",
                    _NEWS_ZH,
                    "zh-Hans",
                    paired=True,
                ),
                Example(
                    "El alcalde Chruscinski habló.\nLuego el señor ⟦Chrusinski⟧ se fue.\n",
                    "es",
                    _NEWS_EN,
                    "en",
                    paired=True,
                ),
                Example(
                    "Burmistrz Chruscinski przemówił.\nPotem pan ⟦Hruscinski⟧ wyszedł.\n",
                    "pl",
                    _NEWS_EN,
                    "en",
                    paired=True,
                ),
                Example(
                    "Zuerst sprach Bürgermeister Chruscinski.\nDann ging Chruscinskis Frau.\n",
                    "de",
                    _NEWS_EN,
                    "en",
                    paired=True,
                ),
                Example(
                    "Burmistrz Chruscinski przemówił.\nPotem odprowadzono Chruscinskiego.\n",
                    "pl",
                    _NEWS_EN,
                    "en",
                    paired=True,
                ),
                Example(
                    "Zuerst sprach Johanson.\nDann sprach Johansen.\n",
                    "de",
                    "Johanson spoke first.\nThen Johansen spoke.\n",
                    "en",
                    paired=True,
                ),
                Example(
                    "Zuerst sprach Tschernow.\nDann sprach Tschirnow.\n",
                    "de",
                    "切爾諾夫首先發言。\n然後欽諾發言。\n",
                    "zh-Hant",
                    paired=True,
                ),
                Example(
                    "Le maire Chruscinski a parlé.\nPuis M. Chruscinski est parti.\n",
                    "fr",
                    _NEWS_EN,
                    "en",
                    paired=True,
                ),
                Example("Johanson habló. Luego Johansen habló.\n", "es"),
            ),
        )
    },
    find=find,
    scope=Scope.DOCUMENT,
)
