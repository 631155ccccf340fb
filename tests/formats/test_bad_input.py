"""Files that cannot be read: one sentence with file and line."""

from __future__ import annotations

import pytest

from mtqa import registry
from mtqa.errors import InputError
from mtqa.formats import choose, read_document
from mtqa.text.decoding import decode
from mtqa.types import Side

BOMB = (
    '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<{root}><{item} name="x">&b;</{item}>'
    "</{root}>"
)
EXTERNAL = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>\n<{root}>&a;</{root}>'
ENTITY = "1: the file declares an entity of its own (a); write out what it stands for"


def xml(template: str, root: str, item: str = "") -> str:
    return template.replace("{root}", root).replace("{item}", item)


BAD = {
    "json-truncated": (
        "a.json",
        '{"a": "b",\n"c": "d"',
        "2: the file ends in the middle of its JSON",
    ),
    "json-open-string": (
        "a.json",
        '{"a":\n"b}',
        '2: this is not JSON: a value is expected, not "b}',
    ),
    "json-comma": (
        "a.json",
        '{"a": "b",\n}',
        "2: this is not JSON: a key in quotation marks is expected, not }",
    ),
    "json-missing-comma": (
        "a.json",
        '{"a": "b"\n"c": "d"}',
        '2: this is not JSON: a comma or } is expected, not "c": "d"}',
    ),
    "json-number-as-a-key": (
        "a.json",
        '{1: "b"}',
        '1: this is not JSON: a key in quotation marks is expected, not 1: "b"}',
    ),
    "json-no-colon": ("a.json", '{"a" "b"}', '1: this is not JSON: a colon is expected, not "b"}'),
    "json-twice": (
        "a.json",
        '{"a": "b",\n\n"a": "c"}',
        '3: the key "a" is here again, after line 1',
    ),
    "json-twice-escaped": (
        "a.json",
        '{"a": "b",\n"\\u0061": "c"}',
        '2: the key "a" is here again, after line 1',
    ),
    "json-deep": ("a.json", "[" * 10_000, "1: nested more than 100 levels deep"),
    "json-deep-objects": (
        "a.json",
        '{"a":\n' * 10_000 + "1" + "}" * 10_000,
        "101: nested more than 100 levels deep",
    ),
    "json-more": (
        "a.json",
        '{"a": "b"}\n{}',
        "2: this is not JSON: nothing more is expected, not {}",
    ),
    "json-escape": (
        "a.json",
        '{"a": "\\x"}',
        '1: this is not JSON: a value is expected, not "\\x"}',
    ),
    "json-wrong-word": (
        "a.json",
        '{"a": True}',
        "1: this is not JSON: a value is expected, not True}",
    ),
    "json-no-text": ("a.json", "{}", ": the file has no text to check"),
    "json-other-file": (
        "a.json",
        "<html>",
        "1: this is not JSON: a value is expected, not <html>",
    ),
    "yaml-indent": (
        "a.yml",
        "a: b\n c: d\n",
        "2: this is not YAML: mapping values are not allowed in this context",
    ),
    "yaml-twice": ("a.yml", "a: b\nc: d\na: e\n", "3: the key a is here again, after line 1"),
    "yaml-tab": (
        "a.yml",
        "a:\n\tb: c\n",
        (
            "2: this is not YAML: while scanning for the next token: found character that cannot"
            " start any token"
        ),
    ),
    "yaml-control": (
        "a.yml",
        "a: b\nb: x\x07\n" + "c: d\n" * 9,
        "2: YAML has no such control characters",
    ),
    "yaml-deep": ("a.yml", "[" * 10_000, "1: nested more than 100 levels deep"),
    "yaml-key": ("a.yml", "? [a]\n: b\n", "1: a mapping or sequence cannot be a key here"),
    "properties-twice": (
        "a.properties",
        "a=b\nc=d\na e\n",
        "3: the key a is here again, after line 1",
    ),
    "properties-escape": (
        "a.properties",
        "a=b\nc=\\u00g4\n",
        "2: \\u00g4 is no character, which has four digits",
    ),
    "properties-escape-before-a-line-end": (
        "a.properties",
        "a=\\ut \\\n\nb=c",
        "1: \\ut \\ is no character, which has four digits",
    ),
    "strings-no-semicolon": (
        "a.strings",
        '"a" = "b"\n"c" = "d";\n',
        '1: this is no entry of the form "key" = "text";',
    ),
    "strings-open": (
        "a.strings",
        '"a" = "b";\n"c',
        '2: this is no entry of the form "key" = "text";',
    ),
    "strings-twice": ("a.strings", '"a"="b";\na="c";', "2: the key a is here again, after line 1"),
    "android-bomb": ("a.xml", xml(BOMB, "resources", "string"), ENTITY),
    "android-external": ("a.xml", xml(EXTERNAL, "resources"), ENTITY),
    "android-root": (
        "a.xml",
        "<plist>\n</plist>",
        "1: the outermost element is <plist>, not <resources>",
    ),
    "android-truncated": (
        "a.xml",
        '<resources>\n<string name="a">b',
        "2: this is not well-formed XML: no element found",
    ),
    "android-tag": (
        "a.xml",
        '<resources>\n<string name="a">b</item></resources>',
        "2: this is not well-formed XML: mismatched tag",
    ),
    "android-no-name": (
        "a.xml",
        "<resources>\n<string>b</string></resources>",
        "2: this <string> has no name",
    ),
    "android-twice": (
        "a.xml",
        '<resources><string name="a">b</string>\n<string name="a">c</string></resources>',
        "2: the key /a is here again, after line 1",
    ),
    "android-deep": ("a.xml", "<a>" * 10_000, "1: nested more than 100 levels deep"),
    "resx-bomb": ("a.resx", xml(BOMB, "root", "data"), ENTITY),
    "resx-root": ("a.resx", "<html/>", "1: the outermost element is <html>, not <root>"),
    "resx-no-name": ("a.resx", "<root>\n<data/></root>", "2: this <data> has no name"),
    "stringsdict-external": ("a.stringsdict", xml(EXTERNAL, "plist"), ENTITY),
    "stringsdict-no-key": (
        "a.stringsdict",
        "<plist><array>\n<string>a</string></array></plist>",
        "2: this <string> has no key",
    ),
    "fluent-entry": ("a.ftl", "a = b\nc d\n", '2: this is not Fluent: Expected token: "="'),
    "fluent-twice": ("a.ftl", "a = b\nc = d\na = e\n", "3: the key a is here again, after line 1"),
    "fluent-deep": ("a.ftl", "a = {\n" + "{" * 10_000, "2: nested more than 100 levels deep"),
    "qt-typescript": (
        "a.ts",
        "export const a = 1;\n",
        "1: this is no file of Qt Linguist, which is XML with the element <TS>",
    ),
    "qt-bomb": ("a.ts", xml(BOMB, "TS", "context"), ENTITY),
    "qt-root": ("a.ts", "<ts/>", "1: the outermost element is <ts>, not <TS>"),
    "qt-twice": (
        "a.ts",
        "<TS><context><name>A</name>"
        + "<message id='A'><source>b</source><translation>c</translation></message>\n" * 2
        + "</context></TS>",
        "2: two units have the id 'A', the first in line 1",
    ),
    "srt-no-timing": (
        "a.srt",
        "1\nHallo\n",
        "1: a timing of the form 00:00:01,000 --> 00:00:02,000 is expected",
    ),
    "srt-timing": (
        "a.srt",
        "1\n00:00:01,000 --> 00:00:02,000\nHallo\n\n2\n00:00:03 -> --> 4\nWelt\n",
        "6: this timing is not of the form 00:00:01,000 --> 00:00:02,000",
    ),
    "webvtt-header": (
        "a.vtt",
        "1\n00:01.000 --> 00:02.000\nHallo",
        "1: a WebVTT file begins with a line WEBVTT",
    ),
    "webvtt-timing": (
        "a.vtt",
        "WEBVTT\n\n00:01.000 --> x\nHallo",
        "3: this timing is not of the form 00:01.000 --> 00:02.000",
    ),
}


@pytest.mark.parametrize(("name", "text", "sentence"), BAD.values(), ids=BAD)
def test_bad_files(name: str, text: str, sentence: str) -> None:
    form = registry.load("formats", choose(name, None))
    with pytest.raises(InputError) as caught:
        read_document(
            (form.open or decode)(text.encode(), name),
            side=Side.TARGET,
            language="de",
            input_format=None,
        )
    assert str(caught.value) == f"{name}{'' if sentence[0] == ':' else ':'}{sentence}"


@pytest.mark.parametrize("name", ["a.json", "a.yml", "a.properties", "a.strings", "a.xml", "a.srt"])
def test_invalid_utf_8_in_the_middle(name: str) -> None:
    content = b"\xc3\xa4\xc3\xb6\xc3\xbc\n" * 5 + b"a\xff\n" + b"\xc3\xa4\n" * 5
    form = registry.load("formats", choose(name, None))
    with pytest.raises(InputError) as caught:
        (form.open or decode)(content, name)
    assert str(caught.value) == f"{name}:6: the bytes at offset 36 are not valid UTF-8"
