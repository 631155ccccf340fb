from __future__ import annotations

import time

import pytest

from mtqa.text.markup import Tag, tag_of, tags


def test_tags() -> None:
    assert tags("<a href=\"/x\" TITLE='y z'>go</a><br/>< 3 <!-- c -->") == (
        Tag("open", "a", 0, 25, "<a href=\"/x\" TITLE='y z'>", (("href", "/x"), ("title", "y z"))),
        Tag("close", "a", 27, 31, "</a>"),
        Tag("empty", "br", 31, 36, "<br/>"),
        Tag("comment", "!--", 40, 50, "<!-- c -->"),
    )


@pytest.mark.parametrize("text", ["a < b and c > d", "<3 and -->", "<https://example.org>"])
def test_no_tags(text: str) -> None:
    assert tags(text) == ()


def test_tag_of_what_is_no_tag() -> None:
    assert tag_of("{x}") == Tag("empty", "{x}", 0, 3, "{x}")


@pytest.mark.parametrize("piece", ["<", "<a ", "<a b=", "<!--", "<a>"])
def test_linear_time(piece: str) -> None:
    start = time.process_time()
    tags(piece * 20_000 + ">")
    assert time.process_time() - start < 5
