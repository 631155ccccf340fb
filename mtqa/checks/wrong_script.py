"""Finds single letters and small words in a writing that the language of the text does not have:
a Ukrainian letter in Russian, "the" in Japanese.

Letters that look like those of the right alphabet are reported by the check `mixed-alphabets`,
whole words in foreign letters by `untranslated`, and whole sentences by `wrong-language`.
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
LETTER = "wrong-script/letter"

_SCANNED = 20_000
_AROUND = 40
_FEW, _SHARE = 3, 0.02
_NON_LATIN = frozenset(
    {"ar", "be", "bg", "el", "fa", "he", "hi", "ja", "ko", "mk", "ru", "th", "uk", "ur", "zh"}
)
_LATIN_WORD = re.compile("[a-z]{3}")
_QUOTED = regex.compile(r"[«„“‚‘»”][^«„“‚‘»”’]{1,500}[»“”‘’«]|\"[^\"]{1,500}\"")
_NEAREST_BEFORE = regex.compile(r"\p{L}(?=[^\p{L}]*$)")
_NEAREST_AFTER = regex.compile(r"[^\p{L}]*(\p{L})")
_LATIN = regex.compile(r"\p{Latin}")


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each letter or small word."""
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
        if foreign is not None and foreign.search(text):
            yield from _letters(unit, text, foreign, base)
        if words is not None and _LATIN_WORD.search(text):
            yield from _words(unit, text, words)


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
