"""Which of the words that a model finds unnatural are worth a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

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
    value: float = -1.2
    calibrated_on: str | None = "de"
    signature: str = "told"
    marked: str = ""

    def of(self, texts: list[str]) -> list[SentenceFluency]:
        return [SentenceFluency(self._tokens(text), self.value, self.percentile) for text in texts]

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


def found(
    marked: str, *inlines: Inline, language: str = "de", source: str = "", **told
) -> list[tuple[str, str]]:
    text = re.sub(r"[{}()]", "", marked)
    target = document(text, language=language)
    segment = replace(target.segments[0], inlines=inlines)
    original = document(source, language="en") if source else None
    units = (Unit("1", original.segments[0] if original else None, segment),)
    model = Told(**{"marked": marked, **told})
    context = Context(target, original, (), units, fluency=model).with_options(CHECK, {})
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


def test_words_of_the_source_are_kept() -> None:
    marked = "Er schlug ihn am Montag beim {foursome} in Schottland."
    assert found(marked, source="He beat him in a foursome.") == []
    assert found(marked, source="He beat him in Scotland.") == [("fluency/grammar", "foursome")]


@pytest.mark.parametrize(
    ("stretch", "number"), [("the of", 1), ("*the of*", 0)], ids=["plain", "emphasized"]
)
def test_emphasis_sets_words_apart(tmp_path: Path, stretch: str, number: int) -> None:
    page = tmp_path / "page.es.md"
    page.write_text(f"La nueva regla {stretch} vale desde ayer en la ciudad.\n", encoding="utf-8")
    findings = mtqa.check(target=page, target_language="es").findings
    assert [finding.check for finding in findings] == ["fluency"] * number


def test_less_will_do_where_the_whole_sentence_is_far_from_native_text() -> None:
    assert found("Der Rat hat die (Plan) gestern gebilligt.", value=-1.5) == [
        ("fluency/grammar", "Plan")
    ]


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
        "Sie gingen {langsam}, {langsam} den steilen Weg hinauf.",
        "Er arbeitet seit Jahren bei der Bank {of} America in Berlin.",
    ],
    ids=[
        "unsure",
        "label",
        "quotation",
        "code",
        "name",
        "number",
        "mostly-quotation",
        "said-twice",
        "of-a-name",
    ],
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
    text = (
        "Gestern der Mann im Garten mit heute Nachbarn den the gegessen Apfel haben viele wollen."
    )
    (finding,) = mtqa.check(target=text, target_language="de").findings
    assert finding.check == "fluency"
    assert finding.severity is Severity.MINOR
    assert re.fullmatch(
        r"“.+” reads like no native text: less fluent than (99\.\d|100\.0) % of native German"
        r" sentences of its length",
        finding.message,
    )


def test_it_gives_way_to_a_check_that_knows_what_is_wrong() -> None:
    text = "Der Autor arbeitet seit Jahren an der aufanalysierenAnalyse von großen Märkten.\n"

    def codes(**given) -> list[str]:
        result = mtqa.check(target=text, target_language="de", **given)
        return [finding.code for finding in result.findings]

    assert codes() == ["glued-words"]
    assert codes(ignore=["glued-words"]) == ["fluency/grammar"]


@pytest.mark.parametrize(
    ("target", "source", "checks"),
    [
        ("Armia przyjęła wczoraj the plan na przyszły rok.", None, ["fluency"]),
        (
            "Armia przyjęła wczoraj the plan na przyszły rok.",
            "The army adopted the plan.",
            ["untranslated"],
        ),
    ],
    ids=["left-over", "left-over-from-the-source"],
)
def test_words_of_the_source_are_the_business_of_untranslated(
    target: str, source: str | None, checks: list[str]
) -> None:
    given = {"source": source, "source_language": "en"} if source else {}
    findings = mtqa.check(target=target, target_language="pl", **given).findings
    assert [f.check for f in findings if f.check in ("fluency", "untranslated")] == checks


def test_without_models_it_is_silent() -> None:
    text = (
        "Gestern der Mann im Garten mit heute Nachbarn den the gegessen Apfel haben viele wollen."
    )
    assert mtqa.check(target=text, target_language="de", models=False).findings == ()
