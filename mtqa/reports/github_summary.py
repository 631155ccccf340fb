"""The report as the summary of a job of GitHub Actions: append it to $GITHUB_STEP_SUMMARY."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtqa.reports._markdown import Page
from mtqa.types import Report

if TYPE_CHECKING:
    from typing import TextIO

    from mtqa.types import ReportOptions, Result

LIMIT: Final = 1024 * 1024
"""Bytes that GitHub takes from one step."""


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the verdict, a table of translations and as many of the worst segments as fit."""
    stream.write(Page(LIMIT, size=_bytes).text(result))


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "backslashreplace"))


REPORT = Report(write=write)
