"""Made-up errors in good translations: they teach what the judged translations hardly show.

Each kind takes words of a translation and gives the text with an error, and where that stands.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from langcodes import standardize_tag

import mtqa.checks.lost_negation as negation
from mtqa.errors import ConfigError
from mtqa.text.toml import read_toml
from training.quality.corpus import Example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

Made = tuple[str, tuple[tuple[int, int], ...]]

_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W\d_\u3040-\u30ff\u4e00-\u9fff]+(?:[-'’]\w+)*")
_NUMBER = re.compile(r"\d+")
_LANGUAGES = Path(negation.__file__).parent / "languages"


class Words:
    """The words of many texts of one language, to draw wrong ones from."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Names are words with a capital that do not begin a text."""
        found = [match for text in texts for match in _WORD.finditer(text)]
        self.plain = sorted({m[0] for m in found if len(m[0]) > 3 and m[0].islower()})
        self.plain = self.plain or sorted({m[0] for m in found})
        self.names = sorted({m[0] for m in found if m.start() and len(m[0]) > 3 and m[0].istitle()})
        self.texts = texts


def number(example: Example, _words: Words, draw: Random) -> Made | None:
    """Another number of as many digits."""
    found = list(_NUMBER.finditer(example.target))
    if not found:
        return None
    match = draw.choice(found)
    digits = list(match[0])
    place = draw.randrange(len(digits))
    digits[place] = draw.choice([d for d in "123456789" if d != digits[place]])
    return _put(example.target, match.start(), match.end(), "".join(digits))


def no_negation(example: Example, _words: Words, _draw: Random) -> Made | None:
    """The negation is lost; what is marked is the word before its place."""
    language = example.pair.split("-")[1]
    path = _LANGUAGES / f"{language}.toml"
    if not path.exists():
        return None
    negators = set(read_toml(path, ConfigError).data.get("negators", ()))
    for match in _WORD.finditer(example.target):
        if match[0].lower() in negators and match.start():
            before, after = example.target[: match.start()], example.target[match.end() :]
            text = before + (after.lstrip() if before.endswith(" ") else after)
            last = list(_WORD.finditer(before))
            return (text, (last[-1].span(),)) if last and after.strip() else None
    return None


def name(example: Example, words: Words, draw: Random) -> Made | None:
    """A name for another one."""
    found = [
        m
        for m in _WORD.finditer(example.target)
        if m.start() and len(m[0]) > 3 and m[0].istitle() and m[0][:4] in example.source
    ]
    if not found or len(words.names) < 10:
        return None
    match = draw.choice(found)
    return _put(example.target, *match.span(), draw.choice(words.names))


def wrong_word(example: Example, words: Words, draw: Random) -> Made | None:
    """A word, or two, that say something else."""
    found = [m for m in _WORD.finditer(example.target) if len(m[0]) > 3 and m[0].islower()]
    if len(found) < 3 or len(words.plain) < 10:
        return None
    return _put(example.target, *draw.choice(found).span(), draw.choice(words.plain))


def untranslated(example: Example, _words: Words, draw: Random) -> Made | None:
    """A word of the source in the place of one of the translation."""
    foreign = [m[0] for m in _WORD.finditer(example.source) if len(m[0]) > 3 and m[0].islower()]
    found = [m for m in _WORD.finditer(example.target) if len(m[0]) > 3 and m[0].islower()]
    if not foreign or len(found) < 3:
        return None
    return _put(example.target, *draw.choice(found).span(), draw.choice(foreign))


def omission(example: Example, _words: Words, draw: Random) -> Made | None:
    """Some words are missing; the words around the gap are marked."""
    found = list(_WORD.finditer(example.target))
    if len(found) < 8:
        return None
    count = draw.randint(2, max(2, len(found) // 3))
    first = draw.randrange(1, len(found) - count)
    before = example.target[: found[first].start()]
    after = example.target[found[first + count].start() :]
    return before + after, (found[first - 1].span(), (len(before), len(before) + 1))


def addition(example: Example, words: Words, draw: Random) -> Made | None:
    """Some words of another text are put in."""
    other = list(_WORD.finditer(draw.choice(words.texts)))
    found = list(_WORD.finditer(example.target))
    if len(other) < 8 or len(found) < 4:
        return None
    start = draw.randrange(len(other) - 6)
    text = other[0].string
    piece = text[other[start].start() : other[start + draw.randint(2, 5)].end()]
    gap = "" if "\u3040" <= piece[0] <= "\u9fff" else " "
    place = draw.choice(found[1:]).start()
    return _put(example.target, place, place, piece + gap)


def repeated(example: Example, _words: Words, draw: Random) -> Made | None:
    """Some words stand twice."""
    found = list(_WORD.finditer(example.target))
    if len(found) < 6:
        return None
    first = draw.randrange(len(found) - 4)
    piece = example.target[found[first].start() : found[first + draw.randint(1, 3)].start()]
    return _put(example.target, found[first].start(), found[first].start(), piece)


KINDS: dict[str, Callable[[Example, Words, Random], Made | None]] = {
    "number": number,
    "negation": no_negation,
    "name": name,
    "word": wrong_word,
    "untranslated": untranslated,
    "omission": omission,
    "addition": addition,
    "repeated": repeated,
}


def _put(text: str, start: int, end: int, piece: str) -> Made | None:
    if text[start:end] == piece:
        return None
    return text[:start] + piece + text[end:], ((start, start + len(piece.rstrip())),)


def made(examples: Sequence[Example], each: int, draw: Random) -> Iterator[Example]:
    """For each kind and language so many examples, as far as the good ones give them."""
    by_language: dict[str, list[Example]] = {}
    for example in examples:
        by_language.setdefault(example.pair.split("-")[1], []).append(example)
    for some in by_language.values():
        words = Words([example.target for example in some])
        for kind, change in KINDS.items():
            count = 0
            for example in draw.sample(some, len(some)):
                found = change(example, words, draw)
                if found is not None and found[0].strip() and found[0] != example.target:
                    text, spans = found
                    yield _worse(example, text, spans, kind)
                    count += 1
                    if count == each:
                        break


def _worse(example: Example, text: str, spans: tuple[tuple[int, int], ...], kind: str) -> Example:
    better = replace(example, made=())
    plain = Example(f"made/{kind}", example.pair, example.source, text)
    return replace(plain, made=spans, better=better)


def good(examples: Sequence[Example]) -> list[Example]:
    """Translations in which humans saw no error."""
    return [
        example
        for example in examples
        if (example.penalty == 0 or (example.hter == 0 and (example.direct or 0) > 0.5))
        and not example.minor
    ]


def human(data: Path) -> list[Example]:
    """Human translations of news (NTREX-128) of every second language: the others are for tests."""
    with gzip.open(data / "clean/ntrex.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    names = sorted({name for row in rows for name in row["refs"]})[::2]
    tags = {name: standardize_tag(name.partition("-")[0], macro=True) for name in names}
    return [
        Example("human", f"en-{tags[name]}", source, target)
        for row in rows
        for name in names
        for source, target in zip(row["eng"], row["refs"].get(name, ()), strict=False)
        if source.strip() and target.strip()
    ]
