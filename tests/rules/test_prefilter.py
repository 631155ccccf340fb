"""What a pattern demands of a text, and that nothing is passed over that it would match."""

from __future__ import annotations

import pytest
import regex

from mtqa.rules.loader import CATALOGUE, load
from mtqa.rules.prefilter import required

STRINGS = [
    ("Werft", {"werft"}),
    ("Werft|Pier", {"werft", "pier"}),
    (r"\b(?:Die |Der )?Werft\b", {"werft"}),
    (r"^(?:Min\.?|Minuten?)\s(?:lesen|las)$", {"min", "minute"}),
    (r"[Ll]et me know", {"let me know"}),
    (r"(?i:HAFEN)straße", {"straße"}),
    (r"\{\{\s?[\p{L}_][\w. |]{0,60}\}\}", {"{{"}),
    (r"(?<=Die )Werft(?! der)", {"werft"}),
    (r"\d+\s?(?:vor|há)", {"vor", "há"}),
    (r"x{2,3}yz", {"yz"}),
    (r"x{0,3}yz", {"yz"}),
    (r"[¡-¿]Ã", {"ã"}),
    (r"[abc]{2}", {"a", "b", "c"}),
    (r"\u00c3[\]x]", {"ã"}),
    (r"\d+", set()),
    (r"Werft|\d+", set()),
    (r"(?:Werft)?", set()),
    (r"(?x) Werft", set()),
    (r"(?:Werft){e<=1}", set()),
    (r"(Werft)(?(1)x|y)", set()),
    ("ΛΟΓΟΣ του", {"λογο"}),
]


@pytest.mark.parametrize(("pattern", "strings"), STRINGS, ids=[p for p, _ in STRINGS])
def test_required(pattern: str, strings: set[str]) -> None:
    assert required(pattern) == strings


def test_no_match_of_the_catalogue_is_passed_over() -> None:
    checked = 0
    for rule in load(CATALOGUE):
        for example, _ in rule.matching:
            target = rule.targets.get(example.language) or rule.targets.get("*")
            text = example.target.replace("⟦", "").replace("⟧", "")
            for pattern in target.bad.patterns if target else ():
                for match in regex.finditer(pattern, text):
                    strings = required(pattern)
                    assert not strings or any(s in match.group().lower() for s in strings), pattern
                    checked += 1
    assert checked > 50
