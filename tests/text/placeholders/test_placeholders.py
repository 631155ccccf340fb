from __future__ import annotations

import time

import pytest

from mtqa.text.placeholders import grammars, known_flags, placeholders


def found(text: str, *syntax: str, language: str = "en", shared: bool = False) -> list[str]:
    return [p.text for p in placeholders(text, syntax, language=language, shared=shared)]


@pytest.mark.parametrize(
    ("text", "grammar", "name", "kind"),
    [
        ("%1$s", "printf", "1", "s"),
        ("%.2f", "printf", "", "f"),
        ("%ld", "printf", "", "d"),
        ("%@", "printf", "", "@"),
        ("%1$@", "printf", "1", "@"),
        ("%(count)d", "python-named", "count", "d"),
        ("%{name}", "ruby-named", "name", ""),
        ("%<price>.2f", "ruby-named", "price", "f"),
        ("%name%", "delimited-percent", "name", ""),
        ("%%title%%", "delimited-percent", "title", ""),
        ("%1%", "boost", "1", ""),
        ("%2", "qt", "2", ""),
        ("%L1", "qt", "1", ""),
        ("%v", "go", "", "v"),
        ("%Y", "strftime", "", "Y"),
        ("{0}", "brace", "0", ""),
        ("{user.name}", "brace", "user.name", ""),
        ("{price:.2f}", "brace", "price", ":.2f"),
        ("{0,number,#.##}", "brace", "0", ",number,#.##"),
        ("{{ name }}", "mustache", "name", ""),
        ("{{{html}}}", "mustache", "html", ""),
        ("{% endif %}", "jinja-block", "endif", ""),
        ("{ $user }", "fluent", "$user", ""),
        ("{ -brand }", "fluent", "-brand", ""),
        ("{ NUMBER($x) }", "fluent", "NUMBER($x)", ""),
        ("${user.name}", "es-template", "user.name", ""),
        ("$t(button.save)", "i18next-nesting", "button.save", ""),
        ("$USER$", "dollar-delimited", "USER", ""),
        ("#{count}", "hash-braces", "count", ""),
        ("<%= name %>", "erb", "name", ""),
        ("*|FNAME|*", "mail-merge", "FNAME", ""),
        ("@:menu.save", "vue-link", "menu.save", ""),
        ("&brandShortName;", "entity", "brandShortName", ""),
    ],
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("See ", ", please."), ("共", "個")])
def test_sure_in_any_text(
    text: str, grammar: str, name: str, kind: str, before: str, after: str
) -> None:
    [one] = placeholders(before + text + after)
    assert (one.text, one.grammar, one.name, one.type) == (text, grammar, name, kind)
    assert (one.start, one.end) == (len(before), len(before) + len(text))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("100 % der Stimmen, 50% discount, 5%de", "de"),
        ("%50 indirim", "tr"),
        ("50 %-os kedvezmény, 10 %:n alennus", "hu"),
        ("/wiki/%D0%9F%d0%b8 and %20", "en"),
        ("The set {1, 2}, an empty {} and {a: b c}", "en"),
        ("It costs $5 or $US 10 {plus tax}.", "en"),
        ("Fish &amp; chips, R&D, me@example.org", "en"),
        ("She said: note :well, ratio 3:2", "en"),
        ("{{PLURAL:$1|page|pages}}", "en"),
    ],
)
def test_prose(text: str, language: str) -> None:
    assert found(text, language=language) == []


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("Use {} here", ["{}"]),
        ("%n files", ["%n"]),
        ("in $home now", ["$home"]),
        ("Hello :name, welcome", [":name"]),
        (r"Hello \(user)", [r"\(user)"]),
        ("It costs $5: nothing", []),
    ],
)
def test_shared_only_where_it_can_be_compared(text: str, shared: list[str]) -> None:
    assert (found(text), found(text, shared=True)) == ([], shared)


@pytest.mark.parametrize(
    ("text", "syntax", "expected"),
    [
        ("50%% of % d and %s", "python-format", ["% d", "%s"]),
        ("%(n)s and %i", "python-format", ["%(n)s", "%i"]),
        ("%<PRIu64> of %*d", "c-format", ["%<PRIu64>", "%*d"]),
        ("{{literal}} {} {0!r:>10}", "python-brace-format", ["{}", "{0!r:>10}"]),
        ("%n of %1, 5%", "qt-format", ["%n", "%1"]),
        ("%0:s and %d", "object-pascal-format", ["%0:s", "%d"]),
        ("~a and ~~", "scheme-format", ["~a"]),
        ("$HOME, ${x}", "sh-format", ["$HOME", "${x}"]),
        (":count of :Total", "laravel", [":count", ":Total"]),
        ("$1 of {{x}}", "mediawiki", ["$1"]),
        ("{ $n -> [one] a *[other] b }", "fluent", ["{ $n ->"]),
        ("50% s", "no-such-format", []),
    ],
)
def test_declared(text: str, syntax: str, expected: list[str]) -> None:
    assert found(text, syntax) == expected


def test_every_grammar_says_what_the_table_explains() -> None:
    fields = {"start", "pattern"}
    assert all(getattr(g, field) for g in grammars().values() for field in fields)
    assert all(g.sure or g.shared or g.flags for g in grammars().values())
    assert {"c-format", "python-format", "java-format", "icu", "qt-format"} <= known_flags()


@pytest.mark.parametrize("piece", ["{", "{{", "${", "%", "%(", "%1$", "{a", "<%a", "[% a", "$t("])
def test_linear_time(piece: str) -> None:
    start = time.process_time()
    placeholders(piece * 100_000, shared=True)
    placeholders(piece * 100_000, ("python-format", "python-brace-format", "fluent"))
    assert time.process_time() - start < 10
