"""Makes docs/report.svg, the picture of the README, from a real run.

python docs/picture.py
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

import mtqa
from mtqa import registry
from mtqa.types import ReportOptions

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "corpora" / "marked" / "fish-auction"
COLUMNS = 100


def main() -> None:
    """Check the article as the README does, and export what the terminal would show."""
    result = mtqa.check(
        target=(ARTICLE / "mt.de.txt").relative_to(Path.cwd()),
        source=(ARTICLE / "source.zh-Hant.txt").relative_to(Path.cwd()),
        references=[(ARTICLE / "ref.de.txt").relative_to(Path.cwd())],
    )
    out = io.StringIO()
    options = replace(ReportOptions(), color=True, width=COLUMNS, limit=3)
    registry.load("reports", "terminal").write(result, out, options)
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(out.getvalue()))
    svg = console.export_svg(title="mtqa check mt.de.txt --source source.zh-Hant.txt")
    # The font comes from the reader's machine, not from the network.
    lines = [line for line in svg.split("\n") if "cdnjs" not in line]
    (ROOT / "docs" / "report.svg").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
