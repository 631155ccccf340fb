"""Archives that tests make themselves: the parts that a reader needs, and no more."""

from __future__ import annotations

import io
import zipfile

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
