"""What the check reports, and examples that prove it."""

from __future__ import annotations

from mtqa.types import Code, Example, Severity

PREFIX = "icu-message"
_CATEGORY = "design-and-markup/broken-template"
_FILES = "{n, plural, one {# file} other {# files}}"
_OF = "{n, plural, one {# file of {user}} other {# files of {user}}}"
_USER = "{g, select, male {He left} female {She left} other {They left}}"


def _code(message: str, why: str, *examples: tuple[str, str, str], minor: bool = False) -> Code:
    return Code(
        category=_CATEGORY,
        severity=Severity.MINOR if minor else Severity.MAJOR,
        message=message,
        why=why,
        examples=tuple(
            Example(target, language, source, "en") for source, target, language in examples
        ),
    )


CODES = {
    f"{PREFIX}/syntax": _code(
        "the ICU message is broken at character {column}: {says}",
        "A program cannot read a message whose braces, commas or names of types are wrong.",
        (_FILES, "{n, plural, one {# Datei} ⟦other⟧ # Dateien}", "de"),
        (_FILES, "⟦{n,⟧ plural, one {# fichier} other {# fichiers}", "fr"),
        (_FILES, "{n, plural, one {# archivo} ⟦otros⟧ # archivos}", "es"),
        (_FILES, "{n, plural, other {# 個}}⟦}⟧", "ja"),
        (_FILES, "{n, plural, one {# Datei} other {# Dateien}}", "de"),
        (_FILES, "{n, plural, one {# fichier d'{'accolade'}'} other {# fichiers}}", "fr"),
        ("{n, plural, one {# file}", "{n, plural, one {# Datei}", "de"),
    ),
    f"{PREFIX}/branch": _code(
        "{says}",
        "The program chooses a branch by its name; names are not translated, “other” must be"
        " there, and a case without a branch is shown as “other”.",
        (_FILES, "⟦{n, plural, ⟧one {# Datei}}", "de"),
        (_FILES, "{n, plural, one {# fichier} ⟦autre {# fichiers}⟧ other {# fichiers}}", "fr"),
        (_USER, "⟦{g, select, ⟧male {Ушёл} other {Ушли}}", "ru"),
        (_USER, "{g, select, male {Se fue} female {Se fue} ⟦otro {x}⟧ other {Se fueron}}", "es"),
        (_FILES, "{n, plural, one {# Datei} ⟦one {# Akte}⟧ other {# Dateien}}", "de"),
        (_USER, "{g, select, male {彼} ⟦female {}⟧ other {彼ら}}", "ja"),
        (_USER, "{g, select, male {Er ging} female {Sie ging} other {Sie gingen}}", "de"),
        (_FILES, "{n, plural, =0 {Keine} one {# Datei} other {# Dateien}}", "de"),
        (_FILES, "{n, plural, other {#個のファイル}}", "ja"),
    ),
    f"{PREFIX}/plural-category": _code(
        "the {type} lacks what the language has a form of its own for: {missing}",
        "Without a branch for each plural category of the language (CLDR) some numbers stand"
        " beside a word in the wrong form.",
        (_FILES, "⟦{n, plural, ⟧one {# файл} other {# файла}}", "ru"),
        (_FILES, "⟦{n, plural, ⟧one {# plik} few {# pliki} other {# pliku}}", "pl"),
        (_FILES, "⟦{n, plural, ⟧other {# Dateien}}", "de"),
        (_FILES, "⟦{n, plural, ⟧one {# ملف} other {# ملفات}}", "ar"),
        (_FILES, "{n, plural, one {# файл} few {# файла} many {# файлов} other {# файла}}", "ru"),
        (_FILES, "{n, plural, other {# ファイル}}", "ja"),
        (_FILES, "{n, plural, one {# fichier} other {# fichiers}}", "fr"),
        ("{n, plural, =0 {no} other {yes}}", "{n, plural, =0 {nein} other {ja}}", "de"),
        minor=True,
    ),
    f"{PREFIX}/placeholder": _code(
        "the branch “{key}” has no {lost}",
        "Each branch stands for the whole sentence in its case, with all values of it.",
        (
            "{n, plural, one {# file in {dir}} other {# files in {dir}}}",
            "{n, plural, one {# Datei in {dir}} ⟦other {# Dateien}⟧}",
            "de",
        ),
        (
            _FILES,
            "{n, plural, ⟦one {Один файл}⟧ few {# файла} many {# файлов} other {# файла}}",
            "ru",
        ),
        (_FILES, "{n, plural, one {# fichier} ⟦other {Des fichiers}⟧}", "fr"),
        (_FILES, "{n, plural, ⟦other {ファイル}⟧}", "ja"),
        (_FILES, "{n, plural, one {Eine Datei} other {# Dateien}}", "de"),
        (_FILES, "{n, plural, one {# archivo} other {{n} archivos}}", "es"),
        (_FILES, "{n, plural, =1 {Un fichier} one {# fichier} other {# fichiers}}", "fr"),
    ),
    f"{PREFIX}/apostrophe": _code(
        "the apostrophe keeps the placeholder from being filled in: “{right}”",
        "In Java an apostrophe begins a quotation that is shown as it is; in ICU it does before"
        " a brace. Two of them stand for one.",
        (_OF, "{n, plural, one {# fichier d⟦'{user}⟧} other {# fichiers d''{user}}}", "fr"),
        (_OF, "{n, plural, one {# file} other {# file dell⟦'{user}⟧}}", "it"),
        (_OF, "{n, plural, one {# fichier de {user}} other {# fichiers d’{user}}}", "fr"),
        (_OF, "{n, plural, one {# file di {user}} other {# file dell''{user}}}", "it"),
    ),
}
