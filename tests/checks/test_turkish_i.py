"""Turkish words with the wrong i."""

from __future__ import annotations

import time

import pytest

from tests.pairs import alone, found, paired

NAME = "turkish-i"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("BILGI formu", "tr", "turkish-i", "BILGI", "BİLGİ"),
        ("Güvenlık ayarı", "tr", "turkish-i", "Güvenlık", "Güvenlik"),
        ("i\u0307zmir", "tr", "turkish-i/stray-dot", "i\u0307zmir", "izmir"),
        ("Das ıst gut", "de", "turkish-i/foreign", "ıst", "ist"),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    suggestions = (right,) if right else ()
    assert found(NAME, alone([text], language)) == [(code, quote, suggestions)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("BİLGİ formu", "tr"),
        ("Isparta ılık, ısı", "tr"),
        ("IBM, XII ve WIFI", "tr"),
        ("Diyarbakır, İzmir", "de"),
        ("Vilnius i\u0307\u0301", "lt"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


def test_name_of_the_source() -> None:
    assert found(NAME, paired([("TURKIYE Inc.", "TURKIYE Inc.")], ("en", "tr"))) == []


@pytest.mark.parametrize("text", ["İı" * 100_000, "i\u0307" * 50_000])
def test_linear_time(text: str) -> None:
    start = time.process_time()
    found(NAME, alone([text], "tr"))
    assert time.process_time() - start < 5
