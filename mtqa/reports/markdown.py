"""The report as a comment on a pull request or merge request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtqa.reports._markdown import Page
from mtqa.types import Report

if TYPE_CHECKING:
    from typing import TextIO

    from mtqa.types import ReportOptions, Result

LIMIT: Final = 65_536
"""Characters that GitHub takes in a comment (GitLab takes more)."""

MARK: Final = "<!-- mtqa -->\n"
"""By which a script finds the comment that it wrote before, to put the new one in its place."""


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the verdict, a table of translations and as many of the worst segments as fit."""
    stream.write(Page(LIMIT, head=MARK).text(result))


REPORT = Report(write=write)
