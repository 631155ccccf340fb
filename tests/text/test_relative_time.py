from __future__ import annotations

import pytest

from mtqa.text.relative_time import load_grammar


@pytest.mark.parametrize(
    ("language", "before", "after", "order", "cased"),
    [
        ("de", "vor", "", "PNU", True),
        ("en", "", "ago", "NUQ", True),
        ("fr", "il y a", "", "PNU", True),
        ("sv", "för", "sedan", "PNUQ", True),
        ("ru", "", "назад", "NUQ", True),
        ("ja", "", "前", "NUQ", False),
        ("zh-Hant", "", "前", "NUQ", False),
        ("ko", "", "전", "NUQ", False),
        ("he", "לפני", "", "PNU", False),
    ],
)
def test_past(language: str, before: str, after: str, order: str, cased: bool) -> None:
    grammar = load_grammar(language)
    assert grammar is not None
    past = grammar.past
    assert (past.before, past.after, past.order) == (before, after, order)
    assert grammar.cased is cased


@pytest.mark.parametrize(
    ("language", "number", "word", "expected"),
    [
        ("de", 1, "Stunden", "vor 1 Stunde"),
        ("de", 53, "Min.", "vor 53 Min."),
        ("pl", 22, "minut", "22 minuty temu"),
        ("ru", 21, "минут", "21 минуту назад"),
        ("zh-Hant", 53, "分鐘", "53 分鐘前"),
    ],
)
def test_render(language: str, number: int, word: str, expected: str) -> None:
    grammar = load_grammar(language)
    assert grammar is not None
    assert grammar.past.render(number, grammar.past.unit(word)) == expected


@pytest.mark.parametrize("language", ["tlh", "und-x-private", "aa", "sw"])
def test_language_without_words_or_particle(language: str) -> None:
    assert load_grammar(language) is None
