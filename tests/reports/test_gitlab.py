import io
import json
from dataclasses import replace

from jsonschema import Draft202012Validator

from mtqa import registry
from mtqa.types import FileError, ReportOptions, Result, Verdict
from tests.conftest import ROOT
from tests.results import SIGNATURE, Texts, at, found, judged

SCHEMA = json.loads((ROOT / "tests/schemas/gitlab-code-quality.json").read_text(encoding="utf-8"))


def issues(result):
    stream = io.StringIO()
    registry.load("reports", "gitlab").write(result, stream, ReportOptions())
    read = json.loads(stream.getvalue())
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(read)] == []
    return read


def test_what_counts_is_listed_and_nothing_else(whole):
    found = issues(whole)
    counted = [f.message for f in whole.findings if f.counts]
    errors = [error.message for error in whole.errors]
    assert [issue["description"] for issue in found] == counted + errors


def test_fingerprints_differ_and_keep_where_lines_move():
    def judgement(path, *lines):
        texts = Texts(at(path, *lines))
        number = lines.index("Ein Wort.") + 1
        made = [found(texts, number, "Wort", "c", "m")] * 2
        return judged(texts, *made, verdict=Verdict("failed"), score=None)

    def prints(*judgements):
        result = Result(judgements, Verdict("failed"), (), SIGNATURE)
        return [issue["fingerprint"] for issue in issues(result)]

    before = prints(judgement("a.txt", "Ein Wort."), judgement("b.txt", "Ein Wort."))
    after = prints(judgement("a.txt", "Neu.", "Ein Wort."), judgement("b.txt", "Ein Wort."))
    assert len(set(before)) == 4
    assert before == after


def test_unreadable_file_is_a_blocker(whole):
    result = replace(whole, judgements=(), errors=(FileError("a.txt:3", "is no text"),))
    ((issue,)) = issues(result)
    assert {key: issue[key] for key in ("check_name", "severity", "location")} == {
        "check_name": "unreadable",
        "severity": "blocker",
        "location": {"path": "a.txt", "lines": {"begin": 3, "end": 3}},
    }


def test_nothing_found_is_an_empty_list(whole):
    assert issues(replace(whole, judgements=(), errors=())) == []
