"""Words of the source inside a translation, short labels, and bodies under translated headings."""

from __future__ import annotations

import time

import pytest

from mtqa.types import Inline, Kind
from tests.pairs import found, paired

WORDS, UNIT, BODY = "untranslated/words", "untranslated", "untranslated/body"


@pytest.mark.parametrize(
    ("source", "target", "languages", "quotes"),
    [
        ("He said, however, no.", "Er sagte however nein.", ("en", "de"), ["however"]),
        ("Open the settings now.", "Öffnen Sie jetzt die Settings.", ("en", "de"), ["Settings"]),
        ("Wait at this station.", "Attendez at this station.", ("en", "fr"), ["at this station"]),
        ("He came today.", "Он пришёл today.", ("en", "ru"), ["today"]),
        ("He came today.", "彼はtoday来た。", ("en", "ja"), ["today"]),
        ("He came because of you.", "جاء because منك.", ("en", "ar"), ["because"]),
        ("Er wurde krank.", "He wurde sick.", ("de", "en"), ["wurde"]),
        ("Il est malade aujourd'hui.", "He is malade today.", ("fr", "en"), ["malade"]),
        ("Kim and the leader met.", "Kim and le chef se sont vus.", ("en", "fr"), []),
        ("The Bank of England said so.", "Die Bank of England sagte es.", ("en", "de"), []),
        ("He said “however” twice.", "Er sagte zweimal „however“.", ("en", "de"), []),
        ("An in vitro test.", "Un test in vitro.", ("en", "it"), []),
        ("The team met online.", "Das Team traf sich online.", ("en", "de"), []),
        ("Type about:config there.", "Введите about:config там.", ("en", "ru"), []),
        ("Explore it.", "Lo explore.", ("en", "es"), []),
        ("He came today.", "Er kam today.", ("en", "en-GB"), []),
        ("He came today.", "Er kam today.", ("en", "und"), []),
    ],
)
def test_words(source: str, target: str, languages: tuple[str, str], quotes: list[str]) -> None:
    hits = found("untranslated", paired([("Yes.", "x y"), (source, target)], languages))
    assert [(code, quote) for code, quote, _ in hits] == [(WORDS, quote) for quote in quotes]


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("Cancel", "de", True),
        ("Available now", "pl", True),
        ("Search", "sv", True),
        ("Download", "de", False),
        ("Berlin", "fr", False),
        ("Android", "uk", False),
        ("OK", "de", False),
        ("URL", "de", False),
        ("Mozilla VPN", "pt", False),
    ],
)
def test_label(text: str, language: str, *, left: bool) -> None:
    pairs = [("It rains.", "abc def"), (text, text)]
    hits = found("untranslated", paired(pairs, ("en", language), kind=Kind.LABEL))
    assert hits == ([(UNIT, text, ())] if left else [])


def test_code() -> None:
    context = paired(
        [("Run however now", "Starte however jetzt")],
        ("en", "de"),
        inlines=(Inline("code", 7, 14),),
    )
    assert found("untranslated", context) == []


def test_long_line_in_linear_time() -> None:
    text = "however " * 50_000
    start = time.process_time()
    found("untranslated", paired([("The however", text), ("a", "b")], ("en", "de")))
    assert time.process_time() - start < 1
