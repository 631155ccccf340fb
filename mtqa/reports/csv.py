"""The findings as a table for reviewers: CSV as in RFC 4180, but for line ends, in UTF-8."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from mtqa.reports._rows import COLUMNS, rows
from mtqa.types import Report

if TYPE_CHECKING:
    from typing import TextIO

    from mtqa.reports._rows import Value
    from mtqa.types import ReportOptions, Result

_FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
"""What makes a spreadsheet compute a cell: https://owasp.org/www-community/attacks/CSV_Injection"""


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write a row for each finding, worst first.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows([_guarded(value) for value in row] for row in rows(result))


def _guarded(value: Value) -> Value:
    if isinstance(value, str) and value.lstrip(" \n").startswith(_FORMULA):
        return f"'{value}"
    return value


REPORT = Report(write=write)
