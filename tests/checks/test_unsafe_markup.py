from __future__ import annotations

import time

import pytest

from mtqa.checks.unsafe_markup import CHECK
from mtqa.types import Inline
from tests.checks.segments import hits, shown


@pytest.mark.parametrize(
    ("source", "target", "quotes"),
    [
        ("Hi", "Hallo <SCRIPT src=x>", ["<SCRIPT src=x>"]),
        ("Hi", "<a href=' java script:x()'>Hallo</a>", ["java script:x()"]),
        ("Hi", '<a href="data:text/html,x">Hallo</a>', ["data:text/html,x"]),
        ("Hi", '<div style="width: expression(x)">Hallo', ['style="width: expression(x)']),
        ("<script>", "< script >", []),
        ("Hi", "<b>Hallo</b> on = 5", []),
        ("JavaScript", "JavaScript : un cours", []),
        ("Hi", "x <linken> y", []),
    ],
)
def test_literal(source: str, target: str, quotes: list[str]) -> None:
    found = shown(hits(CHECK, source, target), source, target)
    assert [quote.strip() for _, quote in found] == quotes


def test_without_source() -> None:
    assert [hit.code for hit in hits(CHECK, None, "a <script>")] == ["unsafe-markup"]


def test_tag_that_the_format_took_out() -> None:
    tag = Inline("tag", 3, 3, '<img src="x" onerror="y()">')
    [hit] = hits(CHECK, "abc", "xyz", inlines=((), (tag,)))
    assert hit.detail == {"markup": tag.value}
    assert hits(CHECK, "abc", "xyz", inlines=((tag,), (tag,))) == []


@pytest.mark.parametrize("piece", ["<", "<a ", "<svg ", "<a on", "[a](", "=javascript:", "style='"])
def test_linear_time(piece: str) -> None:
    start = time.process_time()
    hits(CHECK, "Hi", piece * 5_000)
    assert time.process_time() - start < 10
