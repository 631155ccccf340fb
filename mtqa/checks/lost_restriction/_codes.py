"""What the check reports, each code proved by examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.types import Code, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

LOST = "lost-restriction/lost"
REVERSED = "lost-restriction/reversed"

CODES: Mapping[str, Code] = {
    LOST: Code(
        category="accuracy/omission",
        severity=Severity.MINOR,
        message="the source says “{word}”, nothing in the translation does",
        why="A word that limits what is said was dropped, so that the translation claims more than"
        " its source. “Unless” and “without” change what the sentence says and weigh more.",
        examples=(
            Example("⟦Mitglieder haben Zutritt⟧.", "de", "Only members have access.", "en"),
            Example("⟦Le pont ouvre l'hiver⟧.", "fr", "The bridge opens at least twice.", "en"),
            Example("⟦Podepište smlouvu⟧.", "cs", "Do not sign unless you agree.", "en"),
            Example("⟦Puede entrar con una llave⟧.", "es", "You can enter without a key.", "en"),
            Example("⟦会员可以进入⟧。", "zh-Hans", "Only members may enter.", "en"),
            Example("⟦Members may enter⟧.", "en", "Nur Mitglieder dürfen eintreten.", "de"),
            Example(
                "⟦Войти могут члены клуба⟧.", "ru", "Only members of the club may enter.", "en"
            ),
            Example(
                "⟦O filme dura três horas⟧.", "pt-BR", "The film takes at least three hours.", "en"
            ),
            Example("Nur Mitglieder haben Zutritt.", "de", "Only members have access.", "en"),
            Example("L'entrée est réservée aux membres.", "fr", "Only members may enter.", "en"),
            Example("Sie kamen ungesehen hinein.", "de", "They got in without being seen.", "en"),
            Example("会員しか入れません。", "ja", "Only members may enter.", "en"),
            Example("Wejście mają tylko członkowie.", "pl", "Only members have access.", "en"),
            Example("Sin embargo, el museo abre.", "es", "The museum opens, however.", "en"),
            Example("However, the museum opens.", "en", "Sin embargo, el museo abre.", "es"),
        ),
    ),
    REVERSED: Code(
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        message="“{quote}” is the opposite of “{word}” in the source",
        why="The translation has the word that means the opposite, and none that means the same.",
        examples=(
            Example("Benachrichtigungen ⟦deaktivieren⟧", "de", "Enable notifications", "en"),
            Example("⟦Afficher⟧ la barre latérale", "fr", "Hide the sidebar", "en"),
            Example(
                "Der Pass muss ⟦höchstens⟧ sechs Monate gelten.",
                "de",
                "The passport must be valid for at least six months.",
                "en",
            ),
            Example(
                "Lávese las manos ⟦después de⟧ comer.", "es", "Wash your hands before eating.", "en"
            ),
            Example("⟦Экспорт⟧ закладок", "ru", "Import bookmarks", "en"),
            Example("通知を⟦無効にする⟧", "ja", "Enable notifications", "en"),
            Example("⟦隐藏⟧侧边栏", "zh-Hans", "Show the sidebar", "en"),
            Example("⟦Disable⟧ notifications", "en", "Benachrichtigungen aktivieren", "de"),
            Example("Benachrichtigungen einschalten", "de", "Enable notifications", "en"),
            Example("Barre latérale masquée", "fr", "Hide the sidebar", "en"),
            Example(
                "Der Pass muss noch ein halbes Jahr gelten.",
                "de",
                "The passport must be valid for six more months.",
                "en",
            ),
            Example(
                "Lávese las manos antes de comer.", "es", "Wash your hands before eating.", "en"
            ),
            Example(
                "Bitte erst waschen, nach dem Essen nicht.",
                "de",
                "Wash before eating, not after it.",
                "en",
            ),
            Example("インポートとエクスポート", "ja", "Import and export", "en"),
        ),
    ),
}
