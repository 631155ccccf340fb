from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mtqa.config import Config
from mtqa.pipeline import Options, Task, run
from tests.pairs import found, paired

if TYPE_CHECKING:
    from pathlib import Path

SPLIT, SAME = "inconsistent-translation", "inconsistent-translation/same"
HEADER = """msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""


@pytest.mark.parametrize(
    ("pairs", "hits"),
    [
        (
            [("Ring the bell now.", "Bitte klingeln."), ("Ring the bell now.", "Läuten Sie.")],
            [(SPLIT, "Läuten Sie.", ())],
        ),
        (
            [("Ring the bell now.", t) for t in ("Läuten Sie.", "Klingeln.", "Klingeln.")],
            [(SPLIT, "Läuten Sie.", ())],
        ),
        ([("Ring the bell now.", "Klingeln."), ("ring the bell now.", "klingeln!")], []),
        ([("Ring the bell now.", "Klingeln."), ("Ring the bell now", "Läuten")], []),
        ([("Open", "Offen"), ("Open", "Öffnen")], []),
        ([("Ring the bell now.", "Klingeln."), ("Ring the bell now.", "")], []),
        (
            [
                ("Ring the bell now.", "Bitte an der Tür klingeln."),
                ("It rains.", "Bitte an der Tür klingeln."),
            ],
            [(SAME, "Bitte an der Tür klingeln.", ())],
        ),
        ([("Close", "Schließen"), ("Shut", "Schließen")], []),
        (
            [
                ("Do ring the bell.", "Bitte an der Tür klingeln."),
                ("Ring the bell!", "Bitte an der Tür klingeln."),
            ],
            [],
        ),
    ],
)
def test_wording(
    pairs: list[tuple[str, str]], hits: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert found(SPLIT, paired(pairs, ("en", "de"))) == hits


def test_notes_tell_short_texts_apart() -> None:
    pairs = [("Ring the bell", "Klingeln"), ("Ring the bell", "Läuten")]
    context = paired(pairs, ("en", "de"))
    units = (context.units[0], replace(context.units[1], note="a menu entry"))
    assert found(SPLIT, replace(context, units=units)) == []
    assert found(SPLIT, context, {"words": 4}) == []


def test_plural_forms_of_a_message() -> None:
    context = paired([("%d files were found", "%d Datei"), ("x", "y")], ("en", "de"))
    first = context.units[0]
    assert first.target is not None
    form = replace(first, id="9", target=replace(first.target, text="%d Dateien"))
    assert found(SPLIT, replace(context, units=(first, form))) == []


def po(path: Path, *pairs: tuple[str, str]) -> Task:
    path.write_text(
        HEADER + "\n\n".join(f'msgid "{s}"\nmsgstr "{t}"' for s, t in pairs), encoding="utf-8"
    )
    return Task(path)


def test_across_files(tmp_path: Path) -> None:
    bell, dog = "Please ring the bell.", "The dog is in the yard."
    tasks = [
        po(tmp_path / "a.po", (bell, "Bitte klingeln Sie."), (dog, "Der Hund ist im Hof.")),
        po(tmp_path / "b.po", (bell, "Läuten Sie die Glocke.")),
        po(tmp_path / "c.po", (bell, "bitte klingeln Sie!")),
    ]
    result = run(tasks, Options(Config(select=(SPLIT,)), models=False))
    assert [(f.code, f.location.path, f.quote, f.message) for f in result.findings] == [
        (
            SPLIT,
            str(tmp_path / "b.po"),
            "Läuten Sie die Glocke.",
            f"the same text is translated in {tmp_path / 'a.po'} as “Bitte klingeln Sie.”",
        )
    ]
    quality = result.judgements[1].quality
    assert quality is not None
    assert result.judgements[1].scores[0] is quality.score
    assert len([one for one in result.judgements[1].scores if one.name == quality.score.name]) == 1


def test_one_file_alone(tmp_path: Path) -> None:
    result = run(
        [po(tmp_path / "a.po", ("Ring the bell.", "Klingeln."))], Options(Config(), models=False)
    )
    assert result.findings == ()


def test_translations_of_one_source_are_of_different_systems(tmp_path: Path) -> None:
    (tmp_path / "source.en.txt").write_text("Please ring the bell.\n", encoding="utf-8")
    tasks = []
    for name, text in (("one", "Bitte klingeln Sie."), ("two", "Läuten Sie die Glocke.")):
        (tmp_path / f"{name}.de.txt").write_text(f"{text}\n", encoding="utf-8")
        tasks.append(Task(tmp_path / f"{name}.de.txt", source=tmp_path / "source.en.txt"))
    assert run(tasks, Options(Config(), models=False)).findings == ()
