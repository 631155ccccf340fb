"""`mtqa compare`: what changed, what it means for the exit code, and bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtqa.cli import main
from mtqa.systems.comparing import difference

REFERENCE = [
    "Der Hafen der Insel öffnet am Montag wieder.",
    "Alle Fischer freuen sich sehr darauf.",
    "Das neue Boot kostet 1.200 Euro.",
    "Im Winter fährt keine Fähre.",
]
ENGLISH = [
    "The harbour of the island reopens on Monday.",
    "All fishermen are looking forward to it.",
    "The new boat costs 1,200 euros.",
    "There is no ferry in winter.",
]


def write(name: str, lines: list[str]) -> str:
    Path(name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return name


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as done:
        main(["compare", "--no-models", *arguments])
    return int(done.value.code or 0)


@pytest.fixture
def files() -> tuple[str, str]:
    write("ref.de.txt", REFERENCE)
    write("src.en.txt", ENGLISH)
    old = [REFERENCE[0], "Die Fischer freuen sich.", REFERENCE[2], "Im Winter gibt es die Fähre."]
    new = [REFERENCE[0], REFERENCE[1], "Das neue Boot kostet 1.300 Euro.", old[3]]
    return write("old.de.txt", old), write("new.de.txt", new)


def test_segments_come_worst_first_with_their_words(files, capsys) -> None:
    assert run(*files, "--reference", "ref.de.txt") == 0
    out = capsys.readouterr().out
    assert "2 of 4 segments differ: 1 better, 1 worse" in out
    worse = out.index("Das neue Boot kostet 1.[-200-]{+300+} Euro.")
    better = out.index("[-Die-]{+Alle+} Fischer freuen sich{+ sehr darauf+}.")
    assert worse < better
    assert out.endswith("no regression\n")


def test_new_findings_are_a_regression(files, capsys) -> None:
    given = ["--source", "src.en.txt", "--source-language", "en", "--format", "json"]
    assert run(*files, *given) == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in found["appeared"]] == ["wrong-number/changed"]
    assert found["regression"] is True
    assert found["reasons"] == ["1 new finding of severity major or worse"]
    assert found["metrics"] == []


def test_the_way_back_is_none(files, capsys) -> None:
    given = ["--source", "src.en.txt", "--source-language", "en", "--format", "json"]
    assert run(files[1], files[0], *given) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["appeared"] == []
    assert [one["code"] for one in found["disappeared"]] == ["wrong-number/changed"]


def test_findings_may_be_let_pass(files) -> None:
    given = ["--source", "src.en.txt", "--source-language", "en", "--fail-on", "never"]
    assert run(*files, *given) == 0


def test_a_significantly_worse_score_is_a_regression(capsys) -> None:
    write("ref.de.txt", REFERENCE * 10)
    write("old.de.txt", REFERENCE * 10)
    write("new.de.txt", [line[: len(line) // 2] for line in REFERENCE * 10])
    given = ["--reference", "ref.de.txt", "--metric", "chrf", "--fail-on", "never", "--limit", "3"]
    assert run("old.de.txt", "new.de.txt", *given) == 1
    out = capsys.readouterr().out
    assert "regression: chrF2 is significantly worse: -" in out
    assert "37 more (--limit)" in out


def test_the_same_file_twice_has_no_changes(files, capsys) -> None:
    write("copy.de.txt", Path(files[0]).read_text(encoding="utf-8").splitlines())
    assert run(files[0], "copy.de.txt", "--reference", "ref.de.txt", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["segments"], found["appeared"], found["reasons"]) == ([], [], [])


def test_versions_of_other_length_are_aligned(files, capsys) -> None:
    lines = Path(files[0]).read_text(encoding="utf-8").splitlines()
    write("joined.de.txt", [f"{lines[0]} {lines[1]}", "Das neue Boot ist rot.", lines[3]])
    assert run(files[0], "joined.de.txt", "--target-language", "de") == 0
    assert "1 of 4 segments differ" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("a b c", "a x c", [("=", "a "), ("-", "b"), ("+", "x"), ("=", " c")]),
        ("港口重開", "港口開放", [("=", "港口"), ("-", "重"), ("=", "開"), ("+", "放")]),
        ("", "neu", [("+", "neu")]),
        ("Haus", "Haus", [("=", "Haus")]),
    ],
    ids=["word", "chinese", "empty", "same"],
)
def test_difference(old: str, new: str, parts: list[tuple[str, str]]) -> None:
    assert difference(old, new) == parts


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["old.de.txt", "none.txt"], "none.txt: there is no such file"),
        (["old.de.txt", "-"], "not from standard input"),
        (["old.de.txt", "new.de.txt", "--metric", "bleu"], "bleu needs a --reference"),
        (["old.de.txt", "new.de.txt", "-o", "new.de.txt"], "it is an input"),
    ],
    ids=["missing", "stdin", "metric", "output"],
)
@pytest.mark.usefixtures("files")
def test_refusals(arguments, sentence, capsys) -> None:
    assert run(*arguments) == 2
    assert sentence in capsys.readouterr().err
