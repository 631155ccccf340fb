"""What a report for the eye is written on: how wide the stream is, its colours, its characters."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mtqa.reports._cells import UNMARKED, Cell, Glyphs, stripped, width
from mtqa.types import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from mtqa.reports._cells import Line
    from mtqa.types import ReportOptions

DEFAULT_COLUMNS: Final = 100
"""Of a pipe or a file."""

_MIN_COLUMNS, _MAX_COLUMNS = 30, 120
_STYLES: Final = {
    "FAILED": "bold white on red",
    "PASSED": "bold white on green",
    "INCONCLUSIVE": "bold black on yellow",
    "failed": "bold red",
    "passed": "bold green",
    "inconclusive": "bold yellow",
    "critical": "bold white on red",
    "major": "bold red",
    "minor": "yellow",
    "neutral": "bright_blue",
    "wrong": "red",
    "right": "green",
    "dim": "dim",
    "strong": "bold",
}
_MARKS: Final = ("underline cyan", *(f"{_STYLES[str(level)]} underline" for level in Severity))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The width of the lines, whether they have colours, and the characters to be had."""

    columns: int = DEFAULT_COLUMNS
    color: bool = False
    glyphs: Glyphs = field(default_factory=Glyphs)

    def text(self, text: str, style: str = "") -> Line:
        """Any text as cells of one style."""
        return self.glyphs.cells(text, style)

    def word(self, text: str, style: str = "") -> Line:
        """Any text as one cell, which no line end divides."""
        shown = "".join(cell.shown for cell in self.text(text))
        return [Cell(shown, width(shown), style)]

    def sign(self, sign: str, style: str = "dim") -> Line:
        """A sign of the report's own, such as an arrow."""
        shown = self.glyphs.ornament(sign)
        return [Cell(shown, width(shown), style)]

    def print(self, lines: Sequence[Line], stream: TextIO) -> None:
        """Write the lines, without blanks at their ends."""
        from rich.console import Console
        from rich.text import Text

        console = Console(
            file=stream,
            force_terminal=self.color,
            color_system="standard" if self.color else None,
            no_color=not self.color,
            legacy_windows=False,
        )
        shown = Text()
        for line in lines:
            for text, style in _runs(stripped(line)):
                shown.append(text, style if self.color else "")
            shown.append("\n")
        console.print(shown, soft_wrap=True, highlight=False, end="")


def sheet(stream: TextIO, options: ReportOptions) -> Sheet:
    """What `stream` can take, as far as the options leave it open."""
    columns = options.width or _columns(stream)
    return Sheet(
        min(max(columns, _MIN_COLUMNS), _MAX_COLUMNS),
        _has_color(stream) if options.color is None else options.color,
        Glyphs(getattr(stream, "encoding", None)),
    )


def _columns(stream: TextIO) -> int:
    if os.environ.get("COLUMNS", "").isdecimal():
        return int(os.environ["COLUMNS"])
    if not stream.isatty():
        return DEFAULT_COLUMNS
    try:
        return os.get_terminal_size(stream.fileno()).columns or DEFAULT_COLUMNS
    except OSError:
        return DEFAULT_COLUMNS


def _has_color(stream: TextIO) -> bool:
    """As https://no-color.org and https://force-color.org ask; NO_COLOR is the stronger one."""
    from rich.console import detect_legacy_windows

    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    terminal = stream.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")
    return terminal and not detect_legacy_windows()


def _runs(line: Line) -> list[tuple[str, str]]:
    """The line as texts of one style each."""
    runs: list[tuple[str, str]] = []
    for cell in line:
        style = _MARKS[cell.mark] if cell.mark != UNMARKED else _STYLES.get(cell.style, "")
        if runs and runs[-1][1] == style:
            runs[-1] = (runs[-1][0] + cell.shown, style)
        else:
            runs.append((cell.shown, style))
    return runs
