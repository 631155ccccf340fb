from __future__ import annotations

import time

import pytest

from mtqa.types import Inline
from tests.pairs import alone, found

WORD, LETTER = "wrong-script", "wrong-script/letter"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("Он сказал the правду.", "ru", WORD, "the", ()),
        ("他说and走了。", "zh-Hans", WORD, "and", ()),
        ("그는 with 갔다.", "ko", WORD, "with", ()),
        ("Он в Кіеве.", "ru", LETTER, "і", ("и",)),
        ("Гарный день.", "uk", LETTER, "ы", ("и",)),
        ("يک کتاب.", "fa", LETTER, "ي", ("ی",)),
        ("我们は行きます。", "ja", LETTER, "们", ()),
    ],
)
def test_wrong_script(
    text: str, language: str, code: str, quote: str, right: tuple[str, ...]
) -> None:
    assert found(code.partition("/")[0], alone([text], language)) == [(code, quote, right)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("USB-кабель и PCшный блок, iPhone.", "ru"),
        ("Группа Gone with the Wind.", "ru"),
        ("Слово «the» и «Київ».", "ru"),
        ("ΔT, αβ и 5 µм.", "ru"),
        ("The angle ΔT.", "en"),
        ("Київ — столиця України.", "uk"),
        ("هذا كتاب جديد.", "ar"),
        ("国会は今日。", "ja"),
        ("Поїзд сьогодні не зупиняється, каже її сестра.", "ru"),
        ("the", "ru"),
        ("", "ru"),
    ],
)
def test_right_script(text: str, language: str) -> None:
    assert found("wrong-script", alone([text], language)) == []


def test_code() -> None:
    context = alone(["Команда the стоп."], "ru", inlines=(Inline("code", 8, 11),))
    assert found("wrong-script", context) == []


def test_long_line_in_linear_time() -> None:
    start = time.process_time()
    found("wrong-script", alone(["the і " * 100_000], "ru"))
    assert time.process_time() - start < 1
