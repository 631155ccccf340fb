from __future__ import annotations

from mtqa.text.inlines import merged, recognized, with_shared
from mtqa.types import Inline, Unit
from tests.documents import document


def test_recognized() -> None:
    text = "<b>%1$s</b> in `{x}`"
    assert recognized(text) == (
        Inline("tag", 0, 3, "<b>"),
        Inline("placeholder", 3, 7),
        Inline("tag", 7, 11, "</b>"),
        Inline("code", 15, 20),
    )


def test_declared_syntax() -> None:
    assert recognized("% d", syntax=("c-format",)) == (Inline("placeholder", 0, 3),)
    assert recognized("% d") == ()


def test_merged_keeps_what_has_no_length() -> None:
    tag = Inline("tag", 2, 2, "<x/>")
    assert merged([Inline("code", 0, 4), tag], [Inline("url", 3, 9)]) == (Inline("code", 0, 4), tag)


def test_placeholders_that_both_sides_have() -> None:
    [source, target] = (document(text).segments[0] for text in ("{} of :n x", "{} von :m $x"))
    unit = with_shared(Unit("1", source, target))
    assert [side.inlines for side in (unit.source, unit.target) if side] == [
        (Inline("placeholder", 0, 2),),
        (Inline("placeholder", 0, 2),),
    ]
    same = Unit("1", source, None)
    assert with_shared(same) is same
