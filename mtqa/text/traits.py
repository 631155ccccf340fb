"""What kinds of characters a text has: one look at it, from which every check knows at once
whether it can have anything to say.

    if not traits(text) & DIGIT:
        continue
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

LETTER = 1 << 0
UPPER = 1 << 1
LOWER = 1 << 2
DIGIT = 1 << 3
"""Decimal digits of any script."""

PERCENT = 1 << 4
BRACE = 1 << 5
ANGLE = 1 << 6
AMPERSAND = 1 << 7
DOLLAR = 1 << 8
AT = 1 << 9
BACKSLASH = 1 << 10
UNDERSCORE = 1 << 11
TILDE = 1 << 12
HASH = 1 << 13
SLASH = 1 << 14
EQUALS = 1 << 15
STAR = 1 << 16
BACKTICK = 1 << 17
COLON = 1 << 18
QUOTE = 1 << 19
"""Quotation marks, apostrophes, primes and accents that stand for them."""

BRACKET = 1 << 20
"""Round and square brackets, and those of other scripts."""

DASH = 1 << 21
STOP = 1 << 22
"""What may end a sentence, in any script: . ! ? 。 । ؟ …"""

PAUSE = 1 << 23
"""Commas and semicolons of any script."""

CURRENCY = 1 << 24
ODD_SPACE = 1 << 25
"""White space other than the plain blank."""

INVISIBLE = 1 << 26
"""Control and format characters, private and unassigned ones, the replacement character."""

MARK = 1 << 27
"""Combining marks."""

DENSE = 1 << 28
"""Letters of scripts that put no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese."""

HALF_WIDE = 1 << 29
"""Full-width and half-width forms, and the punctuation of Chinese and Japanese."""

NON_ASCII = 1 << 30
NON_LATIN = 1 << 31
"""Letters of other scripts than Latin."""

_ASCII = {
    "%": PERCENT, "{": BRACE, "}": BRACE, "<": ANGLE, ">": ANGLE, "&": AMPERSAND,
    "$": DOLLAR | CURRENCY, "@": AT, "\\": BACKSLASH, "_": UNDERSCORE, "~": TILDE, "#": HASH,
    "/": SLASH, "=": EQUALS, "*": STAR, "`": BACKTICK | QUOTE, ":": COLON, "'": QUOTE, '"': QUOTE,
    "(": BRACKET, ")": BRACKET, "[": BRACKET, "]": BRACKET, "-": DASH, ".": STOP, "!": STOP,
    "?": STOP, ",": PAUSE, ";": PAUSE, " ": 0, "^": 0, "|": 0, "+": 0,
}  # fmt: skip
_OTHER = {
    "\u00b4": QUOTE, "\u2032": QUOTE, "\u2033": QUOTE, "\u02bc": QUOTE | LETTER, "\u00bf": STOP,
    "\u00a1": STOP, "\u2026": STOP, "\u3002": STOP, "\uff61": STOP, "\uff0e": STOP,
    "\uff01": STOP, "\uff1f": STOP, "\u061f": STOP, "\u06d4": STOP, "\u0964": STOP,
    "\u0965": STOP, "\u037e": STOP, "\u203d": STOP, "\u203c": STOP, "\u2049": STOP,
    "\u060c": PAUSE, "\u061b": PAUSE, "\u3001": PAUSE, "\uff0c": PAUSE, "\uff1b": PAUSE,
    "\uff64": PAUSE, "\uff1a": COLON, "\uff05": PERCENT, "\u066a": PERCENT, "\uff5b": BRACE,
    "\uff5d": BRACE, "\uff06": AMPERSAND, "\u300c": QUOTE, "\u300d": QUOTE, "\u300e": QUOTE,
    "\u300f": QUOTE, "\u301d": QUOTE, "\u301e": QUOTE, "\u301f": QUOTE, "\u05f3": QUOTE,
    "\u05f4": QUOTE, "\uff02": QUOTE, "\uff07": QUOTE, "\ufffd": INVISIBLE,
}  # fmt: skip
_CATEGORIES = {
    "Lu": LETTER | UPPER, "Lt": LETTER | UPPER, "Ll": LETTER | LOWER, "Lo": LETTER, "Lm": LETTER,
    "Nd": DIGIT, "Ps": BRACKET, "Pe": BRACKET, "Pi": QUOTE, "Pf": QUOTE, "Pd": DASH,
    "Sc": CURRENCY, "Zs": ODD_SPACE, "Zl": ODD_SPACE, "Zp": ODD_SPACE, "Cc": INVISIBLE,
    "Cf": INVISIBLE, "Co": INVISIBLE, "Cn": INVISIBLE, "Cs": INVISIBLE, "Mn": MARK, "Mc": MARK,
    "Me": MARK,
}  # fmt: skip
_DENSE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "BOPOMOFO")


class _Traits(dict[str, int]):
    """The traits of each character, found when it is met first."""

    def __missing__(self, char: str) -> int:
        category = unicodedata.category(char)
        found = _ASCII.get(char, _OTHER.get(char, _CATEGORIES.get(category, 0)))
        if char in "\t\n\r\f\v":
            found = ODD_SPACE
        if char > "\x7f":
            found |= NON_ASCII | _of_script(char, category)
        self[char] = found
        return found


def _of_script(char: str, category: str) -> int:
    name = unicodedata.name(char, "")
    found = 0
    if category[0] == "L" and not name.startswith(("LATIN", "FEMININE", "MASCULINE")):
        found = NON_LATIN
        if name.startswith(_DENSE_SCRIPTS):
            found |= DENSE
    if name.startswith(("FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC")) or "\u3000" <= char <= "\u303f":
        found |= HALF_WIDE
    return found


_KNOWN = _Traits()
_SMALL = frozenset(ascii_lowercase)
_CAPITALS = frozenset(ascii_uppercase)
_USUAL = _SMALL | _CAPITALS | {" "}


@lru_cache(maxsize=1 << 16)
def traits(text: str) -> int:
    """The kinds of characters in a text, as bits."""
    found = 0
    known = _KNOWN
    chars = set(text)
    # Most characters of most texts: sets compare them faster than a loop.
    for char in chars - _USUAL:
        found |= known[char]
    if not _SMALL.isdisjoint(chars):
        found |= LETTER | LOWER
    if not _CAPITALS.isdisjoint(chars):
        found |= LETTER | UPPER
    return found
