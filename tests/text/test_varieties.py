from __future__ import annotations

import pytest

from mtqa.text.varieties import close


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("de", "de-AT", True),
        ("zh-Hans", "zh-Hant", True),
        ("nb", "da", True),
        ("hr", "sr-Latn", True),
        ("pt", "gl", True),
        ("cs", "sk", True),
        ("de", "en", False),
        ("ru", "uk", False),
        ("fr", "es", False),
    ],
)
def test_close(one: str, other: str, expected: bool) -> None:
    assert close(one, other) is expected
    assert close(other, one) is expected
