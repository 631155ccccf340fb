from __future__ import annotations

import time

import pytest

from mtqa.checks.doubled_entity import CHECK
from tests.checks.segments import hits, shown


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("a &amp; b", "a &amp;amp;amp; b", [("doubled-entity", "&amp;amp;amp;")]),
        (
            "a",
            "&amp;lt;b&amp;gt;",
            [("doubled-entity", "&amp;lt;"), ("doubled-entity", "&amp;gt;")],
        ),
        ("a", "&#x27;", [("doubled-entity/shown", "&#x27;")]),
        ("a", "&madeup; &company.name;", []),
        ("a &copy;", "a &quot;", []),
        (None, "a &quot; &amp;quot;", [("doubled-entity", "&amp;quot;")]),
    ],
)
def test_references(source: str | None, target: str, expected: list[tuple[str, str]]) -> None:
    assert shown(hits(CHECK, source, target), source, target) == expected


def test_suggestions_may_be_put_in_unseen() -> None:
    [hit] = hits(CHECK, "it’s", "it&amp;#8217;s")
    assert (hit.suggestions, hit.safe) == (("&#8217;",), True)


@pytest.mark.parametrize("piece", ["&", "&amp;", "&amp;amp;", "&a"])
def test_linear_time(piece: str) -> None:
    start = time.process_time()
    hits(CHECK, "Hi", piece * 5_000)
    assert time.process_time() - start < 10
