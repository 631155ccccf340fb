"""Which legacy encoding a text is in, told by whether it then reads as a language.

Each candidate of `encodings.toml` that decodes the bytes without control or unassigned characters
is judged by four shares between 0 and 1, which are multiplied: the probability that the text is
in a language of that encoding, the same for the words with non-ASCII characters alone, the share
of letters and usual punctuation among these characters, and the absence of the disorder (accents
and symbols inside words, mixed cases) that charset-normalizer measures.
"""

from __future__ import annotations

import codecs
import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

_SAMPLE_BYTES = 20_000
_SAMPLE_CHARACTERS = 5_000
_ENOUGH = 0.4
_TIE = 0.005
_PUNCTUATION = frozenset("«»‹›„“”‚‘’–—…¿¡°€£§·•、。「」『』（）《》〈〉，！？：；　％・～")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What browsers read when a page declares one of these (WHATWG Encoding Standard)."""


@cache
def _candidates() -> list[tuple[str, list[str], float]]:
    """Encodings in the order of their use, their languages, and how much their evidence counts."""
    table = tomllib.loads(Path(__file__).with_name("encodings.toml").read_text("utf-8"))
    return [
        (name, languages, weight)
        for group, weight in (("usual", 1.0), ("rare", 0.75))
        for name, languages in table[group].items()
    ]


def detect(data: bytes) -> str | None:
    """The encoding of text that is not UTF-8, or None when it cannot be told for certain."""
    declared = _declared(data)
    if declared is not None and _sample_text(data, declared) is not None:
        return declared
    best, best_score = None, 0.0
    for encoding, languages, weight in _candidates():
        text = _sample_text(data, encoding)
        if text is None:
            continue
        score = weight * _score(text, languages)
        if score > best_score + _TIE:
            best, best_score = encoding, score
    return best if best_score >= _ENOUGH else None


def _declared(data: bytes) -> str | None:
    """The encoding that an HTML or XML file says it is in, if Python knows it."""
    match = _DECLARED.search(data, 0, 2048)
    if match is None or not data.lstrip().startswith(b"<"):
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii", "replace")).name
    except LookupError:
        return None
    return None if name.startswith("utf") else _SUPERSETS.get(name, name)


def _sample_text(data: bytes, encoding: str) -> str | None:
    """The start of the part that is not ASCII, if it can be decoded to assigned characters."""
    match = re.search(rb"[\x80-\xff]", data)
    start = match.start() if match else 0
    start = max(data.rfind(b"\n", 0, start), data.rfind(b" ", 0, start), 0)
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        text = decoder.decode(data[start : start + _SAMPLE_BYTES], final=False)
    except UnicodeDecodeError:
        return None
    for character in set(text):
        category = unicodedata.category(character)
        if category in {"Cc", "Co", "Cn", "Cs"} and character not in "\t\n\r\f\v":
            return None
    return text


def _score(text: str, languages: list[str]) -> float:
    from charset_normalizer.md import mess_ratio

    from mtqa.text.languages import probabilities

    words = text[:_SAMPLE_CHARACTERS].split()
    line = " ".join(words)
    foreign = [place for place, character in enumerate(line) if not character.isascii()]
    if not foreign:
        return 0.0
    usual = sum(_is_usual(line[place - 1 : place], line[place]) for place in foreign)
    score = usual / len(foreign)
    for part in (words, [word for word in words if not word.isascii()]):
        chances = probabilities(" ".join(part))
        score *= sum(chances.get(language, 0.0) for language in languages)
    return score * max(0.0, 1 - 2 * mess_ratio(line, 1.0))


def _is_usual(before: str, character: str) -> bool:
    """Whether a character is punctuation, or a letter that is not a capital inside a word."""
    letter = unicodedata.category(character)[0] in "LM"
    return character in _PUNCTUATION or (letter and not (before.islower() and character.isupper()))
