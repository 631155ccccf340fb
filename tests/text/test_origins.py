"""Texts put together from pieces, and the way back of their parts."""

from __future__ import annotations

import pytest

from mtqa.text.origins import TextBuilder, cut, cut_inlines, trimmed
from mtqa.types import Inline, Kind, Origin, Region, Segment

RAW = "Kaf&eacute;\r\n  und\tTee"
"""K a f [entity] [line end and indent] u n d [tab] T e e"""


def build() -> tuple[str, tuple[Origin, ...]]:
    builder = TextBuilder(RAW)
    builder.copy(0, 2)
    builder.copy(2, 3)
    builder.replace("é", 3, 11)
    builder.replace(" ", 11, 15)
    builder.copy(15, 18)
    builder.replace(" ", 18, 19)
    builder.replace("Tee", 19, 22)
    return builder.build()


def test_pieces_are_joined_where_they_meet() -> None:
    assert build() == (
        "Kafé und Tee",
        (
            Origin(0, 3, 0, 3),
            Origin(3, 4, 3, 11),
            Origin(4, 5, 11, 15),
            Origin(5, 8, 15, 18),
            Origin(9, 12, 19, 22),
        ),
    )


@pytest.mark.parametrize(
    ("start", "end", "origins"),
    [
        pytest.param(1, 3, (Origin(0, 2, 1, 3),), id="inside-a-piece"),
        pytest.param(2, 4, (Origin(0, 1, 2, 3), Origin(1, 2, 3, 11)), id="with-an-entity"),
        pytest.param(6, 11, (Origin(0, 2, 16, 18), Origin(3, 5, 19, 21)), id="over-a-gap"),
        pytest.param(8, 9, (), id="only-a-gap"),
        pytest.param(4, 4, (), id="nothing"),
    ],
)
def test_cutting(start: int, end: int, origins: tuple[Origin, ...]) -> None:
    assert cut(build()[1], start, end) == origins


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        pytest.param(0, 3, "Kaf", id="as-written"),
        pytest.param(3, 4, "&eacute;", id="entity"),
        pytest.param(2, 5, "f&eacute;\r\n  ", id="entity-and-line-end"),
        pytest.param(5, 8, "und", id="after-them"),
        pytest.param(7, 10, "d\tT", id="over-the-tab"),
        pytest.param(0, 12, RAW, id="all"),
    ],
)
def test_the_way_back(start: int, end: int, written: str) -> None:
    text, origins = build()
    segment = Segment(text, "de", Kind.PROSE, Region.MAIN, 0, origins)
    left, right = segment.raw_span(start, end)
    assert RAW[left:right] == written


def test_inlines_are_cut_like_the_text() -> None:
    inlines = (Inline("code", 2, 5), Inline("url", 7, 12))
    assert cut_inlines(inlines, 3, 9) == (Inline("code", 0, 2), Inline("url", 4, 6))
    assert cut_inlines(inlines, 5, 7) == ()


@pytest.mark.parametrize(
    ("text", "span"),
    [("  ab ", (2, 4)), ("ab", (0, 2)), (" \u00a0\n", (3, 3)), ("", (0, 0))],
    ids=["both-ends", "none", "nothing-but", "empty"],
)
def test_trimming(text: str, span: tuple[int, int]) -> None:
    assert trimmed(text, 0, len(text)) == span
