"""Finds single letters and small words in a writing that the language of the text does not have:
a Latin letter inside a Cyrillic word, a Ukrainian letter in Russian, "the" in Japanese.

Whole words in foreign letters are reported by the check `untranslated`, and whole sentences by
`wrong-language`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import regex

from mtqa.text import chinese
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

WORD = "wrong-script"
LOOKALIKE = "wrong-script/lookalike"
LETTER = "wrong-script/letter"

_SCANNED = 20_000
_AROUND = 40
_MAJORITY = 3
_FEW, _SHARE = 3, 0.02
_ALPHABETS = {"Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek"}
_NON_LATIN = frozenset(
    {"ar", "be", "bg", "el", "fa", "he", "hi", "ja", "ko", "mk", "ru", "th", "uk", "ur", "zh"}
)
_MIXED = re.compile("[A-Za-z\u00c0-\u024f][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z\u00c0-\u024f]")
"""A Latin letter beside a Greek or Cyrillic one: blocks, for a search over them is the fastest."""

_LATIN_WORD = re.compile("[a-z]{3}")
_LETTERS = regex.compile(r"(?<![\p{L}\p{M}\p{N}_])\p{L}[\p{L}\p{M}]*(?![\p{N}_])")
_QUOTED = regex.compile(r"[«„“‚‘»”][^«„“‚‘»”’]{1,500}[»“”‘’«]|\"[^\"]{1,500}\"")
_NEAREST_BEFORE = regex.compile(r"\p{L}(?=[^\p{L}]*$)")
_NEAREST_AFTER = regex.compile(r"[^\p{L}]*(\p{L})")
_LATIN = regex.compile(r"\p{Latin}")


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each letter or small word; for words of two alphabets the whole word."""
    base = context.target.language.partition("-")[0]
    foreign = _foreign_letters(base)
    words = _small_words() if base in _NON_LATIN else None
    for unit in units:
        segment = unit.target
        if segment is None or segment.text.isascii():
            continue
        if context.target.blocks[segment.block].language is not None:
            continue
        text = segment.text[:_SCANNED]
        if _MIXED.search(text):
            yield from _lookalikes(unit, text)
        if foreign is not None and foreign.search(text):
            yield from _letters(unit, text, foreign, base)
        if words is not None and _LATIN_WORD.search(text):
            yield from _words(unit, text, words)


def _lookalikes(unit: Unit, text: str) -> Iterator[Hit]:
    for match in _LETTERS.finditer(text):
        if _MIXED.search(match[0]) and (whole := _in_one_alphabet(match[0])):
            alphabet, word = whole
            yield from _hits(LOOKALIKE, unit, match.span(), word, alphabet=alphabet)


def _in_one_alphabet(word: str) -> tuple[str, str] | None:
    """The name of the alphabet that a word is written in but for letters that look alike, and the
    word with the right ones. None for words that are mixed on purpose: with other letters, or with
    several of them at the beginning (PCшный).
    """
    for pair, letters in _facts()["lookalikes"].items():
        first, _, second = pair.partition("_")
        for foreign, own, (wrong, right) in (
            (first, second, letters),
            (second, first, letters[::-1]),
        ):
            strange = regex.findall(rf"\p{{{_ALPHABETS[foreign]}}}", word)
            others = regex.findall(rf"\p{{{_ALPHABETS[own]}}}", word)
            if (
                strange
                and len(others) >= max(_MAJORITY, len(strange) + 1)
                and len(strange) + len(others) == len(word)
                and set(strange) <= set(wrong)
                and not (word[:2].isupper() and word[:2] == "".join(strange[:2]))
            ):
                return _ALPHABETS[own], word.translate(str.maketrans(wrong, right))
    return None


def _letters(unit: Unit, text: str, foreign: re.Pattern[str], base: str) -> Iterator[Hit]:
    """The first of a few letters; many are a sentence in the language that has them."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found = [
        match
        for match in foreign.finditer(text)
        if not any(start <= match.start() < end for start, end in quoted)
    ]
    if found and len(found) <= max(_FEW, len(text) * _SHARE):
        own = _facts()["letters"].get(base, {}).get(found[0][0], "")
        yield from _hits(LETTER, unit, found[0].span(), own, letter=found[0][0])


def _words(unit: Unit, text: str, words: regex.Pattern[str]) -> Iterator[Hit]:
    """Small Latin words whose neighbours are not Latin, for a name has its own small words."""
    for match in words.finditer(text):
        start, end = match.span()
        before = _NEAREST_BEFORE.search(text[max(0, start - _AROUND) : start])
        after = _NEAREST_AFTER.match(text[end : end + _AROUND])
        near = [found[found.re.groups] for found in (before, after) if found]
        if near and not any(map(_LATIN.match, near)) and not _apart(text, start, end):
            yield from _hits(WORD, unit, (start, end))


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a word is quoted, or part of something that is no prose."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(sign in around for sign in "\"'“”„«»「」『』‘’()[]（）【】<>{}/\\_-.:=`*%$#@&|《》")


def _hits(
    code: str, unit: Unit, place: tuple[int, int], right: str = "", **detail: str
) -> Iterator[Hit]:
    """A hit, unless what it is about is no prose."""
    assert unit.target is not None
    start, end = place
    if not any(i.start < end and start < i.end for i in unit.target.inlines):
        span = Span(Side.TARGET, start, end)
        yield Hit(code, unit.id, span, (), detail, suggestions=(right,) if right else ())


@cache
def _foreign_letters(base: str) -> re.Pattern[str] | None:
    """The letters that a language has not. Japanese has none of the simplified characters that
    its own standard lacks.
    """
    if base == "ja":
        letters = "".join(c for c in chinese.only("Hans") if not _is_japanese(c))
        return re.compile(f"[{letters}]")
    known: dict[str, str] | None = _facts()["letters"].get(base)
    return re.compile(f"[{''.join(known)}]") if known else None


def _is_japanese(character: str) -> bool:
    try:
        character.encode("euc_jis_2004")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _small_words() -> regex.Pattern[str]:
    words = sorted({word for words in _facts()["small_words"].values() for word in words})
    return regex.compile(rf"(?<![\p{{Latin}}\d])(?:{'|'.join(words)})(?![\p{{Latin}}\d])")


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(files("mtqa.checks").joinpath("wrong_script.toml").read_text("utf-8"))


CHECK = Check(
    codes={
        WORD: Code(
            category="accuracy/untranslated",
            severity=Severity.MINOR,
            message="“{quote}” is a word of another language and another script",
            why="A small word of the source, or of the language that the machine knows best,"
            " slipped into the sentence.",
            examples=(
                Example("Поезд стоит ⟦the⟧ вокзале.", "ru"),
                Example("この駅には⟦and⟧列車が止まりません。", "ja"),
                Example("请先保存文件⟦und⟧关闭窗口。", "zh-Hans"),
                Example("Группа The Beatles и фильм Gone with the Wind.", "ru"),
                Example("他在读《Gone with the Wind》。", "zh-Hans"),
                Example("코드에는 “and”라고 씁니다.", "ko"),
                Example("Слово «the» — артикль.", "ru"),
            ),
        ),
        LOOKALIKE: Code(
            category="linguistic-conventions/spelling",
            severity=Severity.MINOR,
            message="“{quote}” mixes alphabets: all of it should be {alphabet}",
            why="Letters that look alike are different characters: searching, sorting, spelling"
            " checkers and screen readers do not find the word.",
            examples=(
                Example("Наша ⟦cтолица⟧ стоит на реке.", "ru"),
                Example("Це ⟦мiсто⟧ дуже гарне.", "uk"),
                Example("The ⟦соmpany⟧ closed its shop.", "en"),
                Example("Die ⟦Fеder⟧ liegt auf dem Tisch.", "de"),
                Example("Η ⟦Aθήνα⟧ είναι μεγάλη.", "el"),
                Example("USB-кабель, IT-отдел, 3D-печать и PCшный блок.", "ru"),
                Example("Der Winkel ΔT und αβ, 5 µm.", "de"),
                Example("Η εταιρεία Google στην Αθήνα.", "el"),
                Example("Місто Київ і сайт Wikipedia.", "uk"),
            ),
        ),
        LETTER: Code(
            category="linguistic-conventions/spelling",
            severity=Severity.MINOR,
            message="the letter “{letter}” does not exist in this language",
            why="The letter belongs to a sibling language with the same script, or to the wrong"
            " keyboard; the word is spelled wrong with it.",
            examples=(
                Example("Он живёт в К⟦і⟧еве.", "ru"),
                Example("Це дуже гарн⟦ы⟧й день.", "uk"),
                Example("این کتاب ⟦ي⟧ک داستان است.", "fa"),
                Example("هذا ⟦ک⟧تاب جديد.", "ar"),
                Example("⟦们⟧は今日駅に行きます。", "ja"),
                Example("Слово «Київ» пишется так.", "ru"),
                Example("Це гарний день, об'їзд і підʼїзд.", "uk"),
                Example("این کتاب یک داستان است.", "fa"),
                Example("هذا كتاب جديد في المكتبة.", "ar"),
                Example("国会は今日始まります。", "ja"),
            ),
        ),
    },
    find=find,
)
