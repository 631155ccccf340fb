"""Finds Turkish words with the wrong i: "Istanbul", "BILGI", and dots that case mapping left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.text.lexicon import frequencies
from mtqa.text.prose import base, correction, in_source, prose
from mtqa.types import Check, Code, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtqa.types import Context, Hit, Unit

WRONG = "turkish-i"
STRAY = "turkish-i/stray-dot"
FOREIGN = "turkish-i/foreign"

_LANGUAGES = frozenset({"tr", "az", "crh", "gag", "tt", "kk", "kaa"})
_COMMON = 3.5
"""Zipf frequency of the word with the other i, so that it is what was meant."""

_RARE = 3.0
_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]{4,40}+(?![\w@/-]|\.\w)")
_DOTTED = re.compile(r"[^\W\d_\u0307]{0,40}\u0307[^\W\d_]{0,40}")
_ANY = re.compile(r"[^\W\d_]++")
_TO_LOWER = str.maketrans("Iİ", "ıi")
_ROMAN = re.compile(r"[IVXLCDM]+")
_UNSURE = re.compile("[Iı]")
_DOTS = re.compile("[İı\u0307]")


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each word, with what it should read."""
    for unit in units:
        segment = unit.target
        if segment is None:
            continue
        language = base(segment.language)
        turkish = language in _LANGUAGES
        if not segment.text.isascii() and _DOTS.search(segment.text):
            yield from _stray(unit)
            if not turkish:
                yield from _foreign(unit, frequencies(segment.language))
        if turkish and language == "tr" and _UNSURE.search(segment.text):
            yield from _wrong(unit)


def _stray(unit: Unit) -> Iterator[Hit]:
    """A dot above an i, which lower-casing İ outside of Turkish leaves (Unicode, SpecialCasing)."""
    assert unit.target is not None
    if base(unit.target.language) == "lt":
        return
    for match in _DOTTED.finditer(prose(unit.target)):
        if "i\u0307" in match[0]:
            yield correction(STRAY, unit, *match.span(), match[0].replace("i\u0307", "i"))


def _wrong(unit: Unit) -> Iterator[Hit]:
    """Words that Turkish does not have, but with the other i does."""
    assert unit.target is not None
    for match in _WORD.finditer(prose(unit.target)):
        word = match[0]
        if _UNSURE.search(word) and not _ROMAN.fullmatch(word) and not in_source(unit, word):
            right = _with_other_i(word)
            if right:
                yield correction(WRONG, unit, *match.span(), right, safe=False)


def _with_other_i(word: str) -> str:
    """The same word with every I and ı dotted, if that is common and the word itself unknown."""
    known, english = frequencies("tr"), frequencies("en")
    lower = word.translate(_TO_LOWER).lower()
    dotted = lower.replace("ı", "i")
    if known.get(lower, 0.0) >= _RARE or known.get(dotted, 0.0) < _COMMON:
        return ""
    if english.get(dotted, 0.0) + 1 > known[dotted]:
        return ""
    if word[0] == "I" and not word[1:].isupper() and known.get(dotted, 0.0) < _COMMON + 1:
        return ""
    return word.replace("I", "İ").replace("ı", "i")


def _foreign(unit: Unit, known: Mapping[str, float]) -> Iterator[Hit]:
    """Words of another language with a Turkish i: a program changed the case as in Turkey."""
    assert unit.target is not None
    for match in _ANY.finditer(prose(unit.target)):
        if "İ" not in match[0] and "ı" not in match[0]:
            continue
        right = match[0].replace("İ", "I").replace("ı", "i")
        if known.get(right.lower(), 0.0) >= _COMMON and not in_source(unit, match[0]):
            yield correction(FOREIGN, unit, *match.span(), right)


CHECK = Check(
    codes={
        WRONG: Code(
            category="linguistic-conventions/spelling",
            severity=Severity.MINOR,
            message="“{quote}” should probably read “{right}”",
            why="Turkish has two letters: I ı without a dot and İ i with one. Programs that change"
            " the case as in English turn one into the other.",
            examples=(
                Example("⟦BILGI⟧ için tıklayın.", "tr"),
                Example("⟦Ilgili⟧ konular", "tr"),
                Example("⟦GÜVENLIK⟧ ayarları", "tr", "Security settings", "en"),
                Example("⟦TÜRKIYE⟧ haritası", "tr"),
                Example("BİLGİ için tıklayın.", "tr"),
                Example("Irak sınırında ılık hava", "tr"),
                Example("IBM ve INTEL, Windows XII", "tr"),
                Example("Işık ve ısı kaynakları", "tr"),
                Example("BILGI sistemi", "de"),
            ),
        ),
        STRAY: Code(
            category="linguistic-conventions/character-encoding",
            severity=Severity.MINOR,
            message="“{quote}” has a separate dot above the i: “{right}”",
            why="Outside of Turkish, İ in small letters becomes i with a combining dot, which looks"
            " like i and is not.",
            examples=(
                Example("⟦i\u0307stanbul⟧ güzeldir.", "tr"),
                Example("Der Ort ⟦i\u0307zmir⟧ liegt dort.", "de"),
                Example("İstanbul güzeldir.", "tr"),
                Example("Der Ort İzmir liegt dort.", "de"),
            ),
        ),
        FOREIGN: Code(
            category="linguistic-conventions/spelling",
            severity=Severity.MINOR,
            message="“{quote}” has a Turkish i: “{right}”",
            why="A program changed the case of letters as in Turkish, where I and ı, İ and i are"
            " pairs.",
            examples=(
                Example("Das ⟦ıst⟧ ein Haus.", "de"),
                Example("⟦İnformation⟧ is free.", "en"),
                Example("La ⟦vıe⟧ est belle.", "fr"),
                Example("Das liegt in Diyarbakır und İzmir.", "de"),
                Example("Information is free.", "en"),
            ),
        ),
    },
    find=find,
)
