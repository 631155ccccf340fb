"""Finds a word that stands twice in a row: "and and", "das Haus Haus", 的的."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from itertools import islice
from operator import eq
from typing import TYPE_CHECKING, Any

import regex

from mtqa.text.lexicon import frequencies
from mtqa.text.prose import base, prose
from mtqa.text.scripts import capital_nouns
from mtqa.text.words import lowered
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

CODE = "repeated-words"

_SCANNED = 20_000
_BEFORE, _BEHIND = r"(?<![\w\p{M}'’.,&/-])", r"(?![\p{M}'’&/-]|\.\w|\w)"
_ANY = regex.compile(rf"{_BEFORE}(\p{{L}}[\p{{L}}\p{{M}}]+)\s+\1{_BEHIND}", regex.I)


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each pair, both words quoted."""
    language = base(context.target.language)
    listed, doubled = _listed(language), _characters(language)
    free = None if context.source is None else _facts()["may_double"].get(language)
    for unit in units:
        if unit.target is None:
            continue
        if _twice(unit.target.text):
            yield from _pairs(unit, unit.target, listed, free)
        if doubled is not None and doubled.search(unit.target.text):
            for match in doubled.finditer(prose(unit.target)):
                half = match[0][: len(match[0]) // 2]
                yield _hit(unit, match.span(), half)


def _twice(text: str) -> bool:
    """Whether a word may stand twice in a row."""
    words = lowered(text)
    return any(map(eq, words, islice(words, 1, None)))


def _pairs(
    unit: Unit,
    segment: Segment,
    listed: regex.Pattern[str] | None,
    free: list[str] | None,
) -> Iterator[Hit]:
    text = prose(segment)[:_SCANNED]
    seen = set()
    if listed is not None:
        for match in listed.finditer(text):
            seen.add(match.start())
            yield _hit(unit, match.span(), match[1])
    if free is None or unit.source is None or _twice(unit.source.text):
        return
    for match in _ANY.finditer(text):
        word, place = match[1], match.start()
        if word[0].islower() and match[0][-len(word)].isupper():
            continue  # a headline and the text below it
        if place in seen or word.lower() in free or _is_name(word, text[:place], segment):
            continue
        yield _hit(unit, match.span(), word)


def _is_name(word: str, before: str, segment: Segment) -> bool:
    """Whether a capital says that a word is a name (Duran Duran), and neither its place nor the
    language's way with nouns explains it.
    """
    if word == word.lower() or not before.strip():
        return False
    noun = capital_nouns(segment.language) and word.lower() in frequencies(segment.language)
    return not noun


def _hit(unit: Unit, place: tuple[int, int], word: str) -> Hit:
    span = Span(Side.TARGET, *place)
    return Hit(CODE, unit.id, span, detail={"word": word.lower()}, suggestions=(word,))


@cache
def _listed(language: str) -> regex.Pattern[str] | None:
    """Matches a word and the same word after it. A capital is no name only at the beginning."""
    words = _facts()["words"].get(language)
    if words is None:
        return None
    pairs = (
        rf"(?:^{word.capitalize()}|{word})(?=\s+{word}(?![\w\p{{M}}'’.&/-]\w|[\w\p{{M}}]))"
        for word in words
    )
    return regex.compile(rf"{_BEFORE}({'|'.join(pairs)})\s+[\w\p{{M}}]+")


@cache
def _characters(language: str) -> regex.Pattern[str] | None:
    patterns = _facts()["characters"].get(language)
    return regex.compile("|".join(patterns)) if patterns else None


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(files("mtqa.checks").joinpath("repeated_words.toml").read_text("utf-8"))


CHECK = Check(
    codes={
        CODE: Code(
            category="style/repetition",
            severity=Severity.MINOR,
            message="“{word}” stands twice in a row",
            why="A word was repeated by mistake, often where a line was joined to the next.",
            examples=(
                Example("Das Haus ⟦und und⟧ der Garten.", "de"),
                Example("He saw ⟦the the⟧ house.", "en"),
                Example("Une maison ⟦dans dans⟧ la rue.", "fr"),
                Example("Дом ⟦для для⟧ всех.", "ru"),
                Example("البيت ⟦في في⟧ المدينة.", "ar"),
                Example("这是我⟦的的⟧书，列车停靠⟦了了⟧。", "zh-Hans"),
                Example("会社⟦のの⟧社長が駅⟦をを⟧出た。", "ja"),
                Example("그는 밥⟦를를⟧ 먹었다.", "ko"),
                Example("Das alte ⟦Haus Haus⟧ brannte.", "de", "The old house was on fire.", "en"),
                Example("La ⟦mesa mesa⟧ es verde.", "es", "The table is green.", "en"),
                Example("Der, der der Frau hilft, die die Kinder kennt.", "de"),
                Example("He said that that had had no effect on the The Hague.", "en"),
                Example("Nous nous sommes vus.", "fr"),
                Example("他天天看看书，目的的确是不了了之。", "zh-Hans"),
                Example("そののち、私のののしりを聞いた。", "ja"),
                Example("Take vitamin A a little later.", "en"),
                Example(
                    "Duran Duran spielten sehr sehr laut.", "de", "Duran Duran were loud.", "en"
                ),
                Example("Yavaş yavaş geldi.", "tr", "He came slowly.", "en"),
            ),
        )
    },
    find=find,
)
