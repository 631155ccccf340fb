"""Spanish questions and exclamations without their first mark."""

from __future__ import annotations

import pytest

from tests.pairs import alone, found, paired

NAME = "inverted-marks"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("Vienes mañana?", "es", "inverted-marks", "Vienes mañana?", "¿Vienes mañana?"),
        ("Dijo: vienes mañana?", "es-MX", "inverted-marks", "vienes mañana?", "¿vienes mañana?"),
        ("¿Sí? Qué bien!", "es", "inverted-marks", "Qué bien!", "¡Qué bien!"),
        ("Llueve. ¡Vamos a casa.", "es", "inverted-marks/unclosed", "¡Vamos a casa.", ""),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    suggestions = (right,) if right else ()
    assert found(NAME, alone([text], language)) == [(code, quote, suggestions)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿Vienes? ¡Sí!", "es"),
        ("Pero ¿vienes? ¡¡Sí!!", "es"),
        ("¡Qué haces?", "es"),
        ("Kommst du?", "de"),
        ("Vieni?", "it"),
        ("5 ?", "es"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


def test_name_of_the_source() -> None:
    assert found(NAME, paired([("Open Yahoo!", "Abrir Yahoo!")], ("en", "es"))) == []
