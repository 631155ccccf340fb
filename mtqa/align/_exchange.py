"""An alignment as a file: JSON and TSV, which people correct and give back, and TMX.

JSON and TSV name segments by their numbers in the source and the target, counted from 1, so that
a corrected file holds as long as the texts do not change.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from mtqa.errors import InputError
from mtqa.types import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from mtqa.types import Document

VERSION = 1
_COLUMNS = ("source", "target", "confidence", "source text", "target text")


def to_json(source: Document, target: Document, links: Sequence[Link]) -> str:
    """Links with the texts beside them, for the eye."""
    rows = [
        {
            "source": [index + 1 for index in link.source],
            "target": [index + 1 for index in link.target],
            "confidence": round(link.confidence, 4),
            "source_text": _text(source, link.source),
            "target_text": _text(target, link.target),
        }
        for link in links
    ]
    head = {"mtqa-alignment": VERSION, "source": source.raw.path, "target": target.raw.path}
    return json.dumps({**head, "links": rows}, ensure_ascii=False, indent=2) + "\n"


def to_tsv(source: Document, target: Document, links: Sequence[Link]) -> str:
    """A line for each link; several segments of a side are joined by +."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(_COLUMNS)
    for link in links:
        writer.writerow(
            [
                "+".join(str(index + 1) for index in link.source),
                "+".join(str(index + 1) for index in link.target),
                f"{link.confidence:.4f}",
                _text(source, link.source),
                _text(target, link.target),
            ]
        )
    return out.getvalue()


def to_tmx(source: Document, target: Document, links: Sequence[Link]) -> str:
    """TMX 1.4b (LISA OSCAR): a translation unit for each link with two sides."""
    import xml.etree.ElementTree as ET

    from mtqa import __version__

    root = ET.Element("tmx", version="1.4")
    ET.SubElement(
        root,
        "header",
        {
            "creationtool": "mtqa",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "mtqa",
            "adminlang": "en",
            "srclang": source.language,
            "datatype": "plaintext",
        },
    )
    body = ET.SubElement(root, "body")
    for link in links:
        if link.source and link.target:
            unit = ET.SubElement(body, "tu")
            for document, indices in ((source, link.source), (target, link.target)):
                variant = ET.SubElement(unit, "tuv", {"xml:lang": document.language})
                ET.SubElement(variant, "seg").text = _printable(_text(document, indices))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


EXPORTS = {"json": to_json, "tsv": to_tsv, "tmx": to_tmx}


def read_alignment(path: Path, source: Document, target: Document) -> list[Link]:
    """A corrected JSON or TSV file. Segments that it does not name stay alone.

    Raises InputError with the line if it cannot be read, names a segment twice or one that does
    not exist, or is not in the order of the source.
    """
    from mtqa.text.decoding import decode, read_bytes

    text = decode(read_bytes(str(path)), str(path)).text
    read = _json_rows if path.suffix.lower() == ".json" else _tsv_rows
    links: list[Link] = []
    seen: tuple[set[int], set[int]] = (set(), set())
    sizes = (len(source.segments), len(target.segments))
    for line, sides, confidence in read(text, path):
        for numbers, size, taken in zip(sides, sizes, seen, strict=True):
            for number in numbers:
                if not 1 <= number <= size:
                    raise _fault(path, line, f"there is no segment {number}, only {size}")
                if number in taken:
                    raise _fault(path, line, f"segment {number} stands in two links")
                taken.add(number)
        first, second = (tuple(number - 1 for number in sorted(side)) for side in sides)
        links.append(Link(first, second, confidence))
    return _complete(links, sizes)


def _json_rows(text: str, path: Path) -> Iterator[tuple[int | None, list[list[int]], float]]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise _fault(path, error.lineno, f"is not JSON: {error.msg}") from None
    if not isinstance(data, dict) or data.get("mtqa-alignment") != VERSION:
        raise _fault(path, None, f"is not an alignment of version {VERSION}")
    for number, row in enumerate(data.get("links", ()), start=1):
        try:
            sides = [[int(index) for index in row[side]] for side in ("source", "target")]
            yield None, sides, float(row.get("confidence", 1))
        except (KeyError, TypeError, ValueError, AttributeError):
            raise _fault(path, None, f"link {number} has no lists 'source' and 'target'") from None


def _tsv_rows(text: str, path: Path) -> Iterator[tuple[int | None, list[list[int]], float]]:
    rows = csv.reader(io.StringIO(text), delimiter="\t")
    for row in rows:
        if not row or row[0] == _COLUMNS[0]:
            continue
        try:
            sides = [[int(n) for n in cell.split("+") if n.strip()] for cell in row[:2]]
            confidence = float(row[2]) if len(row) > 2 else 1.0
        except ValueError:
            raise _fault(path, rows.line_num, "a link is two numbers, such as 3+4 and 5") from None
        if len(sides) < 2:
            raise _fault(path, rows.line_num, "a link needs a column for each side")
        yield rows.line_num, sides, confidence


def _complete(links: Sequence[Link], sizes: tuple[int, int]) -> list[Link]:
    """In the order of the source; segments that no link names stand alone, where they are."""
    named = ({i for link in links for i in link.source}, {j for link in links for j in link.target})
    rest = [Link((i,), (), 1.0) for i in range(sizes[0]) if i not in named[0]]
    added = [Link((), (j,), 1.0) for j in range(sizes[1]) if j not in named[1]]
    ordered = sorted([*(link for link in links if link.source), *rest], key=lambda x: x.source)
    lone = [link for link in links if link.target and not link.source]
    for link in sorted([*lone, *added], key=lambda x: x.target):
        later = (n for n, o in enumerate(ordered) if o.target and o.target > link.target)
        ordered.insert(next(later, len(ordered)), link)
    return ordered


def _fault(path: Path, line: int | None, message: str) -> InputError:
    return InputError(message, path=str(path), line=line)


def _text(document: Document, indices: Iterable[int]) -> str:
    return " ".join(" ".join(document.segments[index].text.split()) for index in indices)


def _printable(text: str) -> str:
    """Without the control characters that XML 1.0 does not have."""
    return "".join(char for char in text if char >= " " or char in "\t\n\r")
