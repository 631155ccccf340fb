"""Whether a translation has a name, in whatever form its language and script give it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from mtqa.checks.wrong_name._mentions import SHORTEST, capitalized, caseless
from mtqa.text.traits import MARK, NON_LATIN, traits

if TYPE_CHECKING:
    from collections.abc import Iterator

_OTHER = regex.compile(
    r"[\p{Katakana}ー]+|(?:(?![\p{Latin}\p{Hiragana}\p{Katakana}])[\p{L}\p{M}])+"
)
_MARKS = regex.compile(r"\p{M}+")
_LETTERS = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_SPELT_OUT = regex.compile("(?<=[aou])e")
_LITTLE_INFLECTED = frozenset({"de", "en", "fr", "es", "it", "pt", "nl", "ca", "gl"})
_OTHER_ALPHABETS = frozenset({"ru", "uk", "bg", "be", "mk", "sr", "el", "kk", "ka", "hy"})
_VOWELS = regex.compile(r"[aeiouyw'\W]+")
_CAPITAL_INSIDE = regex.compile(r"\p{Ll}\p{Lu}\p{Ll}")
_DOUBLED = regex.compile(r"(.)\1+")
_SAME_SOUND = (
    ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "k"), ("zh", "j"), ("kh", "k"), ("th", "t"),
    ("ph", "f"), ("dzh", "j"), ("dj", "j"), ("dg", "j"), ("ck", "k"), ("x", "ks"), ("q", "k"),
    ("ce", "se"), ("ci", "si"), ("c", "k"), ("g", "j"), ("z", "s"), ("v", "f"), ("b", "p"),
    ("d", "t"), ("r", "l"), ("h", ""), ("ts", "s"),
)  # fmt: skip


def folded(text: str) -> str:
    """Small letters without accents."""
    return text.lower() if text.isascii() else _folded(text)


@lru_cache(maxsize=1 << 15)
def _folded(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower().translate(_LETTERS)


def has(text: str, name: str, language: str) -> bool:
    """Whether a text in `language` has a name, inflected, adapted or in another script."""
    return _spelt(text, name, language) or _sounded(text, name)


def _spelt(text: str, name: str, language: str) -> bool:
    own, plain = folded(text), folded(name)
    if plain in own:
        return not inflects_little(language) or any(
            not _misspells(rest[:2]) for rest in own.split(plain)[1:]
        )
    if plain.endswith("s") and len(plain) > SHORTEST and plain[:-1] in own:
        return True
    if _briefly(plain) in _briefly(own):
        return True
    if inflects_little(language):
        return False
    stem = plain[: -1 if len(plain) < 6 else -2]
    return len(stem) >= 3 and stem in own


def _briefly(plain: str) -> str:
    """With "a", "o", "u" for "ae", "oe", "ue"."""
    if "ae" in plain or "oe" in plain or "ue" in plain:
        return _SPELT_OUT.sub("", plain)
    return plain


def writes_latin(language: str) -> bool:
    """Whether a language has names in Latin letters as they are."""
    return not caseless(language) and language.partition("-")[0] not in _OTHER_ALPHABETS


def _misspells(end: str) -> bool:
    """Whether a name with these characters after it ends in a letter too many. More letters than
    one are an ending or the rest of a compound.
    """
    return end[:1].islower() and end[:1] != "s" and not end[1:].isalpha()


def inflects_little(language: str) -> bool:
    """Whether a language adds no more than an s to a name."""
    return language.partition("-")[0] in _LITTLE_INFLECTED


def _sounded(text: str, name: str) -> bool:
    """Whether a word in another script has the consonants of the name."""
    if not traits(text) & (NON_LATIN | MARK) or not _OTHER.search(text):
        return False
    sound = consonants(name)
    return any(_alike(sound, other, len(sound) // 4) for other in _sounds(text))


def may_sound(text: str, name: str) -> bool:
    """Whether a word in another script might be the name, for all that can be told."""
    sound = consonants(name)
    return any(_alike(sound, other, (len(sound) + 1) // 2) for other in _sounds(text))


def sounds_like(text: str, name: str, share: int) -> bool:
    """Whether a word has the consonants of the name, but for one in `share` of them."""
    sound = consonants(name)
    return any(_alike(sound, other, len(sound) // share) for other in _sounds(text))


@lru_cache(maxsize=2048)
def _sounds(text: str) -> tuple[str, ...]:
    return tuple(sound for word in _OTHER.findall(text) for sound in [consonants(word)] if sound)


def _alike(one: str, other: str, most: int) -> bool:
    """Whether a word holds a name but for `most` of its consonants."""
    if one in other:
        return True
    return any(distance(one, other[: len(one) + n], most + 1) <= most for n in (-1, 0, 1))


@lru_cache(maxsize=8192)
def consonants(word: str) -> str:
    """What a word sounds like without its vowels, the same for letters that often stand for
    each other when names cross over to another script.
    """
    from anyascii import anyascii

    sound = anyascii(word.replace("ッ", "")).lower()
    for letters, same in _SAME_SOUND:
        sound = sound.replace(letters, same)
    sound = _VOWELS.sub("", sound)
    return _DOUBLED.sub(r"\1", sound)


def misspellings(text: str, name: str) -> Iterator[tuple[int, int]]:
    """The words with a capital that are nearly the name."""
    own = folded(name)
    most = 1 if len(own) < 7 else 2
    size, first = len(own), own[0]
    for start, end, word in _folded_names(text):
        if word[0] != first or abs(len(word) - size) > most or word == own:
            continue
        if distance(own, word, most + 1) <= most:
            yield start, end


@lru_cache(maxsize=1 << 15)
def _folded_names(text: str) -> tuple[tuple[int, int, str], ...]:
    """The words with a capital that are long enough to be names, with their ranges."""
    words = [(start, end, folded(text[start:end])) for start, end in capitalized(text)]
    return tuple([word for word in words if len(word[2]) >= SHORTEST])


def recased(text: str, name: str) -> tuple[int, int] | None:
    """Where a text has a name with capitals inside, such as YouTube, but with other capitals."""
    if name in text or not _CAPITAL_INSIDE.search(name):
        return None
    for start, end in capitalized(text):
        word = text[start:end]
        if word.lower() == name.lower() and not word.isupper():
            return start, end
    return None


def distance(one: str, other: str, limit: int) -> int:
    """The edits that part two words (insert, delete, change, swap neighbours), or `limit` if
    they are as many or more. Optimal string alignment.
    """
    if abs(len(one) - len(other)) >= limit:
        return limit
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        row = [i]
        for j, theirs in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (char != theirs))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return min(last[-1], limit)


def swaps_neighbours(one: str, other: str) -> bool:
    """Whether two words differ in that two neighbouring letters have changed places."""
    if len(one) != len(other):
        return False
    places = [n for n in range(len(one)) if one[n] != other[n]]
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first]
