"""Spaces in Chinese and Japanese."""

from __future__ import annotations

import pytest

from mtqa.errors import UsageError
from tests.pairs import alone, found

NAME = "cjk-spacing"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("我们来了， 他们走了。", "zh-Hans", "cjk-spacing/stray", "， 他", "，他"),
        ("我们很高 兴见到你。", "zh-Hans", "cjk-spacing/stray", "高 兴", "高兴"),
        ("東京の天 気はいい。", "ja", "cjk-spacing/stray", "天 気", "天気"),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    suggestions = (right,) if right else ()
    assert found(NAME, alone([text], language)) == [(code, quote, suggestions)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("张三 李四 王五", "zh-Hans"),
        ("东京 大阪", "ja"),
        ("用 Linux 系统", "zh-Hans"),
        ("用Linux系统", "zh-Hant"),
        ("날씨가 좋다", "ko"),
        ("第一章 开始", "zh-Hans"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


@pytest.mark.parametrize(
    ("style", "text", "right"),
    [("space", "用Linux吧", ("用 L", "x 吧")), ("none", "用 Linux 吧", ("用L", "x吧"))],
)
def test_house_style(style: str, text: str, right: tuple[str, str]) -> None:
    seen = found(NAME, alone([text], "zh-Hans"), {"latin": style})
    assert [suggestions for _, _, suggestions in seen] == [(right[0],), (right[1],)]


def test_unknown_style() -> None:
    with pytest.raises(UsageError, match="none of"):
        found(NAME, alone(["用Linux"], "zh-Hans"), {"latin": "yes"})
