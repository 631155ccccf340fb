"""Tables for people, as text: wide enough for the terminal, and harmless to it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

_WIDTH = 120


def rendered(table: Table, *, color: bool) -> str:
    """The table as wide as the terminal, or 120 columns; no line ends in white space."""
    import io

    from rich.console import Console

    console = Console(
        file=io.StringIO(),
        force_terminal=color,
        no_color=not color,
        width=None if sys.stdout.isatty() else _WIDTH,
        highlight=False,
    )
    console.print(table)
    lines = console.file.getvalue().split("\n")  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def shown(text: str) -> str:
    """Control characters made visible: a text must not command the terminal."""
    return "".join(
        char if char.isprintable() else " " if char.isspace() else f"\\x{ord(char):02x}"
        for char in text
    )
