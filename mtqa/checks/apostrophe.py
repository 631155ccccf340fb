"""Finds quotation marks, accents and primes that stand for an apostrophe: "It‘s", "geht´s".

A mark counts as an apostrophe only on evidence: the word around it must be one that its
language, or a name from another, writes with an apostrophe (`apostrophe.toml`), and at the
beginning or end of a word no quotation may be open that it could begin or end.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import regex

from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

CODE = "apostrophe"

_WRONG = "‘´`‛′＇"
_MARK = regex.compile(f"[{_WRONG}]")
_REACH = 40
_INSIDE = rf"[{_WRONG}’']"
_LEFT = regex.compile(rf"(?:\p{{L}}+{_INSIDE})*+\p{{L}}++$")
_RIGHT = regex.compile(rf"\p{{L}}+(?:{_INSIDE}\p{{L}}+)*|\d0s\b")
_WORD_FOLLOWS = regex.compile(r"\s+\w")
_OPENS = regex.compile(rf"‚|(?<![\w{_WRONG}’'.])[{_WRONG}’'‹›](?=\w)")
_CLOSES = regex.compile(rf"(?<=[\w.,!?…])[{_WRONG}’'‹›](?!\w)")
_CLOSES_SURELY = regex.compile(rf"(?<![sßxz]){_CLOSES.pattern}")
_SCANNED = 20_000
_QUOTABLE = 2_000
_NEIGHBOURS = 3
_CLASSES = {"{upper}": r"(?-i:\p{Lu})", "{vowel}": "[aeiouyhàáâäæèéêëìíîïòóôöœùúûü]"}


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each word with a wrong mark, the whole word quoted."""
    for unit in units:
        segment = unit.target
        if segment is None or not _MARK.search(segment.text):
            continue
        language = segment.language.partition("-")[0]
        if language in _facts()["letter"]:
            continue
        for start, end in _words(segment, language, unit, context):
            right = _MARK.sub("’", segment.text[start:end])
            yield Hit(
                code=CODE,
                unit=unit.id,
                span=Span(Side.TARGET, start, end),
                detail={"right": right},
                suggestions=(right,),
                safe=True,
            )


def _words(
    segment: Segment, language: str, unit: Unit, context: Context
) -> Iterator[tuple[int, int]]:
    """The ranges of words in which a wrong mark stands for an apostrophe."""
    text, done = segment.text[:_SCANNED], 0
    for match in _MARK.finditer(text):
        place = match.start()
        if place < done or any(i.start <= place < i.end for i in segment.inlines):
            continue
        left = _LEFT.search(text[max(0, place - _REACH) : place])
        right = _RIGHT.match(text[place + 1 : place + _REACH])
        start = place - (len(left[0]) if left else 0)
        end = place + 1 + (len(right[0]) if right else 0)
        word = _MARK.sub("’", text[start:end]).replace("'", "’")
        if left and right:
            wrong = _known("within", language, word)
        elif left:
            wrong = _known("final", language, word) and not _quoted(end, unit, context)
        else:
            wrong = _known("initial", language, word) and not _closed(end, unit, context)
        if wrong:
            yield start, end
            done = end


def _known(place: str, language: str, word: str) -> bool:
    pattern = _pattern(place, language)
    return pattern is not None and pattern.fullmatch(word) is not None


@cache
def _pattern(place: str, language: str) -> regex.Pattern[str] | None:
    lists: dict[str, list[str]] = _facts()[place]
    words = [*lists.get("any", ()), *lists.get(language, ())]
    if not words:
        return None
    joined = "|".join(f"(?:{word})" for word in words)
    for name, letters in _CLASSES.items():
        joined = joined.replace(name, letters)
    return regex.compile(f"(?i:{joined})" if place != "initial" else joined)


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(files("mtqa.checks").joinpath("apostrophe.toml").read_text("utf-8"))


def _quoted(end: int, unit: Unit, context: Context) -> bool:
    """Whether a mark after a word may end a quotation: one is open, or no word follows."""
    assert unit.target is not None
    text = unit.target.text
    if not _WORD_FOLLOWS.match(text, end):
        return True
    earlier = text[max(0, end - _QUOTABLE) : end - 1]
    earlier = " ".join([*_beside(unit, context, after=False), earlier])[-_QUOTABLE:]
    return len(_OPENS.findall(earlier)) > len(_CLOSES_SURELY.findall(earlier))


def _closed(end: int, unit: Unit, context: Context) -> bool:
    """Whether a mark before a word may begin a quotation: one ends after it."""
    assert unit.target is not None
    later = unit.target.text[end : end + _QUOTABLE]
    later = " ".join([later, *_beside(unit, context, after=True)])[:_QUOTABLE]
    return _CLOSES.search(later) is not None


def _beside(unit: Unit, context: Context, *, after: bool) -> list[str]:
    """The texts shortly before or after a unit, for quotations run over sentences."""
    assert unit.target is not None
    here = unit.target.origins[0].raw_start if unit.target.origins else 0
    return [
        other.target.text[:_QUOTABLE]
        for other in context.neighbours(unit, _NEIGHBOURS)
        if other.target and other.target.origins
        if (other.target.origins[0].raw_start > here) is after
    ]


CHECK = Check(
    codes={
        CODE: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="“{quote}” has a wrong mark for the apostrophe: “{right}”",
            why="The apostrophe is ’ (or the straight '). A mark that opens quotations (‘), an"
            " accent (´ `) or a prime (′) in its place looks almost right and is not.",
            examples=(
                Example("Das ist ⟦Bezos‘⟧ zweite Rakete.", "de"),
                Example("Wie ⟦geht´s⟧ dir heute?", "de"),
                Example("⟦It‘s⟧ a long way and they ⟦don`t⟧ mind.", "en"),
                Example("Il parle de ⟦l‘homme⟧ et ⟦d´une⟧ femme.", "fr"),
                Example("È un ⟦po‘⟧ tardi per ⟦l‘arte⟧.", "it"),
                Example("Hij komt ⟦‘s⟧ avonds.", "nl"),
                Example("Die Kapelle spielt Rock ⟦‛n⟧ Roll.", "de"),
                Example("Ця ⟦п`ять⟧ років.", "uk"),
                Example("Er sagte: „Das heißt hier ‚Haus‘ und nicht Hof.“", "de"),
                Example("Das ist ‚Hans‘ Haus‘ und nicht mehr.", "de"),
                Example("‘Stay here,’ she said, ‘and don’t move.’", "en"),
                Example("It's Bezos' rocket, isn't it?", "en"),
                Example("Hawai‘i and the Qur‘an are spelt so.", "en"),
                Example("He is 6′ 2″ tall, at 52° 31′ north.", "en"),
                Example("O‘zbekiston Respublikasi", "uz"),
                Example("Run `make` in the folder `Docs` first.", "en"),
                Example("Ця п’ять років.", "uk"),
            ),
        )
    },
    find=find,
)
