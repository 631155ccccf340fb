"""Finds what was not translated: the whole text, a unit, or words in foreign letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.untranslated.identical import DOCUMENT, UNIT, identical
from mtqa.checks.untranslated.residue import RESIDUE, residue
from mtqa.types import Check, Code, Example, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Hit, Unit


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """Hits about whole units or the document, then about foreign letters in the other units."""
    units = list(units)
    whole = list(identical(units, context))
    yield from whole
    if not any(hit.code == DOCUMENT for hit in whole):
        yield from residue(units, context, frozenset(hit.unit for hit in whole if hit.unit))


_ZUG = "Der Zug hält heute nicht an diesem Bahnhof.\n"
_TRAIN = "The train does not stop at this station today.\n"
_LIE = "列車今天不停靠這一站。\n"

CHECK = Check(
    codes={
        UNIT: Code(
            category="accuracy/untranslated",
            severity=Severity.MAJOR,
            message="this was not translated: it is the same as its source",
            why="Where the languages differ, only names, numbers and code stay as they are.",
            examples=(
                Example(
                    f"{_ZUG}⟦Read more about this story.⟧\n{_ZUG}",
                    "de",
                    f"{_TRAIN}Read more about this story.\n{_TRAIN}",
                    "en",
                ),
                Example(
                    f"{_ZUG}⟦列車今天停靠這一站嗎？⟧\n{_ZUG}",
                    "de",
                    f"{_LIE}列車今天停靠這一站嗎？\n{_LIE}",
                    "zh-Hant",
                ),
                Example(
                    f"{_TRAIN}⟦Alle weiteren Züge fahren wie geplant nach Norden.⟧\n{_TRAIN}",
                    "en",
                    f"{_ZUG}Alle weiteren Züge fahren wie geplant nach Norden.\n{_ZUG}",
                    "de",
                ),
                Example(
                    f"{_ZUG}The New York Times\n{_ZUG}",
                    "de",
                    f"{_TRAIN}The New York Times\n{_TRAIN}",
                    "en",
                ),
                Example(
                    f"{_ZUG}Foto: Anna Meier, Studio Nord, Berlin\n{_ZUG}",
                    "de",
                    f"{_TRAIN}Foto: Anna Meier, Studio Nord, Berlin\n{_TRAIN}",
                    "en",
                ),
                Example(
                    f"{_TRAIN}iPhone 15 Pro Max 256 GB\n{_TRAIN}",
                    "en",
                    f"{_ZUG}iPhone 15 Pro Max 256 GB\n{_ZUG}",
                    "de",
                ),
                Example(
                    f"{_ZUG}Eine ganz normale Übersetzung.\n{_ZUG}",
                    "de",
                    f"{_TRAIN}Quite a normal translation.\n{_TRAIN}",
                    "en",
                ),
            ),
        ),
        DOCUMENT: Code(
            category="accuracy/untranslated",
            severity=Severity.MAJOR,
            message="the translation is the same as the source",
            why="Nothing was translated, or one file was given twice.",
            examples=(
                Example(f"⟦{_ZUG[:-1]}⟧", "en", _ZUG, "de"),
                Example(f"⟦{_TRAIN}{_TRAIN[:-1]}⟧", "de", _TRAIN * 2, "en"),
                Example(f"⟦{_LIE[:-1]}⟧", "de", _LIE, "zh-Hant"),
                Example(_ZUG, "de", _TRAIN, "en"),
                Example(
                    "SoftBank, OpenAI, Google, Oracle", "de", "SoftBank, OpenAI, Google, Oracle"
                ),
                Example("2027", "de", "2027", "en"),
                Example(_LIE, "zh-Hant", _TRAIN, "en"),
            ),
        ),
        RESIDUE: Code(
            category="accuracy/untranslated",
            severity=Severity.MAJOR,
            message="“{quote}” was left in the writing of another language",
            why="Readers of the translation cannot read this script. It belongs into a finished"
            " text only beside its rendering, in brackets or quotation marks.",
            examples=(
                Example("Erst wenn die ⟦監管⟧ reif ist, beginnt der Bau.", "de"),
                Example("The ⟦регулирование⟧ is not ready yet.", "en"),
                Example("Le ⟦規制⟧ n'est pas encore prêt.", "fr"),
                Example("La ⟦規制当局⟧ no está lista todavía.", "es"),
                Example("Der Dienst Weibo (微博) ist groß; das Zeichen „微博“ kennt jeder.", "de"),
                Example("The angle αβ and ΔT are 5 µm, № 7.", "en"),
                Example("Deutsch / 中文 / 日本語 / русский", "de"),
                Example("社長はOpenAIとGoogleのCEOです。", "ja"),
                Example("Der Wagen steht vor dem Tor.", "de"),
            ),
        ),
    },
    find=find,
    scope=Scope.DOCUMENT,
)
