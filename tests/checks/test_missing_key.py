"""Keys that one of two files lacks, from the files to the findings."""

from __future__ import annotations

from pathlib import Path

from mtqa.config import Config
from mtqa.pipeline import Options, Task, run


def put(name: str, text: str) -> Path:
    file = Path(name)
    file.write_text(text, encoding="utf-8")
    return file


def findings(source: Path, target: Path) -> list[tuple[str, str, str, str]]:
    config = Config(source_language="en", target_language="de", select=("missing-key",))
    result = run([Task(target, source)], Options(config=config, models=False))
    assert not result.errors
    return [
        (f.code, str(f.severity), f"{f.location}#{f.location.key}", f.message)
        for f in result.judgements[0].findings
    ]


def test_places_and_messages() -> None:
    source = put("en.json", '{\n  "menu": {"save": "Save", "open": "Open"},\n  "ok": "OK"\n}')
    target = put("de.json", '{\n  "ok": "OK",\n  "menu": {"save": "Sichern"},\n  "old": "Alt"\n}')
    assert findings(source, target) == [
        (
            "missing-key/superfluous",
            "minor",
            "de.json:4:11#/old",
            "the source has no text for the key /old",
        ),
        (
            "missing-key",
            "major",
            "en.json:2:37#/menu/open",
            "the key /menu/open has no translation",
        ),
    ]


def test_files_that_hold_both_sides_have_no_keys_to_miss() -> None:
    target = put("a.po", 'msgid "Save"\nmsgstr ""\n\nmsgid "Open"\nmsgstr "Öffnen"\n')
    config = Config(target_language="de", select=("missing-key",))
    result = run([Task(target)], Options(config=config, models=False))
    assert result.judgements[0].findings == ()
