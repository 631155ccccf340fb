"""Finds letters written as several characters where one exists, and typesetters' ligatures."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mtqa.text.prose import correction, in_source
from mtqa.types import Check, Code, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Hit, Unit

DECOMPOSED = "not-normalized"
COMPATIBILITY = "not-normalized/compatibility"

# Unicode excludes precomposed letters of Indic scripts and Hebrew from its form C, so that what
# people type there is not normalized and yet right: only these marks are looked at.
_COMBINING = "\u0300-\u0345\u3099\u309a\u1161-\u1175\u11a8-\u11c2"
_ARABIC = "[\u0620-\u063f\u0641-\u064a]"
_MARK = re.compile(rf"[{_COMBINING}\u212a\u212b]")
_TRACE = re.compile(
    rf"[{_COMBINING}\u212a\u212b\ufb00-\ufb06\ufb50-\ufdfb\ufe70-\ufefc]"
    rf"|{_ARABIC}\u0640+{_ARABIC}"
)
_WORD = re.compile(rf"[\w{_COMBINING}]+")
# A line that stretches a word; after a prefix (بـ) or in an abbreviation (هـ) it ends one.
_STRETCHED = re.compile(rf"{_ARABIC}+(?:\u0640+{_ARABIC}+)+")
# Rial and the religious formulas have no other usual form.
_FORMS = re.compile(r"[\ufb00-\ufb06]|[\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]+")


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each word, ligature or run of letters, with the usual form as safe suggestion."""
    for unit in units:
        segment = unit.target
        if segment is None or not _TRACE.search(segment.text):
            continue
        for match in _WORD.finditer(segment.text):
            if _MARK.search(match[0]):
                right = unicodedata.normalize("NFC", match[0])
                if right != match[0]:
                    yield correction(DECOMPOSED, unit, match.start(), match.end(), right)
        for match in _FORMS.finditer(segment.text):
            if not in_source(unit, match[0]):
                right = unicodedata.normalize("NFKC", match[0])
                yield correction(COMPATIBILITY, unit, match.start(), match.end(), right)
        for match in _STRETCHED.finditer(segment.text):
            right = match[0].replace("\u0640", "")
            yield correction(COMPATIBILITY, unit, match.start(), match.end(), right)


CHECK = Check(
    codes={
        DECOMPOSED: Code(
            category="linguistic-conventions/character-encoding",
            severity=Severity.MINOR,
            message="“{quote}” is not in Unicode's form NFC: it looks the same as “{right}”",
            why="A letter and a separate accent look like the accented letter, but programs do"
            " not find one when they search for the other. Texts are exchanged in form NFC"
            " (W3C, Character Model).",
            examples=(
                Example("Das ⟦scho\u0308ne⟧ Haus", "de"),
                Example("Le ⟦cafe\u0301⟧ est froid.", "fr"),
                Example("⟦Dome\u0301nica⟧ viene.", "es"),
                Example("⟦か\u3099っこう⟧", "ja"),
                Example("Он ⟦мои\u0306⟧ друг.", "ru"),
                Example("⟦\u1112\u1161\u11ab\u1100\u1173\u11af⟧", "ko"),
                Example("Das schöne Haus", "de"),
                Example("लड़का पढ़ता है।", "hi"),
                Example("שָׁלוֹם", "he"),
                Example("Ọ̀rọ̀ Yorùbá", "yo"),
                Example("Он мой друг, всё за́мок.", "ru"),
            ),
        ),
        COMPATIBILITY: Code(
            category="linguistic-conventions/character-encoding",
            severity=Severity.MINOR,
            message="“{quote}” is a form for typesetting; the letters are “{right}”",
            why="Ligatures such as ﬁ and the shapes of Arabic letters are chosen by the font. In a"
            " text they come from a PDF and keep words from being found.",
            examples=(
                Example("Die ⟦ﬁ⟧nale Au⟦ﬂ⟧age", "de"),
                Example("An e⟦ﬃ⟧cient o⟦ﬃ⟧ce", "en"),
                Example("⟦ﺍﻟﺒﻴﺖ⟧ كبير", "ar"),
                Example("⟦حفـــظ⟧ الملف", "ar"),
                Example("Die finale Auflage", "de"),
                Example("فاز بـ 3 أهداف عام 1440 هـ", "ar"),
                Example("قال النبي ﷺ", "ar"),
                Example(
                    "The ligature ﬁ is one sign.", "en", "Die Ligatur ﬁ ist ein Zeichen.", "de"
                ),
            ),
        ),
    },
    find=find,
)
