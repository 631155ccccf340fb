from __future__ import annotations

import time

import pytest

from mtqa.checks.broken_link import CHECK
from tests.checks.segments import hits, shown


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("[a](/x) [b](/y)", "[c](/y) [d](/x)", []),
        ("[a](/x) [b](/y)", "[c](/y)", [("missing", "[a](/x)")]),
        ("![a](a.png)", "![b](a.de.png)", []),
        ("![a](a.png)", "![b](b.png)", [("changed", "![b](b.png)")]),
        ("[a](https://x.org/a)", "[b](https://x.org/de/a)", []),
        ("[a](https://x.org/a)", "b", []),
        ("[a](https://x.org/a)", "b https://x.org/a", [("missing", "[a](https://x.org/a)")]),
        ('[a](/x "A title")', '[b](/x "Ein Titel")', []),
        ("[a](/x)", "[b] (/x)", [("malformed", "[b] (/x)")]),
        ("a", "[b] (https://x.org/)", [("malformed", "[b] (https://x.org/)")]),
        ("[a] (https://x.org/)", "[b] (https://x.org/)", []),
        ("[a][one]", "[b][ONE]", []),
        ("a[1] (2)", "b[1] (2)", []),
    ],
)
def test_links(source: str, target: str, expected: list[tuple[str, str]]) -> None:
    result = shown(hits(CHECK, source, target), source, target)
    assert [(code.partition("/")[2], quote) for code, quote in result] == expected


@pytest.mark.parametrize("piece", ["[", "[a](", "[a] (", "](", "[a][", "(a)[", "[a](/b) "])
def test_linear_time(piece: str) -> None:
    start = time.process_time()
    hits(CHECK, "[a](/x)", piece * 5_000)
    hits(CHECK, piece * 2_000, piece * 2_000)
    assert time.process_time() - start < 20
