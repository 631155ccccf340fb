"""What the check reports, and examples that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtqa.types import Code, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "protected-text"
_CATEGORY = "accuracy/do-not-translate"
_PATTERNS = {"patterns": (r"ACME-\d+",)}


def _code(
    message: str,
    why: str,
    *examples: tuple[str, str, str],
    category: str = _CATEGORY,
    options: Mapping[str, Any] | None = None,
    more: tuple[tuple[str, str, str], ...] = (),
) -> Code:
    """`more` are examples with options."""
    return Code(
        category=category,
        severity=Severity.MAJOR,
        message=message,
        why=why,
        examples=(
            *(Example(target, tag, source, "en") for source, target, tag in examples),
            *(Example(target, tag, source, "en", options or {}) for source, target, tag in more),
        ),
    )


CODES = {
    f"{PREFIX}/missing": _code(
        "{called} “{quote}” is missing in the translation",
        "Readers cannot go where the text sends them, or type what it tells them to.",
        ("Read more at ⟦https://example.org/help⟧.", "Lesen Sie mehr dazu.", "de"),
        ("Write to ⟦info@example.org⟧ today.", "Écrivez-nous dès aujourd’hui.", "fr"),
        ("Run ⟦`make install`⟧ first.", "Ejecute primero la instalación.", "es"),
        ("Edit ⟦/etc/hosts⟧ by hand.", "手动编辑主机文件。", "zh-Hans"),
        ("Start it with ⟦--no-cache⟧.", "Запустите его без кэша.", "ru"),
        ("Buy ⟦$AAPL⟧ now.", "Jetzt Apple kaufen.", "de"),
        ("Tag your pictures with ⟦#Moon⟧.", "Donnez un titre à vos photos.", "fr"),
        (
            "Read more at https://example.org/en/help.",
            "Mehr unter https://example.de/de/help.",
            "de",
        ),
        ("Run `make install` first.", "まずmake installを実行してください。", "ja"),
        ("Tag your pictures with #Moon.", "Ajoutez #Lune à vos photos.", "fr"),
        ("Apple (NYSE: AAPL) rose.", "苹果（纽交所：AAPL）上涨。", "zh-Hans"),
        ("He said it and/or did it 24/7.", "Er sagte es und/oder tat es immer.", "de"),
        ("See {path}/help.txt.", "Siehe Hilfe in {path}.", "de"),
        more=(
            ("Order ⟦ACME-42⟧ now.", "Bestellen Sie jetzt Artikel 42.", "de"),
            ("Order ACME-42 now.", "Commandez ACME-42.", "fr"),
        ),
        options=_PATTERNS,
    ),
    f"{PREFIX}/changed": _code(
        "{called} “{right}” became “{quote}”",
        "It works only as it is written in the source.",
        ("Read https://example.org/help.", "Lesen Sie ⟦https://exmaple.org/help⟧.", "de"),
        ("Write to info@example.org.", "Écrivez à ⟦info@exemple.org⟧.", "fr"),
        ("Start it with --no-cache.", "Inícielo con ⟦–no-cache⟧.", "es"),
        ("Edit /etc/hosts by hand.", "手动编辑⟦/ etc / hosts⟧。", "zh-Hans"),
        ("Open C:\\Users\\me now.", "Öffnen Sie ⟦C:\\Benutzer\\me⟧.", "de"),
        ("Set user_name here.", "Здесь задайте ⟦user name⟧.", "ru"),
        ("ISBN 978-3-16-148410-0", "⟦ISBN 978-3-16-184410-0⟧", "de"),
        ("Read https://www.example.org/help.", "Lisez http://example.org/fr/help/.", "fr"),
        ("ISBN 978-3-16-148410-0", "ISBN 9783161484100", "de"),
        ("Visit example.com today.", "Visite example.com.mx hoy.", "es"),
    ),
    f"{PREFIX}/added": _code(
        "{called} “{quote}” is not in the source",
        "A link or an address that its author did not give may lead anywhere.",
        ("Read more.", "Lesen Sie mehr: ⟦https://example.net/x⟧", "de"),
        ("Write to us.", "Écrivez à ⟦info@example.net⟧.", "fr"),
        ("Read more at example.org.", "Mehr: https://example.org/mehr", "de"),
        ("Write to help@example.org.", "Escriba a help@example.org.", "es"),
    ),
    f"{PREFIX}/isbn": _code(
        "the check digit of “{quote}” does not fit",
        "The last digit of an ISBN follows from the others, so that slips show.",
        ("The book is new.", "Das Buch ist neu (⟦ISBN 978-3-16-148410-1⟧).", "de"),
        ("The book is new.", "Le livre est neuf (⟦ISBN 0-306-40615-3⟧).", "fr"),
        ("The book is new.", "El libro es nuevo (ISBN 978-3-16-148410-0).", "es"),
        ("ISBN 978-3-16-148410-1", "ISBN 978-3-16-148410-1", "de"),
        ("The book is new.", "这本书是新的（ISBN 0-306-40615-2）。", "zh-Hans"),
        category="accuracy/mistranslation",
    ),
}
