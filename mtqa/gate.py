"""From findings to a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Finding, Severity

PASSED = "passed"
FAILED = "failed"
INCONCLUSIVE = "inconclusive"


def judge(findings: Sequence[Finding], *, fail_on: Severity, words: float) -> Verdict:
    """Fails on any finding that counts and is at least as severe as `fail_on`.

    A translation without a word to judge is inconclusive rather than passed.
    """
    blocking = [f for f in findings if f.counts and f.severity >= fail_on]
    if blocking:
        noun = "finding" if len(blocking) == 1 else "findings"
        return Verdict(FAILED, (f"{len(blocking)} {noun} of severity {fail_on} or worse",))
    if not words:
        return Verdict(INCONCLUSIVE, ("the translation has no word to judge",))
    return Verdict(PASSED)


def combine(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict over several translations: the worst of theirs."""
    for status in (FAILED, INCONCLUSIVE):
        worst = [verdict for verdict in verdicts if verdict.status == status]
        if worst:
            reasons = worst[0].reasons
            if len(verdicts) > 1:
                reasons = (f"{len(worst)} of {len(verdicts)} translations {status}",)
            return Verdict(status, reasons)
    if not verdicts:
        return Verdict(INCONCLUSIVE, ("no translation could be read",))
    return Verdict(PASSED)
