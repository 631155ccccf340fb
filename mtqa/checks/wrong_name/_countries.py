"""Compares the countries that both sides name, by their names in CLDR."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mtqa.checks.wrong_name._mentions import capitalized, caseless
from mtqa.checks.wrong_name._renderings import folded, inflects_little
from mtqa.text.phrases import Gate, gate, lowered, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtqa.text.phrases import Range
    from mtqa.types import Segment

_OTHERWISE_CALLED = frozenset(
    (
        "US",
        "GB",
        "AE",
        "CG",
        "CD",
        "GE",
        "JO",
        "TD",
        "GN",
        "GW",
        "GQ",
        "MC",
        "MF",
        "SX",
        "BL",
        "KN",
        "LC",
        "PM",
        "VC",
        "SH",
    )
)
"""Countries with common other names, or whose names are those of other places and people."""

_SHORTEST = 4


def exchanged(source: Segment, target: Segment) -> Iterator[tuple[Range, Range]]:
    """The one country of the translation that the source does not name, and the one of the source
    that the translation lacks. None where an adjective may stand for either.
    """
    theirs = _named(source)
    if not theirs:
        return
    ours = _named(target)
    lost, added = theirs.keys() - ours.keys(), ours.keys() - theirs.keys()
    if len(lost) != 1 or len(added) != 1:
        return
    (missing,), (extra,) = lost, added
    start = _name(source, extra)[:2]
    own = [folded(source.text[slice(*span)]) for span in capitalized(source.text)]
    place = theirs[missing]
    same = _words(source.text, place)
    if any(word.startswith(folded(start)) for word in own if word not in same):
        return
    if _name(target, missing)[:3] not in lowered(target.text):
        yield ours[extra], place


def _name(segment: Segment, code: str) -> str:
    """What a country is called in the segment's language; a blank if that is not known."""
    known = _countries(segment.language)
    return known.names.get(code, " ") if known else " "


def _words(text: str, place: Range) -> list[str]:
    return folded(text[slice(*place)]).split()


def _named(segment: Segment) -> dict[str, Range]:
    """The countries that a text names, by their codes, each with its first place."""
    known = _countries(segment.language)
    found: dict[str, Range] = {}
    if known is None or not known.gate.passes(segment.text):
        return found
    for match in known.pattern.finditer(lowered(segment.text)):
        start, end = match.span()
        if caseless(segment.language) or segment.text[start].isupper():
            found.setdefault(known.code(match[0]), (start, end))
    return found


@dataclass(frozen=True, slots=True)
class _Countries:
    """The countries of a language: a gate to them, a pattern for their names, their codes by the
    beginnings of their names in small letters, and their names by their codes.
    """

    gate: Gate
    pattern: re.Pattern[str]
    codes: Mapping[str, str]
    names: Mapping[str, str]

    def code(self, name: str) -> str:
        """The code of a name in any of its forms."""
        plain = " ".join(name.replace("’", "'").split())
        return next(
            self.codes[plain[:n]] for n in range(len(plain), 0, -1) if plain[:n] in self.codes
        )


@cache
def _countries(language: str) -> _Countries | None:
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return None
    names = {
        code: " ".join(name.lower().replace("’", "'").split())
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _OTHERWISE_CALLED
        if len(name) >= _SHORTEST or caseless(language)
    }
    codes = {_stem(name, language): code for code, name in names.items()}
    ends = "" if inflects_little(language) or caseless(language) else "*"
    loose = language.partition("-")[0] in {"zh", "ja"}
    entries = [stem + ends * (stem not in names.values()) for stem in codes]
    pattern = re.compile(phrases(entries, characters=loose))
    return _Countries(gate(entries, characters=loose), pattern, codes, names)


def _stem(name: str, language: str) -> str:
    """What of a name stays the same in all its forms; one of several words is taken as it is."""
    if inflects_little(language) or caseless(language) or len(name) < 6 or not name.isalpha():
        return name
    return name[: -1 if len(name) < 8 else -2]
