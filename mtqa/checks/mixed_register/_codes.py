"""What the check reports, each code proved by examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.types import Code, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

ADDRESS = "mixed-register"
GENDER = "mixed-register/gender"

_FORMAL = {"address": "formal"}
_FAMILIAR = {"address": "familiar"}
_GENDER = {"gender": True}

CODES: Mapping[str, Code] = {
    ADDRESS: Code(
        category="style/register",
        severity=Severity.MINOR,
        message="“{quote}” addresses the reader {form}, not {usual} as the rest of the text does",
        why="A text that says Sie in one sentence and du in the next was translated sentence by"
        " sentence. The form that stands less often is reported, or the one that is not wanted"
        " where the option address demands one.",
        examples=(
            Example("Klicken Sie hier.\n\nSpeichern Sie es.\n\nPrüfe ⟦dein⟧ Konto.", "de"),
            Example("Cliquez ici.\n\nVérifiez votre compte.\n\nRegarde ⟦tes⟧ messages.", "fr"),
            Example("Comprueba tu cuenta.\n\nPuedes salir.\n\n⟦Haga⟧ clic aquí.", "es"),
            Example(
                "Controlla la tua casella.\n\nApri il tuo conto.\n\n⟦Inserisca⟧ il nome.", "it"
            ),
            Example("Controleer uw account.\n\nBewaar uw tekst.\n\nHier is ⟦je⟧ bericht.", "nl"),
            Example("Проверьте ваш счёт.\n\nЭто для вас.\n\nВот ⟦твоё⟧ письмо.", "ru"),
            Example("请输入您的密码。\n\n这是您的账户。\n\n检查⟦你⟧的邮件。", "zh-Hans"),
            Example("これは本です。これは駅です。これは町です。これは家⟦である⟧。", "ja"),
            Example("Prüfe ⟦dein⟧ Konto.", "de", options=_FORMAL),
            Example("⟦Vérifiez⟧ votre compte.", "fr", options=_FAMILIAR),
            Example("Klicken Sie hier.\n\nPrüfen Sie Ihr Konto.", "de"),
            Example("Klicken Sie hier.\n\nSpeichern Sie.\n\n„Hast du Zeit?“, fragt sie.", "de"),
            Example("Cliquez ici.\n\nVérifiez votre compte.\n\nOn a entendu un ton grave.", "fr"),
            Example("Sie kam spät. Sie war müde.\n\nPrüfe dein Konto.", "de"),
            Example("Pani Anna dzwoniła.\n\nSprawdź twoje konto.", "pl"),
            Example("请输入您的密码。\n\n她说：“你好吗？”", "zh-Hans"),
            Example("これは本です。これは駅です。これは町です。\n\nこれは家である。", "ja"),
            Example("これは本です。\n\n彼は「これは家である。」と言いました。", "ja"),
            Example("Vérifiez votre compte.", "fr", options=_FORMAL),
        ),
    ),
    GENDER: Code(
        category="style/register",
        severity=Severity.MINOR,
        message="“{quote}” addresses the reader {form}, not {usual} as the rest of the text does",
        why="The reader is taken for a man in one sentence and for a woman in another. Reported"
        " only where the option gender asks for it.",
        examples=(
            Example(
                "Czy jesteś pewny?\n\nZapomniałeś hasła.\n\n⟦Zapisałaś⟧ plik.",
                "pl",
                options=_GENDER,
            ),
            Example(
                "¿Estás seguro?\n\nEstás conectado.\n\n¿⟦Estás segura⟧ de salir?",
                "es",
                options=_GENDER,
            ),
            Example("Zapomniałeś hasła.\n\nZapisałaś plik.", "pl"),
            Example("¿Estás seguro?\n\nLa puerta está segura.", "fr", options=_GENDER),
            Example("Zapomniałaś hasła.\n\nZapisałaś plik.", "pl", options=_GENDER),
        ),
    ),
}
