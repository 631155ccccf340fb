"""Compares the countries and the cities that both sides name, by their names in CLDR."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mtqa.checks.wrong_name._mentions import capitalized, caseless
from mtqa.checks.wrong_name._renderings import folded, inflects_little
from mtqa.text.phrases import Gate, gate, lowered, phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mtqa.text.phrases import Range
    from mtqa.types import Segment, Unit

    _Read = Callable[[str], "_Places | None"]

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


def exchanged(unit: Unit, near: Sequence[Unit]) -> Iterator[tuple[Range, Range]]:
    """The one country of the translation that the source does not name, and the one of the source
    that the translation lacks; and so for cities. None where an adjective may stand for either,
    or a unit `near` has what is missing, and should not: the alignment slipped.
    """
    for read in (_countries, _cities):
        yield from _exchanged(unit, near, read)


def _exchanged(unit: Unit, near: Sequence[Unit], read: _Read) -> Iterator[tuple[Range, Range]]:
    source, target = unit.source, unit.target
    if source is None or target is None or not (theirs := _named(source, read)):
        return
    ours = _named(target, read)
    lost, added = theirs.keys() - ours.keys(), ours.keys() - theirs.keys()
    if len(lost) != 1 or len(added) != 1:
        return
    (missing,), (extra,) = lost, added
    start = _name(source, extra, read)[:2]
    own = [folded(source.text[slice(*span)]) for span in capitalized(source.text)]
    place = theirs[missing]
    same = _words(source.text, place)
    if any(word.startswith(folded(start)) for word in own if word not in same):
        return
    if any(_slipped(missing, other, read) for other in near):
        return
    if _name(target, missing, read)[:3] not in lowered(target.text):
        yield ours[extra], place


def _slipped(code: str, unit: Unit, read: _Read) -> bool:
    """Whether the translation of a unit names a place that its source does not."""
    if unit.target is None or code not in _named(unit.target, read):
        return False
    return unit.source is None or code not in _named(unit.source, read)


def _name(segment: Segment, code: str, read: _Read) -> str:
    """What a place is called in the segment's language; a blank if that is not known."""
    known = read(segment.language)
    return known.names.get(code, " ") if known else " "


def _words(text: str, place: Range) -> list[str]:
    return folded(text[slice(*place)]).split()


def _named(segment: Segment, read: _Read) -> dict[str, Range]:
    """The places that a text names, by their codes, each with where it is named first."""
    known = read(segment.language)
    found: dict[str, Range] = {}
    if known is None or not known.gate.passes(segment.text):
        return found
    for match in known.pattern.finditer(lowered(segment.text)):
        start, end = match.span()
        if caseless(segment.language) or segment.text[start].isupper():
            found.setdefault(known.code(match[0]), (start, end))
    return found


@dataclass(frozen=True, slots=True)
class _Places:
    """Places in a language: a gate to them, a pattern for their names, their codes by the
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
def _countries(language: str) -> _Places | None:
    return _places(
        language,
        {
            code: name
            for code, name in _cldr(language, "territories").items()
            if len(code) == 2 and code.isalpha() and code not in _OTHERWISE_CALLED
        },
    )


@cache
def _cities(language: str) -> _Places | None:
    """Where CLDR has no name of its own for a city, it is called as in its time zone."""
    zones = _cldr(language, "time_zones")
    text = files("mtqa.checks.wrong_name").joinpath("cities.toml").read_text("utf-8")
    names = {
        zone: zones.get(zone, {}).get("city", zone.rpartition("/")[2].replace("_", " "))
        for zone in tomllib.loads(text)["zones"]
    }
    return _places(language, names if zones else {})


def _cldr(language: str, table: str) -> Mapping[str, Any]:
    from babel import Locale, UnknownLocaleError

    try:
        found: Mapping[str, Any] = getattr(Locale.parse(language, sep="-"), table)
    except (UnknownLocaleError, ValueError):
        return {}
    return found


def _places(language: str, called: Mapping[str, str]) -> _Places | None:
    names = {
        code: " ".join(name.lower().replace("’", "'").split())
        for code, name in called.items()
        if len(name) >= _SHORTEST or caseless(language)
    }
    if not names:
        return None
    codes = {_stem(name, language): code for code, name in names.items()}
    ends = "" if inflects_little(language) or caseless(language) else "*"
    loose = language.partition("-")[0] in {"zh", "ja"}
    entries = [stem + ends * (stem not in names.values()) for stem in codes]
    pattern = re.compile(phrases(entries, characters=loose))
    return _Places(gate(entries, characters=loose), pattern, codes, names)


def _stem(name: str, language: str) -> str:
    """What of a name stays the same in all its forms; one of several words is taken as it is."""
    if inflects_little(language) or caseless(language) or len(name) < 6 or not name.isalpha():
        return name
    return name[: -1 if len(name) < 8 else -2]
