from __future__ import annotations

import time

import pytest

from mtqa.checks.icu_message import CHECK
from mtqa.checks.icu_message._branches import categories
from tests.checks.segments import hits, shown


@pytest.mark.parametrize(
    ("language", "ordinal", "expected"),
    [
        ("en", False, {"one", "other"}),
        ("fr", False, {"one", "other"}),
        ("de-CH", False, {"one", "other"}),
        ("pl", False, {"one", "few", "many"}),
        ("cs", False, {"one", "few", "other"}),
        ("ar", False, {"zero", "one", "two", "few", "many", "other"}),
        ("ja", False, {"other"}),
        ("zh-Hant", False, {"other"}),
        ("en", True, {"one", "two", "few", "other"}),
        ("de", True, {"other"}),
        ("und", False, set()),
        ("tlh", False, set()),
    ],
)
def test_categories(language: str, ordinal: bool, expected: set[str]) -> None:
    assert set(categories(language, ordinal=ordinal)) == expected


@pytest.mark.parametrize(
    ("syntax", "target", "expected"),
    [
        ("java-format", "L'utilisateur {0}", "'utilisateur {0}"),
        ("java-format", "L''utilisateur {0}", None),
        ("icu", "L'utilisateur {0}", None),
        ("icu", "de l'{0}", "'{0}"),
    ],
)
def test_apostrophe(syntax: str, target: str, expected: str | None) -> None:
    found = hits(CHECK, "User {0}", target, languages=("en", "fr"), syntax=(syntax,))
    wanted = [] if expected is None else [("icu-message/apostrophe", expected)]
    assert shown(found, None, target) == wanted


def test_message_of_a_fault_says_where() -> None:
    source, target = "{n, plural, other {x}}", "{n, plural, other {x}} }"
    [hit] = hits(CHECK, source, target)
    assert hit.detail == {"says": "this brace closes nothing", "column": "24"}


def test_arguments_of_the_source() -> None:
    source = "{n, plural, one {# of {x}} other {# of {x}}} by {name}"
    target = "{n, plural, one {# von {x}} other {# von {x}}}"
    [hit] = hits(CHECK, source, target)
    assert (hit.code, hit.detail) == ("icu-message/placeholder", {"key": "", "lost": "“name”"})


@pytest.mark.parametrize("piece", ["{n, plural, one {", "{a}", "'", "{n, plural, other {x}} "])
def test_linear_time(piece: str) -> None:
    start = time.process_time()
    hits(CHECK, "{n, plural, other {x}}", "{n, plural, other {" + piece * 5_000)
    hits(CHECK, "{n, plural, other {x}}", piece * 5_000)
    assert time.process_time() - start < 10
