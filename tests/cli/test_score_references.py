"""`mtqa score --reference`: every form, and what bad input is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtqa.cli import main

REFERENCE = [
    "Der Hafen der Insel öffnet am Montag wieder.",
    "Alle Fischer freuen sich sehr darauf.",
    "Das neue Boot kostet 1.200 Euro.",
    "Im Winter fährt keine Fähre.",
]
SYSTEM = [
    "Der Hafen der Insel öffnet Montag.",
    "Die Fischer freuen sich darauf.",
    "Das neue Boot kostet 1.200 Euro.",
    "Im Winter fährt die Fähre nicht.",
]
WORSE = ["Hafen auf.", "Fischer froh.", "Boot 1.200.", "Keine Fähre."]
ENGLISH = [
    "The harbour of the island reopens on Monday morning.",
    "All the fishermen are looking forward to it very much.",
    "The new boat costs 1,200 euros.",
    "There is no ferry in winter.",
]


def write(name: str, lines: list[str]) -> str:
    Path(name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return name


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as done:
        main(["score", "--no-models", *arguments])
    return int(done.value.code or 0)


@pytest.fixture
def files() -> list[str]:
    write("ref.de.txt", REFERENCE * 5)
    return [write("a.de.txt", SYSTEM * 5), write("b.de.txt", WORSE * 5)]


def test_table(files, capsys) -> None:
    main_code = run_ok(*files, "--reference", "ref.de.txt", "--metric", "chrf", "--chart")
    out, err = capsys.readouterr()
    assert main_code == 0
    assert "system (20 segments)" in out
    assert "worse" in out
    assert "humans prefer the same system in about 93% of such pairs" in out
    assert "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:" in out
    assert "paired-bootstrap|bs:1000|seed:12345|holm" in out
    assert "▕" in out
    assert err == "mtqa: warning: there are only 20 segments: the intervals are rough\n"


def run_ok(*arguments: str) -> int:
    """The exit code of a run that ends well, with or without an exit."""
    try:
        main(["score", "--no-models", *arguments])
    except SystemExit as done:
        return int(done.code or 0)
    return 0


def test_json(files, capsys) -> None:
    assert run_ok(*files, "--reference", "ref.de.txt", "--format", "json", "--segments") == 0
    found = json.loads(capsys.readouterr().out)
    bleu, chrf, ter = found["metrics"]
    assert [one["name"] for one in (bleu, chrf, ter)] == ["BLEU", "chrF2", "TER"]
    first, second = bleu["systems"]
    assert first["low"] <= first["value"] <= first["high"]
    assert (first["rank"], second["rank"]) == (1, 2)
    assert [one["line"] for one in first["segments"]] == list(range(1, 21))
    assert found["differences"][0]["system"] == "b.de.txt"
    assert found["differences"][0]["significant"] is True
    assert found["differences"][0]["better"] is False
    assert found["differences"][2]["value"] > 0, "TER is higher"
    assert found["differences"][2]["better"] is False


def test_tsv_has_documents_and_segments(files, capsys) -> None:
    write("ids", ["x"] * 10 + ["y"] * 10)
    given = ["--documents", "ids", "--segments", "--metric", "ter", "--format", "tsv"]
    assert run_ok(files[0], "--reference", "ref.de.txt", *given) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert rows[0][:5] == ["level", "metric", "system", "id", "value"]
    levels = [row[0] for row in rows[1:]]
    assert levels == ["system", "document", "document", *["segment"] * 20]
    assert [row[3] for row in rows[2:4]] == ["x", "y"]


def test_latex(files, capsys) -> None:
    Path("a_b.de.txt").write_bytes(Path("a.de.txt").read_bytes())
    assert run_ok("a_b.de.txt", files[1], "--reference", "ref.de.txt", "--format", "latex") == 0
    out = capsys.readouterr().out
    assert out.startswith("% BLEU|nrefs:1|")
    assert r"System & BLEU $\uparrow$ & chrF2 $\uparrow$ & TER $\downarrow$ \\" in out
    assert r"a\_b.de.txt & \textbf{" in out
    assert out.endswith("\\bottomrule\n\\end{tabular}\n")


def test_markdown(files, capsys) -> None:
    assert run_ok(*files, "--reference", "ref.de.txt", "--format", "markdown") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "| system | BLEU ↑ | chrF2 ↑ | TER ↓ |"
    assert lines[2].startswith("| a.de.txt | ")
    assert "| chrF2 | b.de.txt | -" in "\n".join(lines)


def test_randomization(files, capsys) -> None:
    given = ["--test", "randomization", "--samples", "300", "--seed", "7", "--format", "json"]
    assert run_ok(*files, "--reference", "ref.de.txt", *given) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["resampling"] == "approximate-randomization|ar:300|bs:1000|seed:7|holm"
    assert found["metrics"][0]["comparisons"][0]["p"] == pytest.approx(1 / 301)


def test_articles_are_aligned(capsys) -> None:
    write("ref.de.txt", [" ".join(REFERENCE[:2]), "", " ".join(REFERENCE[2:])])
    write("a.de.txt", [*SYSTEM[:3]])
    assert run_ok("a.de.txt", "--reference", "ref.de.txt", "--align", "--format", "json") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["segments"] == 3
    assert "1 of 4 aligned units are left out of all scores, for not every file has them:" in err
    assert "a.de.txt lacks 1" in err


def test_articles_are_read_anew_each_time(capsys) -> None:
    write("ref.de.txt", REFERENCE)
    given = ["a.de.txt", "--reference", "ref.de.txt", "--align", "--format", "json"]
    for number in (3, 4):
        write("a.de.txt", SYSTEM[:number])
        assert run_ok(*given) == 0
        assert json.loads(capsys.readouterr().out)["segments"] == number


@pytest.mark.parametrize(
    ("system", "reference", "given", "warning"),
    [
        (SYSTEM[:1], REFERENCE[:1], [], "there is one segment: no interval and no significance"),
        (SYSTEM, REFERENCE, [], "4 segments are too few to call a difference significant"),
        ([*SYSTEM[:3], ""], REFERENCE, [], "a.txt: line 4 is empty and counts as not translated"),
        (SYSTEM, ["", *REFERENCE[1:]], [], "r.txt: line 1 is empty: no translation can match it"),
        (REFERENCE, REFERENCE, [], "a.txt is the same as the reference r.txt: its scores say"),
        (ENGLISH, REFERENCE, ["--language", "de"], "a.txt seems to be in en, what is scored is de"),
        (
            ENGLISH,
            REFERENCE,
            ["--language", "de", "--source", "s.txt"],
            "a.txt is the source itself",
        ),
    ],
    ids=["one", "few", "empty", "empty-reference", "identical", "language", "source"],
)
def test_warnings(system, reference, given, warning, capsys) -> None:
    write("a.txt", system), write("r.txt", reference), write("s.txt", ENGLISH)
    assert run_ok("a.txt", "--reference", "r.txt", *given) == 0
    assert f"mtqa: warning: {warning}" in capsys.readouterr().err


def test_a_good_run_warns_of_nothing(capsys) -> None:
    write("a.txt", SYSTEM * 20), write("r.txt", REFERENCE * 20)
    assert run_ok("a.txt", "--reference", "r.txt", "--language", "de") == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["a.txt", "--reference", "short.txt"],
            "numbers of lines (a.txt 4, short.txt 2); --align reads them as articles and finds out",
        ),
        (["a.txt", "--reference", "empty.txt"], "empty.txt: the file has no text"),
        (["a.txt", "--reference", "none.txt"], "none.txt: there is no such file"),
        (["p.html", "--reference", "a.txt"], "p.html: is no file with a segment on each line"),
        (["a.txt", "--reference", "a.txt", "--metric", "blue"], "no metric 'blue', did you"),
        (["a.txt", "--reference", "a.txt", "--metric", "adequacy"], "adequacy needs a model"),
        (["a.txt", "--source", "a.txt", "--metric", "bleu"], "the metric bleu needs a --reference"),
        (["a.txt", "a.txt", "--reference", "a.txt"], "a system is named twice"),
        (["a.txt", "--reference", "a.txt", "--baseline", "b"], "b is none of the systems"),
        (["a.txt", "--reference", "a.txt", "--documents", "short.txt"], "has 2 ids of documents"),
        (["a.txt", "--reference", "a.txt", "--fluency"], "say what to score"),
        (["a.txt"], "say what to score"),
        (["a.txt", "--fluency", "--chart"], "--chart does not go with this kind of score"),
        (["a.txt", "--reference", "a.txt", "-o", "a.txt"], "cannot be written: it is an input"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_refusals(arguments, sentence, capsys) -> None:
    write("a.txt", SYSTEM), write("short.txt", SYSTEM[:2]), write("empty.txt", ["", " "])
    write("p.html", ["<p>Hafen</p>"])
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert sentence in err
    assert out == ""
