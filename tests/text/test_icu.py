from __future__ import annotations

import time

import pytest

from mtqa.text.icu import IcuError, has_branches, parse, syntax_of


def test_parts() -> None:
    text = "{n, plural, offset:1 =0 {no one} other {you and # in {dir}}} left"
    [argument] = parse(text).arguments
    assert (argument.name, argument.type, argument.start, argument.end) == ("n", "plural", 0, 60)
    assert [(b.key, b.text, b.number) for b in argument.branches] == [
        ("=0", "no one", False),
        ("other", "you and # in {dir}", True),
    ]
    assert [text[start:end] for start, end in syntax_of(text)] == [
        "{n, plural, offset:1 =0 {",
        "} other {",
        "#",
        "{dir}",
        "}}",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{a} and {b, number} and {c, date, ::yMMMd}", ["a", "b", "c"]),
        ("it''s '{a}' but l'{b}' isn't {c}", ["c"]),
        ("no braces, don't care # here", []),
        ("{a, choice, 0#none|1#{x}}", ["a"]),
    ],
)
def test_arguments(text: str, names: list[str]) -> None:
    assert [argument.name for argument in parse(text).arguments] == names


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("a } b", 2, "this brace closes nothing"),
        ("a {", 2, "the name of an argument is missing here"),
        ("a {n", 2, "this brace is not closed"),
        ("{n plural}", 3, "“}” is missing here"),
        ("{n, plural}", 10, "“plural” has no branches"),
        ("{n, plural, one {x}", 0, "this brace is not closed"),
        ("{n, plural, one {x} other x}", 20, "the branch “other” does not begin with “{”"),
        ("{n, plural, one {x", 12, "the branch “one” is not closed"),
        ("{n, date, x", 0, "this brace is not closed"),
    ],
)
def test_faults(text: str, place: int, says: str) -> None:
    with pytest.raises(IcuError) as fault:
        parse(text)
    assert (fault.value.place, fault.value.says) == (place, says)


def test_syntax_before_a_fault() -> None:
    text = "{n, plural, one {# a} other # b}"
    assert [text[start:end] for start, end in syntax_of(text)] == ["{n, plural, one {", "#"]


def test_has_branches() -> None:
    assert has_branches("x {n, selectordinal, other {y}}")
    assert not has_branches("{n, number}, plural, {select}")


@pytest.mark.parametrize(
    "piece", ["{", "}", "{a,plural,one{", "{a,b,", "'", "'{", "#", "{a}", "{a,plural,"]
)
def test_linear_time(piece: str) -> None:
    start = time.process_time()
    has_branches(piece * 100_000)
    syntax_of(piece * 100_000)
    assert time.process_time() - start < 5
