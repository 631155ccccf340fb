from __future__ import annotations

import time

import pytest

from mtqa.types import Inline
from tests.pairs import alone, found

CODE = "drifting-numbers"


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("1.000, 2.500 und 3,000", [(CODE, "3,000", ("3.000",))]),
        ("1,000 and 2,500, then 3.400.000", [(CODE, "3.400.000", ("3,400,000",))]),
        ("1.000, 2.500 und 3,125", []),
        ("1.000 und 3,000", []),
        ("1.000, 2.500 und 30,5", []),
        ("1.200, 2.500 und 3,000", []),
        ("1 000, 2000 und 3.000", []),
        ("10.000, 12.500 und 3,000-mal", []),
        ("", []),
    ],
)
def test_thousands(text: str, hits: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert found(CODE, alone([text], "de")) == hits


def test_code() -> None:
    context = alone(["3,000 1.000 2.000"], "de", inlines=(Inline("code", 0, 5),))
    assert found(CODE, context) == []


def test_long_line_in_linear_time() -> None:
    start = time.process_time()
    found(CODE, alone(["1" * 1_000_000, "1,000" * 100_000, "1." * 200_000], "de"))
    assert time.process_time() - start < 1
