from __future__ import annotations

import time

import pytest

from tests.pairs import found, paired

CODE = "drifting-names"


@pytest.mark.parametrize(
    ("pairs", "languages", "hits"),
    [
        (
            [("Mr Sandoval spoke.", "Sandoval sprach."), ("Sandoval left.", "Dann ging Sandobal.")],
            ("en", "de"),
            [(CODE, "Sandobal", ("Sandoval",))],
        ),
        (
            [
                ("赫鲁晓夫发言。", "Chruschtschow sprach."),
                ("赫鲁晓夫离开。", "Dann ging Krutschew."),
            ],
            ("zh-Hans", "de"),
            [(CODE, "Krutschew", ("Chruschtschow",))],
        ),
        (
            [("Хрущёв пришёл.", "Khrushchev came."), ("Хрущёв ушёл.", "Then Krushchev left.")],
            ("ru", "en"),
            [(CODE, "Krushchev", ("Khrushchev",))],
        ),
        (
            [
                ("Mr Sandoval spoke.", "Sandoval sprach."),
                ("Sandoval left.", "Sandovals Frau ging."),
            ],
            ("en", "de"),
            [],
        ),
        (
            [
                ("Mr Kowalczyk spoke.", "Kowalczyk mówił."),
                ("Kowalczyk left.", "Widziano Kowalczyka."),
            ],
            ("en", "pl"),
            [],
        ),
        (
            [("Mr Hansson and Mr Hanssen.", "Hansson und Hanssen.")],
            ("en", "de"),
            [],
        ),
        (
            [("切尔诺夫发言。", "Tschernow sprach."), ("另外一位离开。", "Dann ging Tschirnow.")],
            ("zh-Hans", "de"),
            [],
        ),
    ],
)
def test_name(
    pairs: list[tuple[str, str]],
    languages: tuple[str, str],
    hits: list[tuple[str, str, tuple[str, ...]]],
) -> None:
    assert found(CODE, paired(pairs, languages)) == hits


def test_many_names_in_linear_time() -> None:
    names = " ".join(
        f"X{a}{b}{c}owitsch" for a in "abcdefgh" for b in "aeiouxyz" for c in "klmnpqrst"
    )
    start = time.process_time()
    found(CODE, paired([(names.upper(), names)] * 3, ("en", "de")))
    assert time.process_time() - start < 1
