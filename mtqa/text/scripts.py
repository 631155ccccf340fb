"""Writing systems: which script a text is in, as ISO 15924 codes."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

DENSE = frozenset({"Hani", "Hira", "Kana", "Hang"})
"""Scripts in which one letter says as much as two or three of an alphabet."""

_DENSITY = 2.5


@cache
def facts() -> dict[str, Any]:
    """The tables of `scripts.toml`."""
    return tomllib.loads(Path(__file__).with_name("scripts.toml").read_text("utf-8"))


@cache
def script(character: str) -> str | None:
    """The script of a letter, or None for anything else and for scripts that are not listed."""
    if not character.isalpha():
        return None
    names: dict[str, str] = facts()["names"]
    return names.get(unicodedata.name(character, "").partition(" ")[0])


def letters(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    found: Counter[str] = Counter()
    for character, number in Counter(text).items():
        code = script(character)
        if code is not None:
            found[code] += number
    return found


def shares(text: str) -> dict[str, float]:
    """The share of each script in what a text says, the largest first.

    Letters of Chinese, Japanese and Korean weigh two and a half times as much as others, for
    so much fewer of them say the same. Empty for a text without letters.
    """
    weights = {
        code: number * (_DENSITY if code in DENSE else 1.0)
        for code, number in letters(text).most_common()
    }
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    return {code: weight / total for code, weight in ranked}


def writes_without_spaces(tag: str) -> bool:
    """Whether a language, given as a BCP-47 tag, puts no spaces between words."""
    return tag.partition("-")[0].lower() in facts()["spacing"]["without_spaces"]


def capital_nouns(tag: str) -> bool:
    """Whether a language, given as a BCP-47 tag, writes nouns with a capital."""
    return tag.partition("-")[0].lower() in facts()["capitals"]["nouns"]


def chinese_variant(text: str) -> str | None:
    """Hans or Hant, by the characters that only one of them has; None when there are none.

    A character of the standard GB 2312 that Big5 lacks is simplified, one of Big5 that GB 2312
    lacks is traditional.
    """
    simplified = traditional = 0
    for character, number in Counter(text).items():
        if script(character) == "Hani":
            in_gb, in_big5 = _encodes(character, "gb2312"), _encodes(character, "big5")
            simplified += number * (in_gb and not in_big5)
            traditional += number * (in_big5 and not in_gb)
    if simplified == traditional:
        return None
    return "Hans" if simplified > traditional else "Hant"


def japanese_only(text: str) -> int:
    """How many Han characters of a text are Japanese forms that no Chinese standard has."""
    return sum(
        number
        for character, number in Counter(text).items()
        if script(character) == "Hani"
        and _encodes(character, "shift_jis")
        and not _encodes(character, "gb2312")
        and not _encodes(character, "big5")
    )


@cache
def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
