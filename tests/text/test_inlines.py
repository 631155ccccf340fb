from __future__ import annotations

from mtqa.text.inlines import merged, recognized
from mtqa.types import Inline


def test_recognized() -> None:
    text = "<b>%1$s</b> in `{x}`"
    assert recognized(text) == [
        Inline("tag", 0, 3, "<b>"),
        Inline("placeholder", 3, 7),
        Inline("tag", 7, 11, "</b>"),
        Inline("code", 15, 20),
    ]


def test_declared_syntax() -> None:
    assert recognized("% d", syntax=("c-format",)) == [Inline("placeholder", 0, 3)]
    assert recognized("% d") == []


def test_merged_keeps_what_has_no_length() -> None:
    tag = Inline("tag", 2, 2, "<x/>")
    assert merged([Inline("code", 0, 4), tag], [Inline("url", 3, 9)]) == [Inline("code", 0, 4), tag]
