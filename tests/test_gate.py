"""Verdicts: which threshold fails, which abstains, and in what words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa import gate, scoring
from mtqa.config import Config, Scoring, Thresholds
from mtqa.types import BaselineState, Judgement, Score, Severity, Side, Verdict
from tests.results import Texts, at, found

WORDS = " ".join(["wort"] * 50)
SOURCE = at("s.txt", "one two three four", "five six", side=Side.SOURCE, language="en")


def judgement(*severities: Severity, scores=(), scale=1, **more) -> Judgement:
    texts = Texts(at("t.txt", *[WORDS] * 2 * scale))
    findings = [found(texts, 1, "wort", "c", "m", severity=level, **more) for level in severities]
    stamped = scoring.stamped(findings, Scoring().scheme())
    made = Judgement(texts.target, None, (), texts.units, tuple(stamped), scores, Verdict("passed"))
    return replace(made, quality=scoring.quality([made], [Scoring()]))


N, MI, MA, C = Severity.NEUTRAL, Severity.MINOR, Severity.MAJOR, Severity.CRITICAL
ADEQUACY = Score("adequacy", 0.41, "sig")
TER = Score("ter", 0.62, "sig", higher_is_better=False)


@pytest.mark.parametrize(
    ("severity", "fail_on", "status"),
    [(MI, MA, "passed"), (MA, MA, "failed"), (C, MA, "failed"), (MA, C, "passed"),
     (N, MI, "passed"), (C, None, "passed")],
)  # fmt: skip
def test_severity(severity, fail_on, status) -> None:
    assert gate.judge(judgement(severity), Config(fail_on=fail_on)).status == status


@pytest.mark.parametrize(
    "answer", [{"suppressed": "known"}, {"baseline": BaselineState.UNCHANGED, "accepted": True}]
)
def test_answered_findings_do_not_fail(answer) -> None:
    config = Config(fail_on=MI, thresholds=Thresholds(counts={"all": 0}))
    assert gate.judge(judgement(MA, **answer), config) == Verdict("passed")


SHORT = (
    "100 target words are too few to be sure of an MQM score of {}: it is 100 (81.56 to 100), and "
)
CASES = {
    "counts": (
        judgement(MI, MI, MI), Thresholds(counts={"minor": 2, "all": 3}),
        Verdict("failed", ("3 minor findings, where 2 would be allowed",)),
    ),
    "counts of all": (
        judgement(MI, N), Thresholds(counts={"all": 1}),
        Verdict("failed", ("2 findings, where 1 would be allowed",)),
    ),
    "score too low": (
        judgement(MI, MI, MI), Thresholds(mqm=98),
        Verdict("failed", ("MQM score 97 (77.19 to 99.92), where 98 is asked for",)),
    ),
    "score surely high enough": (judgement(scale=10), Thresholds(mqm=98), Verdict("passed")),
    "too short to be sure": (
        judgement(), Thresholds(mqm=95),
        Verdict(
            "inconclusive",
            (SHORT.format(95) + "with as few errors it would take 269 target words more",),
        ),
    ),
    "never sure": (
        judgement(), Thresholds(mqm=100),
        Verdict(
            "inconclusive",
            (SHORT.format(100) + "no length would settle it, so close is the score to it",),
        ),
    ),
    "metric": (
        judgement(scores=(ADEQUACY,)), Thresholds(metrics={"adequacy": 0.5}),
        Verdict("failed", ("adequacy 0.41, where at least 0.5 is asked for",)),
    ),
    "metric of which less is better": (
        judgement(scores=(TER,)), Thresholds(metrics={"ter": 0.5}),
        Verdict("failed", ("ter 0.62, where at most 0.5 is asked for",)),
    ),
    "metric well": (judgement(scores=(TER,)), Thresholds(metrics={"ter": 0.7}), Verdict("passed")),
    "metric not measured": (
        judgement(scores=(ADEQUACY,)), Thresholds(metrics={"bleu": 30}),
        Verdict("inconclusive", ("the score 'bleu' was not measured (there are adequacy)",)),
    ),
    "a failure comes before doubt": (
        judgement(MI, scores=()), Thresholds(metrics={"bleu": 30}, counts={"minor": 0}),
        Verdict("failed", ("1 minor finding, where 0 would be allowed",)),
    ),
    "several": (
        judgement(MI, MI), Thresholds(mqm=99, counts={"minor": 1}),
        Verdict(
            "failed",
            ("2 minor findings, where 1 would be allowed",
             "MQM score 98 (79.19 to 99.95), where 99 is asked for"),
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_thresholds(name) -> None:
    judged, thresholds, expected = CASES[name]
    assert gate.judge(judged, Config(thresholds=thresholds)) == expected


def test_omission_share() -> None:
    texts = Texts(at("t.txt", "eins", "zwei"), SOURCE)
    missing = found(
        texts, 1, "two three", "omission", "m", category="accuracy/omission", side=Side.SOURCE,
        related=((2, Side.SOURCE, "five"),),
    )  # fmt: skip
    made = Judgement(texts.target, SOURCE, (), texts.units, (missing,), (), Verdict("passed"))
    assert gate.omission_share(made) == 3 / 6
    config = Config(fail_on=None, thresholds=Thresholds(omission=0.25))
    assert gate.judge(made, config) == Verdict(
        "failed", ("50.0% of the source is missing, where at most 25.0% may be",)
    )
    answered = replace(made, findings=(replace(missing, suppressed="on purpose"),))
    assert gate.judge(answered, config) == Verdict("passed")


def test_no_word_to_judge_is_inconclusive() -> None:
    empty = Judgement(at("t.txt", "…"), None, (), (), (), (), Verdict("passed"))
    assert gate.judge(empty, Config()).status == "inconclusive"
    assert gate.judge(replace(empty, scope=frozenset()), Config()).status == "passed"


def test_the_worst_verdict_counts() -> None:
    passed, failed = Verdict("passed"), Verdict("failed", ("x",))
    assert gate.combine([passed, failed, passed]).reasons == ("1 of 3 translations failed",)
    assert gate.combine([failed]).reasons == ("x",)
    assert gate.combine([passed]).status == "passed"
    assert gate.combine([]).status == "inconclusive"
