"""Which of the words that a model finds unnatural are worth a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pytest

import mtqa
from mtqa.checks.fluency import CHECK
from mtqa.models._fluency import SentenceFluency, TokenFluency
from mtqa.types import Context, Inline, Kind, Severity, Unit
from tests.documents import document


@dataclass(frozen=True)
class Told:
    """A model that finds the words in braces wrong: `{word}` at .99, `(word)` at .7."""

    percentile: float | None = 0.3
    calibrated_on: str | None = "de"
    signature: str = "told"
    marked: str = ""

    def of(self, texts: list[str]) -> list[SentenceFluency]:
        return [SentenceFluency(self._tokens(text), -2.0, self.percentile) for text in texts]

    def _tokens(self, text: str) -> tuple[TokenFluency, ...]:
        pieces = re.findall(r"[{(]?[^\s{}()]+[})]?", self.marked)
        found, at = [], 0
        for piece in pieces:
            form = piece.strip("{}()") if piece[0] in "{(" else piece
            start = text.index(form, at)
            at = start + len(form)
            error = {"{": 0.999, "(": 0.7}.get(piece[0], 0.01)
            found.append(TokenFluency(start, at, error))
        return tuple(found)


def found(marked: str, *inlines: Inline, language: str = "de", **told) -> list[tuple[str, str]]:
    text = re.sub(r"[{}()]", "", marked)
    target = document(text, language=language)
    segment = replace(target.segments[0], inlines=inlines)
    units = (Unit("1", None, segment),)
    model = Told(**{"marked": marked, **told})
    context = Context(target, None, (), units, fluency=model).with_options(CHECK, {})
    return [
        (hit.code, text[hit.span.start : hit.span.end])
        for hit in CHECK.find(units, context)
        if hit.span
    ]


@pytest.mark.parametrize(
    ("marked", "code", "words"),
    [
        ("Der Rat hat die {Plan} gestern gebilligt.", "grammar", "Plan"),
        ("Der Rat hat (die) {Plan} gestern gebilligt.", "grammar", "die Plan"),
        ("Der Rat {der} {dem} {den} gestern gebilligt.", "awkward", "der dem den"),
        ("{Katze} Hunde mögen sich oft gar nicht.", "grammar", "Katze"),
    ],
    ids=["one", "with-neighbour", "stretch", "first"],
)
def test_the_worst_words(marked: str, code: str, words: str) -> None:
    assert found(marked) == [(f"fluency/{code}", words)]


@pytest.mark.parametrize(
    "marked",
    [
        "Der Rat hat (die) (Plan) gestern gebilligt.",
        "Rat {billigt} Plan.",
        "Am Montag las er in „{Foreign} Affairs“ einen Aufsatz über Zölle.",
        "Der Dienst {config.yaml} wird am Montag neu gestartet.",
        "Das Treffen mit {Qwertzuma} war am Montag und am Dienstag.",
        "Im Jahr waren es {27b} Fälle in allen Ländern.",
        "Er sagte „the committee has decided to leave“ {zu} ihr.",
    ],
    ids=["unsure", "label", "quotation", "code", "name", "number", "mostly-quotation"],
)
def test_nothing(marked: str) -> None:
    name = Inline("code", 11, 22)
    inlines = (name,) if "config" in marked else ()
    assert found(marked, *inlines) == []


@pytest.mark.parametrize(
    "told",
    [{"percentile": 4.0}, {"percentile": None}, {"calibrated_on": None}],
    ids=["native-text-is-like-that", "no-percentile", "no-calibration"],
)
def test_numbers_without_a_meaning_say_nothing(told: dict) -> None:
    assert found("Der Rat hat die {Plan} gestern gebilligt.", **told) == []


def test_headings_and_labels_are_not_judged() -> None:
    assert CHECK.kinds == {Kind.PROSE}


def test_the_finding_says_how_rare_that_is() -> None:
    text = "Gestern der Mann im Garten mit heute Nachbarn den the gegessen Apfel haben viele wollen."
    (finding,) = mtqa.check(target=text, target_language="de").findings
    assert finding.check == "fluency"
    assert finding.severity is Severity.MINOR
    assert re.fullmatch(
        r"“.+” reads like no native text: less fluent than (99\.\d|100\.0) % of native German"
        r" sentences of its length",
        finding.message,
    )


def test_it_gives_way_to_a_check_that_knows_what_is_wrong() -> None:
    text = "Die Regierung hat hat gestern den den the Haushalt für das nächste Jahr beschlossen.\n"
    result = mtqa.check(target=text, target_language="de")
    others = [(f.start, f.end) for f in result.findings if f.check != "fluency"]
    own = [(f.start, f.end) for f in result.findings if f.check == "fluency"]
    assert others
    assert not [1 for a, b in own for c, d in others if a < d and c < b]


def test_without_models_it_is_silent() -> None:
    text = "Gestern der Mann im Garten mit heute Nachbarn den the gegessen Apfel haben viele wollen."
    assert mtqa.check(target=text, target_language="de", models=False).findings == ()
