"""MQM scores against numbers worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

import mtqa
from mtqa import scoring
from mtqa.config import Scoring
from mtqa.scoring.interval import Evidence
from mtqa.types import Judgement, Penalty, Severity, Side, Verdict
from tests.results import Texts, at, found

N, MI, MA, C = Severity.NEUTRAL, Severity.MINOR, Severity.MAJOR, Severity.CRITICAL
MISTRANSLATION = "accuracy/mistranslation"
PUNCTUATION = "linguistic-conventions/punctuation"
GARBLED = "linguistic-conventions/unintelligible"


@dataclass
class Case:
    """An annotated document: how many words its segments have, the errors as (segment, severity,
    category), and what a person with pencil and paper makes of them.
    """

    target: list[int]
    errors: list[tuple]
    score: float
    per_thousand: float
    points: float
    source: list[int] | None = None
    languages: tuple[str, str] = ("de", "en")
    unit: str = "target words"
    scheme: Scoring = field(default_factory=Scoring)


GOOGLE, ISO = Scoring("google-mqm"), Scoring("iso5060")
CASES = {
    "no error": Case([50, 50], [], 100, 0, 0),
    "one minor in 100 words": Case([40, 60], [(1, MI)], 99, 10, 1),
    "one major in 100 words": Case([40, 60], [(2, MA)], 95, 50, 5),
    "one critical in 100 words": Case([40, 60], [(1, C)], 75, 250, 25),
    "neutral costs nothing": Case([10], [(1, N), (1, N)], 100, 0, 0),
    "they add up": Case([125, 125], [(1, MI), (1, MI), (2, MA), (2, C)], 87.2, 128, 32),
    "below zero": Case([10], [(1, C)], -150, 2500, 25),
    "rounded to hundredths": Case([3, 4], [(2, MI)], 85.71, 1000 / 7, 1),
    "source words where there is a source": Case(
        [50], [(1, MA)], 87.5, 125, 5, source=[40], unit="source words"
    ),
    "characters of a Chinese source": Case(
        [50], [(1, MA)], 90, 100, 5, source=[50], languages=("de", "zh-Hant"),
        unit="source characters",
    ),
    "characters of a Japanese translation": Case(
        [80], [(1, MI)], 98.75, 12.5, 1, languages=("ja", "en"), unit="target characters"
    ),
    "characters of a Thai translation": Case(
        [200, 50], [(2, MA), (1, MI)], 97.6, 24, 6, languages=("th", "en"),
        unit="target characters",
    ),
    "words in Korean": Case([20], [(1, MI)], 95, 50, 1, languages=("ko", "en")),
    "Google: no severity above major": Case(
        [100], [(1, C)], 95, 50, 5, scheme=GOOGLE
    ),
    "Google: minor punctuation": Case(
        [50], [(1, MI, PUNCTUATION), (1, MI)], 97.8, 22, 1.1, scheme=GOOGLE
    ),
    "Google: no translation at all": Case(
        [20, 80], [(1, MA, GARBLED), (2, MA)], 70, 300, 30, scheme=GOOGLE
    ),
    "Google: five errors of a segment": Case(
        [60, 40], [*[(1, MI)] * 4, *[(1, MA)] * 3, (2, MI)], 82, 180, 18, scheme=GOOGLE
    ),
    "ISO 5060: a critical costs ten, target words": Case(
        [80, 120], [(1, C), (2, MA)], 92.5, 75, 15, source=[50, 50], scheme=ISO
    ),
    "own weights": Case(
        [100], [(1, MI), (1, MA)], 88, 120, 12, scheme=Scoring(weights={MI: 2, MA: 10})
    ),
    "own weights of a dimension, own cap": Case(
        [100], [(1, MA), (1, MA), (1, MI, PUNCTUATION), (1, MI, PUNCTUATION)], 94.5, 55, 5.5,
        scheme=Scoring(
            weights={MA: 5},
            categories={"linguistic-conventions": {MI: 0.5}, "accuracy": {MA: 2.5}},
            segment_cap=3,
        ),
    ),
}  # fmt: skip


def judgement(case: Case) -> Judgement:
    target = at("t.txt", *map(text(case.languages[0]), case.target), language=case.languages[0])
    source = None
    if case.source:
        language = case.languages[1]
        lines = map(text(language), case.source)
        source = at("s.txt", *lines, side=Side.SOURCE, language=language)
    texts = Texts(target, source)
    findings = [
        found(
            texts, segment, target.segments[segment - 1].text, "c", "m", severity=severity,
            category=category[0] if category else MISTRANSLATION,
        )
        for segment, severity, *category in case.errors
    ]  # fmt: skip
    stamped = scoring.stamped(findings, case.scheme.scheme())
    return Judgement(target, source, (), texts.units, tuple(stamped), (), Verdict("passed"))


def text(language: str):
    letter = {"zh-Hant": "海", "ja": "海", "th": "ก"}.get(language)
    return lambda count: letter * count if letter else " ".join(["wort"] * count)


def test_there_are_twenty() -> None:
    assert len(CASES) == 20


@pytest.mark.parametrize("name", CASES)
def test_score(name: str) -> None:
    case = CASES[name]
    quality = scoring.quality([judgement(case)], [case.scheme])
    assert quality is not None
    assert (quality.score.value, quality.points, quality.unit, quality.findings) == (
        case.score,
        case.points,
        case.unit,
        len(case.errors),
    )
    assert quality.per_thousand == pytest.approx(case.per_thousand)
    assert quality.score.low < quality.score.value <= quality.score.high <= 100


def test_signature_names_everything() -> None:
    case = CASES["Google: minor punctuation"]
    quality = scoring.quality([judgement(case)], [case.scheme])
    assert quality is not None
    assert quality.score.signature == (
        "mqm2|preset:google-mqm|weights:0/1/5/5|linguistic-conventions/punctuation:0/0.1/5/5"
        "|linguistic-conventions/unintelligible:0/1/25/25|cap:5|target-words:50"
        "|interval:gamma:0.95|points:1.1"
    )


def test_categories() -> None:
    errors = [(1, MI, PUNCTUATION), (1, MA), (2, MA), (2, N, GARBLED)]
    quality = scoring.quality([judgement(Case([60, 40], errors, 89, 110, 11))], [Scoring()])
    assert quality is not None
    shown = {
        name: (penalty.findings, penalty.points, penalty.score.value)
        for name, penalty in quality.categories.items()
    }
    assert shown == {
        MISTRANSLATION: (2, 10, 90),
        PUNCTUATION: (1, 1, 99),
        GARBLED: (1, 0, 100),
    }
    assert list(shown) == [MISTRANSLATION, PUNCTUATION, GARBLED]
    assert isinstance(quality.categories[PUNCTUATION], Penalty)


def test_all_together() -> None:
    # 5 points in 100 words and 1 in 20 characters: 6 in 120.
    one = judgement(CASES["one major in 100 words"])
    two = judgement(Case([20], [(1, MI)], 95, 50, 1, languages=("ja", "en")))
    quality = scoring.quality([one, two], [Scoring(), Scoring()])
    assert quality is not None
    assert (quality.score.value, quality.size, quality.unit) == (95, 120, "words and characters")


def test_several_schemes() -> None:
    # 25 points in 100 words by one scheme, 10 in 200 target words by another.
    one = judgement(CASES["one critical in 100 words"])
    two = judgement(
        Case([80, 120], [(1, C)], 95, 50, 10, source=[50, 50], scheme=Scoring("iso5060"))
    )
    quality = scoring.quality([one, two], [Scoring(), Scoring("iso5060")])
    assert quality is not None
    assert (quality.points, quality.size, quality.score.value) == (35, 300, 88.33)
    assert quality.score.signature == (
        "mqm2|preset:iso5060+mqm|weights:several|target-words:300|interval:gamma:0.95|points:35"
    )


def test_only_what_has_changed_is_measured() -> None:
    whole = judgement(Case([60, 40], [(2, MA)], 95, 50, 5))
    part = replace(whole, scope=frozenset({"u2"}))
    quality = scoring.quality([part], [Scoring()])
    assert quality is not None
    assert (quality.score.value, quality.size) == (87.5, 40)


@pytest.mark.parametrize("field", [{"suppressed": "known"}, {"accepted": True}], ids=str)
def test_what_does_not_count_costs_nothing(field) -> None:
    case = CASES["one major in 100 words"]
    findings = [replace(finding, **field) for finding in judgement(case).findings]
    stamped = scoring.stamped(findings, case.scheme.scheme())
    assert [finding.points for finding in stamped] == [0]
    kept = replace(judgement(case), findings=tuple(stamped))
    quality = scoring.quality([kept], [case.scheme])
    assert quality is not None
    assert (quality.score.value, quality.findings, quality.categories) == (100, 0, {})


def test_no_word() -> None:
    assert scoring.quality([judgement(Case([0], [], 0, 0, 0))], [Scoring()]) is None


def test_more_words() -> None:
    # Without an error the upper bound is 18.44 points: 5 % of 369 words.
    clean = judgement(CASES["no error"])
    assert scoring.more_words(clean, Scoring(), 95) == 369 - 100
    assert scoring.more_words(clean, Scoring(), 100) is None
    close = judgement(CASES["one major in 100 words"])
    more = scoring.more_words(close, Scoring(), 90)
    assert more is not None
    evidence = Evidence.of([(0, 40), (5, 60)], 5)
    lows = [1 - evidence.times(1 + n / 100).bounds(0.95)[1] for n in (more - 1, more)]
    assert lows[0] < 0.9 <= lows[1]


def test_of_a_run() -> None:
    text = "Der Hafen öffnet am Montag wieder.\n\nGrayson 53vor Minuten\nDas freut mich sehr.\n"
    result = mtqa.check(target=text, target_language="de")
    score = result.judgements[0].scores[0]
    # Twelve words and the number count as 13: one major finding costs 5 of them.
    assert (score.name, score.value) == ("mqm", round(100 * (1 - 5 / 13), 2))
    assert score.signature == (
        "mqm2|preset:mqm|weights:0/1/5/25|target-words:13|interval:gamma:0.95|points:5"
    )
    assert result.quality is not None
    assert result.quality.score == score
