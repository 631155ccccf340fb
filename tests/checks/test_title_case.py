"""Headings with capitals as in English."""

from __future__ import annotations

import pytest

from tests.pairs import alone, found

NAME = "title-case"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wie Sie Daten Mit Uns Teilen", "de"),
        ("Les Meilleures Plages Pour Votre Été", "fr"),
        ("Las Mejores Playas Para Tus Vacaciones", "es"),
        ("Le Migliori Spiagge Per Tutta La Famiglia", "it"),
        ("Beste Stranden Voor Jouw Vakantie", "nl"),
        ("Найкращі Пляжі Для Вашої Відпустки", "uk"),
    ],
)
def test_wrong(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == [(NAME, text, ())]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wie Sie Daten mit uns teilen", "de"),
        ("Bundesministerium der Justiz", "de"),
        ("Les meilleures plages pour votre été", "fr"),
        ("WIE SIE DATEN MIT UNS TEILEN", "de"),
        ("Share Your Data With Us Today", "en"),
        ("Er sah Stadt Und Land und ging dann heim.", "de"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []
