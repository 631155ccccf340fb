"""What a phrase finds."""

from __future__ import annotations

import pytest

from mtqa.rules.matcher import Phrases

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
    assert any(key in text.lower() for key in phrases.keys) or not expected


def test_longest_literal_wins() -> None:
    phrases = Phrases(("Mu", "Schwester Mu"))
    assert list(phrases.spans("Schwester Mu")) == [(0, 12)]


def test_prefilter_spares_texts_that_cannot_match() -> None:
    assert Phrases(("Schwester Mu", "Pier"), (r"\d Werften",)).keys == {
        "schwester",
        "pier",
        " werften",
    }
    assert Phrases(("Pier",), (r"\d+",)).keys is None


def test_pattern_that_backtracks_without_end_is_stopped(monkeypatch) -> None:
    monkeypatch.setattr("mtqa.rules.matcher.TIMEOUT", 0.05)
    with pytest.raises(TimeoutError):
        list(Phrases((), ("(a+)+(a+)+(a+)+$",)).spans("a" * 200 + "b"))
