"""CSV and XLSX for reviewers, TSV for the tools of WMT."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from mtqa import registry
from mtqa.reports import mqm_tsv
from mtqa.reports._rows import COLUMNS, TRANSLATION_COLUMNS
from mtqa.types import CATEGORIES, ReportOptions, Result, Severity, Verdict
from tests.results import SIGNATURE, Texts, at, found, judged


def written(name, result):
    stream = io.StringIO()
    registry.load("reports", name).write(result, stream, ReportOptions())
    return stream.getvalue()


def rows(result):
    return list(csv.DictReader(io.StringIO(written("csv", result))))


def book(result):
    from openpyxl import load_workbook

    stream = io.BytesIO()
    registry.load("reports", "xlsx").write(result, stream, ReportOptions())
    return load_workbook(stream)


def one(quote, message="m", **more):
    texts = Texts(at("a.de.txt", f"{quote} Wort."))
    made = found(texts, 1, quote, "c", message, **more)
    judgement = judged(texts, made, verdict=Verdict("failed"), score=None)
    return Result((judgement,), Verdict("failed"), (), SIGNATURE)


def test_csv_has_a_row_for_each_finding_worst_first(whole):
    table = rows(whole)
    assert len(table) == len(whole.findings)
    assert tuple(table[0]) == COLUMNS
    order = ["critical", "major", "minor", "neutral"]
    levels = [order.index(row["severity"]) for row in table if row["status"] == "open"]
    assert levels == sorted(levels)
    rest = [row["status"] for row in table[len(levels) :]]
    assert rest == ["baseline", "suppressed", "baseline", "suppressed"]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("＝1", "'＝1"),
        (" =1", "' =1"),
        ("\t=1", "'\t=1"),
        ("1=1", "1=1"),
        ("'=1", "'=1"),
        ("\r=1", "\\r=1"),
    ],
)
def test_csv_holds_no_formula(text, cell):
    (row,) = rows(one("Ein", text))
    assert row["message"] == cell


def test_csv_has_no_cell_that_begins_a_formula(whole):
    for row in rows(whole):
        assert [v for v in row.values() if re.match(r"\s*[=+\-@＝＋－＠]", v)] == []


def test_xlsx_has_the_same_findings(whole):
    findings, translations = book(whole)
    (head, *body) = findings.values
    assert head == COLUMNS
    plain = [[row[name].removeprefix("'") for name in COLUMNS] for row in rows(whole)]
    assert [[str(v) if v is not None else "" for v in row] for row in body] == [
        [re.sub(r"\.0$", "", v) for v in row] for row in plain
    ]
    assert next(translations.values) == TRANSLATION_COLUMNS
    assert findings.auto_filter.ref == f"A1:S{len(whole.findings) + 1}"
    assert findings.freeze_panes == "A2"


def test_xlsx_translations(whole):
    *_, last = book(whole)["Translations"].values
    assert dict(zip(TRANSLATION_COLUMNS, last, strict=True)) == {
        "file": "app/a b, 100% [x]#1.de.md",
        "language": "de",
        "source": "app/a b, 100% [x]#1.en.md",
        "verdict": "failed",
        "reasons": "5 findings | of severity major or worse",
        "score": 22.5,
        "low": 3.25,
        "high": 41.75,
        "points": 31,
        "per 1,000": 775,
        "size": 40,
        "counted in": "source words",
        "findings": 3,
    }


def test_xlsx_holds_no_formula_even_when_edited(whole):
    for sheet in book(whole):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.quotePrefix or not isinstance(cell.value, str)


def test_xlsx_colours_severities(whole):
    sheet = book(whole)["Findings"]
    colors = {cell.value: cell.fill.fgColor.rgb for cell in sheet["B"][1:]}
    assert colors == {
        "critical": "00F8CBAD",
        "major": "00FFE699",
        "minor": "00FFF9DB",
        "neutral": "00DDEBF7",
    }


def test_xlsx_cuts_what_no_cell_holds():
    sheet = book(one("Ein", "x" * 40_000))["Findings"]
    message = sheet.cell(2, COLUMNS.index("message") + 1).value
    assert (len(message), message[-1]) == (32_767, "…")


def ratings(result):
    lines = written("mqm-tsv", result).splitlines()
    assert lines[0] == "\t".join(mqm_tsv.COLUMNS)
    return [dict(zip(mqm_tsv.COLUMNS, line.split("\t"), strict=True)) for line in lines[1:]]


def unmarked(text):
    return text.replace("<v>", "").replace("</v>", "")


def test_mqm_tsv_has_every_segment_and_every_finding_that_counts_in_one(whole):
    table = ratings(whole)
    segments = {(row["system"], row["docSegId"]) for row in table}
    assert len(segments) == len(whole.units)
    assert [int(row["globalSegId"]) for row in table] == sorted(
        int(r["globalSegId"]) for r in table
    )
    errors = [row for row in table if row["category"] != "No-error"]
    assert len(errors) == sum(f.counts and f.segment is not None for f in whole.findings)


def test_mqm_tsv_marks_the_span_and_only_it(whole):
    by_segment = {}
    for row in ratings(whole):
        marked = row["source"] + row["target"]
        assert marked.count("<v>") == marked.count("</v>") == (row["category"] != "No-error")
        key = (row["system"], row["docSegId"])
        texts = (unmarked(row["source"]), unmarked(row["target"]))
        assert by_segment.setdefault(key, texts) == texts


def test_mqm_tsv_rating(whole):
    (row,) = [r for r in ratings(whole) if "beyond-bmp" in r["metadata"]]
    metadata = json.loads(row.pop("metadata"))
    assert row == {
        "system": "app/a b, 100% [x]#1.de.md",
        "doc": "app/a b, 100% [x]#1.en.md:en-de",
        "docSegId": "4",
        "globalSegId": "17",
        "rater": "mtqa",
        "source": "The 𠮷 house <\u2060v>opens<\u2060/v> `now`.",
        "target": "Das <v>𠮷-Haus <\u2060v>öffnet<\u2060/v></v> `jetzt`\\x00\\ufffe "
        "\\u202eumgedreht\\u202c.",
        "category": "Accuracy/Mistranslation",
        "severity": "Major",
    }
    assert metadata == {
        "note": "major accuracy/mistranslation beyond-bmp: 𠮷 is beyond the BMP",
        "marked_text": "𠮷-Haus <v>öffnet</v>",
    }


def test_mqm_tsv_passes_over_what_was_not_judged(whole):
    *others, last = whole.judgements
    last = replace(last, scope=frozenset({"u2", "u4"}))
    table = ratings(replace(whole, judgements=(*others, last)))
    kept = [row for row in table if row["system"] == last.target.raw.path]
    assert {(row["docSegId"], row["globalSegId"]) for row in kept} == {("2", "15"), ("4", "17")}


def test_mqm_tsv_tells_references_once(whole):
    told = [json.loads(row["metadata"]).get("segment") for row in ratings(whole)]
    assert sum(segment is not None for segment in told) == 5
    assert told[3] == {
        "references": {
            "press/tide.ref.de.txt": "Wie die Küstenzeitung am 4. Mai berichtete, hat die "
            "Aufsicht das Kraftwerk genehmigt. 2028 soll es ans Netz gehen."
        },
        "primary_reference": "press/tide.ref.de.txt",
    }


@pytest.mark.parametrize("category", sorted(CATEGORIES))
def test_mqm_tsv_knows_every_category(category):
    (row,) = ratings(one("Ein", category=category))
    assert re.fullmatch(
        r"(Accuracy|Fluency|Terminology|Style|Locale convention)/[A-Z][a-z ]+|Other",
        row["category"],
    )
    assert (row["category"] == "Fluency/Punctuation") is (
        category in ("linguistic-conventions/punctuation", "linguistic-conventions/typography")
    )


@pytest.mark.parametrize(
    ("severity", "name"),
    list(zip(Severity, ["Neutral", "Minor", "Major", "Major"], strict=True)),
)
def test_mqm_tsv_severities(severity, name):
    (row,) = ratings(one("Ein", severity=severity))
    assert row["severity"] == name
    assert json.loads(row["metadata"])["note"].startswith(f"{severity} ")
