"""Finds stray spaces in Chinese and Japanese, and, on request, spaces beside Latin words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.errors import UsageError
from mtqa.text.lexicon import frequencies
from mtqa.text.prose import BLANK, base, correction, in_source, prose
from mtqa.types import Check, Code, Example, Kind, Option, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Hit, Unit

STRAY = "cjk-spacing/stray"
LATIN = "cjk-spacing/latin"

_LANGUAGES = frozenset({"ja", "yue", "zh"})
_STYLES = ("", "space", "none")
_CHARACTER = "\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = "A-Za-z0-9À-ɏ"
_AFTER_MARK = "，。、；：「『（【《"
_SPACE = re.compile(rf"(?<=[{_CHARACTER}{_AFTER_MARK}]) (?=[{_CHARACTER}])")
_TRACE = re.compile(rf"[{_CHARACTER}{_AFTER_MARK}] ")
_GLUED = re.compile(rf"(?<=[{_CHARACTER}])(?=[{_WORD}])|(?<=[{_WORD}%])(?=[{_CHARACTER}])")
_APART = re.compile(rf"(?<=[{_CHARACTER}]) +(?=[{_WORD}])|(?<=[{_WORD}%]) +(?=[{_CHARACTER}])")
_KATAKANA = re.compile("[\u30a1-\u30fc]")
_ENDED = re.compile("[。！？]")
_SHORT = 30
_COMMON = 3.5
"""Zipf frequency from which on two characters are surely one word."""


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each space that does not belong, or is missing."""
    style = context.options["latin"]
    if style not in _STYLES:
        raise UsageError(f"checks.cjk-spacing: latin = '{style}' is none of 'space', 'none' and ''")
    for unit in units:
        segment = unit.target
        if segment is None or base(segment.language) not in _LANGUAGES:
            continue
        if segment.kind is Kind.PROSE and _TRACE.search(segment.text):
            yield from _stray(unit)
        if style:
            yield from _latin(unit, style)


def _stray(unit: Unit) -> Iterator[Hit]:
    """Spaces after punctuation marks, and the only one inside a sentence or a word of two
    characters: others may set apart names, or a headline from its text.
    """
    assert unit.target is not None
    text = prose(unit.target)
    found = list(_SPACE.finditer(text))
    apart = sum(text[match.start() - 1] not in _AFTER_MARK for match in found)
    for match in found:
        start, end = match.start() - 1, match.end() + 1
        right = text[start] + text[end - 1]
        word = text[start] not in _AFTER_MARK
        if word and (apart > 1 or not _inside(text, start, unit.target.language)):
            continue
        if not in_source(unit, text[start:end]):
            yield correction(STRAY, unit, start, end, right, safe=not word)


def _inside(text: str, start: int, language: str) -> bool:
    """Whether a space stands inside a word, or inside a short sentence: a long one may be a
    headline and its text. Two names in katakana may have one between them.
    """
    names = _KATAKANA.match(text, start) and _KATAKANA.match(text, start + 2)
    short = len(text) <= _SHORT and _ENDED.search(text[-1:]) and not _ENDED.search(text[:start])
    return bool(short and not names) or _one_word(text, start + 1, language)


def _one_word(text: str, space: int, language: str) -> bool:
    """Whether the characters on both sides of a space are a common word, and rather one than the
    words that each is with the character beyond it: "天 气", but not "东京 大阪".
    """
    known = frequencies(language)
    rank = known.get(text[space - 1] + text[space + 1], 0.0)
    beside = text[max(0, space - 2) : space], text[space + 1 : space + 3]
    return rank >= _COMMON and rank > max(known.get(word, 0.0) for word in beside)


def _latin(unit: Unit, style: str) -> Iterator[Hit]:
    assert unit.target is not None
    text = prose(unit.target)
    for match in (_GLUED if style == "space" else _APART).finditer(text):
        start, end = match.start() - 1, match.end() + 1
        if BLANK not in text[start:end]:
            middle = " " if style == "space" else ""
            yield correction(LATIN, unit, start, end, f"{text[start]}{middle}{text[end - 1]}")


CHECK = Check(
    codes={
        STRAY: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="a space that does not belong here: “{right}”",
            why="Chinese and Japanese set no spaces between words of a sentence, nor after"
            " punctuation marks. Single spaces come from conversion or from the source.",
            examples=(
                Example("他昨天来了⟦， 我⟧们很高兴。", "zh-Hans"),
                Example("我们很⟦高 兴⟧见到你。", "zh-Hans"),
                Example("今天⟦早 火⟧车晚点了。", "zh-Hans"),
                Example("我們很高興⟦， 所⟧以去吃飯。", "zh-Hant"),
                Example("彼は来た⟦、 帰⟧った。", "ja"),
                Example("東京の⟦天 気⟧はいい。", "ja"),
                Example("佢話⟦： 我⟧唔去。", "yue"),
                Example("我们很高兴见到你。", "zh-Hans"),
                Example("张三 李四 王五 赵六来了。", "zh-Hans"),
                Example("我們使用 Linux 系統 2 年了。", "zh-Hant"),
                Example("東京 大阪 名古屋", "ja"),
                Example("날씨가 좋다.", "ko"),
                Example("粵語係好靚嘅話。", "yue"),
            ),
        ),
        LATIN: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="house style at Latin words and numbers: “{right}”",
            why="The option `latin` of this check says whether a space stands between Chinese or"
            " Japanese characters and Latin words or numbers.",
            examples=(
                Example("我们使⟦用L⟧inu⟦x系⟧统。", "zh-Hans", options={"latin": "space"}),
                Example("我们使⟦用 L⟧inu⟦x 系⟧统。", "zh-Hans", options={"latin": "none"}),
                Example("我们使用 Linux 系统。", "zh-Hans", options={"latin": "space"}),
                Example("我们使用Linux系统。", "zh-Hans"),
                Example("Linux を使う。", "ja"),
            ),
        ),
    },
    find=find,
    languages=_LANGUAGES,
    options={
        "latin": Option(
            default="",
            says="space: between characters and Latin words or numbers stands a space; none: no"
            " space does; empty: either may be.",
            example='latin = "space"',
        )
    },
)
