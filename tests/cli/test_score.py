"""`mtqa score --fluency` and `mtqa.fluency`, on tiny models and on one whose numbers are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import mtqa
from mtqa import document_fluency
from mtqa.cli import main
from mtqa.errors import InputError, UsageError
from mtqa.models._fluency import SentenceFluency, TokenFluency
from tests.conftest import run_mtqa
from tests.models import tiny_models

PAGE = "# Der Hafen\n\nDer Hafen öffnet am Montag wieder. Die Fischer freut sich.\n\n- …\n"
OWN = """
[tiny]
task = "causal-lm"
source = "path:tiny"
licence = "Apache-2.0"
adapter = "causal-lm"
languages = ["de"]
why = "A test."
"""


class Known:
    """Every word is a token, as bad as it is long; the text is as good as its words are few."""

    signature = "known"

    def score(self, texts, *, languages, encodings=None):  # noqa: ARG002
        return [self._one(text, language) for text, language in zip(texts, languages, strict=True)]

    def _one(self, text: str, language: str) -> SentenceFluency:
        tokens, at = [], 0
        for word in text.split():
            at = text.index(word, at)
            tokens.append(TokenFluency(at, at + len(word), float(len(word))))
            at += len(word)
        return SentenceFluency(tuple(tokens), -float(len(tokens)), 97.4 if language == "de" else 2)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(document_fluency, "load", lambda *_: Known())
    path = Path("page.de.md")
    path.write_text(PAGE, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as done:
        main([*map(str, arguments)])
    return int(done.value.code or 0)


FLUENCY = ("score", "--fluency", "--model", "smollm2-135m")


def test_json(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([*FLUENCY, str(page), "--format", "json"])
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    segments = document.pop("segments")
    assert document == {
        "path": "page.de.md",
        "language": "de",
        "signature": "known",
        "value": round(-(2 * 2 + 6 * 6 + 4 * 4 + 1) / 13, 4),
        "notes": [],
    }
    assert segments[0] == {
        "line": 1,
        "column": 3,
        "kind": "heading",
        "language": "de",
        "text": "Der Hafen",
        "value": -2.0,
        "percentile": 97.4,
        "tokens": [
            {"start": 0, "end": 3, "text": "Der", "error": 3.0},
            {"start": 4, "end": 9, "text": "Hafen", "error": 5.0},
        ],
    }
    assert [(s["line"], s["column"], s["text"]) for s in segments[1:]] == [
        (3, 1, "Der Hafen öffnet am Montag wieder."),
        (3, 36, "Die Fischer freut sich."),
        (5, 3, "…"),
    ]


def test_tsv(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([*FLUENCY, str(page), "--format", "tsv", "--language", "de"])
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert " ".join(rows[0]) == (
        "path line column kind language value percentile worst text signature"
    )
    assert rows[2] == [
        *("page.de.md", "3", "1", "prose", "de", "-6.0", "97.4"),
        "wieder. 7.00, öffnet 6.00, Montag 6.00",
        "Der Hafen öffnet am Montag wieder.",
        "known",
    ]
    assert rows[-1] == [
        *("page.de.md", "", "", "document", "de", "-4.3846", "", "", "", "known"),
    ]


def test_table(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([*FLUENCY, str(page)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == [
        *("line", "value", "percentile", "worst", "words", "page.de.md", "(de)"),
    ]
    row = "3 -6.000 97 wieder. 7.00, öffnet 6.00, Montag 6.00 Der Hafen öffnet am Montag wieder."
    assert " ".join(lines[4].split()) == row
    assert lines[-1] == "mean -4.385  known"


def test_several_files_and_bad_ones(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.txt").write_bytes(b"")
    Path("second.de.txt").write_text("\x1b[31mRot\n", encoding="utf-8")
    code = run(*FLUENCY, page, "empty.txt", "gone.txt", "second.de.txt", "--format", "tsv")
    shown = capsys.readouterr()
    assert code == 2
    assert [line.split("\t")[0] for line in shown.out.splitlines() if "document" in line] == [
        "page.de.md",
        "second.de.txt",
    ]
    assert shown.err.splitlines()[:2] == [
        "mtqa: empty.txt: the file is empty",
        "mtqa: gone.txt: there is no such file",
    ]


def test_terminal_controls_are_made_visible(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text("Der Hafen \x1b[31m öffnet am Montag.\n", encoding="utf-8")
    main([*FLUENCY, str(page)])
    assert "\x1b" not in capsys.readouterr().out


def test_output_file(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([*FLUENCY, str(page), "--format", "json", "-o", "scores.json"])
    assert json.loads(Path("scores.json").read_text(encoding="utf-8"))["documents"]
    assert capsys.readouterr().out == ""
    assert run(*FLUENCY, page, "-o", page) == 2
    assert page.read_text(encoding="utf-8") == PAGE
    assert "cannot be written: it is an input" in capsys.readouterr().err


def test_a_language_that_the_model_does_not_know(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*FLUENCY, str(page)])
    assert capsys.readouterr().err.splitlines() == [
        "mtqa: warning: page.de.md: smollm2-135m does not know the language de"
    ]


REFUSED = {
    "no-mode": (["score", "page.md"], "Error: say what to score: --fluency"),
    "no-file": (["score", "--fluency"], "Error: Missing argument 'FILE...'."),
    "twice-stdin": (["score", "--fluency", "-", "-"], "Error: standard input (-) can be read onl"),
    "bad-language": (
        [*FLUENCY, "page.md", "--language", "germanish"],
        "mtqa: 'germanish' is not a BCP-47 language tag",
    ),
    "misspelt-model": (
        ["score", "--fluency", "page.md", "--model", "smolm2-135m"],
        "mtqa: there is no model 'smolm2-135m', did you mean 'smollm2-135m'?",
    ),
    "other-task": (
        ["score", "--fluency", "page.md", "--model", "lid-176"],
        "mtqa: the model lid-176 is for the task 'language-identification' and knows nothing of",
    ),
    "not-fetched": (
        ["score", "--fluency", "page.md", "--model", "xlm-roberta-base"],
        "mtqa: the model xlm-roberta-base is not on this machine: mtqa models fetch xlm-roberta",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.md").write_text(PAGE, encoding="utf-8")
    arguments, message = REFUSED[case]
    assert run(*arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines()[-1].startswith(message)


def test_without_a_default_the_models_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from mtqa import models

    listed = {k: m for k, m in models.catalogue().items() if m.task != "fluency"}
    monkeypatch.setattr(models, "catalogue", lambda *_: listed)
    with pytest.raises(UsageError, match=r"with --model: smollm2-135m, xlm-roberta-base$"):
        document_fluency.choose_model(None)


def test_a_model_of_the_project_from_end_to_end() -> None:
    tiny_models.causal(Path("tiny"), bos_token="<bos>")
    Path("models.toml").write_text(OWN, encoding="utf-8")
    Path("mtqa.toml").write_text('models = ["models.toml"]\n', encoding="utf-8")
    Path("page.de.md").write_text(PAGE, encoding="utf-8")
    done = run_mtqa("score", "--fluency", "page.de.md", "--model", "tiny", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    (document,) = json.loads(done.stdout)["documents"]
    assert document["signature"].startswith("tiny:tiny|slor|per-byte|unigrams:wordfreq-")
    assert all(segment["tokens"] for segment in document["segments"])

    of_file = mtqa.fluency(Path("page.de.md"), model="tiny", config="mtqa.toml")
    assert round(of_file.value, 4) == document["value"]
    text = document["segments"][1]["text"]
    of_texts = mtqa.fluency([text, ""], model="tiny", config="mtqa.toml", language="de")
    assert of_texts.segments[0].fluency.value == pytest.approx(
        document["segments"][1]["value"], abs=1e-3
    )
    assert (of_texts.segments[1].fluency.tokens, of_texts.path) == ((), "<texts>")


def test_python() -> None:
    found = mtqa.fluency("Der Hafen öffnet am Montag. Die Fischer freut sich.", model=Known())
    assert [segment.text for segment in found.segments] == [
        "Der Hafen öffnet am Montag.",
        "Die Fischer freut sich.",
    ]
    assert found.language == "de"
    assert [t.error for t in found.segments[1].worst(2)] == [7.0, 5.0]
    assert str(found.segments[1].location) == "<text>:1:29"
    many = mtqa.fluency(["Der Hafen"] * 70, model=Known(), language="de_DE")
    assert (many.language, many.value, len(many.segments)) == ("de-DE", -2.0, 70)
    assert mtqa.fluency([""], model=Known(), language="de").value is None
    with pytest.raises(InputError, match="has no text"):
        mtqa.fluency(" ", model=Known())
