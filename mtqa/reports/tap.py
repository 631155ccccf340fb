"""The Test Anything Protocol, version 13 (https://testanything.org/tap-version-13-specification)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mtqa.reports._cases import Outcome, suites
from mtqa.reports._text import one_line, visible
from mtqa.types import Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from mtqa.reports._cases import Case
    from mtqa.types import ReportOptions, Result


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write a test for the gate of each translation and for each finding."""
    cases = [(suite.path, case) for suite in suites(result) for case in suite.cases]
    stream.write("TAP version 13\n")
    stream.write(f"1..{len(cases)}{'' if cases else ' # SKIP no translation'}\n")
    for number, (path, case) in enumerate(cases, 1):
        stream.writelines(f"{line}\n" for line in _lines(number, path, case))


def _lines(number: int, path: str, case: Case) -> Iterator[str]:
    ok = "not ok" if case.outcome in (Outcome.FAILED, Outcome.ERROR) else "ok"
    skip = f" # SKIP {one_line(case.reason)}" if case.outcome is Outcome.SKIPPED else ""
    yield f"{ok} {number} - {_escaped(f'{path}: {case.name}')}{skip}"
    if case.reason or case.details:
        yield "  ---"
        yield from (
            f"  {name}: {_scalar(text)}" for name, text in (("message", case.reason), *case.details)
        )
        yield "  ..."


def _escaped(description: str) -> str:
    r"""A description ends at a #, unless it is written as \#."""
    return one_line(description).replace("\\", "\\\\").replace("#", "\\#")


def _scalar(text: str) -> str:
    """A string of JSON is one of YAML."""
    return json.dumps(visible(text, keep="\n\t"), ensure_ascii=False)


REPORT = Report(write=write)
