from __future__ import annotations

import pytest

from mtqa.text.telling_words import reads_as

SURE = [
    ("Der Rat und die Bürger sind nicht einig.", "de"),
    ("Le conseil est aussi pour une autre solution.", "fr-CA"),
    ("Rada już się nie zgadza.", "pl"),
    ("Совет также был против.", "ru"),
]
UNSURE = [
    ("The council and the citizens do not agree.", "de"),
    ("De raad en de burgers zijn het niet eens.", "de"),
    ("Der Rat stimmte zu.", "de"),
    ("理事会は反対した。", "ja"),
    ("", "de"),
    (" ".join(["Berlin"] * 23) + " und nicht", "de"),
]


@pytest.mark.parametrize(("text", "language"), SURE, ids=[tag for _, tag in SURE])
def test_small_words_tell(text: str, language: str) -> None:
    assert reads_as(text, language)


@pytest.mark.parametrize(("text", "language"), UNSURE)
def test_too_few_of_them_tell_nothing(text: str, language: str) -> None:
    assert not reads_as(text, language)
