"""MQM score and gate against numbers worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

import mtqa
from mtqa import gate, scoring
from mtqa.types import Severity

TEXT = "Der Hafen öffnet am Montag wieder.\n\nGrayson 53vor Minuten\nDas freut mich sehr.\n"


@pytest.fixture
def judged():
    return mtqa.check(target=TEXT, target_language="de").judgements[0]


@pytest.mark.parametrize(
    ("severities", "points"),
    [([], 0), (["MINOR"], 1), (["MINOR", "MAJOR"], 6), (["CRITICAL", "NEUTRAL"], 25)],
)
def test_penalty(judged, severities: list[str], points: float) -> None:
    findings = [replace(judged.findings[0], severity=Severity[name]) for name in severities]
    assert scoring.penalty(findings) == points


def test_suppressed_findings_do_not_count(judged) -> None:
    suppressed = [replace(judged.findings[0], suppressed="known")]
    assert scoring.penalty(suppressed) == 0
    assert gate.judge(suppressed, fail_on=Severity.MINOR, words=9).status == "passed"


def test_score(judged) -> None:
    # Twelve words and the number count as 13: one major finding costs 5 of them.
    (score,) = judged.scores
    assert (score.name, score.value) == ("mqm", round(100 * (1 - 5 / 13), 2))
    assert score.signature == "mqm2|weights:0/1/5/25|words:target:13|points:5"


@pytest.mark.parametrize(
    ("severity", "fail_on", "status"),
    [
        (Severity.MINOR, Severity.MAJOR, "passed"),
        (Severity.MAJOR, Severity.MAJOR, "failed"),
        (Severity.CRITICAL, Severity.MAJOR, "failed"),
        (Severity.MAJOR, Severity.CRITICAL, "passed"),
        (Severity.NEUTRAL, Severity.MINOR, "passed"),
    ],
)
def test_gate(judged, severity: Severity, fail_on: Severity, status: str) -> None:
    findings = [replace(judged.findings[0], severity=severity)]
    assert gate.judge(findings, fail_on=fail_on, words=13).status == status


def test_no_word_to_judge_is_inconclusive() -> None:
    assert gate.judge([], fail_on=Severity.MAJOR, words=0).status == "inconclusive"


def test_the_worst_verdict_counts() -> None:
    passed, failed = gate.Verdict("passed"), gate.Verdict("failed", ("x",))
    assert gate.combine([passed, failed, passed]).reasons == ("1 of 3 translations failed",)
    assert gate.combine([failed]).reasons == ("x",)
    assert gate.combine([passed]).status == "passed"
    assert gate.combine([]).status == "inconclusive"
