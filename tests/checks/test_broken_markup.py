from __future__ import annotations

import time

import pytest

from mtqa.checks.broken_markup import CHECK
from mtqa.types import Inline, Severity
from tests.checks.segments import hits, shown


def found(source: str, target: str) -> list[tuple[str, str]]:
    result = hits(CHECK, source, target)
    return [(code.partition("/")[2], quote) for code, quote in shown(result, source, target)]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("a <b>b</b>", "a <strong>b</strong>", [("missing", "<b>"), ("added", "<strong>")]),
        ("a<br>b<br>c", "a<br/>b", [("missing", "<br>")]),
        ("<0>a</0> <1>b</1>", "<1>b</1> <0>a</0>", []),
        ("<0>a</0> <1>b</1>", "<0>a</0> <2>b</2>", [("missing", "<1>"), ("added", "<2>")]),
        ("<b>a</b>", "<b>a<b>", [("malformed", "<b>")]),
        ("<b>a</b>", "<b>a</i>", [("malformed", "</i>")]),
        ("<b>a</b>", "<B>a</B>", []),
        ("<Link>a</Link>", "<Verweis>a</Verweis>", [("missing", "<Link>"), ("added", "<Verweis>")]),
        ("<b>a</b>", "< b >a</ b>", [("malformed", "< b >"), ("malformed", "</ b>")]),
        ('<a href="x">a</a>', '<a href="x>a</a>', [("attribute", '<a href="x>')]),
        ('<a href="/en/x">a</a>', '<a href="/de/x">a</a>', []),
        ('<a class="x" id="y">a</a>', '<a id="y" class="x">a</a>', []),
        ('<i lang="en">a</i>', '<i lang="de">a</i>', []),
        ("<p>a <!-- note --></p>", "<p>a</p>", []),
        ("Press <Enter>", "Drücken Sie <Eingabe>", []),
        ("<b>a</b> <i>c</i>", "<b>a <i>c</b></i>", [("nesting", "</b>")]),
    ],
)
def test_literal_tags(source: str, target: str, expected: list[tuple[str, str]]) -> None:
    assert found(source, target) == expected


def tags(*values: tuple[int, str]) -> tuple[Inline, ...]:
    return tuple(Inline("tag", place, place, value) for place, value in values)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (((0, '<g id="1">'), (3, "</g>")), ((0, '<g id="1">'), (3, "</g>")), []),
        (((0, '<g id="1">'), (3, "</g>")), ((3, "</g>"), (3, '<g id="1">')), ["nesting"]),
        (((0, '<x id="1"/>'), (3, '<x id="2"/>')), ((0, '<x id="2"/>'),), ["missing"]),
        (((0, '<x id="1"/>'),), ((0, '<x id="2"/>'),), ["malformed"]),
        (((0, '<ph id="1"/>'),), ((0, '<ph id="1"/>'), (1, '<ph id="1"/>')), ["added"]),
        (((3, "[^1]"),), (), ["missing"]),
        (
            ((0, '<bpt id="1"/>'), (2, '<ept id="1"/>')),
            ((0, '<ept id="1"/>'), (2, '<bpt id="1"/>')),
            ["nesting"],
        ),
    ],
)
def test_tags_that_the_format_took_out(
    source: tuple[tuple[int, str], ...],
    target: tuple[tuple[int, str], ...],
    expected: list[str],
) -> None:
    result = hits(CHECK, "abc", "xyz", inlines=(tags(*source), tags(*target)))
    assert [hit.code.partition("/")[2] for hit in result] == expected


def test_severity() -> None:
    assert [hit.severity for hit in hits(CHECK, "a <b>b</b>", "a b")] == [Severity.MINOR]
    assert [hit.severity for hit in hits(CHECK, "a <b>b</b>", "a <b>b")] == [None]
    assert [hit.severity for hit in hits(CHECK, '<a href="x">b</a>', "b")] == [None]


def test_suggestion_for_a_malformed_tag() -> None:
    [hit] = hits(CHECK, "<b>a</b>", "<b>a<\\b>")
    assert (hit.suggestions, hit.safe) == (("</b>",), True)


@pytest.mark.parametrize("piece", ["<", "<b>", "</b>", "< b>", "<a b='", "＜b＞", "<b><i>"])
def test_linear_time(piece: str) -> None:
    start = time.process_time()
    hits(CHECK, "<b>a</b> <i>c</i>", piece * 5_000)
    assert time.process_time() - start < 10
