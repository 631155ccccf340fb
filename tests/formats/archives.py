"""Archives that tests make themselves: the parts that a reader needs, and no more."""

from __future__ import annotations

import io
import zipfile

import openpyxl

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def archive(parts: dict[str, str | bytes]) -> bytes:
    """The bytes of a zip file."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return written.getvalue()


def docx(body: str, **others: str) -> bytes:
    """A document; others are further parts in word/, by name."""
    parts = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    parts |= {f"word/{name}.xml": text for name, text in others.items()}
    return archive({"[Content_Types].xml": "<Types/>", **parts})


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def pptx(*slides: str, shown: tuple[int, ...] = (), notes: dict[int, str] | None = None) -> bytes:
    """Slides from their text bodies; `shown` is the order of the presentation."""
    links = "".join(f'<p:sldId id="{n}" r:id="rId{n}"/>' for n in shown)
    relations = "".join(f'<Relationship Id="rId{n}" Target="slides/slide{n}.xml"/>' for n in shown)
    parts = {
        "ppt/presentation.xml": f"<p:presentation {A}>{links}</p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    for number, text in enumerate(slides, start=1):
        parts[f"ppt/slides/slide{number}.xml"] = f"<p:sld {A}>{text}</p:sld>"
    for number, text in (notes or {}).items():
        target = f"../notesSlides/notesSlide{number}.xml"
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = (
            f'<Relationships><Relationship Id="r" Target="{target}"/></Relationships>'
        )
        parts[f"ppt/notesSlides/notesSlide{number}.xml"] = f"<p:notes {A}>{text}</p:notes>"
    return archive(parts)


def odt(body: str) -> bytes:
    content = f"<office:document-content {ODF}>{body}</office:document-content>"
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub(*pages: str, navigation: str = "<p>Inhalt") -> bytes:
    """A book; its pages are listed against their order, which is that of the spine."""
    items = "".join(
        f'<item id="p{n}" href="p{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in reversed(range(len(pages)))
    )
    spine = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    nav = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>'
    return archive({
        "META-INF/container.xml": '<container><rootfile full-path="b/book.opf"/></container>',
        "b/book.opf": f"<package><manifest>{items}{nav}</manifest><spine>{spine}</spine></package>",
        "b/nav.xhtml": navigation,
        **{f"b/p{n}.xhtml": page for n, page in enumerate(pages)},
    })  # fmt: skip


def xlsx(*sheets: list[list[object]]) -> bytes:
    """A workbook; each sheet is its rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


_PARAGRAPH = "<a:p><a:r><a:t>Das Boot &amp; sein Netz.</a:t></a:r></a:p>"
_SLIDE = f"<p:sp><p:txBody>{_PARAGRAPH}</p:txBody></p:sp>"

ARCHIVES = {
    "a.docx": docx(
        f"<w:p><w:pPr><w:numPr/></w:pPr>{run('Am ')}<w:ins>{run('roten')}</w:ins>{run(' Kai.')}"
        "<w:r><w:tab/></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('Ein Boot &amp; sein Netz.')}</w:p></w:tc></w:tr></w:tbl>",
        header1=f"<w:hdr {W}><w:p>{run('Kopf')}</w:p></w:hdr>",
    ),
    "a.pptx": pptx(_SLIDE, _SLIDE, shown=(2, 1), notes={1: _SLIDE}),
    "a.odt": odt(
        "<office:body><office:text><text:h text:outline-level='1'>Am Kai</text:h>"
        "<text:p>Ein <text:span>rotes</text:span><text:s text:c='2'/>Boot.</text:p>"
        "</office:text></office:body>"
    ),
    "a.epub": epub("<h1>Am Kai</h1><p lang='de'>Ein <b>rotes</b> Boot.", "<p>Das Netz &amp; mehr."),
    "a.xlsx": xlsx([["id", "en", "de"], [1, "Boat", "Boot"], [2, "Net", "Netz & mehr"]]),
}
"""A small sample of each kind, by the name of a file."""
