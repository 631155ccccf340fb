from __future__ import annotations

import pytest

from mtqa.checks.accelerator import CHECK
from mtqa.errors import ConfigError
from tests.checks.segments import hits, shown


def found(source: str, target: str, marker: str = "") -> list[tuple[str, str]]:
    result = hits(CHECK, source, target, options={"marker": marker})
    return [(code.partition("/")[2], quote) for code, quote in shown(result, source, target)]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("&Open…", "Ö&ffnen…", []),
        ("&Open…", "Öffnen…", [("missing", "&O")]),
        ("&Open…", "& Öffnen…", [("missing", "&O")]),
        ("Open &with {app}", "Ouvrir a&vec {app}", []),
        ("Barnes &Noble", "Barnes & Noble", [("missing", "&N")]),
        ("A&B", "A und B", []),
        ("See https://x.org/?a=1&b=2", "Siehe dort", []),
        ("a && b", "a && b", []),
        ("&brandShortName; quit", "Beenden", []),
        ("~New", "~Neu", []),
        ("About ~5 kg", "Etwa 5 kg", []),
        ("_emphasis_ here", "Betonung", []),
        ("&" + "x" * 200, "y", []),
    ],
)
def test_marks(source: str, target: str, expected: list[tuple[str, str]]) -> None:
    assert found(source, target) == expected


def test_marker_of_the_user() -> None:
    assert found("&Open", "Offen", "_") == []
    assert found("&Open", "Offen", "none") == []
    assert found("&Open", "Offen", "&") == [("missing", "&O")]
    with pytest.raises(ConfigError, match="the marker '%' is none of &, _, ~, none"):
        found("a", "b", "%")
