"""Compares the mark at the end of a translation with that of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.end_punctuation.ends import (
    LONGEST_LABEL,
    agree,
    asks_aside,
    end_of,
    equivalent,
    quotes,
)
from mtqa.types import Check, Code, Example, Hit, Kind, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.checks.end_punctuation.ends import End
    from mtqa.types import Context, Document, Segment, Unit

MISSING = "end-punctuation/missing"
ADDED = "end-punctuation/added"
CHANGED = "end-punctuation/changed"

_SURE = 0.4
_EXCLAMATIONS = ("!", "！")
_HABIT = 2
"""So many exclamations made calmer, and most of all, are the style of the translation."""

_LINES = frozenset({Kind.HEADING, Kind.LABEL})


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each translation that ends in another mark than its source."""
    if context.source is None:
        return
    exclaimed = 0
    calmer: list[Hit] = []
    for unit in units:
        source, target = unit.source, unit.target
        if source is None or target is None or unit.confidence < _SURE:
            continue
        exclaimed += source.text[-1:] in _EXCLAMATIONS
        if agree(source, target):
            continue
        was, now = end_of(source), end_of(target)
        if was is None or now is None or equivalent(was, now, target.language):
            continue
        code = MISSING if not now.kind else CHANGED if was.kind else ADDED
        if not _tells(code, source, target, context.source):
            continue
        hit = _hit(code, unit, was, now)
        if was.kind == "exclamation":
            calmer.append(hit)
        else:
            yield hit
    if len(calmer) < _HABIT or len(calmer) * 2 <= exclaimed:
        yield from calmer


def _tells(code: str, source: Segment, target: Segment, document: Document) -> bool:
    """Whether another end is an error: always if the mark is lost; if it is another one, not in a
    dialogue nor about a question; if there was none, only on a line of its own.
    """
    line = target.kind in _LINES or len(target.text) <= LONGEST_LABEL
    if code == MISSING:
        return True
    if code == CHANGED:
        return line or not (quotes(source) or quotes(target) or asks_aside(source))
    return line and len(source.text) >= len(document.blocks[source.block].text.strip())


def _hit(code: str, unit: Unit, was: End, now: End) -> Hit:
    """A hit on the mark, or on the word that lacks one."""
    return Hit(
        code,
        unit.id,
        Span(Side.TARGET, now.start, now.end),
        detail={"was": was.mark, "now": now.mark},
    )


CHECK = Check(
    codes={
        MISSING: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="the source ends in “{was}”, the translation in no mark",
            why="The mark at the end was lost, and with it whether this is a statement, a question"
            " or the name of a field.",
            examples=(
                Example("Das Haus steht ⟦leer⟧", "de", "The house is empty.", "en"),
                Example("Wollen Sie die Datei ⟦löschen⟧", "de", "Delete the file?", "en"),
                Example("Adresse ⟦électronique⟧", "fr", "E-mail address:", "en"),
                Example("Файл ⟦сохранён⟧", "ru", "The file was saved.", "en"),
                Example("⟦文件已经保存了⟧", "zh-Hans", "The file was saved.", "en"),
                Example("⟦Öffnen⟧", "de", "Open…", "en"),
                Example("文件已经保存了。", "zh-Hans", "The file was saved.", "en"),
                Example("บันทึกไฟล์แล้ว", "th", "The file was saved.", "en"),
                Example("Θέλετε να διαγράψετε το αρχείο;", "el", "Delete the file?", "en"),
                Example("फ़ाइल सहेजी गई।", "hi", "The file was saved.", "en"),
                Example("هل تريد حذف الملف؟", "ar", "Delete the file?", "en"),
                Example("Er nannte sie „Hexe“", "de", 'He called her a "witch."', "en"),
            ),
        ),
        ADDED: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="the translation ends in “{now}”, the source in no mark",
            why="A heading, a button or a name of a field was made a sentence.",
            examples=(
                Example("Datei speichern⟦.⟧", "de", "Save file", "en"),
                Example("Enregistrer le fichier⟦.⟧", "fr", "Save file", "en"),
                Example("Адрес почты⟦:⟧", "ru", "E-mail address", "en"),
                Example("保存文件⟦。⟧", "zh-Hans", "Save file", "en"),
                Example("Datei speichern", "de", "Save file", "en"),
                Example("5 Std.", "de", "5 hours", "en"),
                Example(
                    "Código inválido. Intente de nuevo.", "es", "Invalid code. Try again", "en"
                ),
            ),
        ),
        CHANGED: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="the source ends in “{was}”, the translation in “{now}”",
            why="A question became a statement, or the reverse; or a line that something follows"
            " was closed.",
            examples=(
                Example("Wollen Sie die Datei löschen⟦.⟧", "de", "Delete the file?", "en"),
                Example("Le fichier est enregistré⟦ ?⟧", "fr", "The file was saved.", "en"),
                Example("Вы хотите удалить файл⟦.⟧", "ru", "Do you want to delete it?", "en"),
                Example("您要删除这个文件吗⟦。⟧", "zh-Hans", "Delete the file?", "en"),
                Example("Wählen Sie eine Datei⟦.⟧", "de", "Choose a file:", "en"),
                Example("ファイルを削除しますか。", "ja", "Delete the file?", "en"),
                Example(
                    "インストールしていただき、ありがとうございます。", "ja", "Thank you!", "en"
                ),
                Example("Voulez-vous supprimer le fichier ?", "fr", "Delete the file?", "en"),
                Example("“Er kommt!”, sagte sie.", "de", 'She said: "He is coming!"', "en"),
                Example(
                    "Recuerdo que me pregunté qué iban a poner en la puerta de la casa nueva.",
                    "es",
                    "I remember thinking, what are they going to put on the door of the new house?",
                    "en",
                ),
            ),
        ),
    },
    find=find,
)
