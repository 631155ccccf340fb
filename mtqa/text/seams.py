"""Words that are glued to what follows them and is no word: a placeholder, a tag."""

from __future__ import annotations

import unicodedata

from mtqa.text.languages import falls_under
from mtqa.text.words import WITHOUT_SPACES

_PREFIXING = ("ar", "he", "fa", "ur", "ps", "ko", "am", "ti", "ku", "sd", "ug", "yi")
"""Languages that write particles or numerals together with the word after them."""

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "DEVANAGARI")


def glued(text: str, place: int, language: str) -> bool:
    """Whether a letter stands right before a place, in a language that puts a space there."""
    before = text[place - 1 : place] if place else ""
    if not before.isalpha() or not unicodedata.name(before, "").startswith(_SCRIPTS):
        return False
    return not any(falls_under(language, tag) for tag in (*WITHOUT_SPACES, *_PREFIXING))
