from __future__ import annotations

import pytest

from mtqa.checks.overlong_line import CHECK
from mtqa.types import Context, Side, Span, Unit
from tests.documents import document, prose


def found(
    *sentences: str, side: Side = Side.TARGET, **options: int
) -> list[tuple[str | None, Span | None, str]]:
    long, short = document(prose(*sentences), side=side), document("x")
    source, target = (long, short) if side is Side.SOURCE else (None, long)
    units = tuple(
        Unit(str(n), segment if source else None, short.segments[0] if source else segment)
        for n, segment in enumerate(long.segments)
    )
    message = CHECK.codes["overlong-line"].message
    return [
        (hit.unit, hit.span, message.format_map(hit.detail))
        for hit in CHECK.find(
            units, Context(target, source, (), units).with_options(CHECK, options)
        )
    ]


def test_long_sentence() -> None:
    assert found("a" * 20_001) == [
        ("0", Span(Side.TARGET, 0, 60), "a sentence of 20,001 characters in the target")
    ]


def test_long_paragraph_is_told_once() -> None:
    assert found(*["word " * 1_000] * 21) == [
        ("0", Span(Side.TARGET, 0, 60), "a paragraph of 105,020 characters in the target")
    ]


def test_options_say_what_is_too_long() -> None:
    assert found("a" * 51, sentence=50) == [
        ("0", Span(Side.TARGET, 0, 51), "a sentence of 51 characters in the target")
    ]


def test_long_source() -> None:
    assert found("a" * 30_000, side=Side.SOURCE) == [
        ("0", Span(Side.SOURCE, 0, 60), "a sentence of 30,000 characters in the source")
    ]


@pytest.mark.parametrize("sentences", [["a" * 20_000], ["word " * 1_000] * 19, ["short"]])
def test_long_enough_for_text(sentences: list[str]) -> None:
    assert found(*sentences) == []
