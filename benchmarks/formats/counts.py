"""Reads all files under a folder that nobody here wrote, and counts their texts twice: as mtqa
reads them, and as a library of the format does.

    python benchmarks/formats/counts.py /usr/share/locale
    python benchmarks/formats/counts.py downloads/homeassistant --suffix .json

A file that is refused is listed with the sentence that says why; what is neither read nor refused
is a crash, and ends with exit code 1. polib, translate-toolkit, python-docx, python-pptx, odfpy and
openpyxl count where they are installed.
"""

from __future__ import annotations

import json
import re
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtqa import registry
from mtqa.errors import InputError
from mtqa.formats import choose
from mtqa.text.decoding import decode, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mtqa.types import Format

SHOWN = 10
"""So many files of each kind are listed."""


def leaves(value: Any) -> Iterator[str]:
    """The texts in nested mappings and lists."""
    if isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)


def count_json(path: Path) -> int:
    """The texts of a JSON file, by the standard library."""
    return len(list(leaves(json.loads(path.read_bytes()))))


def count_yaml(path: Path) -> int:
    """The texts of a YAML file without symbols of Ruby, by PyYAML's safe loader."""
    import yaml

    texts = leaves(yaml.safe_load(path.read_bytes()))
    return sum(not re.fullmatch(r":\w+", text) for text in texts)


def count_po(path: Path) -> int:
    """The messages, each plural form by itself, by polib."""
    import polib

    entries = polib.pofile(str(path))
    return sum(max(len(entry.msgstr_plural), 1) for entry in entries)


def count_properties(path: Path) -> int:
    """The texts of Java properties, by translate-toolkit."""
    from translate.storage import properties

    units = properties.javautf8file.parsefile(str(path)).units
    return sum(bool(unit.source.strip()) for unit in units)


def count_xliff(path: Path) -> int:
    """The units to translate, by translate-toolkit."""
    from translate.storage import factory

    return sum(unit.istranslatable() for unit in factory.getobject(str(path)).units)


def count_docx(path: Path) -> int:
    """The paragraphs with text in all parts of a DOCX file, by python-docx."""
    from docx import Document
    from docx.text.paragraph import Paragraph

    parts = Document(str(path)).part.package.iter_parts()
    wanted = re.compile(r"/word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
    roots = {
        str(part.partname): parse(part.blob) for part in parts if wanted.fullmatch(part.partname)
    }
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    texts = (
        Paragraph(paragraph, None).text
        for root in roots.values()
        for paragraph in root.iter(f"{space}p")
    )
    return sum(bool(text.strip()) for text in texts)


def parse(xml: bytes) -> Any:
    """The root of a part, with python-docx's own classes."""
    from docx.oxml.parser import parse_xml

    return parse_xml(xml)


def count_pptx(path: Path) -> int:
    """The paragraphs with text on slides and in their notes, by python-pptx."""
    from pptx import Presentation
    from pptx.text.text import _Paragraph as Paragraph

    slides = list(Presentation(str(path)).slides)
    notes = [slide.notes_slide for slide in slides if slide.has_notes_slide]
    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    texts = (
        Paragraph(paragraph, None).text
        for page in [*slides, *notes]
        for paragraph in page.element.iter(f"{space}p")
    )
    return sum(bool(text.strip()) for text in texts)


def count_odt(path: Path) -> int:
    """The paragraphs and headings with text of their own in the body of an ODT file, by odfpy."""
    from odf import teletype
    from odf.opendocument import load
    from odf.text import H, P

    body = load(str(path)).text
    found = [*body.getElementsByType(P), *body.getElementsByType(H)]
    return sum(bool(teletype.extractText(element).strip()) for element in found)


COUNTS: dict[str, Callable[[Path], int]] = {
    ".json": count_json,
    ".yml": count_yaml,
    ".yaml": count_yaml,
    ".po": count_po,
    ".pot": count_po,
    ".properties": count_properties,
    ".xlf": count_xliff,
    ".xliff": count_xliff,
    ".docx": count_docx,
    ".pptx": count_pptx,
    ".odt": count_odt,
}


def count(path: Path) -> int:
    """The texts or units that mtqa finds in a file. Raises InputError."""
    form: Format = registry.load("formats", choose(str(path), None))
    raw = (form.open or decode)(read_bytes(str(path)), str(path))
    if form.units:
        return sum(len(list(found.entries)) for found in form.units(raw))
    assert form.read
    return len(form.read(raw))


def other_count(path: Path) -> int | None:
    """What a library of the format counts; None where there is none, or it cannot read the file."""
    try:
        counter = COUNTS.get(path.suffix.lower())
        return counter(path) if counter else None
    except ImportError:
        return None
    except Exception as error:  # noqa: BLE001 (whatever the library raises)
        click.echo(f"  the library cannot read {path}: {type(error).__name__}")
        return None


@click.command()
@click.argument("root", type=click.Path(exists=True, path_type=Path))
@click.option("--suffix", "suffixes", multiple=True, help="Only files with this suffix.")
@click.option("--every", default=1, help="Only every so-manieth file.")
def main(root: Path, suffixes: tuple[str, ...], every: int) -> None:
    """Print what came of the files under ROOT."""
    outcomes: Counter[str] = Counter()
    texts = 0
    start = time.perf_counter()
    files = [file for file in sorted(root.rglob("*")) if file.is_file()]
    wanted = [file for file in files if not suffixes or file.suffix.lower() in suffixes]
    for file in wanted[::every]:
        outcome, detail, number = judge(file)
        outcomes[outcome] += 1
        texts += number
        if detail and outcomes[outcome] <= SHOWN:
            click.echo(f"{outcome}: {detail}")
    seconds = time.perf_counter() - start
    parts = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
    click.echo(f"{parts}; {texts} texts in {seconds:.1f} s")
    raise SystemExit(1 if outcomes["crash"] else 0)


def judge(path: Path) -> tuple[str, str, int]:
    """What came of a file, what is to be said of it, and how many texts it has."""
    try:
        number = count(path)
    except InputError as error:
        known = "of no known format" not in str(error)
        return ("refused", str(error), 0) if known else ("of no known format", "", 0)
    except Exception:  # noqa: BLE001 (what is looked for here)
        return "crash", f"{path}\n{traceback.format_exc()}", 0
    other = other_count(path)
    if other is None:
        return "read", "", number
    if other == number:
        return "equal", "", number
    return "different", f"{path}: {number} texts, the library counts {other}", number


if __name__ == "__main__":
    main()
