from __future__ import annotations

import pytest

from mtqa.text.addresses import same_place, same_site


@pytest.mark.parametrize(
    ("first", "second", "place", "site"),
    [
        ("https://example.org/help", "http://www.example.org/help/", True, True),
        ("https://example.org/en/help", "https://example.org/de/help", True, True),
        ("https://en.wikipedia.org/wiki/X", "https://de.wikipedia.org/wiki/X", True, True),
        ("https://example.com/a", "https://example.co.uk/a", True, True),
        ("https://example.com/a?lang=en", "https://example.com/a?lang=pt-BR", True, True),
        ("/en/a.html", "/fr/a.html", True, False),
        ("https://example.com/a", "https://example.com/b", False, True),
        ("https://example.com/a?x=1", "https://example.com/a?x=2", False, True),
        ("https://example.com/a", "https://exmaple.com/a", False, False),
        ("/a.png", "/b.png", False, False),
        ("mailto:a@example.org", "mailto:b@example.org", False, False),
        ("javascript:a()", "javascript:b()", False, False),
    ],
)
def test_addresses(first: str, second: str, place: bool, site: bool) -> None:
    assert (same_place(first, second), same_site(first, second)) == (place, site)
