"""A run as tests: for each translation one for the gate, and one for each finding.

They are red exactly where the gate is: a finding fails its test if it counts, is major or worse,
and the gate has failed the translation. What does not count is skipped, with the reason.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from mtqa.reports._entries import entries, remark, suggested
from mtqa.reports._text import one_line, shortened
from mtqa.types import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.reports._entries import Entry
    from mtqa.types import Judgement, Result

GATE: Final = "gate"
"""The name of the test that is red where the gate fails a translation."""

_LONGEST_QUOTE: Final = 60


class Outcome(StrEnum):
    """What became of a test."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Case:
    """A test. Its name is the same in two runs, wherever its line has moved; of the names of a
    suite none comes twice. `reason` is a sentence, `details` are lines of "name: text".
    """

    name: str
    outcome: Outcome
    reason: str = ""
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Suite:
    """The tests of a translation, or of a file that could not be read."""

    path: str
    cases: tuple[Case, ...]

    def count(self, outcome: Outcome) -> int:
        """How many tests came out so."""
        return sum(case.outcome is outcome for case in self.cases)


def suites(result: Result) -> list[Suite]:
    """A suite for each translation, then one for each file that could not be read."""
    by_translation: list[list[Entry]] = [[] for _ in result.judgements]
    for entry in entries(result):
        by_translation[entry.translation].append(entry)
    judged = [
        Suite(judgement.target.raw.path, (_gate(judgement), *_cases(found)))
        for judgement, found in zip(result.judgements, by_translation, strict=True)
    ]
    errors = [
        Suite(error.path, (Case("read", Outcome.ERROR, error.message),)) for error in result.errors
    ]
    return [*judged, *errors]


def _gate(judgement: Judgement) -> Case:
    outcomes = {"passed": Outcome.PASSED, "failed": Outcome.FAILED}
    outcome = outcomes.get(judgement.verdict.status, Outcome.SKIPPED)
    return Case(GATE, outcome, "; ".join(judgement.verdict.reasons))


def _cases(found: Sequence[Entry]) -> Iterator[Case]:
    seen: Counter[str] = Counter()
    for entry in found:
        finding = entry.finding
        quote = shortened(one_line(finding.quote), _LONGEST_QUOTE)
        name = f"{finding.code}: {quote}" if quote else finding.code
        seen[name] += 1
        if seen[name] > 1:
            name += f" ({seen[name]})"
        reason = finding.message if finding.counts else f"{remark(finding)}: {finding.message}"
        yield Case(name, _outcome(entry), reason, tuple(_details(entry)))


def _outcome(entry: Entry) -> Outcome:
    if not entry.finding.counts:
        return Outcome.SKIPPED
    failed = entry.judgement.verdict.status == "failed"
    red = failed and entry.finding.severity >= Severity.MAJOR
    return Outcome.FAILED if red else Outcome.PASSED


def _details(entry: Entry) -> Iterator[tuple[str, str]]:
    finding = entry.finding
    yield "at", str(finding.location)
    yield "severity", str(finding.severity)
    yield "category", finding.category
    if finding.quote:
        yield "quote", finding.quote
    if finding.suggestions:
        yield "suggestion", suggested(finding)
    if finding.why:
        yield "why", finding.why
