"""What the check reports, and examples that prove it."""

from __future__ import annotations

from mtqa.types import Code, Example, Severity

PREFIX = "broken-placeholder"
_CATEGORY = "design-and-markup/broken-template"
_WHY = "A program puts a value in the place of a placeholder."


def _code(
    message: str,
    why: str,
    *examples: tuple[str, str, str, str],
    category: str = _CATEGORY,
    severity: Severity = Severity.MAJOR,
) -> Code:
    return Code(
        category=category,
        severity=severity,
        message=message,
        why=f"{_WHY} {why}",
        examples=tuple(
            Example(target, language, source, source_language)
            for source, source_language, target, language in examples
        ),
    )


CODES = {
    f"{PREFIX}/missing": _code(
        "the placeholder “{quote}” is missing in the translation",
        "Without it readers do not get to know the value.",
        ("Welcome back, ⟦{name}⟧!", "en", "Willkommen zurück!", "de"),
        ("Search in ⟦%@⟧", "en", "Buscar", "es"),
        ("⟦%1$d⟧ of %2$d files", "en", "Fichiers sur %2$d", "fr"),
        ("Connected through ⟦%1⟧", "en", "接続しました", "ja"),
        ("Hello ⟦{{ user.name }}⟧, you have ⟦%d⟧ messages", "en", "Привет! У вас сообщения", "ru"),
        ("Copied ⟦%s⟧ and ⟦%s⟧ to the disk", "en", "Die Kopie liegt auf der Platte", "de"),
        ("Welcome back, {name}!", "en", "Willkommen zurück, {name}!", "de"),
        ("Save 50% when you switch today", "en", "Сэкономьте 50 % сегодня", "ru"),
        ("%s of %d files", "en", "%2$d files, %1$s", "es"),
        ("Monthly plan: %1", "en", "月額プラン: %1", "ja"),
        ("It is a 100 % discount", "en", "C’est une remise de 100 %", "fr"),
        ("%Y-%m-%d, %H:%M", "en", "%d.%m.%Y, %H:%M", "de"),
    ),
    f"{PREFIX}/added": _code(
        "the placeholder “{quote}” is not in the source",
        "The program has no value for one that it does not know, and may stop.",
        ("Welcome back!", "en", "Willkommen zurück, ⟦{name}⟧!", "de"),
        ("%s was saved", "en", "%s fue guardado en ⟦%s⟧", "es"),
        ("Search", "en", "Rechercher dans ⟦%1$s⟧", "fr"),
        ("No files", "en", "⟦%d⟧ 個のファイル", "ja"),
        ("Save 50% today", "en", "Bugün %50 tasarruf edin", "tr"),
        ("Half price", "en", "50 % des Preises", "de"),
        ("{name} was saved", "en", "已保存{name}", "zh-Hans"),
        ("Half of it", "en", "La mitad: 50% de todo", "es"),
    ),
    f"{PREFIX}/changed": _code(
        "the placeholder “{right}” became “{quote}”",
        "The program knows it only as it is in the source.",
        ("Welcome back, {name}!", "en", "Bienvenido, ⟦{nombre}⟧!", "es"),
        ("%d files in %s", "en", "%s 中的 ⟦%s⟧ 个文件", "zh-Hans"),
        ("Hello %(user)s", "en", "Hallo ⟦%(benutzer)s⟧", "de"),
        ("You owe ${amount}", "en", "Вы должны ⟦${сумма}⟧", "ru"),
        ("Page {0} of {1}", "en", "Page {0} sur ⟦{2}⟧", "fr"),
        ("See :attribute", "en", "Siehe ⟦:eigenschaft⟧", "de"),
        ("Page {0} of {1}", "en", "{1}ページ中{0}ページ", "ja"),
        ("Hello {{ name }}", "en", "Hallo {{name}}", "de"),
        ("Size: %i kB", "en", "Taille : %d Ko", "fr"),
    ),
    f"{PREFIX}/malformed": _code(
        "“{quote}” should be “{right}”",
        "The program does not know this one for a placeholder, and readers see it.",
        ("%s was saved", "en", "⟦% s⟧ wurde gespeichert", "de"),
        ("Welcome back, {name}!", "en", "欢迎回来，⟦｛name｝⟧！", "zh-Hans"),
        ("%1$s of %2$s", "en", "⟦%1 $s⟧ de ⟦% 2$s⟧", "fr"),
        ("Hello {{name}}!", "en", "Привет, ⟦{name}⟧!", "ru"),
        ("Hello %(name)s!", "en", "Hola, ⟦%(name)⟧!", "es"),
        ("Delete {count} files?", "en", "⟦(count)⟧ Dateien löschen?", "de"),
        ("Saved {0} files", "en", "⟦{0⟧ fichiers enregistrés", "fr"),
        ("%d%% done", "en", "%d⟦%⟧ fertig", "de"),
        ("%d%% done", "en", "%d%% fertig", "de"),
        ("Saved {0} files (0 new)", "en", "{0} fichiers enregistrés (0 nouveau)", "fr"),
        ("Welcome back, {name}!", "en", "歡迎回來，{name}！", "zh-Hant"),
        ("100% done", "en", "Готово на 100 %", "ru"),
    ),
    f"{PREFIX}/order": _code(
        "“{quote}” takes its values in the wrong order; the source has “{right}”",
        "One without a number takes the next value, whatever stands in the text before it. Where"
        " the sentence needs another order, they must be numbered, like %2$s.",
        ("%s has %d files", "en", "⟦%d Dateien hat %s⟧", "de"),
        ("%d of %@ left", "en", "⟦%@のうち残り%d⟧", "ja"),
        ("%s has %d files", "en", "%2$d Dateien hat %1$s", "de"),
        ("{name} has {count} files", "en", "{count} fichiers de {name}", "fr"),
        ("%s and %s", "en", "%s y %s", "es"),
    ),
    f"{PREFIX}/glued": _code(
        "a space is missing before the placeholder: “{right}”",
        "What is put there would run into the word before it.",
        ("Search in %s", "en", "Suche i⟦n%s⟧", "de"),
        ("Lock {app} now", "en", "Verrouille⟦r{app}⟧ maintenant", "fr"),
        ("Update to %1$s", "en", "Обновить д⟦о%1$s⟧", "ru"),
        ("Connected through %@", "en", "Conectado po⟦r%@⟧", "pt"),
        ("Search in %s", "en", "Recherche d’%s", "fr"),
        ("Search in %s", "en", "在%s中搜索", "zh-Hans"),
        ("Search in %s", "en", "البحث في%s", "ar"),
        ("Version%s", "en", "Version%s", "de"),
        category="linguistic-conventions/typography",
        severity=Severity.MINOR,
    ),
}
