"""Spaces too many, too few, and unlike the source at the edges."""

from __future__ import annotations

import pytest

from mtqa import registry
from mtqa.types import Context, Unit
from tests.documents import document, prose
from tests.pairs import alone, found, paired

NAME = "spacing"


@pytest.mark.parametrize(
    ("text", "language", "code", "quote", "right"),
    [
        ("Das  Haus", "de", "doubled", "  ", " "),
        ("5 \u00a0km", "de", "doubled", " \u00a0", "\u00a0"),
        ("Haus,das leer steht", "de", "missing", "Haus,", "Haus, "),
        ("Что;как", "ru", "missing", "Что;", "Что; "),
        ("घर।बाग", "hi", "missing", "घर।", "घर। "),
        ("Haus( siehe unten) hier", "de", "bracket", "( ", "("),
        ("Haus (siehe unten)und hier", "de", "bracket", ")", ") "),
    ],
)
def test_wrong(text: str, language: str, code: str, quote: str, right: str) -> None:
    seen = found(NAME, alone([text], language))
    assert (f"{NAME}/{code}", quote, (right,)) in seen


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Name    Ort    Alter", "de"),
        ("1,5 und 10:30 und a,b", "de"),
        ("Nutzer:innen und Kolleg(inn)en", "de"),
        ("EU:n maat", "fi"),
        ("루비(Ruby on Rails)와", "ko"),
        ("请看(下面 的)说明", "zh-Hans"),
    ],
)
def test_right(text: str, language: str) -> None:
    assert found(NAME, alone([text], language)) == []


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("First ", "Erster", "the source ends in a space"),
        ("\nFirst", "Erster", "the source begins with a line end"),
        ("First", " Erster", "only the translation begins with a space"),
    ],
)
def test_edges(source: str, target: str, message: str) -> None:
    context = paired([(source, target)], ("en", "de"))
    [hit] = registry.load("checks", NAME).find(
        context.units, context.with_options(registry.load("checks", NAME), {})
    )
    code = registry.load("checks", NAME).codes[hit.code]
    assert code.message.format_map(hit.detail) == message


def test_between_sentences() -> None:
    check = registry.load("checks", NAME)
    target = document(prose("Eins ist da.", "Zwei auch."), language="de", joiner="  ")
    units = tuple(Unit(str(n), None, segment) for n, segment in enumerate(target.segments))
    context = Context(target, None, (), units).with_options(check, {})
    [hit] = check.find(units, context)
    assert (hit.code, hit.unit, hit.span.start) == ("spacing/doubled", "0", 11)


def test_a_text_that_sets_no_spaces() -> None:
    """What is done everywhere is no slip."""
    texts = [f"Haus,Hof und Garten {n}" for n in range(5)]
    assert found(NAME, alone(texts, "de")) == []
    assert len(found(NAME, alone([*texts[:2], *["Haus, Hof"] * 40], "de"))) == 2


def test_no_break_spaces() -> None:
    seen = found(NAME, alone(["Es sind 5 km, z. B. Nr. 3."], "de"), {"no-break": True})
    assert [code for code, _, _ in seen] == [f"{NAME}/breaking"] * 3
