"""What holds for every report that is there."""

from __future__ import annotations

import io
import re

import pytest

from mtqa import registry
from mtqa.reports._stored import read
from mtqa.types import FileError, ReportOptions, Result, Verdict
from tests.results import SIGNATURE, Texts, at, found, judged

NAMES = registry.names("reports")
TEXT = [name for name in NAMES if not registry.load("reports", name).binary]
SNAPSHOTS = {
    "checkstyle": "xml", "csv": "csv", "github": "txt", "github-summary": "md", "gitlab": "json",
    "jsonl": "jsonl", "junit": "xml", "markdown": "md", "mqm-tsv": "tsv", "sarif": "json",
    "tap": "tap",
}  # fmt: skip


def written(name, result, **options):
    """What a report writes; of a workbook its cells."""
    report = registry.load("reports", name)
    stream = io.BytesIO() if report.binary else io.StringIO()
    report.write(result, stream, ReportOptions(**options))
    if not report.binary:
        return stream.getvalue()
    from openpyxl import load_workbook

    return [(sheet.title, list(sheet.values)) for sheet in load_workbook(stream)]


@pytest.fixture(autouse=True)
def _one_version(monkeypatch):
    for module in ("json", "sarif"):
        monkeypatch.setattr(f"mtqa.reports.{module}.__version__", "1.2.3")


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_snapshot(name, whole, snapshot):
    snapshot(f"{name}.{SNAPSHOTS[name]}", written(name, whole))


def test_every_report_has_a_snapshot():
    elsewhere = {"html", "json", "terminal", "xlsx"}
    assert set(NAMES) - elsewhere == set(SNAPSHOTS)


@pytest.mark.parametrize("name", NAMES)
def test_stored_result_reads_the_same(name, whole, tmp_path):
    file = tmp_path / "result.json"
    file.write_text(written("json", whole), encoding="utf-8")
    assert written(name, read(str(file))) == written(name, whole)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_was_read(name):
    verdict = Verdict("inconclusive", ("no translation could be read",))
    result = Result((), verdict, (FileError("gone.txt", "there is no such file"),), SIGNATURE)
    assert written(name, result)
    assert written(name, Result((), verdict, (), SIGNATURE)) is not None


@pytest.mark.parametrize("name", TEXT)
def test_texts_of_others_steer_no_terminal(name, whole):
    assert (
        set(re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", written(name, whole)))
        == set()
    )


@pytest.mark.parametrize("name", TEXT)
def test_lone_surrogates_can_be_written(name):
    texts = Texts(at("a\udcff.txt", "halb \ud83d"))
    finding = found(texts, 1, "\ud83d", "c\ud83d", "\ud83d", suggestions=("\ud83d",), why="\ud83d")
    judgement = judged(texts, finding, verdict=Verdict("failed"), score=whole_score())
    text = written(name, Result((judgement,), Verdict("failed"), (), SIGNATURE))
    assert "\ud83d" not in text
    assert "\udcff" not in text


def whole_score():
    from mtqa.types import Score

    return Score("mqm", 0, "s")


@pytest.mark.parametrize("name", TEXT)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_any_encoding_of_the_stream(name, encoding, whole):
    """The command line writes what a stream cannot take as escapes."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", newline="\n")
    registry.load("reports", name).write(whole, stream, ReportOptions())
    stream.flush()
    assert raw.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_same_result_same_report(name, whole):
    assert written(name, whole, color=False) == written(name, whole, color=False)
