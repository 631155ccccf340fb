"""What a phrase finds."""

from __future__ import annotations

import pytest

from mtqa.rules.index import build
from mtqa.rules.matcher import Phrases, plain

FOUND = [
    ("Schwester Mu", "Da sagte Schwester Mu etwas.", ["Schwester Mu"]),
    ("Schwester Mu", "Schwester Muriel und die Schwester Musik", []),
    ("Schwester Mu", "Schwester\u00a0Mu, Schwester  Mu", ["Schwester\u00a0Mu", "Schwester  Mu"]),
    ("Dynamic Zone", "dynamic Zone, dynamic zone", ["dynamic Zone"]),
    ("SpaceX", "spacex SpaceX SpaceXs", ["SpaceX"]),
    ("extended reading", "Extended Reading", ["Extended Reading"]),
    ("木頭姐", "這是木頭姐說的", ["木頭姐"]),
    ("schlimmste* schlechte*", "der schlimmsten schlechten Idee", ["schlimmsten schlechten"]),
    ("schlimmste* schlechte*", "schlimmste schlechteste", ["schlimmste schlechteste"]),
    ("Krypto-Münze", "Krypto\u2011Münze Krypto Münze", ["Krypto\u2011Münze"]),
    ("it's", "It’s it‘s its", ["It’s", "it‘s"]),
    ("Aktie:", "Aktie: Aktie： Aktie :", ["Aktie:", "Aktie：", "Aktie :"]),
    ("a.b", "axb a.b", ["a.b"]),
    ("Über", "über Über", ["Über"]),
    ("V神", "而V神說 TV神", ["V神"]),
    ("VC", "在VC圈 SVC", ["VC"]),
    ("mole", "MOLE MOLEN", ["MOLE"]),
]


@pytest.mark.parametrize(("literal", "text", "expected"), FOUND)
def test_literal(literal: str, text: str, expected: list[str]) -> None:
    phrases = Phrases((literal,))
    assert [text[start:end] for start, end in phrases.spans(text)] == expected
    assert build([phrases.keys]).candidates(plain(text)) == [0] or not expected


def test_longest_literal_wins() -> None:
    phrases = Phrases(("Mu", "Schwester Mu"))
    assert list(phrases.spans("Schwester Mu")) == [(0, 12)]


def test_prefilter_spares_texts_that_cannot_match() -> None:
    assert Phrases(("Schwester Mu", "Pier*", "木头姐"), (r"\d Werften",)).keys == {
        "\nschwester mu\n",
        "\npier",
        "木头姐",
        "werften",
    }
    assert Phrases(("ein Bein ausreißen",)).keys == {"\nein bein aus"}
    assert Phrases(("Pier",), (r"\d+",)).keys is None


@pytest.mark.parametrize("text", ["Spieren am Pierhaus", "Spier", "am Pierhaus"])
def test_index_passes_over_words_that_hold_another(text: str) -> None:
    assert build([Phrases(("Pier",)).keys]).candidates(plain(text)) == []


def test_plain_text_has_one_spelling_of_what_varies() -> None:
    assert plain(" Krypto\u2011Münze \u00a0 It’s\tOK`") == "krypto-münze it's ok'"


def test_pattern_that_backtracks_without_end_is_stopped(monkeypatch) -> None:
    monkeypatch.setattr("mtqa.rules.matcher.TIMEOUT", 0.05)
    with pytest.raises(TimeoutError):
        list(Phrases((), ("(a+)+(a+)+(a+)+$",)).spans("a" * 200 + "b"))
