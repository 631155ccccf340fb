from __future__ import annotations

import pytest

from tests.pairs import found, paired

CODE = "quoted-heading"


@pytest.mark.parametrize(
    ("pairs", "language", "hits"),
    [
        (
            [("Save changes", "Sichern"), ("Click “Save changes”.", "Auf „Speichern“ klicken.")],
            "de",
            [(CODE, "Speichern", ("Sichern",))],
        ),
        (
            [("Save", "保存"), ('Click "Save".', "点击「储存」。")],
            "zh-Hans",
            [(CODE, "储存", ("保存",))],
        ),
        (
            [("Save changes", "Sichern"), ("Click “Save changes”.", "Auf „Sichern“ klicken.")],
            "de",
            [],
        ),
        ([("Save changes", "Sichern"), ("Click “Save changes”.", "Dort klicken.")], "de", []),
        ([("Save", "Sichern"), ("Save", "Retten"), ("Click “Save”.", "Auf „Retten“.")], "de", []),
        ([("Firefox", "Firefox"), ("Click “Firefox”.", "Klick auf „Fuchs“.")], "de", []),
        ([("“Save changes”", "„Sichern“")], "de", []),
        ([("No", "Nein"), ("He said “No”.", "Er verneinte es „nie“.")], "de", []),
    ],
)
def test_quotation(
    pairs: list[tuple[str, str]], language: str, hits: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert found(CODE, paired(pairs, ("en", language))) == hits
