"""What 20 languages write for numbers, right and wrong, as people wrote it down.

`locales.tsv` has twelve forms for each of twenty languages, `kinds.tsv` further kinds of numbers
(versions, telephones, scores, fractions ...). A line holds a source, its right translation, a
wrong one, and the code that the wrong one is reported with.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.checks.test_wrong_number import judge

FOLDER = Path(__file__).parent / "number_forms"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


LOCALES, KINDS = rows("locales.tsv"), rows("kinds.tsv")
ROWS = [
    pytest.param(row, id=f"{row['form']}-{row['language']}-{number}")
    for number, row in enumerate(LOCALES + KINDS)
]


def found(row: dict[str, str], which: str) -> set[str]:
    judged = judge(row[which], row["language"], row["source"], row["source_language"])
    return {code for code, *_ in judged}


@pytest.mark.parametrize("row", ROWS)
def test_right(row: dict[str, str]) -> None:
    assert found(row, "right") == set()


@pytest.mark.parametrize("row", ROWS)
def test_wrong(row: dict[str, str]) -> None:
    assert found(row, "wrong") == {f"wrong-number/{row['code']}"}


def test_twelve_forms_in_twenty_languages() -> None:
    forms = Counter(row["form"] for row in LOCALES)
    languages = Counter(row["language"] for row in LOCALES)
    assert set(forms.values()) == {20}
    assert set(languages.values()) == {12}
