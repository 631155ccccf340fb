"""Wrong apostrophes are found by the words around them; quotations and letters are silent."""

from __future__ import annotations

import time

import pytest

from mtqa.checks.apostrophe import CHECK
from mtqa.types import Context, Severity, Unit
from tests.documents import Part, document, prose


def found(*parts: str | Part, language: str) -> list[tuple[str, str]]:
    target = document(*parts, language=language)
    units = tuple(Unit(str(n), None, segment) for n, segment in enumerate(target.segments))
    texts = {unit.id: unit.target.text for unit in units if unit.target}
    return [
        (texts[hit.unit][hit.span.start : hit.span.end], *hit.suggestions)
        for hit in CHECK.find(units, Context(target, None, (), units))
        if hit.unit and hit.span
    ]


@pytest.mark.parametrize(
    ("text", "language", "wrong", "right"),
    [
        ("Leute von Bezos‘ Blue Origin.", "de", "Bezos‘", "Bezos’"),
        ("Das ist Marx´ Werk.", "de", "Marx´", "Marx’"),
        ("Wie geht`s dir?", "de", "geht`s", "geht’s"),
        ("Wer hat‘s erfunden?", "de", "hat‘s", "hat’s"),
        ("Ich hab‘ es gesehen.", "de", "hab‘", "hab’"),
        ("Eine Jeans von Levi‘s.", "de", "Levi‘s", "Levi’s"),
        ("Cremes von L‘Oréal.", "de", "L‘Oréal", "L’Oréal"),
        ("It′s fine.", "en", "It′s", "It’s"),
        ("We don‛t know.", "en", "don‛t", "don’t"),
        ("They‘ve gone.", "en", "They‘ve", "They’ve"),
        ("the boys‘ room", "en", "boys‘", "boys’"),
        ("songs of the ‘90s were", "en", "‘90s", "’90s"),
        ("give ‘em more", "en", "‘em", "’em"),
        ("rock‘n‘roll lives", "en", "rock‘n‘roll", "rock’n’roll"),
        ("C´est la vie.", "fr", "C´est", "C’est"),
        ("aujourd‘hui", "fr", "aujourd‘hui", "aujourd’hui"),
        ("dell‘arte", "it", "dell‘arte", "dell’arte"),
        ("een foto‘s album", "nl", "foto‘s", "foto’s"),
        ("om 7 uur ‘s morgens vroeg", "nl", "‘s", "’s"),
        ("Ankara´da yaşıyor", "tr", "Ankara´da", "Ankara’da"),
        ("film Kennedy‘ego", "pl", "Kennedy‘ego", "Kennedy’ego"),
        ("об‘єкт", "uk", "об‘єкт", "об’єкт"),
    ],
)
def test_wrong_mark(text: str, language: str, wrong: str, right: str) -> None:
    assert found(text, language=language) == [(wrong, right)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das heißt ‚Haus‘ und nicht Hof.", "de"),
        ("‚Das ist Hans‘, sagte sie.", "de"),
        ("„Er rief: ‚Los‘ und lief.“", "de"),
        ("Bezos’ Rakete, Bezos' Rakete.", "de"),
        ("‘Stay,’ she said, ‘or don’t.’", "en"),
        ("the ‘boys’ and the ‘girls’ of Jones’ team", "en"),
        ("the ‘boys‘ room", "en"),
        ("Hawai‘i, O‘ahu and Ka‘iulani", "en"),
        ("the Qur‘an, Sana‘a and the Shi‘a", "en"),
        ("Ch‘ing and T‘ang dynasties", "en"),
        ("6′ 2″ tall, 52° 31′ north", "en"),
        ("f′(x) is the derivative", "en"),
        ("Run `make docs` in `Docs` first.", "en"),
        ("O‘zbekiston va G‘arbiy", "uz"),
        ("п’ять і п'ять і пʼять", "uk"),
        ("他說：‘你好’，然後走了。", "zh-Hant"),
    ],
)
def test_right_mark(text: str, language: str) -> None:
    assert found(text, language=language) == []


def test_quotation_over_sentences() -> None:
    """The mark after Hans closes what two sentences before it opened."""
    sentences = ("Er sagte: ‚Das ist so.", "Ich kenne Hans‘ und gehe.")
    assert found(prose(*sentences), language="de") == []
    assert found(prose(sentences[1]), language="de") == [("Hans‘", "Hans’")]


def test_quotation_ends_in_a_later_sentence() -> None:
    sentences = ("She said ‘cause it is.", "And so they went home.’")
    assert found(prose(*sentences), language="en") == []
    assert found(prose(sentences[0]), language="en") == [("‘cause", "’cause")]


def test_minor() -> None:
    assert CHECK.codes["apostrophe"].severity is Severity.MINOR


@pytest.mark.parametrize("text", ["a‘", "‘n ", "Bezos‘ x ", "‚"])
def test_long_line_in_linear_time(text: str) -> None:
    start = time.process_time()
    found(text * (2_000_000 // len(text)), language="en")
    assert time.process_time() - start < 3
