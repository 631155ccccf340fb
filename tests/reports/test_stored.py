"""What `mtqa report` reads: results of this version, of earlier ones, and what is none."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa import registry
from mtqa.errors import InputError
from mtqa.reports._stored import read, result_of
from mtqa.reports.json import SCHEMA_VERSION
from mtqa.types import ReportOptions, Side, TokenScores

FIRST = Path(__file__).with_name("stored") / "first.json"
"""A result as version 1 began, without baselines, MQM scores, texts of files and origins."""


def stored(result):
    stream = io.StringIO()
    registry.load("reports", "json").write(result, stream, ReportOptions())
    return stream.getvalue()


def written(name, result):
    report = registry.load("reports", name)
    stream = io.BytesIO() if report.binary else io.StringIO()
    report.write(result, stream, ReportOptions())
    return stream.getvalue()


def bare(document):
    """What the JSON report keeps of a document: no blocks, no inlines, no notes."""
    if document is None:
        return None
    segments = tuple(replace(segment, inlines=()) for segment in document.segments)
    return replace(document, blocks=(), segments=segments, notes=())


def test_result_comes_back(whole):
    back = result_of(json.loads(stored(whole)))
    for mine, theirs in zip(back.judgements, whole.judgements, strict=True):
        assert mine.findings == theirs.findings
        assert mine.target == bare(theirs.target)
        assert mine.source == bare(theirs.source)
        assert mine.references == tuple(map(bare, theirs.references))
        assert mine.units == theirs.units
        rest = {"target": None, "source": None, "references": (), "errors": ()}
        assert replace(mine, **rest) == replace(theirs, **rest)
    assert replace(back, judgements=()) == replace(whole, judgements=())


def test_token_scores_come_back(result):
    first = result.judgements[0]
    scores = {
        first.units[0].id: (
            TokenScores("lm", Side.TARGET, ((0, 5, 0.25), (6, 9, 12.5))),
            TokenScores("lm", Side.SOURCE, ((0, 2, 1e-7),)),
        )
    }
    scored = replace(result, judgements=(replace(first, token_scores=scores),))
    text = stored(scored)
    back = result_of(json.loads(text))
    assert back.judgements[0].token_scores == scores
    assert "[6, 9, 12.5]" in re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("tokens", [[[0, 5]], [[0, 5, "x"]], [0, 5, 1]])
def test_damaged_token_scores_are_refused(result, tmp_path, tokens):
    data = json.loads(stored(result))
    data["units"][0]["token_scores"] = [{"model": "m", "side": "target", "tokens": tokens}]
    file = tmp_path / "result.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError, match=r"is a damaged result: units\[0\]\.token_scores"):
        read(str(file))


@pytest.mark.parametrize("name", registry.names("reports"))
def test_first_version_renders(name):
    assert written(name, read(str(FIRST)))


def test_first_version_keeps_its_places():
    result, data = read(str(FIRST)), json.loads(FIRST.read_text(encoding="utf-8"))
    again = json.loads(stored(result))
    for key in ("line", "column", "end_line", "end_column", "path", "quote", "related"):
        assert [f[key] for f in again["findings"]] == [f[key] for f in data["findings"]]
    places = ("text", "path", "line", "column")
    for mine, theirs in zip(again["units"], data["units"], strict=True):
        for slot, expected in zip(
            [mine["source"], mine["target"], *mine["references"]],
            [theirs["source"], theirs["target"], *theirs["references"]],
            strict=True,
        ):
            if expected is not None:
                assert [slot[name] for name in places] == [expected[name] for name in places]


NO_RESULT = {
    "missing": (None, "gone.json: cannot be read: No such file or directory"),
    "empty": (b"", "gone.json:1: is not JSON"),
    "cut": (b'{"schema_version": 1,\n "a"', "gone.json:2: is not JSON"),
    "binary": (b"\x89PNG\r\n\x1a\n\xff\xfe\x00", "gone.json: is not UTF-8"),
    "deep": (b"[" * 200_000, "gone.json: is not JSON"),
    "list": (b"[]", "gone.json: is no result of `mtqa check --format json`"),
    "other": (b'{"version": "2.1.0"}', "gone.json: is no result of `mtqa check --format json`"),
    "version-is-text": (
        b'{"schema_version": "1"}',
        "gone.json: is no result of `mtqa check --format json`",
    ),
    "later": (
        f'{{"schema_version": {SCHEMA_VERSION + 1}}}'.encode(),
        (
            f"gone.json: is a result of version {SCHEMA_VERSION + 1}: "
            f"this mtqa reads versions up to {SCHEMA_VERSION}"
        ),
    ),
    "damaged": (
        b'{"schema_version": 1, "translations": []}',
        "gone.json: is a damaged result: 'verdict' is missing",
    ),
}


@pytest.mark.parametrize("case", NO_RESULT)
def test_what_is_no_result(case):
    content, message = NO_RESULT[case]
    if content is not None:
        Path("gone.json").write_bytes(content)
    with pytest.raises(InputError) as error:
        read("gone.json")
    assert str(error.value) == message


DAMAGES = [
    (["findings", 0, "severity"], "awful", "one of neutral, minor, major, critical"),
    (["findings", 0, "translation"], "x", "of type integer from 0"),
    (["findings", 0, "start"], None, "of type integer from 0"),
    (["findings", 0, "start"], True, "of type integer from 0"),
    (["findings", 0, "line"], 0, "of type integer from 1"),
    (["findings", 0, "confidence"], 2, "of type number from 0 to 1"),
    (["units", 0, "target", "kind"], 7, "one of prose, heading, label, caption, metadata"),
    (
        ["units", 0, "target", "origins", 0],
        [1, 2],
        "of type array with at least 4 and at most 4",
    ),
    (["documents", 0, "text"], 3, "of type string"),
    (["scores", 0], None, "of type object"),
    (["verdict"], [], "of type object"),
    (["errors"], {}, "of type array"),
]


@pytest.mark.parametrize(("path", "value", "wanted"), DAMAGES)
def test_damaged_result_is_one_sentence(path, value, wanted, whole):
    data = json.loads(stored(whole))
    *parents, last = path
    place = data
    for step in parents:
        place = place[step]
    place[last] = value
    Path("damaged.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError) as error:
        read("damaged.json")
    name = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)[1:]
    assert str(error.value) == f"damaged.json: is a damaged result: {name} must be {wanted}"


def test_reference_without_a_document(whole):
    data = json.loads(stored(whole))
    data["translations"][0]["references"] = ["a", "b", "c"]
    Path("damaged.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError, match="is missing"):
        read("damaged.json")
