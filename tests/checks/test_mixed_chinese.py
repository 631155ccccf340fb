from __future__ import annotations

import pytest

from mtqa.types import Inline
from tests.pairs import alone, found

CODE = "mixed-chinese"


@pytest.mark.parametrize(
    ("text", "language", "quote", "right"),
    [
        ("列车今天不停靠这个車站。", "zh-Hans", "車", ("车",)),
        ("他说湯姆来了。", "zh-CN", "湯", ("汤",)),
        ("列車今天不停靠這個车站。", "zh-Hant", "车", ("車",)),
        ("他說汤姆來了。", "zh-TW", "汤", ("湯",)),
        ("我们在檔案裡找。", "zh-Hans", "檔案裡", ("档案里",)),
        ("頭發很長，他说。", "zh-Hant", "说", ("說",)),
        ("我發現了这件頭髮。", "zh-Hant", "这", ("這",)),
        ("請看这个发。", "zh-Hant", "这个发", ()),
    ],
)
def test_stray_character(text: str, language: str, quote: str, right: tuple[str, ...]) -> None:
    assert found(CODE, alone([text], language)) == [(CODE, quote, right)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("列车今天不停靠这个车站。", "zh-Hans"),
        ("列車今天不停靠這個車站。", "zh-Hant"),
        ("台北的群山，吃了面，后面。", "zh-Hans"),
        ("他在東京の町买了车。", "zh-Hans"),
        ("列車今天不停靠這個車站，旅客請換乘公車前往下一站。", "zh-Hans"),
        ("列車今天停靠車站。", "zh"),
        ("国会は今日始まります。", "ja"),
        ("", "zh-Hans"),
    ],
)
def test_no_stray_character(text: str, language: str) -> None:
    assert found(CODE, alone([text], language)) == []


def test_text_without_a_tag_is_in_the_script_that_it_is_mostly_in() -> None:
    texts = ["列车今天不停靠这个车站，请谅解。", "对不起，给您添麻烦了，请谅解。", "湯姆也来了。"]
    assert found(CODE, alone(texts, "zh")) == [(CODE, "湯", ("汤",))]


def test_code() -> None:
    assert (
        found(CODE, alone(["保存檔案。这样。"], "zh-Hans", inlines=(Inline("code", 2, 4),))) == []
    )
