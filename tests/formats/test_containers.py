"""Office documents and books: what is read of them, in which order, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from mtqa import registry
from mtqa.errors import InputError
from mtqa.fixing import Edit, rewritten
from mtqa.formats import read_document
from mtqa.types import Document, Side
from tests.formats.archives import ARCHIVES, A, W, archive, docx, epub, odt, pptx, run
from tests.formats.fuzz import damaged_archive, read


def opened(name: str, content: bytes) -> Document:
    raw = registry.load("formats", name).open(content, f"a.{name}")
    return read_document(raw, side=Side.TARGET, language="de", input_format=name)


def shown(name: str, content: bytes) -> list[str]:
    form = registry.load("formats", name)
    return [
        f"{block.element}{block.level or ''} {block.text}".replace("\n", "⏎")
        for block in form.read(form.open(content, f"a.{name}"))
    ]


def slide(text: str, kind: str = "body") -> str:
    place = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
    return f"<p:sp>{place}<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"


READ = {
    "runs": ("docx", docx(f"<w:p>{run('Am ')}{run('K')}{run('ai.')}</w:p>"), ["paragraph Am Kai."]),
    "headings-by-style": (
        "docx",
        docx(
            '<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr>' + run("Am Kai") + "</w:p>",
            styles=f'<w:styles {W}><w:style w:type="paragraph" w:styleId="berschrift2">'
            '<w:name w:val="heading 2"/></w:style></w:styles>',
        ),
        ["heading2 Am Kai"],
    ),
    "list-and-table": (
        "docx",
        docx(
            f"<w:p><w:pPr><w:numPr/></w:pPr>{run('Ein Boot liegt hier.')}</w:p>"
            f"<w:tbl><w:tr><w:tc><w:p>{run('Es ist rot und alt.')}</w:p></w:tc></w:tr></w:tbl>"
        ),
        ["list-item Ein Boot liegt hier.", "table-cell Es ist rot und alt."],
    ),
    "tracked-changes-accepted": (
        "docx",
        docx(
            f"<w:p>{run('Ein ')}<w:del><w:r><w:delText>altes</w:delText></w:r></w:del>"
            f"<w:ins>{run('neues')}</w:ins>{run(' Boot.')}</w:p>"
        ),
        ["paragraph Ein neues Boot."],
    ),
    "breaks-tabs-and-fields": (
        "docx",
        docx(
            f"<w:p>{run('Eins')}<w:r><w:br/></w:r>{run('zwei')}<w:r><w:tab/></w:r>"
            f"<w:r><w:instrText>PAGE</w:instrText></w:r>{run('drei &amp; vier')}</w:p>"
        ),
        ["paragraph Eins⏎zwei\tdrei & vier"],
    ),
    "text-box-inside": (
        "docx",
        docx(
            f"<w:p>{run('Vor ')}<mc:AlternateContent xmlns:mc='m'><mc:Choice>"
            f"<w:txbxContent><w:p>{run('im Kasten')}</w:p></w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:p>{run('im Kasten')}</w:p></mc:Fallback></mc:AlternateContent>"
            f"{run('nach dem Kasten.')}</w:p>"
        ),
        ["paragraph im Kasten", "paragraph Vor nach dem Kasten."],
    ),
    "around-the-document": (
        "docx",
        docx(
            f"<w:p>{run('Text.')}</w:p>",
            header1=f"<w:hdr {W}><w:p>{run('Kopf.')}</w:p></w:hdr>",
            footnotes=f"<w:footnotes {W}><w:p>{run('Note.')}</w:p></w:footnotes>",
            comments=f"<w:comments {W}><w:p>{run('Frage?')}</w:p></w:comments>",
        ),
        ["paragraph Text.", "paragraph Note.", "paragraph Frage?", "paragraph Kopf."],
    ),
    "slides-in-the-order-shown": (
        "pptx",
        pptx(
            slide("Der zweite Titel", "title"),
            slide("Das Boot liegt am Kai.") + slide("Noch etwas über das Boot."),
            shown=(2, 1),
            notes={2: slide("Eine Notiz zu dem Boot.")},
        ),
        [
            "paragraph Das Boot liegt am Kai.",
            "paragraph Noch etwas über das Boot.",
            "paragraph Eine Notiz zu dem Boot.",
            "heading1 Der zweite Titel",
        ],
    ),
    "slide-numbers-are-no-text": (
        "pptx",
        pptx(f"<a:p {A}><a:r><a:t>Seite eins, </a:t></a:r><a:fld><a:t>7</a:t></a:fld></a:p>"),
        ["paragraph Seite eins,"],
    ),
    "opendocument": (
        "odt",
        odt(
            '<text:h text:outline-level="2">Am Kai</text:h><text:tracked-changes><text:p>alt'
            "</text:p></text:tracked-changes><text:list><text:list-item><text:p>Ein"
            '<text:s text:c="2"/>rotes<text:line-break/>Boot.</text:p></text:list-item></text:list>'
        ),
        ["heading2 Am Kai", "list-item Ein  rotes⏎Boot."],
    ),
    "book-in-the-order-of-its-spine": (
        "epub",
        epub("<p>Erstes Kapitel.", "<h1>Zweites</h1><p>Das Ende."),
        [
            "paragraph Inhalt",
            "paragraph Erstes Kapitel.",
            "heading1 Zweites",
            "paragraph Das Ende.",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "expected"), READ.values(), ids=READ)
def test_read(name: str, content: bytes, expected: list[str]) -> None:
    assert shown(name, content) == expected


def test_places_are_those_in_a_part() -> None:
    form = registry.load("formats", "docx")
    content = docx(
        f"<w:p>{run('Text.')}</w:p>", header1=f"<w:hdr {W}>\n<w:p>{run('Kopf.')}</w:p></w:hdr>"
    )
    raw = form.open(content, "a.docx")
    document = read_document(raw, side=Side.TARGET, language="de", input_format="docx")
    place = document.location(document.segments[1])
    assert (place.line, place.key) == (2, "word/header1.xml#paragraph 1")
    part = zipfile.ZipFile(io.BytesIO(content)).read("word/header1.xml").decode()
    assert part.splitlines()[1][place.column - 1 :].startswith("Kopf.")


def test_an_edit_changes_one_part_alone() -> None:
    form = registry.load("formats", "docx")
    content = docx(
        f"<w:p>{run('Alt.')}</w:p>", header1=f"<w:hdr {W}><w:p>{run('Kopf')}</w:p></w:hdr>"
    )
    raw = form.open(content, "a.docx")
    start = raw.text.index("Alt")
    edits = [Edit(start, start + 3, "Neu", None)]
    before, after = (
        {m.filename: (m.date_time, z.read(m)) for m in z.infolist()}
        for z in map(
            zipfile.ZipFile, map(io.BytesIO, (content, rewritten(content, raw, edits, form)))
        )
    )
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert after["word/document.xml"][1] == before["word/document.xml"][1].replace(b"Alt", b"Neu")


BAD = {
    "no-archive": (b"<w:document/>", r"this is no DOCX file, or a damaged one"),
    "empty": (b"", r"the file is empty"),
    "old-word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"old or encrypted Office file"),
    "other-archive": (archive({"a.txt": "a"}), r"parts with its text are missing"),
    "path-traversal": (archive({"../a.txt": "a"}), r"path '\.\./a\.txt', out of its folder"),
    "absolute-path": (archive({"/etc/a": "a"}), r"path '/etc/a', out of its folder"),
    "truncated": (docx(f"<w:p>{run('x' * 500)}</w:p>")[:-30], r"damaged one"),
    "broken-xml": (docx("<w:p>"), r"not well-formed XML"),
    "wrong-root": (archive({"word/document.xml": "<html/>"}), r"outermost element is <html>"),
    "entities": (
        archive({"word/document.xml": '<!DOCTYPE a [<!ENTITY x "y">]><w:document>&x;'}),
        r"declares an entity of its own \(x\)",
    ),
    "no-text": (docx("<w:p/>"), r"no text to check"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "message"), BAD.values(), ids=BAD)
def test_bad_files_are_refused(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        opened("docx", content)


def test_a_bomb_is_not_unpacked(monkeypatch) -> None:
    monkeypatch.setattr("mtqa.formats._container._MOST", 1_000_000)
    form = registry.load("formats", "docx")
    with pytest.raises(InputError, match=r"more than 1 million bytes are packed in it"):
        form.open(docx(" " * 2_000_000), "a.docx")


@pytest.mark.parametrize("place", range(0, 700, 7))
def test_a_damaged_byte_is_told_or_does_no_harm(place: int) -> None:
    content = bytearray(docx(f"<w:p>{run('Ein Boot liegt am Kai.')}</w:p>"))
    content[place % len(content)] ^= 0xFF
    try:
        found = shown("docx", bytes(content))
    except InputError:
        return
    assert found == ["paragraph Ein Boot liegt am Kai."]


@pytest.mark.parametrize("name", ARCHIVES)
def test_damaged_archives_are_read_or_refused(name: str) -> None:
    refused = 0
    for seed in range(60):
        try:
            read(name, damaged_archive(ARCHIVES[name], seed))
        except InputError:
            refused += 1
    assert 0 < refused < 60
