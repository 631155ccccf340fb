"""Finds punctuation marks that exclude each other side by side: ",,", ";.", "，。"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.text.prose import correction, in_source, matches
from mtqa.types import Check, Code, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Hit, Unit

CODE = "doubled-punctuation"

# Two low commas before a word are a quotation mark of those who have no other.
_SAME = r"(?P<same>[;，、；،؛।])(?P=same)+|(?<!,),{2,}(?![\w,])|(?<!:)::(?=\s|$)|(?<!。)。。(?!。)"
_MIXED = (
    r"(?<![;:])[,;:]\.(?![\w.…/\\])|[!?]\.(?![\w.…/\\])|,[;:](?![-'()\w])|;[,:](?![-'()\w])"
    r"|[，、；：][，、；：。]+|。[，、；：]+|[,.][，。、；]|[，。、；][,.](?![\w.])"
)
_LOUD = re.compile(r"[?!？！؟]{2}")
_LOUDER = re.compile(r"([?!？！؟])\1+")
_TRACE = re.compile(r"[,;:!?.，、；：。،؛।][,;:.，、；：。،؛।]")
_DOUBLED = re.compile(f"{_SAME}|{_MIXED}")
_STRONGEST = "?!。.：:；;，,、"


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each group of marks that the source does not have, too; questions and calls are
    loud on purpose, unless their source is not.
    """
    listed = list(units)
    for unit, match in matches(listed, _DOUBLED, _TRACE):
        marks = match[0]
        if not in_source(unit, marks):
            right = min(marks, key=lambda mark: (_STRONGEST + mark).index(mark))
            alike = len(set(marks)) == 1
            yield correction(CODE, unit, match.start(), match.end(), right, safe=alike)
    calm = (u for u in listed if u.source is not None and not _LOUD.search(u.source.text))
    for unit, match in matches(calm, _LOUDER):
        yield correction(CODE, unit, match.start(), match.end(), match[0][0])


CHECK = Check(
    codes={
        CODE: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="“{quote}”: one of these marks is enough, probably “{right}”",
            why="A comma, semicolon, colon or full stop never stands next to another of them. One"
            " was typed twice, or left over when the sentence was changed.",
            examples=(
                Example("Wir gingen nach Hause⟦,,⟧ weil es regnete.", "de"),
                Example("Das ist alles⟦,.⟧", "de"),
                Example("Bitte warten Sie auf die Antwort⟦!.⟧", "de"),
                Example("They came⟦;;⟧ then they left.", "en"),
                Example("Il est venu⟦,;⟧ puis il est reparti.", "fr"),
                Example("我们回家了⟦，。⟧", "zh-Hans"),
                Example("他來了⟦。。⟧", "zh-Hant"),
                Example("リンゴ⟦、、⟧ミカン、ブドウを買った。", "ja"),
                Example("ذهبنا إلى البيت⟦،،⟧ ثم نمنا.", "ar"),
                Example("Sind Sie sicher⟦??⟧", "de", "Are you sure?", "en"),
                Example("Sind Sie sicher??", "de", "Are you sure?!", "en"),
                Example("Die Sprache C++ kennt std::vector und mehr.", "de"),
                Example("Er wartete ... und wartete!!!", "de"),
                Example("Apples, pears, etc., and more of Yahoo!, too.", "en"),
                Example("Wait, what?! ;-) See figure 1.,.5", "en", "Wait ;-) 1.,.5", "en"),
                Example("Powiedział: ,,Nie ma go tutaj''.", "pl"),
                Example("真的吗？！我不信……", "zh-Hans"),
                Example("Ну что ж... Вот и всё!..", "ru"),
            ),
        )
    },
    find=find,
)
