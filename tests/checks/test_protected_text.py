from __future__ import annotations

import time

import pytest

from mtqa.checks.protected_text import CHECK
from mtqa.errors import ConfigError
from mtqa.types import Context, Inline, Severity, Unit
from tests.checks.segments import hits, shown
from tests.documents import document


def found(source: str, target: str, *patterns: str) -> list[tuple[str, str]]:
    result = hits(CHECK, source, target, options={"patterns": patterns})
    return [(code.partition("/")[2], quote) for code, quote in shown(result, source, target)]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("See www.example.org.", "Siehe www.example.de.", []),
        ("See https://x.org/a.", "Siehe https://x.org/b.", [("changed", "https://x.org/b")]),
        ("See https://x.org/a.", "Siehe http s://x.org/a.", [("missing", "https://x.org/a")]),
        ("Use MAX_SIZE here", "MAX_SIZE benutzen", []),
        ("Use MAX_SIZE here", "MAXSIZE benutzen", [("changed", "MAXSIZE")]),
        ("Ask @Jack_B", "Fragen Sie @jack_b", []),
        ("Ask @jack_b", "Fragen Sie Jack", [("missing", "@jack_b")]),
        ("On 192.168.0.1", "Auf 192.168.1.1", [("changed", "192.168.1.1")]),
        ("CVE-2024-12345", "CVE-2024-12354", [("changed", "CVE-2024-12354")]),
        ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000", []),
        ("Love #summer", "Ich liebe den Sommer", [("missing", "#summer")]),
        ("Love #summer", "Ich liebe den #Sommer", []),
        ("Get https://x.org/{id}", "Holen", []),
    ],
)
def test_kept(source: str, target: str, expected: list[tuple[str, str]]) -> None:
    assert found(source, target) == expected


@pytest.mark.parametrize(
    ("patterns", "target", "expected"),
    [
        ((r"ACME-\d+",), "ACME-42", []),
        ((r"ACME-\d+",), "nichts", [("missing", "ACME-42")]),
        ((r"ACME-\d+",), "acme‑42", [("changed", "acme‑42")]),
        ((r"ACME", "42"), "ACME", [("missing", "42")]),
        ((r"x*",), "nichts", []),
    ],
)
def test_patterns_of_the_user(
    patterns: tuple[str, ...], target: str, expected: list[tuple[str, str]]
) -> None:
    assert found("Order ACME-42", target, *patterns) == expected


def test_malformed_pattern() -> None:
    with pytest.raises(ConfigError) as fault:
        found("a", "b", "ACME-(")
    assert str(fault.value) == (
        "checks.protected-text: 'ACME-(' is no regular expression: missing ) at position 6"
    )


def test_pattern_without_end_is_given_up_and_told() -> None:
    target = document("Nichts")
    source = document("a" * 60 + "b!").segments[0]
    units = (Unit("1", source, target.segments[0]), Unit("2", source, target.segments[0]))
    context = Context(target, None, (), units).with_options(CHECK, {"patterns": (r"(?:a|a|aa)+c",)})
    start = time.process_time()
    assert list(CHECK.find(units, context)) == []
    assert time.process_time() - start < 20
    assert [error.message for error in context.errors] == [
        "checks.protected-text: '(?:a|a|aa)+c' took over 1 s for one text; left out"
    ]


def test_code_that_the_format_marks() -> None:
    inlines = ((Inline("code", 4, 7),), ())
    [hit] = hits(CHECK, "Run foo now", "Jetzt starten", inlines=inlines)
    assert (hit.code, hit.severity) == ("protected-text/missing", Severity.MAJOR)


@pytest.mark.parametrize(
    ("source", "target"),
    [("https://x.org ", ""), ("/a/b ", "/a/c "), ("a_b ", "a_c "), ("ISBN 1 ", "ISBN 2 ")],
)
def test_linear_time(source: str, target: str) -> None:
    start = time.process_time()
    hits(CHECK, source * 2_000, target * 2_000 + "x")
    hits(CHECK, "/etc/hosts", target * 20_000 + "x")
    assert time.process_time() - start < 10
