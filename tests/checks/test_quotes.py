"""Quotation marks are paired, point the right way and are of one style."""

from __future__ import annotations

import pytest

from mtqa.errors import UsageError
from tests.pairs import alone, found, paired

NAME = "quotes"


@pytest.mark.parametrize(
    ("text", "language", "code", "quotes"),
    [
        ("Er nennt es „Kunst und geht.", "de", "unpaired", ["„"]),
        ("Er nennt es „Kunst“ und geht“.", "de", "unpaired", ["“"]),
        ("Il l’appelle art » et part.", "fr", "unpaired", ["»"]),
        ("She called it ”art“ and left.", "en", "direction", ["”", "“"]),
        ("Er nennt es ”Kunst„ und geht.", "de", "direction", ["”", "„"]),
        ("Lo llama »arte« y se va.", "es", "direction", ["»", "«"]),
    ],
)
def test_wrong(text: str, language: str, code: str, quotes: list[str]) -> None:
    seen = found(NAME, alone([text], language))
    assert [(one[0], one[1]) for one in seen] == [(f"{NAME}/{code}", quote) for quote in quotes]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Er nennt es »Kunst« und „Werk“.", "de"),
        ("Han kallar det ”konst” eller »verk».", "sv"),
        ("Nazywa to „sztuką” lub «dziełem».", "pl"),
        ("C’est l’« art » et la « mode ».", "fr"),
        ('A 5" nail and a 10 ft board', "en"),
        ('<a href="x">Link</a> mit "Wort"', "de"),
        ("他说：“我来了”，然后“走”了。", "zh-Hans"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


def test_quotation_over_paragraphs() -> None:
    assert found(NAME, alone(["„Es ist spät.", "Wir gehen jetzt.“"], "de")) == []
    assert found(NAME, alone(["„Es ist spät.", "Wir gehen jetzt."], "de")) != []


def test_source_with_a_single_mark() -> None:
    assert found(NAME, paired([('It is "late', "Es ist „spät")], ("en", "de"))) == []


def test_habit_of_the_document() -> None:
    texts = [f"Er sagt „{word}“ dazu." for word in ("eins", "zwei", "drei", "vier")]
    rare = 'Er sagt "fünf" dazu.'
    assert found(NAME, alone([*texts, rare], "de")) == [
        (f"{NAME}/inconsistent", '"fünf"', ("„fünf“",))
    ]
    assert found(NAME, alone([*texts[:3], rare], "de")) == []


@pytest.mark.parametrize(
    ("style", "text", "language", "right"),
    [
        ("de-CH", "Er sagt „ja“.", "de", ["«", "»"]),
        ("locale", "Er sagt «ja».", "de-AT", ["„", "“"]),
        ("locale", 'Il dit "oui".', "fr-CH", ["«", "»"]),
        ("locale", "Él dice «sí».", "es-MX", ["“", "”"]),
        ("»«›‹", "Er sagt »sag 'ja'«.", "de", ["›", "‹"]),
        ("zh-Hant", "他說“好”。", "zh-Hant", ["「", "」"]),
    ],
)
def test_house_style(style: str, text: str, language: str, right: list[str]) -> None:
    seen = found(NAME, alone([text], language), {"style": style})
    assert [(code, *suggestions) for code, _, suggestions in seen] == [
        (f"{NAME}/style", one) for one in right
    ]


@pytest.mark.parametrize("style", ["german", "xx-YY", "''"])
def test_unknown_style(style: str) -> None:
    with pytest.raises(UsageError, match="the style"):
        found(NAME, alone(["Er sagt „ja“."], "de"), {"style": style})
