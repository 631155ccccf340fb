"""What the check reports, and examples that prove it."""

from __future__ import annotations

from mtqa.types import Code, Example, Severity

PREFIX = "broken-markup"
_LINK = 'See <a href="/help">the manual</a>.'
_IMAGE = '<img src="cat.png" alt="A cat on the roof"> Hello'


def _code(
    message: str,
    why: str,
    *examples: tuple[str, str, str],
    category: str = "design-and-markup/markup-tag",
    minor: bool = False,
) -> Code:
    return Code(
        category=category,
        severity=Severity.MINOR if minor else Severity.MAJOR,
        message=message,
        why=why,
        examples=tuple(
            Example(target, language, source, "en") for source, target, language in examples
        ),
    )


CODES = {
    f"{PREFIX}/missing": _code(
        "the tag “{tag}” is missing in the translation",
        "A link, a line break or the look of some words is lost, or what was opened is never"
        " closed.",
        ("Click ⟦<b>⟧Save</b> now", "Klicken Sie jetzt auf Speichern", "de"),
        ('See ⟦<a href="/help">⟧the manual</a>.', "Voir le manuel.", "fr"),
        ("Click <b>Save⟦</b>⟧ now", "Haga clic en <b>Guardar ahora", "es"),
        ("One⟦<br/>⟧two", "一二", "zh-Hans"),
        ("Click <b>Save</b> now", "今すぐ<b>保存</b>をクリック", "ja"),
        ("One<br/>two", "Eins<br />zwei", "de"),
        ("Usage: copy <file>", "Verwendung: copy <Datei>", "de"),
        ("Open <i>Login Items</i>", "打开“登录项”", "zh-Hans"),
    ),
    f"{PREFIX}/added": _code(
        "the tag “{tag}” is not in the source",
        "The page gets a link, a break or a look that its author did not give it.",
        ("Save now", "Jetzt ⟦<b>⟧speichern</b>", "de"),
        ("Save now", "Сохранить⟦<br>⟧сейчас", "ru"),
        ("Click <b>Save</b>", "Cliquez sur <b>Enregistrer</b>⟦</b>⟧", "fr"),
        ("Usage: copy [file]", "Verwendung: copy <Datei>", "de"),
        ("a < b and c > d", "a < b et c > d", "fr"),
    ),
    f"{PREFIX}/malformed": _code(
        "“{tag}” should be “{right}”",
        "A tag with blanks in it, in other brackets or with a bracket lost is text to a browser;"
        " another one has another effect.",
        ("Click <b>Save</b>", "点击⟦＜b＞⟧保存</b>", "zh-Hans"),
        ("Click <b>Save</b>", "Klicken Sie auf <b>Speichern⟦< / b>⟧", "de"),
        ("Click <b>Save</b>", r"Cliquez sur <b>Enregistrer⟦<\b>⟧", "fr"),
        ("Click <b>Save</b>", "Нажмите ⟦&lt;b&gt;⟧Сохранить⟦&lt;/b&gt;⟧", "ru"),
        ("Click <b>Save</b>", "Haga clic en <b>Guardar⟦</b⟧", "es"),
        ("Click <b>Save</b>", "Klicken Sie auf <b>Speichern</b>", "de"),
        ("If a < b, go", "Si a < b, allez", "fr"),
    ),
    f"{PREFIX}/nesting": _code(
        "“{tag}” does not match the tag that is open here",
        "Tags must close in the opposite order in which they were opened.",
        ("A <b>bold <i>word</i></b>", "Ein <b>fettes <i>Wort⟦</b>⟧</i>", "de"),
        ("A <b>bold</b> word", "Un mot ⟦</b>⟧gras<b>", "fr"),
        ("A <b>bold</b> and <i>slanted</i> word", "Ein <i>schräges</i> <b>fettes</b> Wort", "de"),
        ("One<p>two<b>x</b>", "Un<p>deux<b>x</b>", "fr"),
    ),
    f"{PREFIX}/order": _code(
        "tags that stand inside each other in the source are arranged otherwise here",
        "What was inside a link or a list is outside of it now.",
        ("<a>See <b>this</b></a>", "⟦<b>Siehe <a>dies</a></b>⟧", "de"),
        ("<a>See</a> <b>this</b>", "⟦<a>Voir <b>ceci</b></a>⟧", "fr"),
        ("<a>See</a> <b>this</b>", "<b>Dies</b> <a>ansehen</a>", "de"),
        ("<b>A</b><b>B</b>", "<b>B</b><b>A</b>", "fr"),
        minor=True,
    ),
    f"{PREFIX}/attribute": _code(
        "the tag has another “{tag}” than in the source: {right}",
        "Attributes name files, addresses and styles, which are the same in every language.",
        (_LINK, 'Siehe ⟦<a href="/hilfe.exe">⟧das Handbuch</a>.', "de"),
        ('<img src="cat.png"> Hello', "⟦<img>⟧ Bonjour", "fr"),
        ('<img src="cat.png"> Hello', '⟦<img src="gato.png">⟧ Hola', "es"),
        (_LINK, 'Voir <a href="/fr/help" title="Le manuel">le manuel</a>.', "fr"),
        (_IMAGE, '<img alt="Eine Katze auf dem Dach" src="cat.png"> Hallo', "de"),
    ),
    f"{PREFIX}/untranslated-attribute": _code(
        "“{tag}” was not translated",
        "Texts of attributes are shown or read aloud to readers like other texts.",
        (_IMAGE, '⟦<img src="cat.png" alt="A cat on the roof">⟧ Hallo', "de"),
        (
            '<a href="/" title="Back to the start">Home</a>',
            '⟦<a href="/" title="Back to the start">⟧Accueil</a>',
            "fr",
        ),
        (_IMAGE, '<img src="cat.png" alt="Un gato en el techo"> Hola', "es"),
        (
            '<img src="a.png" alt="OpenAI logo"> Hi',
            '<img src="a.png" alt="OpenAI logo"> 嗨',
            "zh-Hant",
        ),
        category="accuracy/untranslated",
        minor=True,
    ),
    f"{PREFIX}/glued": _code(
        "a space is missing before the tag “{tag}”",
        "The words before and in the tag run into each other.",
        ("Click <b>Save</b> now", "Klicken Sie au⟦f<b>⟧Speichern</b>", "de"),
        ("Click <b>Save</b> now", "Нажмит⟦е<b>⟧Сохранить</b>", "ru"),
        ("Click <b>Save</b> now", "Cliquez sur <b>Enregistrer</b>", "fr"),
        ("Click <b>Save</b> now", "点击<b>保存</b>", "zh-Hans"),
        ("Un<b>do</b>", "Wider<b>rufen</b>", "de"),
        category="linguistic-conventions/typography",
        minor=True,
    ),
}
