"""Files with source and translation in them, from the command line to the report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import mtqa
from mtqa.cli.align import align
from mtqa.cli.check import check
from mtqa.cli.fix import fix
from tests.formats import test_tmx as tmx

HEAD = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n\n'
GERMAN = HEAD.format("de") + (
    '# mtqa: ignore[repeated-words] a name\nmsgid "The boat"\nmsgstr "Das Boot wurde wurde"\n\n'
    '#, fuzzy\nmsgid "The old harbour"\nmsgstr "Der Hafen wurde wurde alt"\n\n'
    'msgid "The pier of Bezos"\nmsgstr "Die Mole Bezos‘ Mole"\n\n'
    '#~ msgid "a"\n#~ msgstr "wurde wurde"\n'
)
CODES = ["--select", "repeated-words", "--select", "apostrophe", "--no-models"]


def run(command: Any, *arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, list(arguments), stdin, catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def judged(*arguments: str, stdin: str | None = None) -> dict[str, Any]:
    return json.loads(run(check, *CODES, "--format", "json", *arguments, stdin=stdin)[1])


def found(result: dict[str, Any]) -> list[tuple[str, str, int, str | None]]:
    return [(f["code"], f["key"], f["line"], f["suppressed"]) for f in result["findings"]]


FOUND = [
    ("repeated-words", "The boat", 7, "a name"),
    ("repeated-words", "The old harbour", 11, "the file says that this is not finished: fuzzy"),
    ("apostrophe", "The pier of Bezos", 14, None),
]


def test_findings_name_their_units_and_answered_ones_do_not_count() -> None:
    Path("x.po").write_text(GERMAN, encoding="utf-8")
    result = judged("x.po")
    assert found(result) == FOUND
    assert [unit["id"] for unit in result["units"]] == [row[1] for row in FOUND]
    assert [(d["side"], d["path"], d["language"]) for d in result["documents"]] == [
        ("target", "x.po", "de"),
        ("source", "x.po", "en"),
    ]
    assert [note["message"] for note in result["notes"]] == [
        "x.po: 1 of 4 units is not to be translated or obsolete, and not judged",
        "x.po: 1 of 4 units is not finished (fuzzy): what is found in them does not count",
    ]


def test_standard_input() -> None:
    assert found(judged("-", "--input-format", "po", stdin=GERMAN)) == FOUND


def test_the_report_names_the_unit() -> None:
    Path("x.po").write_text(GERMAN, encoding="utf-8")
    assert "── 1  The pier of Bezos ──" in run(check, *CODES, "x.po")[1]


def test_several_files_and_patterns() -> None:
    for tag in ("de", "nl"):
        path = Path("locale", tag, "x.po")
        path.parent.mkdir(parents=True)
        path.write_text(GERMAN.replace("Language: de", f"Language: {tag}"), encoding="utf-8")
    Path("mtqa.toml").write_text('[[documents]]\ntarget = "locale/{lang}/*.po"\n')
    result = judged()
    assert [one["path"] for one in result["translations"]] == ["locale/de/x.po", "locale/nl/x.po"]
    assert len({unit["id"] for unit in result["units"]}) == 6
    assert judged("locale/de/x.po", "locale/nl/x.po")["units"] == result["units"]


def test_languages_can_be_named() -> None:
    Path("x.po").write_text(GERMAN, encoding="utf-8")
    result = judged("x.po", "--source-language", "fr", "--target-language", "de-AT")
    assert {d["side"]: d["language"] for d in result["documents"]} == {
        "target": "de-AT",
        "source": "fr",
    }


def test_references_by_id_or_source() -> None:
    Path("x.po").write_text(GERMAN, encoding="utf-8")
    Path("ref.po").write_text(
        HEAD.format("de") + 'msgid "The pier of Bezos"\nmsgstr "Bezos’ Mole"\n', encoding="utf-8"
    )
    Path("ref.tmx").write_text(
        tmx.memory(tmx.unit(en="The old harbour", fr="Vieux port", de="Alter Hafen"))
    )
    result = judged("x.po", "--reference", "ref.po", "--reference", "ref.tmx")
    texts = [[one and one["text"] for one in unit["references"]] for unit in result["units"]]
    assert texts == [[None, None], [None, "Alter Hafen"], ["Bezos’ Mole", None]]


def test_the_source_can_be_another_translation() -> None:
    keys = GERMAN.replace("The boat", "boat.title")
    Path("de.po").write_text(keys, encoding="utf-8")
    text = HEAD.format("en") + (
        'msgid "boat.title"\nmsgstr "The boat"\n\nmsgid "The old harbour"\nmsgstr ""\n'
    )
    Path("en.po").write_text(text, encoding="utf-8")
    result = judged("de.po", "--source", "en.po")
    sources = [unit["source"] and unit["source"]["text"] for unit in result["units"]]
    assert sources == ["The boat", "The old harbour", None]
    assert [unit["source"] and unit["source"]["line"] for unit in result["units"]] == [6, 8, None]


WRONG = {
    "alignment": (
        ["x.po", "--source", "y.po", "--alignment", "a.tsv"],
        "mtqa: x.po: x.po says itself what belongs together: no --alignment fits it\n",
    ),
    "source": (
        ["x.po", "--source", "a.txt"],
        (
            "mtqa: x.po: only a file with source and translation in it fits one of that kind:"
            " a.txt is none, x.po is\n"
        ),
    ),
    "reference-of-text": (
        ["a.txt", "--reference", "x.po"],
        "mtqa: x.po: this file holds source and translation: give it as the translation\n",
    ),
    "twice": (
        ["twice.po"],
        "mtqa: twice.po:9: two units have the id 'a', the first in line 5\n",
    ),
    "language": (
        ["x.tmx", "--target-language", "it"],
        (
            "mtqa: x.tmx: the file is translated into de, fr:"
            " choose one of them with --target-language\n"
        ),
    ),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_what_does_not_fit(arguments: list[str], message: str) -> None:
    for name in ("x.po", "y.po"):
        Path(name).write_text(GERMAN, encoding="utf-8")
    Path("a.txt").write_text("Das Boot liegt heute am Hafen.\n")
    Path("twice.po").write_text(HEAD.format("de") + 'msgid "a"\nmsgstr "b"\n\n#\n' * 2)
    Path("x.tmx").write_text(tmx.memory(tmx.unit(en="Boat", de="Boot", fr="Bateau")))
    code, _, error = run(check, *CODES, *arguments)
    assert (code, error) == (2, message)


MEMORY = tmx.memory(tmx.unit(en="The boat", de="Das Boot wurde wurde rot", fr="Le bateau bateau"))


@pytest.mark.parametrize(
    ("option", "languages"),
    [([], ["de", "fr"]), (["--target-language", "fr-CA"], ["fr"])],
    ids=["all", "one"],
)
def test_each_language_of_a_file_is_judged(option: list[str], languages: list[str]) -> None:
    Path("x.tmx").write_text(MEMORY, encoding="utf-8")
    result = judged("x.tmx", *option)
    targets = [d["language"] for d in result["documents"] if d["side"] == "target"]
    assert targets == languages


def test_the_api_judges_each_language_too() -> None:
    Path("x.tmx").write_text(MEMORY, encoding="utf-8")
    result = mtqa.check(target=Path("x.tmx"), select=["repeated-words"], models=False)
    quotes = [(one.target.language, [f.quote for f in one.findings]) for one in result.judgements]
    assert quotes == [("de", ["wurde wurde"]), ("fr", ["bateau bateau"])]


def test_languages_have_baselines_of_their_own(mtqa) -> None:
    Path("x.tmx").write_text(MEMORY, encoding="utf-8")
    written = mtqa("baseline", "write", "x.tmx", *CODES)
    assert (
        written.returncode,
        list(json.loads(Path("mtqa-baseline.json").read_text())["findings"]),
    ) == (0, ["x.tmx#de", "x.tmx#fr"])
    states = [f["baseline"] for f in judged("x.tmx")["findings"]]
    assert states == ["unchanged", "unchanged"]


def test_fix_in_every_language() -> None:
    text = MEMORY.replace("Boot", "Boot Bezos‘ Boot").replace("Le bateau", "J‘ai un bateau")
    Path("x.tmx").write_text(text, encoding="utf-8")
    code, _, error = run(fix, "--write", "--select", "apostrophe", "--no-models", "x.tmx")
    assert (code, error) == (0, "x.tmx: 1 fixed\nx.tmx: 1 fixed\n")
    assert Path("x.tmx").read_text(encoding="utf-8") == text.replace("‘", "’")


def test_align_shows_what_belongs_together() -> None:
    Path("x.po").write_text(GERMAN, encoding="utf-8")
    code, text, _ = run(align, "x.po", "--format", "json")
    links = [
        (one["source"], one["target"], one["source_text"]) for one in json.loads(text)["links"]
    ]
    assert (code, links) == (
        0,
        [
            ([1], [1], "The boat"),
            ([2], [2], "The old harbour"),
            ([3], [3], "The pier of Bezos"),
        ],
    )


def test_a_file_of_keys_without_translations() -> None:
    Path("x.xlf").write_text(
        '<xliff version="1.2"><file source-language="en" target-language="de"><body>'
        '<trans-unit id="1" translate="no"><source>a</source></trans-unit></body></file></xliff>'
    )
    code, text, _ = run(check, "x.xlf", "--no-models")
    assert (code, text.splitlines()[0]) == (0, "INCONCLUSIVE  the translation has no word to judge")
