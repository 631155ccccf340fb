"""What a report for the eye is written on: how wide the stream is, its colours, its characters."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtqa.reports._cells import UNMARKED, Cell, Glyphs, stripped, width
from mtqa.types import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from mtqa.reports._cells import Line
    from mtqa.types import Location, ReportOptions

DEFAULT_COLUMNS: Final = 100
"""Of a pipe or a file."""

_MIN_COLUMNS, _MAX_COLUMNS, _MAX_WIDE = 30, 120, 220
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
_LINKING: Final = frozenset(
    {
        *("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal"),
        *("xterm-kitty", "alacritty", "foot", "foot-extra", "xterm-ghostty", "wezterm", "contour"),
    }
)
"""What terminals that show links write into TERM_PROGRAM or TERM."""

LINKING_SIGNS: Final = ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM")
"""Environment variables that only terminals that show links set."""

_LINKING_VTE: Final = 5000
_MARKS: Final = ("underline cyan", *(f"{_STYLES[str(level)]} underline" for level in Severity))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The width of the lines, whether they have colours, and the characters to be had."""

    columns: int = DEFAULT_COLUMNS
    color: bool = False
    glyphs: Glyphs = field(default_factory=Glyphs)
    links: bool = False

    def text(self, text: str, style: str = "") -> Line:
        """Any text as cells of one style."""
        return self.glyphs.cells(text, style)

    def word(self, text: str, style: str = "") -> Line:
        """Any text as one cell, which no line end divides."""
        shown = "".join(cell.shown for cell in self.text(text))
        return [Cell(shown, width(shown), style)]

    def place(self, location: Location) -> Line:
        """A place in a file, which a terminal that knows links opens with a click."""
        cells = self.text(str(location))
        if not self.links or location.path.startswith(("-", "<")):
            return cells
        link = f"{Path(location.path).absolute().as_uri()}#{location.line}"
        return [cell._replace(link=link) for cell in cells]

    def sign(self, sign: str, style: str = "dim") -> Line:
        """A sign of the report's own, such as an arrow."""
        shown = self.glyphs.ornament(sign)
        return [Cell(shown, width(shown), style)]

    def print(self, lines: Sequence[Line], stream: TextIO) -> None:
        """Write the lines, without blanks at their ends."""
        from rich.console import Console
        from rich.style import Style
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
            for text, style, link in _runs(stripped(line)):
                look = Style.parse(style) if self.color else Style.null()
                shown.append(text, look + Style(link=link) if link else look)
            shown.append("\n")
        console.print(shown, soft_wrap=True, highlight=False, end="")


def sheet(stream: TextIO, options: ReportOptions) -> Sheet:
    """What `stream` can take, as far as the options leave it open."""
    columns = options.width or _columns(stream)
    return Sheet(
        min(max(columns, _MIN_COLUMNS), _MAX_WIDE if options.layout == "wide" else _MAX_COLUMNS),
        _has_color(stream) if options.color is None else options.color,
        Glyphs(getattr(stream, "encoding", None)),
        stream.isatty() and knows_links(),
    )


def knows_links() -> bool:
    """Whether the terminal says that it shows links (OSC 8), or FORCE_HYPERLINK says so for it."""
    if forced := os.environ.get("FORCE_HYPERLINK"):
        return forced != "0"
    vte = os.environ.get("VTE_VERSION", "")
    return (
        os.environ.get("TERM_PROGRAM") in _LINKING
        or os.environ.get("TERM") in _LINKING
        or any(os.environ.get(name) for name in LINKING_SIGNS)
        or (vte.isdecimal() and int(vte) >= _LINKING_VTE)
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


def _runs(line: Line) -> list[tuple[str, str, str]]:
    """The line as texts of one style and one link each."""
    runs: list[tuple[str, str, str]] = []
    for cell in line:
        style = _MARKS[cell.mark] if cell.mark != UNMARKED else _STYLES.get(cell.style, "")
        if runs and runs[-1][1:] == (style, cell.link):
            runs[-1] = (runs[-1][0] + cell.shown, style, cell.link)
        else:
            runs.append((cell.shown, style, cell.link))
    return runs
