"""The findings as a workbook for reviewers: filters, colours by severity, texts that wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mtqa.reports._rows import COLUMNS, TRANSLATION_COLUMNS, rows, translation_rows
from mtqa.reports._text import shortened
from mtqa.types import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

    from mtqa.reports._rows import Row, Value
    from mtqa.types import ReportOptions, Result

LONGEST_CELL: Final = 32_767
"""Characters that a cell of Excel holds."""

_WIDTHS: Final = {
    "category": 24, "code": 28, "message": 44, "quote": 26, "suggestion": 26, "source": 48,
    "translation": 48, "reference": 48, "why": 44, "file": 32, "reasons": 44, "remark": 24,
    "fingerprint": 20, "counted in": 18,
}  # fmt: skip
_FILLS: Final = {"critical": "F8CBAD", "major": "FFE699", "minor": "FFF9DB", "neutral": "DDEBF7"}
_HEAD_FILL: Final = "E7E6E6"


def write(result: Result, stream: BinaryIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write a workbook with a sheet of findings, worst first, and one of translations.

    No text becomes a formula, not even when it is edited.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _fill(book.create_sheet("Findings"), COLUMNS, rows(result))
    _fill(book.create_sheet("Translations"), TRANSLATION_COLUMNS, translation_rows(result))
    book.save(stream)


def _fill(sheet: Any, head: Sequence[str], body: Iterable[Row]) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for number, name in enumerate(head, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 12)
    make = _Cells(sheet)
    sheet.append([make.title(name) for name in head])
    count = 1
    for row in body:
        sheet.append([make.cell(value, number) for number, value in enumerate(row)])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{count}"


class _Cells:
    """Makes the cells of a sheet. Formats are computed once, since openpyxl takes its time."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._styles: dict[tuple[bool, str | None, bool], Any] = {}

    def title(self, name: str) -> Any:
        """A cell of the first row."""
        return self._made(name, _HEAD_FILL, bold=True)

    def cell(self, value: Value, number: int) -> Any:
        """A cell of column `number`; the second column of the findings is their severity."""
        return self._made(value, _FILLS.get(str(value)) if number == 1 else None)

    def _made(self, value: Value, fill: str | None, *, bold: bool = False) -> Any:
        from openpyxl.cell import WriteOnlyCell

        is_text = isinstance(value, str)
        made = WriteOnlyCell(
            self._sheet, shortened(value, LONGEST_CELL) if isinstance(value, str) else value
        )
        if is_text:
            made.data_type = "s"
        key = (is_text, fill, bold)
        if key not in self._styles:
            self._styles[key] = _styled(made, *key)
        made._style = self._styles[key]  # noqa: SLF001 (copying a style anew is 10 times slower)
        return made


def _styled(made: Any, is_text: bool, fill: str | None, bold: bool) -> Any:  # noqa: FBT001 (a key)
    """The style of such a cell: what is text stays text even when it is edited."""
    from openpyxl.styles import Alignment, Font, PatternFill

    made.quotePrefix = is_text
    made.alignment = Alignment(vertical="top", wrap_text=is_text)
    if fill is not None:
        made.fill = PatternFill("solid", fgColor=fill)
    if bold:
        made.font = Font(bold=True)
    return made._style  # noqa: SLF001


REPORT = Report(write=write, binary=True)
