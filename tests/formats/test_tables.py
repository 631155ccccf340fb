"""Tables of units: CSV, TSV, JSON Lines, XLSX, Parquet."""

from __future__ import annotations

import io

import pytest

from mtqa import registry
from mtqa.errors import InputError
from mtqa.formats import choose
from mtqa.formats._bilingual import read_pairs
from mtqa.text.decoding import decode
from tests.formats.archives import xlsx


def opened(name: str, content: str | bytes):
    form = registry.load("formats", choose(f"units.{name}", None))
    data = content.encode() if isinstance(content, str) else content
    raw = (form.open or decode)(data, f"units.{name}")
    return raw, form.units(raw)


def shown(name: str, content: str | bytes) -> list[str]:
    """Each unit of each language: languages, id, source, target, references, note and state."""
    _, found = opened(name, content)
    lines = []
    for one in found:
        tags = f"{one.source_language or '?'}>{one.target_language or '?'}"
        for entry in one.entries:
            blocks = [entry.source, entry.target, *entry.references]
            texts = ["-" if block is None else block.text for block in blocks]
            about = [part for part in (entry.note, entry.state) if part]
            lines.append(" | ".join([tags, entry.id, *texts, *about]))
    return lines


READ = {
    "columns-by-name": (
        "csv",
        "id,source,target,reference,comment\n1,Boat,Boot,Das Boot,no article\n",
        ["?>? | 1 | Boat | Boot | Das Boot | no article"],
    ),
    "quotation-marks": (
        "csv",
        'Source;Target;x\r\n"A ""red"" boat;\r\nold";"Ein ""rotes"" Boot";\r\n',
        ['?>? | row 2 | A "red" boat;\r\nold | Ein "rotes" Boot'],
    ),
    "columns-by-language": (
        "csv",
        "key,en,de,zh-Hant\na,Boat,Boot,船\nb,Net,,網\n",
        [
            "en>de | a | Boat | Boot",
            "en>de | b | Net | -",
            "en>zh-Hant | a | Boat | 船",
            "en>zh-Hant | b | Net | 網",
        ],
    ),
    "marks-in-tsv-belong-to-the-text": (
        "tsv",
        'source\ttarget\n"Yes," he said\t"Ja", sagte er\n12" disc\t"Scheibe\n',
        ['?>? | row 2 | "Yes," he said | "Ja", sagte er', '?>? | row 3 | 12" disc | "Scheibe'],
    ),
    "languages-by-row": (
        "jsonl",
        '{"src": "A", "mt": "B", "lang": "de"}\n{"src": "Net", "mt": "Filet", "lang": "fr"}\n',
        ["?>de | line 1 | A | B", "?>fr | line 2 | Net | Filet"],
    ),
    "references": (
        "jsonl",
        """{"id": 7, "source": "A \\u2026", "target": null, "refs": ["\\"B\\"", "C"], "x": {}}

{"source": "Net", "target": "Netz", "state": "final"}
""",
        ['?>? | 7 | A … | - | "B" | C', "?>? | line 3 | Net | Netz | - | - | final"],
    ),
    "sheets": (
        "xlsx",
        xlsx([["Notes"], ["x"]], [["ID", "Source", "Target"], ["a", "A", "B"], [], [2, "A & B"]]),
        ["?>? | a | A | B", "?>? | 2 | A & B | -"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "expected"), READ.values(), ids=READ)
def test_read(name: str, content: str | bytes, expected: list[str]) -> None:
    assert shown(name, content) == expected


def test_places_in_a_sheet_have_their_cell() -> None:
    raw, found = opened("xlsx", xlsx([["en", "de"], ["Boat", "Boot"]]))
    pairs = read_pairs(raw, found[0])
    place = pairs.target.location(pairs.target.segments[0])
    assert place.key == "xl/worksheets/sheet1.xml#sheet1!B2"


def test_parquet() -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra mtqa[parquet] is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    written = io.BytesIO()
    parquet.write_table(pyarrow.table({"source": ["Boat"], "target": ["Boot"]}), written)
    assert shown("parquet", written.getvalue()) == ["?>? | line 1 | Boat | Boot"]
    with pytest.raises(InputError, match=r"this is no Parquet file, or a damaged one"):
        opened("parquet", b"PAR1 nothing")


BAD = {
    "no-columns": ("csv", "a1,b1\n1,2\n", 1, r"no columns named 'source' and 'target'.*a1, b1"),
    "no-members": ("jsonl", '{"a": 1}\n', None, r"no columns named 'source' and 'target'"),
    "open-quotation": ("csv", 'en,de\na,b\n"x,y\n', 3, r"never closed"),
    "too-many-fields": ("csv", "en,de\na,b,c\n", 2, r"3 fields, but there are 2 columns"),
    "no-json": ("jsonl", '{"source": "a", "target": "b"}\n{"source": \n', 2, r"no object in JSON"),
    "a-list": ("jsonl", "[1]\n", 1, r"no object in JSON"),
    "deep": ("jsonl", "[" * 100_000 + "\n", 1, r"no object in JSON"),
    "no-sheet": ("xlsx", xlsx([["Notes"], ["x"]]), None, r"no columns named"),
}


@pytest.mark.parametrize(("name", "content", "line", "message"), BAD.values(), ids=BAD)
def test_bad_tables_are_refused(name, content, line, message) -> None:
    with pytest.raises(InputError, match=message) as refused:
        opened(name, content)
    assert refused.value.line == line


def test_ids_stand_once() -> None:
    raw, found = opened("csv", "id,en,de\n1,a,b\n1,c,d\n")
    with pytest.raises(InputError, match=r"two units have the id '1', the first in line 2"):
        read_pairs(raw, found[0])
