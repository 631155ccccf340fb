"""MQM score and gate against numbers worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

import mtqa
from mtqa import gate, scoring
from mtqa.config import Scoring
from mtqa.types import Severity

SCHEME = Scoring().scheme()
TEXT = "Der Hafen öffnet am Montag wieder.\n\nGrayson 53vor Minuten\nDas freut mich sehr.\n"


@pytest.fixture
def judged():
    return mtqa.check(target=TEXT, target_language="de").judgements[0]


def test_suppressed_findings_do_not_count(judged) -> None:
    suppressed = scoring.stamped([replace(judged.findings[0], suppressed="known")], SCHEME)
    assert [finding.points for finding in suppressed] == [0]
    assert gate.judge(suppressed, fail_on=Severity.MINOR, words=9).status == "passed"


def test_score(judged) -> None:
    # Twelve words and the number count as 13: one major finding costs 5 of them.
    (score,) = judged.scores
    assert (score.name, score.value) == ("mqm", round(100 * (1 - 5 / 13), 2))
    assert score.signature == (
        "mqm2|preset:mqm|weights:0/1/5/25|target-words:13|interval:gamma:0.95|points:5"
    )


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
