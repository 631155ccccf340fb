"""Finds characters that nobody sees: zero-width, bidirectional, control and soft-hyphen debris."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import regex

from mtqa.text.prose import base, in_source
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

CONTROL = "invisible-characters/control"
REPLACEMENT = "invisible-characters/replacement"
ZERO_WIDTH = "invisible-characters/zero-width"
BIDI = "invisible-characters/bidi"
SOFT_HYPHEN = "invisible-characters/soft-hyphen"

_TRACE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffd\ufffe\uffff\ue000-\uf8ff]"
)
# A joiner is spelling in the scripts of the Near East, India and South-East Asia and in Mongolian,
# and part of many emoji.
_COMPLEX = (
    r"[\p{Arabic}\p{Syriac}\p{NKo}\p{Mongolian}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}"
    r"\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Thai}\p{Lao}\p{Khmer}"
    r"\p{Myanmar}\p{Tibetan}\p{Javanese}\p{Balinese}]"
)
_EMOJI = r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u20e3]"
_CODES = {
    CONTROL: r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufff9-\ufffb\ufffe\uffff]+",
    REPLACEMENT: "\ufffd+",
    ZERO_WIDTH: (
        rf"(?<!{_COMPLEX}\p{{M}}*)(?<!{_EMOJI})[\u200c\u200d]+(?!{_COMPLEX}|{_EMOJI})"
        r"|[\u115f\u1160\u180e\u3164\uffa0\ufeff\u206a-\u206f]+|\u200b+|(?:^|(?<=\s))\u2060+"
        r"|\u2060+(?=\s|$)"
    ),
    BIDI: r"[\u202d\u202e]+|[\u200e\u200f\u061c\u202a-\u202c\u2066-\u2069]+",
    SOFT_HYPHEN: r"\u00ad{2,}|(?<![^\W\d_])\u00ad|\u00ad(?![^\W\d_])",
}
_PATTERNS = {code: regex.compile(pattern) for code, pattern in _CODES.items()}
_LETTER = regex.compile(r"\p{Hebrew}|\p{Arabic}|\p{Syriac}|\p{Thaana}|\p{NKo}")
_UNSPACED = frozenset({"bo", "ja", "km", "lo", "my", "th", "zh"})


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each run of invisible characters that the source does not have, too."""
    for unit in units:
        segment = unit.target
        if segment is None or not _TRACE.search(segment.text):
            continue
        for code, pattern in _PATTERNS.items():
            for match in pattern.finditer(segment.text):
                if not (in_source(unit, match[0]) or _legitimate(code, match[0], unit)):
                    yield _hit(code, unit, match.start(), match.end())


def _legitimate(code: str, characters: str, unit: Unit) -> bool:
    assert unit.target is not None
    if code == ZERO_WIDTH and characters[0] == "\u200b":
        return base(unit.target.language) in _UNSPACED
    if code == BIDI and not {"\u202d", "\u202e"} & set(characters):
        return _LETTER.search(unit.target.text) is not None
    return False


def _hit(code: str, unit: Unit, start: int, end: int) -> Hit:
    """A hit with the code points and the names of the characters."""
    assert unit.target is not None
    names = sorted({_name(character) for character in unit.target.text[start:end]})
    return Hit(
        code, unit.id, Span(Side.TARGET, start, end), detail={"characters": ", ".join(names)}
    )


def _name(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")


CHECK = Check(
    codes={
        CONTROL: Code(
            category="linguistic-conventions/character-encoding",
            severity=Severity.MINOR,
            message="control characters in the text: {characters}",
            why="Control characters mean nothing in a text. They come from a broken conversion and"
            " can make files unreadable: XML forbids most of them.",
            examples=(
                Example("Das⟦\x07⟧ Haus steht leer.", "de"),
                Example("La maison⟦\x92⟧est vide.", "fr"),
                Example("Дом⟦\x1b⟧ пуст.", "ru"),
                Example("Das Haus\tsteht leer.", "de"),
                Example("La maison est vide.", "fr"),
                Example("房子空著。", "zh-Hant"),
            ),
        ),
        REPLACEMENT: Code(
            category="linguistic-conventions/character-encoding",
            severity=Severity.MAJOR,
            message="{characters}: a letter was lost in a conversion",
            why="U+FFFD stands where a program could not decode a character. What it was, only the"
            " sentence tells.",
            examples=(
                Example("Das Fr⟦\ufffd⟧hst⟦\ufffd⟧ck ist fertig.", "de"),
                Example("Il a 5 ⟦\ufffd\ufffd⟧ en poche.", "fr"),
                Example("The sign \ufffd means that.", "en", "Das Zeichen \ufffd heißt das.", "de"),
                Example("Das Frühstück ist fertig.", "de"),
            ),
        ),
        ZERO_WIDTH: Code(
            category="linguistic-conventions/character-encoding",
            severity=Severity.MINOR,
            message="an invisible character stands here: {characters}",
            why="Zero-width characters break searching, sorting and line breaks. They are rightly"
            " used in scripts whose letters join, in emoji, and where words are not spaced.",
            examples=(
                Example("Das Haus⟦\u200b⟧ steht leer.", "de"),
                Example("The⟦\ufeff⟧ house is empty.", "en"),
                Example("Дом⟦\u200d⟧ пуст.", "ru"),
                Example("집이⟦\u3164⟧ 비었다.", "ko"),
                Example("می\u200cخواهم بروم.", "fa"),
                Example("क्\u200dष और श्री", "hi"),
                Example("Die Familie 👩\u200d👩\u200d👧 ist da.", "de"),
                Example("บ้าน\u200bว่าง", "th"),
            ),
        ),
        BIDI: Code(
            category="linguistic-conventions/character-encoding",
            severity=Severity.MINOR,
            message="an invisible mark of the writing direction: {characters}",
            why="Marks of the writing direction turn what follows around. In a text without"
            " letters of a right-to-left script they are debris, and an override is nowhere"
            " needed.",
            examples=(
                Example("Das ⟦\u202e⟧Haus steht leer.", "de"),
                Example("The ⟦\u200f⟧house is empty.", "en"),
                Example("הקובץ \u200eREADME.md\u200e נשמר.", "he"),
                Example("تم حفظ \u202aREADME.md\u202c هنا.", "ar"),
                Example("房子空著。", "zh-Hant"),
            ),
        ),
        SOFT_HYPHEN: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="a soft hyphen that is not inside a word",
            why="A soft hyphen says where a word may be divided. At its edge or doubled it is left"
            " over from an old division of lines.",
            examples=(
                Example("Das Haus⟦\u00ad⟧ steht leer.", "de"),
                Example("La mai⟦\u00ad\u00ad⟧son est vide.", "fr"),
                Example("Die Donau\u00addampf\u00adschiff\u00adfahrt", "de"),
                Example("Een lange woorden\u00adlijst", "nl"),
            ),
        ),
    },
    find=find,
)
