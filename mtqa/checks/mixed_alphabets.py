"""Finds letters of another alphabet that look like the right ones: a Cyrillic а in "Pаris"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mtqa.text.prose import base, correction, in_source, prose
from mtqa.text.scripts import facts
from mtqa.types import Check, Code, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Hit, Unit

INSIDE = "mixed-alphabets"
WHOLE = "mixed-alphabets/word"

# Letters that look alike in most fonts (Unicode, confusables.txt), in pairs.
_CYRILLIC = dict(zip("асеорхуіјѕһԁАВСЕНІЈКМОРЅТХУ", "aceopxyijshdABCEHIJKMOPSTXY", strict=True))
_GREEK = dict(zip("οναβρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovaßpABEZHIKMNOPTYX", strict=True))
_TO_LATIN = _CYRILLIC | _GREEK
_TO = {
    "Cyrl": {latin: letter for letter, latin in _CYRILLIC.items()},
    "Grek": {latin: letter for letter, latin in _GREEK.items()},
}
_BLOCKS = {"Cyrl": "\u0400-\u052f", "Grek": "\u0370-\u03ff"}
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_OTHERS = "".join(_BLOCKS.values())
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_OTHER_LETTER = re.compile(f"[{_OTHERS}]")
_SEAM = re.compile(f"[{_LATIN}][{_OTHERS}]|[{_OTHERS}][{_LATIN}]")
_WORD = re.compile(f"[{_LATIN}{_OTHERS}]+")
_ACRONYM = re.compile(f"[A-Z]{{2,}}s?[{_OTHERS}]+|[{_OTHERS}]+[A-Z]{{2,}}s?")
_ALIKE = re.compile(
    f"(?<![\\w{_OTHERS}])[{''.join(_TO_LATIN)}]{{1,3}}(?![\\w.)])(?=\\s+[{_LATIN}]{{2}})"
)
_ODD_ONE = re.compile(
    f"(?<=[{_BLOCKS['Cyrl']}]{{2}}\\s)[coyi](?=\\s[{_BLOCKS['Cyrl']}]{{2}})"
    f"|(?:(?<=,\\s)|^)[aA](?=\\s[{_BLOCKS['Cyrl']}]{{2}})|^[COY](?=\\s[{_BLOCKS['Cyrl']}]{{2}})"
)


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each word, the whole of it quoted, with the word in one alphabet."""
    for unit in units:
        segment = unit.target
        if segment is None or segment.text.isascii():
            continue
        script = _script(base(segment.language))
        if not (_LATIN_LETTER if script in _BLOCKS else _OTHER_LETTER).search(segment.text):
            continue
        if _SEAM.search(segment.text):
            yield from _mixed(unit, script)
        pattern = _ODD_ONE if script == "Cyrl" else _ALIKE if script == "Latn" else None
        if pattern and pattern.search(segment.text):
            yield from _disguised(unit, script, pattern)


@cache
def _script(language: str) -> str:
    """The alphabet of a language; nothing for those that none of the three is used for."""
    for script, languages in facts()["languages"].items():
        if language in languages and language not in facts()["usual"]:
            return script if script in _BLOCKS else ""
    return "Latn"


def _mixed(unit: Unit, script: str) -> Iterator[Hit]:
    assert unit.target is not None
    for match in _WORD.finditer(prose(unit.target)):
        word = match[0]
        if not _SEAM.search(word) or _ACRONYM.fullmatch(word) or in_source(unit, word):
            continue
        forms = {name: _all_in(name, word) for name in ("Latn", "Cyrl", "Grek")}
        right = forms.get(script) or next(filter(None, forms.values()), "")
        if right:
            yield correction(INSIDE, unit, *match.span(), right)


def _all_in(script: str, word: str) -> str:
    """The word with its letters of other alphabets replaced; empty if one has no likeness."""
    likeness = _TO_LATIN if script == "Latn" else _TO[script]
    own = re.compile(f"[{_LATIN if script == 'Latn' else _BLOCKS[script]}]")
    if not own.search(word):
        return ""
    letters = [letter if own.match(letter) else likeness.get(letter, "") for letter in word]
    return "".join(letters) if all(letters) else ""


def _disguised(unit: Unit, script: str, pattern: re.Pattern[str]) -> Iterator[Hit]:
    """Short words that are whole in the wrong alphabet, in a sentence of the right one."""
    assert unit.target is not None
    text = prose(unit.target)
    if script == "Latn" and any(not _TO_LATIN.get(c) for c in re.findall(f"[{_OTHERS}]", text)):
        return
    for match in pattern.finditer(text):
        likeness = _TO_LATIN if script == "Latn" else _TO[script]
        right = "".join(likeness[letter] for letter in match[0])
        known = match[0] in "aA" or not _named(unit, match[0])
        if known and (script != "Latn" or len(right) == 1):
            yield correction(WHOLE, unit, *match.span(), right)


def _named(unit: Unit, letter: str) -> bool:
    """Whether the source has the letter by itself, as the name of something, or may have it."""
    return unit.source is None or bool(re.search(rf"\b{letter}\b", unit.source.text))


CHECK = Check(
    codes={
        INSIDE: Code(
            category="linguistic-conventions/character-encoding",
            severity=Severity.MINOR,
            message="“{quote}” mixes alphabets; in one it is “{right}”",
            why="A letter looks right and belongs to another alphabet. Nobody sees it, but the word"
            " cannot be found, and spell checkers and screen readers fail on it.",
            examples=(
                Example("Wir fahren nach ⟦Pаris⟧ im Mai.", "de"),
                Example("The ⟦cоmpany⟧ was sold.", "en"),
                Example("Это ⟦cтарый⟧ дом.", "ru"),
                Example("Це ⟦cтарий⟧ дім, і ⟦вiн⟧ гарний.", "uk"),
                Example("Το ⟦Αθήvα⟧ είναι εδώ.", "el"),
                Example("La ⟦mаison⟧ est vide.", "fr"),
                Example("Это IT-специалист и SMSка, 3D-модель.", "ru"),
                Example("Der Widerstand hat 5 kΩ, TNFα und 3 μm.", "de"),
                Example("Wir sahen Москва auf dem Schild.", "de"),
                Example("Η Apple και το iPhone.", "el"),
                Example("Der Name ЯTe bleibt.", "de", "The name ЯTe stays.", "en"),
            ),
        ),
        WHOLE: Code(
            category="linguistic-conventions/character-encoding",
            severity=Severity.MINOR,
            message="“{quote}” is a letter of another alphabet; this language has “{right}”",
            why="A word of one letter was typed on the wrong keyboard. It looks right, but it"
            " cannot be found and breaks rules that look for it.",
            examples=(
                Example("Он пришёл ⟦c⟧ другом.", "ru", "He came with a friend.", "en"),
                Example("Він прийшов, ⟦a⟧ вона пішла.", "uk"),
                Example("She saw ⟦а⟧ house.", "en", "Sie sah ein Haus.", "de"),
                Example("Tengo pan ⟦у⟧ agua.", "es", "I have bread and water.", "en"),
                Example("Вариант a и вариант c равны.", "ru"),
                Example("Переменная c равна пяти.", "ru", "The variable c is five.", "en"),
                Example("The Russian letters а and б differ.", "en"),
                Example("Tengo pan y agua.", "es"),
            ),
        ),
    },
    find=find,
)
