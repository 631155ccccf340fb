"""Many phrases in one pattern: lists of words and idioms become a regular expression that reads a
text once, however long the list.

In an entry, `*` stands for letters, a space for white space, and `…` for a gap inside the
sentence. An entry is whole words, unless it is told in characters, as Chinese is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtqa.text.words import lowered as tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Range = tuple[int, int]

LETTER = r"[\w\u0300-\u036f\u0900-\u0963]"
"""With the signs of Devanagari and other marks, which `\\w` leaves out."""

_WHOLE = {unicodedata.normalize("NFC", letter): letter for letter in map(chr, range(0x958, 0x960))}
"""Letters that are one character, which NFC takes apart."""

_DOTTED = re.compile("|".join(_WHOLE))

LONGEST = 120
"""Characters that a reader takes in at once."""

_WORDS = re.compile(r"[^\W_](?:.*(?:[^\W_]|[\u0300-\u036f\u0900-\u0963]))?", re.DOTALL)
_TOKEN = re.compile(r"\w+")
_STAND_INS = {"*": f"{LETTER}*", " ": r"\s+", "'": "['’]"}
_GAP = "[^.!?;:。！？；：\n]{1,%d}?"
_GAPS = 40
_GAPS_IN_CHARACTERS = 10


def lowered(text: str) -> str:
    """The text in lower case, each character where it was: one that would become two is kept."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def phrases(entries: Iterable[str], *, characters: bool = False, compounds: bool = False) -> str:
    """A pattern for any of the entries, to be matched against `lowered` text.

    `compounds`: words that a hyphen joins to others do not count.
    """
    gap = _GAP % (_GAPS_IN_CHARACTERS if characters else _GAPS)
    inside, free = _Trie(), _Trie()
    for entry in _spellings(entries):
        tail = entry.startswith("*") and not characters
        (free if tail else inside).add(_atoms(entry[tail:].lower(), gap))
    if characters:
        return inside.pattern()
    edge = f"{LETTER[:-1]}-]" if compounds else LETTER
    branches = []
    if inside.branches:
        branches.append(f"(?<!{edge}){inside.pattern()}")
    if free.branches:
        branches.append(free.pattern())
    return f"(?:{'|'.join(branches)})(?!{edge})"


@dataclass(frozen=True, slots=True)
class Gate:
    """Tells at little cost that a text has none of some phrases: it has none of these `words`, as
    whole words in lower case, and none of these `parts` of words.
    """

    words: frozenset[str]
    parts: tuple[str, ...]

    def passes(self, text: str) -> bool:
        """Whether it is worth while to look for the phrases."""
        if not self.words.isdisjoint(tokens(text)):
            return True
        if self.parts:
            lower = text.lower()
            for part in self.parts:
                if part in lower:
                    return True
        return False


def gate(entries: Iterable[str], *, characters: bool = False) -> Gate:
    """The gate of phrases that are written as for `phrases`."""
    found = [_pieces(entry.lower(), characters=characters) for entry in _spellings(entries)]
    words: set[str] = set()
    parts: set[str] = set()
    for whole, rest in sorted(found, key=_size):
        if whole and words.isdisjoint(whole):
            words.add(max(whole, key=len))
        elif not whole and not any(part in piece for part in parts for piece in rest):
            parts.add(max(rest, key=len))
    return Gate(frozenset(words), tuple(sorted(parts)))


def _size(pieces: tuple[list[str], list[str]]) -> tuple[int, int]:
    every = [*pieces[0], *pieces[1]]
    return len(every), sum(map(len, every))


def _pieces(entry: str, *, characters: bool) -> tuple[list[str], list[str]]:
    """The words of an entry that stand in the text as they are, and what may be parts of words."""
    whole: list[str] = []
    rest: list[str] = []
    pieces = [piece.strip() for piece in entry.split("…")]
    for number, piece in enumerate(pieces):
        for match in _TOKEN.finditer(piece):
            start, end = match.span()
            open_before = piece[start - 1] == "*" if start else number > 0
            open_after = piece[end] == "*" if end < len(piece) else number < len(pieces) - 1
            (rest if characters or open_before or open_after else whole).append(match[0])
    return whole, rest


def whole_words(text: str, ranges: Iterable[Range]) -> Sequence[Range]:
    """The ranges, each from the beginning of its first word."""
    return [(_begin(text, start), end) for start, end in ranges]


def trimmed(text: str, start: int, end: int) -> Range:
    """The range without white space, quotation marks and other punctuation around its words."""
    words = _WORDS.search(text, start, end)
    return words.span() if words else (start, start)


def around(text: str, whole: Range, share: float) -> Range:
    """The range, or so much of it as a reader can take in, about where `share` of it is over."""
    start, end = whole
    if end - start <= LONGEST:
        return whole
    middle = start + int(share * (end - start))
    left = min(max(middle - LONGEST // 2, start), end - LONGEST)
    right = left + LONGEST
    space = text.find(" ", left, left + 20) if left > start else -1
    last = text.rfind(" ", right - 20, right) if right < end else -1
    return (space + 1 if space >= 0 else left), (last if last >= 0 else right)


def _begin(text: str, start: int) -> int:
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    return start


def _spellings(entries: Iterable[str]) -> Iterator[str]:
    """The entries, those with dotted letters of Devanagari in both of their encodings."""
    for entry in entries:
        apart = unicodedata.normalize("NFC", entry)
        yield from dict.fromkeys((entry, apart, _DOTTED.sub(lambda m: _WHOLE[m[0]], apart)))


def _atoms(entry: str, gap: str) -> Iterator[str]:
    for place, part in enumerate(entry.split("…")):
        if place:
            yield gap
        yield from (_STAND_INS.get(char, re.escape(char)) for char in part.strip())


@dataclass(slots=True)
class _Trie:
    """Entries by their beginnings, so that a text is compared with each beginning only once."""

    branches: dict[str, _Trie] = field(default_factory=dict)
    ends: bool = False

    def add(self, atoms: Iterable[str]) -> None:
        node = self
        for atom in atoms:
            node = node.branches.setdefault(atom, _Trie())
        node.ends = True

    def pattern(self) -> str:
        """Longer entries before those that they begin with."""
        branches = [atom + node.pattern() for atom, node in self.branches.items()]
        if self.ends:
            branches.append("")
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
