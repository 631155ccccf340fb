"""What holds for every format: the places are right, and a fix changes its words alone.

A format adds samples. In the translation of each stands one word with a wrong apostrophe, Bezos‘,
and nowhere else in the file is that mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from mtqa import registry
from mtqa.cli.fix import fix
from mtqa.fixing import rewritten
from mtqa.formats import choose, read_document
from mtqa.text.decoding import decode, read_bytes
from mtqa.types import Side

WRONG, RIGHT = "Bezos‘", "Bezos’"


@dataclass(frozen=True)
class Sample:
    """A file: its name, what is in it, and the segments of its translation. `encodings` are those
    that such a file may have.
    """

    name: str
    text: str
    segments: tuple[str, ...]
    encodings: tuple[str, ...] = ("utf-8", "utf-8-sig", "utf-16")


SAMPLES = {
    "text": Sample(
        "page.de.txt",
        f"Am Kai\n\n  Das ist {WRONG} Boot. Es ist rot.  \n",
        ("Am Kai", f"Das ist {WRONG} Boot.", "Es ist rot."),
    ),
    "markdown": Sample(
        "page.de.md",
        f"# Am Kai\n\n* Das ist **{WRONG}** Boot &amp; Netz.\n",
        ("Am Kai", f"Das ist {WRONG} Boot & Netz."),
    ),
    "html": Sample(
        "page.de.html",
        f"<!doctype html>\n<h1>Am Kai</h1>\n<p>Das ist <b>{WRONG}</b>\nBoot &amp; Netz.</p>\n",
        ("Am Kai", f"Das ist {WRONG} Boot & Netz."),
    ),
    "po": Sample(
        "messages.po",
        'msgid ""\nmsgstr "Language: de\\n"\n\n# Kai\n#, c-format\nmsgid "This is %s\'s\\tboat"\n'
        f'msgstr ""\n"Das \\"ist\\" {WRONG}"\n"\\tBoot %s\\n"\n\nmsgid "Red"\nmsgstr "Rot"\n',
        (f'Das "ist" {WRONG}\tBoot %s\n', "Rot"),
        ("utf-8", "utf-8-sig"),
    ),
    "po-charset": Sample(
        "messages.po",
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=windows-1252\\n"\n'
        f'"Language: de\\n"\n\nmsgid "It is Bezos\'s"\nmsgstr "Es gehört {WRONG} Vater"\n',
        (f"Es gehört {WRONG} Vater",),
        ("cp1252",),
    ),
    "csv": Sample(
        "units.csv",
        f'id,en,de\n1,"A ""boat""","Das ""ist"" {WRONG} Boot"\n2,Red,Rot\n',
        (f'Das "ist" {WRONG} Boot', "Rot"),
    ),
    "tsv": Sample("units.tsv", f"source\ttarget\nBoat\t{WRONG} Boot\n", (f"{WRONG} Boot",)),
    "jsonl": Sample(
        "units.jsonl",
        f'{{"id": 1, "source": "Boat", "target": "Das\\t\\"ist\\" {WRONG} Boot"}}\n',
        (f'Das\t"ist" {WRONG} Boot',),
    ),
    "xliff": Sample(
        "page.xlf",
        '<?xml version="1.0"?>\n<xliff version="1.2">\n<file source-language="en" '
        'target-language="de"><body>\n<trans-unit id="1">\n<source>Net &amp; boat</source>\n'
        f'<target>Das <g id="1">ist</g> {WRONG} Boot &amp; Netz.</target>\n</trans-unit>'
        '<trans-unit id="2"><source>Red</source><target><![CDATA[Rot]]></target></trans-unit>\n'
        "</body></file></xliff>\n",
        (f"Das ist {WRONG} Boot & Netz.", "Rot"),
    ),
    "xliff-2": Sample(
        "page.xliff",
        '<xliff version="2.0" srcLang="en" trgLang="de"><file id="f">\n<unit id="1"><segment>'
        f"<source>It was</source>\n<target>Das 漢字 war\n{WRONG} Boot &lt;x&gt;</target></segment>"
        "</unit>\n</file></xliff>\n",
        (f"Das 漢字 war\n{WRONG} Boot <x>",),
    ),
    "xliff-section": Sample(
        "page.sdlxliff",
        '<xliff version="1.2"><file source-language="en" target-language="de"><body>\n'
        '<trans-unit id="1"><source>Net</source>\n'
        f"<target><![CDATA[Das <b>ist</b> {WRONG} Boot & Netz.]]></target></trans-unit>\n"
        "</body></file></xliff>\n",
        (f"Das <b>ist</b> {WRONG} Boot & Netz.",),
    ),
    "json": Sample(
        "de.json",
        '{\n  "a": {"b": ["Am Kai", "Das \\"ist\\" \\u2026 '
        f'{WRONG}\\tBoot {{{{x}}}}\\n"]}},\n\n  "c":  "Rot" // gut\n}}\n',
        ("Am Kai", f'Das "ist" … {WRONG}\tBoot {{{{x}}}}\n', "Rot"),
    ),
    "arb": Sample(
        "app_de.arb",
        f'{{\n"@@locale": "de",\n"boat": "{WRONG} Boot {{n}}",\n'
        '"@boat": {"description": "A boat"}\n}\n',
        (f"{WRONG} Boot {{n}}",),
    ),
    "yaml": Sample(
        "de.yml",
        f"# Kai\nde:\n  a: &x Am Kai # oben\n  b: 'Das ''ist'' {WRONG}\n    Boot'\n"
        '  c: "\\u2026 \\\n    rot\\n"\n  d: >-\n    Eins\n    zwei\n\n    drei\n  e: |\n'
        "    Vier\n     fünf\n  f: 12\n  g: *x\n",
        ("Am Kai", f"Das 'ist' {WRONG} Boot", "… rot\n", "Eins zwei\ndrei", "Vier\n fünf\n"),
    ),
    "properties": Sample(
        "messages_de.properties",
        f"# Kai\na.b = Am Kai\\u2026\nc\\ d: Das ist \\\n    {WRONG}\\tBoot \\\n\n! x\ne=\n",
        ("Am Kai…", f"Das ist {WRONG}\tBoot "),
    ),
    "strings": Sample(
        "de.lproj/Localizable.strings",
        f'/* Kai */\n"a" = "Am \\"Kai\\"";\n// c\nb = "Das ist {WRONG} Boot\\n\\U2026";\n',
        ('Am "Kai"', f"Das ist {WRONG} Boot\n…"),
    ),
    "stringsdict": Sample(
        "de.stringsdict",
        '<?xml version="1.0"?>\n<plist version="1.0">\n<dict>\n<key>n</key><dict>\n'
        "<key>NSStringFormatValueTypeKey</key><string>d</string>\n"
        f"<key>one</key><string>{WRONG} Boot &amp; Netz</string></dict>\n</dict>\n</plist>\n",
        (f"{WRONG} Boot & Netz",),
    ),
    "android": Sample(
        "res/values-de/strings.xml",
        '<resources>\n  <string name="a">Am  <b>Kai</b>\n    ist\\\'s</string>\n  <!-- c -->\n'
        f'  <string name="b"><![CDATA[Das ist\\n{WRONG} Boot]]> &lt;x></string>\n'
        '  <string name="c" translatable="false">Kai</string>\n'
        '  <plurals name="d"><item quantity="one">Rot</item></plurals>\n</resources>\n',
        ("Am Kai ist's", f"Das ist\n{WRONG} Boot <x>", "Rot"),
    ),
    "resx": Sample(
        "Texte.de.resx",
        '<root>\n  <data name="a" xml:space="preserve">\n    <value>Am Kai &amp; {0}</value>\n'
        f'  </data>\n  <data name="b"><value>Das ist\n{WRONG} Boot</value></data>\n</root>\n',
        ("Am Kai & {0}", f"Das ist\n{WRONG} Boot"),
    ),
    "srt": Sample(
        "film.de.srt",
        "1\n00:00:01,000 --> 00:00:04,000\nAm <i>Kai</i>,\n- ja.\n\n2\n"
        f"00:00:05,000 --> 00:00:06,000\n{{\\an8}}Das ist {WRONG} Boot.\n",
        ("Am Kai,\n- ja.", f"Das ist {WRONG} Boot."),
    ),
    "webvtt": Sample(
        "film.de.vtt",
        "WEBVTT\n\nNOTE Kai\n\na\n00:01.000 --> 00:04.000 line:0\n<v Bob>Am &amp; im Kai\n\n"
        f"00:05.000 --> 00:06.000\nDas ist {WRONG}\nBoot.\n",
        ("Am & im Kai", f"Das ist {WRONG}\nBoot."),
    ),
    "fluent": Sample(
        "de.ftl",
        f"# Kai\n-a = Kai\nb = Am {{ -a }}\n    .c = Das ist\n        {WRONG} Boot\nd = {{ $n ->\n"
        "    [one] Ein Boot\n   *[other] { $n } Boote\n }\n",
        ("Kai", "Am { -a }", f"Das ist\n{WRONG} Boot", "Ein Boot", "{ $n } Boote"),
    ),
    "qt": Sample(
        "app_de.ts",
        '<?xml version="1.0"?>\n<!DOCTYPE TS>\n<TS language="de">\n<context><name>Kai</name>\n'
        "<message><source>It is &amp;%1</source><!-- c -->\n"
        f"<translation>Es ist {WRONG}\nBoot &amp;%1</translation></message>\n"
        '<message numerus="yes"><source>Red</source><translation><numerusform>Rot</numerusform>'
        "</translation></message>\n</context>\n</TS>\n",
        (f"Es ist {WRONG}\nBoot &%1", "Rot"),
    ),
    "mdx": Sample(
        "page.de.mdx",
        'import A from "a"\n\n# Am {kai}\n\n<A b={1 > 2}>\n  Das ist **{WRONG}** Boot.\n'.replace(
            "{WRONG}", WRONG
        )
        + "</A>\n\n{/* nichts */}\n\nRot <A c={d}>und</A> blau.\n",
        ("Am {kai}", f"Das ist {WRONG} Boot.", "Rot und blau."),
    ),
    "tmx": Sample(
        "page.tmx",
        '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="en"/><body>\n<tu>\n'
        '<tuv xml:lang="en"><seg>Net</seg></tuv>\n<tuv xml:lang="de">\n'
        f'<seg>Das <bpt i="1">&lt;b></bpt>ist<ept i="1"/> {WRONG} Boot &amp; Netz.</seg></tuv>\n'
        "</tu></body></tmx>\n",
        (f"Das ist {WRONG} Boot & Netz.",),
    ),
}

CASES = {
    f"{name}-{encoding}-{ends}": (sample, sample.text.replace("\n", end).encode(encoding))
    for name, sample in SAMPLES.items()
    for encoding in sample.encodings
    for ends, end in (("lf", "\n"), ("crlf", "\r\n"))
}


def form_of(name: str):
    return registry.load("formats", choose(name, None))


def opened(name: str, content: bytes):
    return (form_of(name).open or decode)(content, name)


@pytest.mark.parametrize(("sample", "content"), CASES.values(), ids=CASES)
def test_places(sample: Sample, content: bytes) -> None:
    raw = opened(sample.name, content)
    document = read_document(raw, side=Side.TARGET, language="de", input_format=None)
    assert [segment.text for segment in document.segments] == list(sample.segments)
    lines = raw.text.splitlines()
    for segment in document.segments:
        for place in [p for o in segment.origins for p in range(o.start, o.end)]:
            if segment.text[place].isalnum():
                location = document.location(segment, place)
                assert lines[location.line - 1][location.column - 1] == segment.text[place]


@pytest.mark.parametrize(("sample", "content"), CASES.values(), ids=CASES)
def test_nothing_changes_without_a_fix(sample: Sample, content: bytes) -> None:
    assert rewritten(content, opened(sample.name, content), [], form_of(sample.name)) == content


@pytest.mark.parametrize(("sample", "content"), CASES.values(), ids=CASES)
def test_a_fix_changes_its_words_alone(sample: Sample, content: bytes) -> None:
    Path(sample.name).parent.mkdir(parents=True, exist_ok=True)
    Path(sample.name).write_bytes(content)
    given = ["--no-models", "--select", "apostrophe", "--target-language", "de", "--write"]
    done = CliRunner().invoke(fix, [*given, sample.name], catch_exceptions=False)
    assert (done.exit_code, done.stderr) == (0, f"{sample.name}: 1 fixed\n")
    encoding = opened(sample.name, content).encoding
    wrong, right = (word[-1].encode(encoding) for word in (WRONG, RIGHT))
    assert content.count(wrong) == 1
    assert read_bytes(sample.name) == content.replace(wrong, right)
