"""Number words of a language, from `languages/*.toml`, as patterns that match them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mtqa.text.languages import fallbacks
from mtqa.text.quantities._facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LETTER = r"[^\W\d_]"
_NEVER = re.compile(r"(?!)")
_SHORTEST_STEM = 3
START = 4
"""So many letters of a word are looked up, before anything costly is done."""

_HAN = re.compile("[二三四五六七八九十百千两兩萬万亿億兆廿卅]")
_LETTER = r"[^\s\d!-/:-@“”„«»¿¡]"
WORDS = re.compile(f"{_LETTER}+")
_STARTS = re.compile(f"({_LETTER}{{1,{START}}}){_LETTER}*")


@dataclass(frozen=True)
class Lexicon:
    """What a language says for numbers.

    `numbers` add up, `multipliers` multiply what stands before them; both lead from a word in
    lower case to its value. `hints` lead from a word's beginning to what it may stand for.
    `scales` are the forms to write after a numeral. With `inverted`, units come before tens, with
    `teens_in_two_words` before the ten; with `unbounded`, no space parts a number from its
    multiplier or from what follows.
    """

    numbers: dict[str, int]
    multipliers: dict[str, int]
    hints: dict[str, tuple[Decimal, ...]]
    scales: dict[int, str]
    vigesimal: frozenset[int]
    inverted: bool
    teens_in_two_words: bool
    unbounded: bool
    han: bool
    hangul: bool
    word: re.Pattern[str]
    part: re.Pattern[str]
    stem: re.Pattern[str]
    hint: re.Pattern[str]
    second_hint: re.Pattern[str]
    joiner: re.Pattern[str]
    percent_after: re.Pattern[str]
    percent_before: re.Pattern[str]
    time_after: re.Pattern[str]
    half: re.Pattern[str]
    ordinal: re.Pattern[str]
    starts: frozenset[str]
    percent: re.Pattern[str]

    def speaks(self, text: str) -> bool:
        """Whether a text may have number words, beside the article "one": tells nothing more,
        and costs little.
        """
        if self.han:
            return bool(_HAN.search(text) or self.word.search(text))
        if self.unbounded:
            return bool(self.part.search(text))
        return not self.starts.isdisjoint(word_starts(text))

    def says_percent(self, text: str) -> bool:
        """Whether a text has a sign or a word for per cent anywhere."""
        return bool(self.percent.search(text))


@lru_cache(maxsize=8)
def word_starts(text: str) -> Sequence[str]:
    """The first letters of the words of a text, in small letters."""
    starts: list[str] = _STARTS.findall(text.lower())
    return starts


@cache
def _available() -> frozenset[str]:
    folder = files("mtqa.text.quantities").joinpath("languages")
    return frozenset(entry.name.removesuffix(".toml") for entry in folder.iterdir())


def candidates(tag: str) -> tuple[str, ...]:
    """The tags whose data serve for a tag, the nearest first: arb-EG, arb, ar."""
    chain = fallbacks(tag)
    related: dict[str, str] = facts()["related"]
    return (*chain, *(related[name] for name in chain if name in related))


@cache
def lexicon(tag: str) -> Lexicon:
    """The lexicon of a BCP-47 tag; an empty one for a language without a file."""
    name = next((name for name in candidates(tag) if name in _available()), None)
    if name is None:
        return _build({})
    path = files("mtqa.text.quantities").joinpath("languages", f"{name}.toml")
    return _build(tomllib.loads(path.read_text("utf-8")))


def knows(tag: str) -> bool:
    """Whether the spelled-out numbers of a language are known."""
    return bool(lexicon(tag).hints)


def _build(data: dict[str, Any]) -> Lexicon:
    numbers = {word: int(key) for key, word in _entries(data.get("numbers", {}))}
    multipliers = {word: int(key) for key, word in _entries(data.get("multipliers", {}))}
    hints: dict[str, tuple[Decimal, ...]] = {}
    for key, word in _entries(data.get("hints", {})):
        hints[word] = (*hints.get(word, ()), *map(Decimal, key.split()))
    joiners: list[str] = data.get("joiners", [])
    unbounded = data.get("unbounded", False)
    words = [*numbers, *multipliers]
    inner = _any([*words, *joiners] if data.get("compound") else words)
    repeat = "++" if data.get("compound") else ""
    hangul = data.get("hangul", False)
    bounded = "" if unbounded else f"(?!{_LETTER})"
    left = "" if unbounded else f"(?<!{_LETTER})"
    stems = [word for word in words if len(word) >= _SHORTEST_STEM]
    # A hint may stand inside an unspaced text, or behind an article written together with it.
    return Lexicon(
        numbers=numbers,
        multipliers=multipliers,
        hints=hints,
        scales={int(key): word for key, word in data.get("scales", {}).items()},
        vigesimal=frozenset(data.get("vigesimal", ())),
        inverted=data.get("inverted", False),
        teens_in_two_words=data.get("teens_in_two_words", False),
        unbounded=unbounded,
        han=data.get("han", False),
        hangul=hangul,
        word=_pattern(
            inner,
            rf"(?<!\S)(?:{inner})(?=\s)" if hangul else f"{left}(?>{inner}){repeat}{bounded}",
        ),
        part=_pattern(inner, inner),
        stem=_pattern(inner, f"{left}(?>{_any(stems)}){repeat}"),
        hint=_pattern(_any(hints), f"{left}(?:ו|و?ال|و)?({_any(hints)})"),
        second_hint=_pattern(_any(hints), f"[^\\W\\d_]{{0,2}}?({_any(hints)})"),
        joiner=re.compile(
            rf"[\s\u200c\-\u2010\u2011+]{{0,2}}(?:(?:{_any(joiners) or '(?!)'})[\s\-]{{0,2}})?"
        ),
        percent_after=re.compile(
            rf"[\s-]?(?:[%％٪]|(?:{_either(data, 'percent')}){bounded})", re.I
        ),
        percent=re.compile(
            rf"[%％٪]|{_either(data, 'percent')}|{_either(data, 'percent_before')}|成|割|分之", re.I
        ),
        percent_before=re.compile(rf"(?:[%٪]|{_either(data, 'percent_before')})\s?$", re.I),
        time_after=re.compile(rf"\s?(?:{_either(data, 'times')}){bounded}", re.I),
        half=re.compile(rf"{left}(?:{_either(data, 'half')})", re.I),
        ordinal=re.compile(rf"(?:{_either(data, 'ordinal')}){bounded}", re.I),
        starts=frozenset(word[:START] for word, _ in _telling(numbers, multipliers)),
    )


def _telling(*tables: dict[str, int]) -> Iterable[tuple[str, int]]:
    return ((word, value) for table in tables for word, value in table.items() if value != 1)


def _entries(table: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Words with their keys. An underscore stands for a space inside a phrase."""
    return (
        (key, word.lower().replace("_", " "))
        for key, words in table.items()
        for word in words.split()
    )


def _either(data: dict[str, Any], key: str) -> str:
    return _any(data.get(key, ())) or "(?!)"


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(filter(None, words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first)


def _pattern(words: str, pattern: str) -> re.Pattern[str]:
    return re.compile(pattern) if words else _NEVER
