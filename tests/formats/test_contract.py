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
    Path(sample.name).write_bytes(content)
    given = ["--no-models", "--select", "apostrophe", "--target-language", "de", "--write"]
    done = CliRunner().invoke(fix, [*given, sample.name], catch_exceptions=False)
    assert (done.exit_code, done.stderr) == (0, f"{sample.name}: 1 fixed\n")
    encoding = opened(sample.name, content).encoding
    wrong, right = (word[-1].encode(encoding) for word in (WRONG, RIGHT))
    assert content.count(wrong) == 1
    assert read_bytes(sample.name) == content.replace(wrong, right)
