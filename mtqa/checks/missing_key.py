"""Reports strings by key that one of the two files lacks (JSON, YAML, strings.xml ...).

A key without text counts as missing. Plural forms come and go between languages: of those of a
string one is enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.align import ids
from mtqa.types import STRING, Check, Code, Example, Hit, Scope, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

CODE = "missing-key"
SUPERFLUOUS = "missing-key/superfluous"


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each key without translation, and one for each that the source has not got."""
    source, target = context.source, context.target
    if source is None or not source.blocks or source.blocks[0].element != STRING:
        return
    if not ids.applies(source, target):
        return
    missing = {id(segment) for segment in ids.missing(source, target)}
    superfluous = {id(segment): key for segment, key in ids.superfluous(source, target)}
    for unit in units:
        if unit.target is None and unit.source and id(unit.source) in missing:
            span = Span(Side.SOURCE, 0, len(unit.source.text))
            yield Hit(CODE, unit.id, span, detail={"key": unit.source.key or ""})
        elif unit.source is None and unit.target and id(unit.target) in superfluous:
            span = Span(Side.TARGET, 0, len(unit.target.text))
            yield Hit(SUPERFLUOUS, unit.id, span, detail={"key": superfluous[id(unit.target)]})


CHECK = Check(
    codes={
        CODE: Code(
            category="accuracy/omission",
            severity=Severity.MAJOR,
            message="the key {key} has no translation",
            why="The program shows the source text or the bare key in its place.",
            examples=(
                Example(
                    source='{"save": "Save", "undo": "⟦Undo⟧"}',
                    source_language="en",
                    target='{"save": "Speichern"}',
                    language="de",
                    input_format="json",
                ),
                Example(
                    source='{"cart": {"empty": "⟦Your cart is empty.⟧", "pay": "Pay now"}}',
                    source_language="en",
                    target='{"cart": {"pay": "立即支付", "empty": ""}}',
                    language="zh-Hans",
                    input_format="json",
                ),
                Example(
                    source="login.title=Log in\nlogin.hint=⟦Forgot your password?⟧\n",
                    source_language="en",
                    target="login.title=Connexion\n",
                    language="fr",
                    input_format="properties",
                ),
                Example(
                    source="en:\n  days:\n    one: one day\n    other: '%{count} days'\n",
                    source_language="en",
                    target="ja:\n  days:\n    other: '%{count}日'\n",
                    language="ja",
                    input_format="yaml",
                ),
                Example(
                    source="<root><data name='a'><value>Yes</value></data>"
                    "<data name='b'><value>⟦Not yet⟧</value></data></root>",
                    source_language="en",
                    target="<root><data name='a'><value>Так</value></data></root>",
                    language="uk",
                    input_format="resx",
                ),
                Example(
                    source='{"undo": "Undo", "save": "Save"}',
                    source_language="en",
                    target='{"save": "Guardar", "undo": "Deshacer"}',
                    language="es",
                    input_format="json",
                ),
                Example(
                    source='<resources><string name="app" translatable="false">Foo</string>'
                    '<string name="ok">OK</string></resources>',
                    source_language="en",
                    target='<resources><string name="ok">OK</string></resources>',
                    language="pl",
                    input_format="android",
                ),
            ),
        ),
        SUPERFLUOUS: Code(
            category="accuracy/addition",
            severity=Severity.MINOR,
            message="the source has no text for the key {key}",
            why="No program asks for this text: the key was renamed or removed in the source, or"
            " is misspelt here.",
            examples=(
                Example(
                    source='{"save": "Save"}',
                    source_language="en",
                    target='{"save": "Speichern", "svae": "⟦Sichern⟧"}',
                    language="de",
                    input_format="json",
                ),
                Example(
                    source='"Open" = "Open";\n',
                    source_language="en",
                    target='"Open" = "Ouvrir";\n/* old */\n"Close" = "⟦Fermer⟧";\n',
                    language="fr",
                    input_format="strings",
                ),
                Example(
                    source='{"mail": {"send": "Send"}}',
                    source_language="en",
                    target='{"mail": {"send": "Invia", "sent": "⟦Inviato⟧"}}',
                    language="it",
                    input_format="json",
                ),
                Example(
                    source="files_one=one file\nfiles_other={0} files\n",
                    source_language="en",
                    target="files_one={0} файл\nfiles_few={0} файла\nfiles_other={0} файлов\n",
                    language="ru",
                    input_format="properties",
                ),
                Example(
                    source="a: Yes\nb: Not yet\n",
                    source_language="en",
                    target="b: Ikke ennå\na: Ja\n",
                    language="nb",
                    input_format="yaml",
                ),
                Example(
                    source='{"save": "Save", "undo": "Undo"}',
                    source_language="en",
                    target='{"save": "Salvar"}',
                    language="pt-BR",
                    input_format="json",
                ),
            ),
        ),
    },
    find=find,
    scope=Scope.DOCUMENT,
)
