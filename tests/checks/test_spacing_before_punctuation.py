"""Spaces before marks: wrong in most languages, right in French."""

from __future__ import annotations

import pytest

from tests.pairs import alone, found, paired

NAME = "spacing-before-punctuation"


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("Haus , Hof", "de", " ,"),
        ("Come va ?", "it", " ?"),
        ("Il vient , il part.", "fr", " ,"),
        ("Он пришёл .", "ru", " ."),
        ("집이 비었다 .", "ko", " ."),
        ("来了 ，走了", "zh-Hans", " ，"),
    ],
)
def test_unwanted(text: str, language: str, quote: str) -> None:
    assert found(NAME, alone([text], language)) == [(NAME, quote, (quote[-1],))]


@pytest.mark.parametrize(
    ("text", "language", "right"),
    [
        ("Attention!", "fr", "\u202f!"),
        ("Liste: un, deux", "fr-CA", "\u00a0:"),
        ("Il dit oui» hier", "fr", "\u00a0»"),
        ("Il dit «oui\u00a0» hier", "fr", "«\u00a0"),
    ],
)
def test_missing(text: str, language: str, right: str) -> None:
    [(code, _, suggestions)] = found(NAME, alone([text], language))
    assert (code, suggestions) == (f"{NAME}/missing", (right,))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bis dann :-) und ;) oder :D", "de"),
        ("Er schwieg ... und ging", "de"),
        ("Die Datei .htaccess", "de"),
        ("a := b != c", "de"),
        ("Attention! Fini; merci?", "fr-CA"),
        ("Oui! Non? «Voilà»", "fr-CH"),
        ("Il chante «\u00a0¡Vamos!\u00a0»", "fr"),
        ("À 10:30, voir http://example.org", "fr"),
        ("Mat eo ! Mont a ra ?", "br"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


def test_house_style_without_spaces() -> None:
    assert found(NAME, alone(["Oui!", "Non!", "Bien!"], "fr")) == []
    assert len(found(NAME, alone(["Oui !", "Non !", "Si !", "Bien!"], "fr"))) == 1


def test_name_of_the_source() -> None:
    assert found(NAME, paired([("Open Yahoo!", "Ouvrir Yahoo!")], ("en", "fr"))) == []


def test_no_break() -> None:
    seen = found(NAME, alone(["Oui !"], "fr"), {"no-break": True})
    assert seen == [(f"{NAME}/breaking", " !", ("\u202f!",))]
