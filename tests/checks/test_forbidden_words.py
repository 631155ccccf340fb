from __future__ import annotations

import pytest

from mtqa.types import Inline
from tests.pairs import alone, found

CODE = "forbidden-words"
WORDS = {
    "words": ("utilize=use", "de:Handy=Mobiltelefon", "ru:юзер*", "click here", "zh:死", "C++")
}


@pytest.mark.parametrize(
    ("text", "language", "hits"),
    [
        ("Utilize it.", "en", [(CODE, "Utilize", ("use",))]),
        ("Mein Handy.", "de-CH", [(CODE, "Handy", ("Mobiltelefon",))]),
        ("Юзером был он.", "ru", [(CODE, "Юзером", ())]),
        ("Please click\u00a0here.", "en", [(CODE, "click\u00a0here", ())]),
        ("他死了", "zh-Hans", [(CODE, "死", ())]),
        ("Use C++ now", "en", [(CODE, "C++", ())]),
        ("A handy tool, utilized.", "en", []),
        ("Handys", "de", []),
    ],
)
def test_listed(text: str, language: str, hits: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert found(CODE, alone([text], language), WORDS) == hits


def test_no_list() -> None:
    assert found(CODE, alone(["Utilize it."], "en")) == []


def test_code() -> None:
    context = alone(["run utilize"], "en", inlines=(Inline("code", 4, 11),))
    assert found(CODE, context, WORDS) == []
