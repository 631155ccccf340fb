"""Finds what was not translated: the whole text, a unit, or words in foreign letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.untranslated.identical import BODY, DOCUMENT, UNIT, identical
from mtqa.checks.untranslated.leftover import LEFTOVER, leftover
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
    if not any(hit.code in {DOCUMENT, BODY} for hit in whole):
        done = frozenset(hit.unit for hit in whole if hit.unit)
        yield from residue(units, context, done)
        yield from leftover(units, context, done)


_ZUG = "Der Zug hält heute nicht an diesem Bahnhof.\n"
_TRAIN = "The train does not stop at this station today.\n"
_BUS = "Please take the bus to the next station instead and ask there.\n"
_ARTICLE = f"Our trains\n\n{_TRAIN}\n{_BUS}"
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
                Example("⟦Cancel⟧", "de", "Cancel", "en"),
                Example("⟦Available now⟧", "pl", "Available now", "en"),
                Example("Download", "de", "Download", "en"),
                Example("Dublin", "es", "Dublin", "en"),
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
        BODY: Code(
            category="accuracy/untranslated",
            severity=Severity.MAJOR,
            message="headings were translated, and the text below them was not",
            why="Headings promise a page in the reader's language; the text is that of the source.",
            examples=(
                Example(f"⟦Unsere Züge\n\n{_TRAIN}\n{_BUS[:-1]}⟧", "de", _ARTICLE, "en"),
                Example(f"⟦Nos trains\n\n{_TRAIN}\n{_BUS[:-1]}⟧", "fr", _ARTICLE, "en"),
                Example(
                    "Unsere Züge\n\n"
                    f"{_ZUG}\nBitte nehmen Sie den Bus zum nächsten Bahnhof und fragen dort.",
                    "de",
                    _ARTICLE,
                    "en",
                ),
                Example(
                    "Nuestros trenes\n\nHoy el tren no para en esta estación.\n\n"
                    "Tome el autobús a la próxima estación y pregunte allí.",
                    "es",
                    _ARTICLE,
                    "en",
                ),
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
        LEFTOVER: Code(
            category="accuracy/untranslated",
            severity=Severity.MAJOR,
            message="“{quote}” was left as it is in the source",
            why="A word of the source's language stands in the middle of the translation, which is"
            " in another one.",
            examples=(
                Example(
                    "Die Versammlung ⟦however⟧ beschloss etwas anderes.",
                    "de",
                    "The assembly, however, decided otherwise.",
                    "en",
                ),
                Example(
                    "Öffnen Sie die ⟦Settings⟧ und wählen Sie eine Sprache.",
                    "de",
                    "Open the settings and choose a language.",
                    "en",
                ),
                Example(
                    "Le train ne s'arrête ⟦at this station⟧ aujourd'hui.",
                    "fr",
                    "The train does not stop at this station today.",
                    "en",
                ),
                Example(
                    "Поезд ⟦today⟧ не останавливается на этой станции.",
                    "ru",
                    "The train does not stop at this station today.",
                    "en",
                ),
                Example(
                    "この駅には⟦today⟧列車が止まりません。",
                    "ja",
                    "The train does not stop at this station today.",
                    "en",
                ),
                Example(
                    "The assembly ⟦jedoch⟧ decided otherwise.",
                    "en",
                    "Die Versammlung beschloss jedoch etwas anderes.",
                    "de",
                ),
                Example(
                    "El consejo ⟦wurde⟧ disuelto en mayo.",
                    "es",
                    "Der Rat wurde im Mai aufgelöst.",
                    "de",
                ),
                Example(
                    "Die Bank of England erhöht den Zins.",
                    "de",
                    "The Bank of England raises its rate.",
                    "en",
                ),
                Example(
                    "Il giocatore aveva già giocato nei playoff con gli Spurs.",
                    "it",
                    "The player had been in the playoff with the Spurs before.",
                    "en",
                ),
                Example(
                    "Das Wort „however“ steht am Anfang.",
                    "de",
                    "The word however stands at the beginning.",
                    "en",
                ),
                Example(
                    "Введите about:config или --verbose и нажмите Enter.",
                    "ru",
                    "Type about:config or --verbose and press enter.",
                    "en",
                ),
                Example(
                    "Tous les fichiers sont dans ce dossier, dit-elle.",
                    "fr",
                    "All files are in this folder, she said.",
                    "en",
                ),
                Example(
                    "Das Team traf sich online zu einem Workshop.",
                    "de",
                    "The team met online for a workshop.",
                    "en",
                ),
            ),
        ),
    },
    find=find,
    scope=Scope.DOCUMENT,
)
