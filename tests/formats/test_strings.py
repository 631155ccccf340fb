"""Files of strings by key: keys, texts, kinds, dialects, places."""

from __future__ import annotations

import re

import pytest

from mtqa import registry
from mtqa.formats import read_document
from mtqa.text.decoding import raw_text
from mtqa.types import Kind, Side
from tests.formats.shown import read, written


def strings(name: str, text: str) -> dict[str, str]:
    """The keys and texts, ⟨⟩ where a tag or something that is no prose stands."""
    found = {}
    for block in read(name, text)[1]:
        shown = block.text
        for inline in reversed(block.inlines):
            kept = shown[inline.start : inline.end] or inline.value
            shown = f"{shown[: inline.start]}⟨{kept}⟩{shown[inline.end :]}"
        found[block.key] = shown
    return found


STRINGS = {
    "json-flat": ("json", '{"a": "Eins", "b": "Zwei"}', {"/a": "Eins", "/b": "Zwei"}),
    "json-nested": (
        "json",
        '{"a": {"b": {"c": "Eins"}}, "x": [["Zwei"], {"y": "Drei"}]}',
        {"/a/b/c": "Eins", "/x/0/0": "Zwei", "/x/1/y": "Drei"},
    ),
    "json-no-text": ("json", '{"a": 1, "b": true, "c": null, "d": " ", "e": {}, "f": []}', {}),
    "json-escapes": (
        "json",
        r'{"a": "\"\\\/\n\t\u00e4\ud83d\ude00\ud800."}',
        {"/a": '"\\/\n\tä😀\ufffd.'},
    ),
    "json-pointer": ("json", '{"a/b~c": {"": "Eins"}}', {"/a~1b~0c/": "Eins"}),
    "json-array": ("json", '["Eins", "Zwei"]', {"/0": "Eins", "/1": "Zwei"}),
    "json-string": ("json", '"Eins"', {"": "Eins"}),
    "json-comments": ("json", '// a\n{"a": /* "b" */ "Eins" // c\n}', {"/a": "Eins"}),
    "json-white-space": ("json", '{"a": " Eins "}', {"/a": " Eins "}),
    "arb": (
        "json",
        '{"@@locale": "de", "@@x": "y", "a": "Eins {n}", "@a": {"description": "Zwei"}}',
        {"/a": "Eins {n}"},
    ),
    "chrome": (
        "json",
        (
            '{"a": {"message": "Eins $X$", "description": "Zwei", "placeholders": '
            '{"x": {"content": "$1", "example": "Drei"}}}, "b": {"message": "Vier"}}'
        ),
        {"/a/message": "Eins $X$", "/b/message": "Vier"},
    ),
    "formatjs": (
        "json",
        '{"a": {"defaultMessage": "Eins", "description": "Zwei"}}',
        {"/a/defaultMessage": "Eins"},
    ),
    "vscode-nls": (
        "json",
        '{"a": "Eins", "b": {"message": "Zwei", "comment": ["Drei", "Vier"]}}',
        {"/a": "Eins", "/b/message": "Zwei"},
    ),
    "vscode-i18n": (
        "json",
        '{"": ["Copyright"], "version": "1.0", "contents": {"m": {"a": "Eins"}}}',
        {"/contents/m/a": "Eins"},
    ),
    "messages-among-others": (
        "json",
        '{"error": {"message": "Eins", "description": "Zwei"}, "ok": "Drei"}',
        {"/error/message": "Eins", "/error/description": "Zwei", "/ok": "Drei"},
    ),
    "json-language-as-a-text": ("json", '{"language": "Sprache"}', {"/language": "Sprache"}),
    "yaml-rails": (
        "yaml",
        "de:\n  a:\n    one: ein\n    other: '%{n} zwei'\n  b: [x, y]\n",
        {"/de/a/one": "ein", "/de/a/other": "%{n} zwei", "/de/b/0": "x", "/de/b/1": "y"},
    ),
    "yaml-no-text": ("yaml", "a: 1\ns: :year\nb: true\nc: 2020-01-01\nd: ~\ne: ''\nf: !x y\n", {}),
    "yaml-styles": (
        "yaml",
        (
            "a: Eins # c\nb: 'Zwei ''x'''\nc: \"Drei\\u00e4\\\n   vier\"\nd: !!str 5\ne: &q Anker\n"
            "f: Viele\n  Zeilen\n\n  hier\n"
        ),
        {
            "/a": "Eins",
            "/b": "Zwei 'x'",
            "/c": "Dreiävier",
            "/d": "5",
            "/e": "Anker",
            "/f": "Viele Zeilen\nhier",
        },
    ),
    "yaml-blocks": (
        "yaml",
        "a: |\n  Eins\n    zwei\n\n  drei\nb: >-\n  Eins\n  zwei\n\n  drei\nc: |2+\n    x\n\n",
        {"/a": "Eins\n  zwei\n\ndrei\n", "/b": "Eins zwei\ndrei", "/c": "  x\n\n"},
    ),
    "yaml-alias": ("yaml", "a: &x Eins\nb: *x\n<<: *x\n", {"/a": "Eins"}),
    "yaml-number-as-a-key": ("yaml", "404: Nichts\nno: No\n", {"/404": "Nichts", "/no": "No"}),
    "properties": (
        "properties",
        (
            "# c\n! d\na=Eins\nb : Zwei\nc Drei\nd\ne\\ f\\==Vier\n"
            "\\u0067=F\\u00fcnf \\\n   \\\n  sechs\n"
        ),
        {"a": "Eins", "b": "Zwei", "c": "Drei", "e f=": "Vier", "g": "Fünf sechs"},
    ),
    "properties-ends": (
        "properties",
        "a=Eins\\\\\r\nb=\\\r\n  Zwei\\",
        {"a": "Eins\\", "b": "Zwei"},
    ),
    "strings": (
        "strings",
        '/* "x" = "y"; */\n"a b" = "Eins \\"x\\"\\n\\U00e4";\nc = "Zwei" ; // d\n"e";\nf = g;\n',
        {"a b": 'Eins "x"\nä', "c": "Zwei"},
    ),
    "stringsdict": (
        "stringsdict",
        (
            "<plist><dict><key>n</key><dict>"
            "<key>NSStringLocalizedFormatKey</key><string>%#@v@</string>"
            "<key>v</key><dict><key>NSStringFormatSpecTypeKey</key>"
            "<string>NSStringPluralRuleType</string>"
            "<key>one</key><string>%d Datei</string><key>other</key><string>%d Dateien</string>"
            "</dict></dict></dict></plist>"
        ),
        {"/n/v/one": "%d Datei", "/n/v/other": "%d Dateien"},
    ),
    "android": (
        "android",
        (
            "<resources xmlns:x='urn:oasis:names:tc:xliff:document:1.2'><string name='a'>"
            "Eins\n   <b>zwei"
            "</b> \\'x\\' \\u00e4\\n\"  y\"</string>"
            "<string name='b' translatable='false'>Nein</string>"
            "<string name='c'>@string/a</string><string name='d'>Hi <x:g id='1'>%s</x:g>!</string>"
            "<string name='e'><![CDATA[<i>Drei</i>]]></string><color name='f'>#fff</color>"
            "<string-array name='g'><item>Vier</item></string-array>"
            "<plurals name='h'><item quantity='few'>Acht</item></plurals></resources>"
        ),
        {
            "/a": "Eins ⟨<b>⟩zwei⟨</b>⟩ 'x' ä\n  y",
            "/d": "Hi ⟨%s⟩!",
            "/e": "<i>Drei</i>",
            "/g/0": "Vier",
            "/h/few": "Acht",
        },
    ),
    "android-products": (
        "android",
        (
            "<resources><string name='a'>Eins</string>"
            "<string name='a' product='tablet'>Zwei</string>"
            "<string name='b'>it\\&#39;s</string></resources>"
        ),
        {"/a": "Eins", "/a@tablet": "Zwei", "/b": "it's"},
    ),
    "fluent": (
        "fluent",
        (
            "# c\n-a = Eins\nb = Zwei { -a } { $x }\n    .c = Drei\n"
            "d = Ich habe { $n ->\n  [one] ein Boot\n"
            " *[other] { $n } Boote\n } hier.\ne =\n    Vier\n      fünf\n"
        ),
        {
            "-a": "Eins",
            "b": "Zwei ⟨{ -a }⟩ ⟨{ $x }⟩",
            "b.c": "Drei",
            "d[one]": "Ich habe ein Boot hier.",
            "d[other]": "Ich habe ⟨{ $n }⟩ Boote hier.",
            "e": "Vier\n  fünf",
        },
    ),
    "resx": (
        "resx",
        (
            "<root><resheader name='v'><value>2</value></resheader><data name='a'>"
            "<value> Eins &lt;b>"
            "</value><comment>Nein</comment></data>"
            "<data name='b' type='x'><value>Nein</value></data>"
            "<data name='>>c.Name'><value>Nein</value></data></root>"
        ),
        {"a": " Eins <b>"},
    ),
}


@pytest.mark.parametrize(("name", "text", "found"), STRINGS.values(), ids=STRINGS)
def test_strings(name: str, text: str, found: dict[str, str]) -> None:
    assert strings(name, text) == found


WRITTEN = {
    "json": ("json", r'{"a": "x\u00e4\ny"}', [["x", r"\u00e4", r"\n", "y"]]),
    "yaml-flow": ("yaml", 'a: "x\\ty\n   z"\n', [["x", "\\t", "y", "\n   ", "z"]]),
    "yaml-block": ("yaml", "a: >\n  x\n\n  y\n", [["x", "\n\n  ", "y\n"]]),
    "properties": ("properties", "a=x\\\n  y\\tz", [["x", "y", "\\t", "z"]]),
    "android": (
        "android",
        "<resources><string name='a'>x &amp;\n  \\'y</string></resources>",
        [["x ", "&amp;", "\n  ", "\\'", "y"]],
    ),
}


@pytest.mark.parametrize(("name", "text", "pieces"), WRITTEN.values(), ids=WRITTEN)
def test_what_is_written_for_each_piece(name: str, text: str, pieces: list[list[str]]) -> None:
    assert written(name, text) == pieces


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Save", Kind.LABEL),
        ("Save the file now", Kind.LABEL),
        ("Save the file now.", Kind.PROSE),
        ("Name:", Kind.LABEL),
        ("Do you want to keep it?", Kind.PROSE),
        ("One two three four five six seven eight nine ten eleven twelve thirteen", Kind.PROSE),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert [block.kind for block in read("json", f'{{"a": "{text}"}}')[1]] == [kind]


def test_a_string_is_one_segment_with_its_key_and_place() -> None:
    raw = raw_text('{\n  "a": "Ein Satz. Noch ein Satz hier."\n}', "de.json")
    found = read_document(raw, side=Side.TARGET, language="de", input_format=None)
    assert [segment.text for segment in found.segments] == ["Ein Satz. Noch ein Satz hier."]
    location = found.location(found.segments[0], 10)
    assert (location.line, location.column, location.key) == (2, 19, "/a")


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("json", '{"@@locale": "pt_BR", "a": "Oi"}', "pt-BR"),
        ("json", '{"locale": "fr", "a": "Oui"}', "fr"),
        ("json", '{"de": {"a": "Ja"}}', "de"),
        ("json", '{"menu": {"a": "Ja"}}', None),
        ("json", '{"de": {"a": "Ja"}, "fr": {"a": "Oui"}}', None),
        ("yaml", "zh-TW:\n  a: 是\n", "zh-TW"),
        ("yaml", "a: b\n", None),
    ],
)
def test_the_language_that_a_file_states(name: str, text: str, language: str | None) -> None:
    assert {block.language for block in read(name, text)[1]} == {language}


@pytest.mark.parametrize(
    ("name", "text", "syntax"),
    [
        ("json", '{"@@locale": "de", "a": "Eins {n}"}', ("icu",)),
        ("json", '{"a": {"message": "Eins $X$"}}', ("chrome",)),
        ("json", '{"a": "Eins {n}"}', ()),
    ],
)
def test_how_placeholders_are_declared(name: str, text: str, syntax: tuple[str, ...]) -> None:
    assert [block.syntax for block in read(name, text)[1]] == [syntax]


COMMENTS = {
    "json": ('{"a": "http://b" // c\n}', ['b" // c']),
    "yaml": ("# a\nb: c#d # e\n", [" a", " e"]),
    "properties": ("# a\nb=c # d\n  ! e\n", [" a", " e"]),
    "strings": ('/* a */ "b"="c"; // d\n', [" a ", " d"]),
    "android": ("<resources><!-- a\nb --></resources>", [" a\nb "]),
    "fluent": ("# a\nb = c # d\n### e", ["a", "e"]),
    "mdx": ("Eins {/* a */} zwei", [" a "]),
    "webvtt": ("WEBVTT\n\nNOTE a\nb\n\n00:01.000 --> 00:02.000\nNOTE", ["a\nb"]),
}


@pytest.mark.parametrize(("name", "case"), COMMENTS.items(), ids=COMMENTS)
def test_comments(name: str, case: tuple[str, list[str]]) -> None:
    text, comments = case
    form = registry.load("formats", name)
    assert [m["text"] for m in re.finditer(form.comment, text, re.DOTALL)] == comments


@pytest.mark.parametrize("name", ["android", "resx", "qt", "stringsdict"])
def test_xml_in_the_encoding_that_it_states(name: str) -> None:
    content = '<?xml version="1.0" encoding="iso-8859-1"?><a>Grün</a>'.encode("iso-8859-1")
    raw = registry.load("formats", name).open(content, "a.xml")
    assert (raw.encoding, raw.text[-8:-4]) == ("iso8859-1", "Grün")


def test_properties_in_latin_1() -> None:
    from mtqa.formats.properties import open_file

    raw = open_file("a=Grün\nb=Größe".encode("iso-8859-1"), "a.properties")
    assert (raw.encoding, raw.text) == ("iso-8859-1", "a=Grün\nb=Größe")
