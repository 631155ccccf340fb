"""`mtqa evaluate metrics`: numbers by hand, and bad rows."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mtqa.cli import main
from mtqa.systems.judged import kept, read_rows

REFERENCES = ["Der Hafen öffnet am Montag.", "Alle Fischer freuen sich."]
OUTPUTS = {
    "good": ["Der Hafen öffnet am Montag wieder.", "Alle Fischer freuen sich."],
    "middle": ["Der Hafen macht am Montag auf.", "Die Fischer freuen sich."],
    "bad": ["Hafen auf.", "Fisch froh."],
}
HUMAN = {"good": 0, "middle": -1, "bad": -9}


def row(system: str, item: int, **more) -> dict:
    return {
        "pair": "en-de",
        "system": system,
        "doc_id": "d",
        "seg_id": item,
        "source": f"Source {item}.",
        "target": OUTPUTS[system][item],
        "references": {"ref": REFERENCES[item]},
        "human_score": HUMAN[system],
        **more,
    }


ROWS = [row(system, item) for system in OUTPUTS for item in (0, 1)]


def write(rows: list, name: str = "rows.jsonl") -> str:
    text = "".join(f"{json.dumps(one)}\n" for one in rows)
    if name.endswith(".gz"):
        Path(name).write_bytes(gzip.compress(text.encode()))
    else:
        Path(name).write_text(text, encoding="utf-8")
    return name


def run(*arguments: str) -> int:
    try:
        main(["evaluate", "metrics", *arguments])
    except SystemExit as done:
        return int(done.code or 0)
    return 0


def test_agreements(capsys) -> None:
    assert run(write(ROWS, "rows.jsonl.gz"), "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)["agreements"]
    assert [one["metric"] for one in found] == ["BLEU", "chrF2", "TER"]
    for one in found:
        assert (one["pair"], one["rows"], one["accuracy"]) == ("en-de", 6, 1.0)
        assert one["systems"] == [3, 3]
        assert one["pearson"] > 0.5, "TER counts the other way round"


def test_table_and_markdown(capsys) -> None:
    file = write(ROWS)
    assert run(file, "--metric", "chrf") == 0
    assert "chrF2|nrefs:1|case:mixed|" in capsys.readouterr().out
    assert run(file, "--metric", "chrf", "--format", "markdown") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("| pair | metric | rows | Pearson | Spearman | Kendall | pairs |")
    assert lines[2].endswith("| 1.000 | 1.000 | 3/3 |")


def test_judgements_of_one_translation_are_averaged() -> None:
    Path("rows.jsonl").write_text("", encoding="utf-8")
    rows = read_rows(Path(write([*ROWS, row("good", 0, human_score=-4)])), "human_score")
    left, notes = kept(rows)
    assert [one.human for one in left] == [-2, 0, -1, -1, -9, -9]
    assert notes == ["1 further judgements of the same translation are averaged with it"]


def test_the_reference_is_no_system() -> None:
    copies = [{**row("good", n), "system": "human", "target": REFERENCES[n]} for n in (0, 1)]
    left, notes = kept(read_rows(Path(write([*ROWS, *copies])), "human_score"))
    assert {one.system for one in left} == {"good", "middle", "bad"}
    assert notes == ["human (en-de) is the reference itself and left out"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "rows.jsonl: has no rows"),
        ("{", "rows.jsonl:1: is not JSON"),
        ("[]", "rows.jsonl:1: is no JSON object"),
        ('{"source": "a"}', "rows.jsonl:1: needs 'source' and 'target', each a string"),
        ('{"source": "a", "target": "b"}', "rows.jsonl:1: needs 'human_score', a number"),
        (
            '{"source": "a", "target": "b", "human_score": 1, "references": "c"}',
            "rows.jsonl:1: 'references' must hold strings",
        ),
        ('{"source": "a", "target": "b", "human_score": 1}', "no row has a reference"),
    ],
    ids=["empty", "json", "array", "target", "human", "references", "no-reference"],
)
def test_refusals(content: str, sentence: str, capsys) -> None:
    Path("rows.jsonl").write_text(content, encoding="utf-8")
    assert run("rows.jsonl") == 2
    out, err = capsys.readouterr()
    assert err.startswith(f"mtqa: {sentence}")
    assert out == ""


def test_files_that_cannot_be_read(capsys) -> None:
    assert run("none.jsonl") == 2
    Path("bin.gz").write_bytes(b"\x1f\x8bnothing")
    assert run("bin.gz") == 2
    err = capsys.readouterr().err.splitlines()
    assert err == [
        "mtqa: none.jsonl: cannot be read: No such file or directory",
        "mtqa: bin.gz: is no JSON Lines file in UTF-8",
    ]
