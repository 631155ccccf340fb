"""JUnit's XML, as Jenkins, GitLab and most other services read it.

There is no official form; this one keeps to what the JUnit plug-in of Jenkins and GitLab's unit
test reports both take: one outcome for a test, names that do not repeat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.reports import _xml
from mtqa.reports._cases import Outcome, suites
from mtqa.types import Report

if TYPE_CHECKING:
    from typing import TextIO
    from xml.etree.ElementTree import Element

    from mtqa.reports._cases import Case, Suite
    from mtqa.types import ReportOptions, Result

_ELEMENTS = {Outcome.FAILED: "failure", Outcome.ERROR: "error", Outcome.SKIPPED: "skipped"}
_COUNTS = {Outcome.FAILED: "failures", Outcome.ERROR: "errors", Outcome.SKIPPED: "skipped"}


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write a suite for each translation: its gate, and its findings as tests."""
    found = suites(result)
    root = _xml.element("testsuites", {"name": "mtqa", **_counts(found)})
    for suite in found:
        part = _xml.element("testsuite", {"name": suite.path, **_counts([suite])})
        part.extend(_case(case, suite) for case in suite.cases)
        root.append(part)
    _xml.write(root, stream)


def _counts(found: list[Suite]) -> dict[str, str]:
    numbers = {"tests": str(sum(len(suite.cases) for suite in found))}
    for outcome, name in _COUNTS.items():
        numbers[name] = str(sum(suite.count(outcome) for suite in found))
    return {**numbers, "time": "0"}


def _case(case: Case, suite: Suite) -> Element:
    made = _xml.element(
        "testcase",
        {"classname": suite.path, "name": case.name, "file": suite.path, "time": "0"},
    )
    text = "\n".join([case.reason, *(f"{name}: {value}" for name, value in case.details)])
    if case.outcome is Outcome.PASSED:
        if text:
            made.append(_xml.element("system-out", text=text))
        return made
    details = dict(case.details)
    attributes = {"message": case.reason}
    if case.outcome is not Outcome.SKIPPED:
        attributes["type"] = details.get("severity", case.outcome.value)
    made.append(_xml.element(_ELEMENTS[case.outcome], attributes, text))
    return made


REPORT = Report(write=write)
