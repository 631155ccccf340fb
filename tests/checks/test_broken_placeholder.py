from __future__ import annotations

import time

import pytest

from mtqa.checks.broken_placeholder import CHECK
from mtqa.types import Severity, Side
from tests.checks.segments import hits, shown


def found(source: str, target: str, *syntax: str, languages: tuple[str, str] = ("en", "de")):
    result = hits(CHECK, source, target, syntax=syntax, languages=languages)
    return [(code.partition("/")[2], quote) for code, quote in shown(result, source, target)]


@pytest.mark.parametrize(
    ("source", "target", "syntax", "expected"),
    [
        ("%d files", "Dateien", "c-format", [("missing", "%d")]),
        ("%d of %d", "%d", "c-format", [("missing", "%d")]),
        ("50%% off", "50%% bis %s", "python-format", [("added", "%s")]),
        ("50%% off", "50% weniger", "python-format", [("malformed", "%")]),
        ("%(n)d files", "%(n)s Dateien", "python-format", [("changed", "%(n)s")]),
        ("%i files", "%d Dateien", "c-format", []),
        ("%'d files", "%d Dateien", "c-format", []),
        ("%5.2f km", "%5.1f km", "c-format", [("changed", "%5.1f")]),
        ("%s has %d", "%2$d bei %1$s", "c-format", []),
        ("%s has %d", "%1$d bei %2$s", "c-format", [("changed", "%1$d"), ("changed", "%2$s")]),
        ("{0} of {1}", "{1} {0}", "csharp-format", []),
        ("{} of {}", "{1} {0}", "python-brace-format", []),
        ("{} of {}", "{1} {2}", "python-brace-format", [("changed", "{2}")]),
        ("{{x}} {y}", "{{x}} { y }", "python-brace-format", [("malformed", "{ y }")]),
        ("{0:N2} euros", "{0:C} Euro", "csharp-format", [("changed", "{0:C}")]),
        ("%1 of %n", "%n / %1", "qt-format", []),
        ("%1 of %n", "%n / %2", "qt-format", [("changed", "%2")]),
        ("%L1", "%1", "qt-format", []),
        (":name is :age", ":Name :alter", "laravel", [("changed", ":alter")]),
        ("@:a.b and {c}", "{c}", "vue", [("missing", "@:a.b")]),
        ("$HOME is $x", "$HOME ist", "sh-format", [("missing", "$x")]),
        ("{ $n } of { -brand }", "{ -brand }: {$n}", "fluent", []),
        ("%0:s, %d", "%0:s", "object-pascal-format", [("missing", "%d")]),
        ("%[1]d %v", "%v", "go-format", [("missing", "%[1]d")]),
    ],
)
def test_declared(source: str, target: str, syntax: str, expected: list[tuple[str, str]]) -> None:
    assert found(source, target, syntax) == expected


@pytest.mark.parametrize(
    ("source", "target", "language", "expected"),
    [
        ("Hello %s", "Привет, %с", "ru", [("changed", "%с")]),
        ("Hello %s", "Hallo %S", "de", [("malformed", "%S")]),
        ("Hello %s", "مرحبا ％s", "ar", [("malformed", "％s")]),
        ("%(user)s left", "%（user）s 已离开", "zh-Hans", [("malformed", "%（user）s")]),
        ("See {{ page.title }}", "Siehe {{page.title}", "de", [("malformed", "{{page.title}")]),
        ("Hi ${name}", "Hallo $ {name}", "de", [("malformed", "$ {name}")]),
        ("Hi ${name}", "Hallo $(name)", "de", [("malformed", "$(name)")]),
        ("Hi {name}", "Hallo [name]", "de", [("malformed", "[name]")]),
        ("Hi {user_name}", "Hallo {user name}", "de", [("malformed", "{user name}")]),
        ("Hi {name}", "嗨，{名字}", "zh-Hant", [("changed", "{名字}")]),
        ("Sent {count} to {name}", "{count} an {count}", "de", [("changed", "{count}")]),
        ("%1 of %2", "%50 / %1", "tr", [("missing", "%2")]),
        ("50% of %1", "%50 / %1", "tr", []),
        ("{name}", "{name} und {name}", "de", [("added", "{name}")]),
        ("$t(save) now", "Jetzt", "de", [("missing", "$t(save)")]),
        ("&brandShortName; quit", "Beendet", "de", [("missing", "&brandShortName;")]),
        ("Open %name% now", "%name% jetzt öffnen", "de", []),
        ("Today is %b %d, %Y", "Heute ist der %d.%m.%Y", "de", []),
        ("Say %s\nTell %s\nHey %s", "Sag %s\nHe %s\nDu, %s\nHallo %s", "de", []),
    ],
)
def test_undeclared(
    source: str, target: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert found(source, target, languages=("en", language)) == expected


@pytest.mark.parametrize(
    ("source", "target"), [("%d file in %s", "Eine Datei in %s"), ("One file", "%d Datei")]
)
def test_form_for_one_number(source: str, target: str) -> None:
    assert found(source, target, "c-format", "number-optional") == []
    assert found(source, target, "c-format") != []


def test_hit_leads_to_both_sides() -> None:
    [hit] = hits(CHECK, "Hi {name}", "Hallo { name }")
    assert (hit.suggestions, hit.safe, hit.detail) == (("{name}",), True, {"right": "{name}"})
    [(_, place)] = hit.related
    assert (place.side, place.start, place.end) == (Side.SOURCE, 3, 9)


def test_repeated_name_is_minor() -> None:
    [hit] = hits(CHECK, "Hi {name}", "Hallo {name}, {name}")
    assert hit.severity is Severity.MINOR


def test_icu_messages_have_their_own_check() -> None:
    assert found("{n, plural, one {a {x}} other {b}}", "{n, plural, other {c}}") == []


@pytest.mark.parametrize("piece", ["{", "%", "{a} ", "% s ", "$ {"])
def test_linear_time(piece: str) -> None:
    start = time.process_time()
    hits(CHECK, "Hi {name}, %s and ${x}", piece * 25_000)
    assert time.process_time() - start < 10
