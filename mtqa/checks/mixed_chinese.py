"""Finds characters of traditional Chinese in simplified text, and the other way round.

A sentence that is wholly in the other writing is reported by the check `wrong-language`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mtqa.text import chinese, scripts
from mtqa.text.languages import chinese_script
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtqa.types import Context, Unit

CODE = "mixed-chinese"

_OTHER = {"Hans": "Hant", "Hant": "Hans"}
_NAMES = {"Hans": "simplified", "Hant": "traditional"}
_SCANNED = 20_000
_SENTENCE = 16
_SAMPLED, _LINE = 500, 200
_KANA = re.compile(r"[\u3041-\u30ff]")
_MINORITY = 0.1


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each run of characters, with what should stand there where that is clear.

    Nothing where the whole text is in the other writing, or in both: it says nothing about a
    character then.
    """
    wanted = _wanted(context)
    if wanted is None:
        return
    other = _OTHER[wanted]
    pattern, right = _foreign(other), chinese.only(other)
    for unit in units:
        segment = unit.target
        if segment is None or pattern.search(segment.text) is None:
            continue
        text = segment.text[:_SCANNED]
        if (
            _KANA.search(text)
            or context.target.blocks[segment.block].language is not None
            or (len(text) >= _SENTENCE and chinese.wholly_in_other(text, wanted))
        ):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(i.start < end and start < i.end for i in segment.inlines):
                detail = {"other": _NAMES[other], "own": _NAMES[wanted]}
                span = Span(Side.TARGET, start, end)
                yield Hit(CODE, unit.id, span, (), detail, _suggestions(match[0], right))


def _wanted(context: Context) -> str | None:
    """The writing that the tag tells, or else that nearly all of the text is in."""
    sample = "".join(segment.text[:_LINE] for segment in context.target.segments[:_SAMPLED])
    main = scripts.chinese_variant(sample)
    told = chinese_script(context.target.language)
    if told is not None:
        return told if main in (None, told) or len(sample) < _SENTENCE else None
    if main is None:
        return None
    own, other = (sum(map(sample.count, chinese.only(script))) for script in (main, _OTHER[main]))
    return main if other < _MINORITY * own else None


@cache
def _foreign(script: str) -> re.Pattern[str]:
    """Runs of characters of one writing, with at most one that both have between two of them."""
    letters = "".join(chinese.only(script))
    return re.compile(f"[{letters}]+(?:[\u4e00-\u9fff]?[{letters}]+)*")


def _suggestions(text: str, right: Mapping[str, str | None]) -> tuple[str, ...]:
    written = [right.get(character, character) for character in text]
    return () if None in written else ("".join(filter(None, written)),)


CHECK = Check(
    codes={
        CODE: Code(
            category="linguistic-conventions/textual-conventions",
            severity=Severity.MINOR,
            message="“{quote}” is {other} Chinese in a text that is {own}",
            why="Chinese is written in simplified or in traditional characters. A stray character"
            " of the other writing was left over from another text or slipped in by the machine.",
            examples=(
                Example("列车今天不停靠这个⟦車⟧站，旅客请换乘公共汽车。", "zh-Hans"),
                Example("⟦凱薩⟧琳已成为皇室的正式成员。", "zh-CN"),
                Example("⟦湯⟧姆没说什么。", "zh-Hans"),
                Example("请先保存您的⟦檔⟧案，再关闭窗口。", "zh-Hans"),
                Example("列車今天不停靠這個⟦车⟧站，旅客請換乘公車。", "zh-Hant"),
                Example("系統會自動儲存您的⟦设⟧定。", "zh-TW"),
                Example("請輸入您的電子郵件⟦帐号⟧。", "zh-HK"),
                Example("列车今天不停靠这个车站，旅客请换乘公共汽车。", "zh-Hans"),
                Example("他在于家台后面的山峰上跑步，天气干燥。", "zh-Hans"),
                Example("列車今天不停靠這個車站，旅客請換乘公車。", "zh-Hant"),
                Example("站在台北的山峰上，群眾只想著午餐。", "zh-TW"),
                Example("社长在東京の車站等待列车。", "zh-Hans"),
                Example("列車今日停靠中環站。", "zh-HK"),
                Example("列車は今日この駅に止まりません。", "ja"),
            ),
        )
    },
    find=find,
    languages=frozenset({"zh", "yue"}),
)
