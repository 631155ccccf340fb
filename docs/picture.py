"""Makes the pictures of the README from a real run: docs/report.png and docs/report-html.png.

    python docs/picture.py

Needs Chromium, and the fonts DejaVu Sans Mono and Noto Sans Mono CJK.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

import mtqa
from mtqa import registry
from mtqa.types import ReportOptions

if TYPE_CHECKING:
    from mtqa import Result

ROOT = Path(__file__).parents[1]
ARTICLE = Path("corpora/marked/fish-auction")
COLUMNS = 100
PAGE = """<!DOCTYPE html><meta charset="utf-8"><style>{stylesheet}
body {{ background: {background}; color: {foreground}; margin: 20px }}
pre {{ font: 14px/1.3 "DejaVu Sans Mono", "Noto Sans Mono CJK TC", monospace; margin: 0 }}
</style><pre><code style="font-family: inherit">{code}</code></pre>"""


def main() -> None:
    """Check the article as the README does, and photograph what the reports show."""
    result = mtqa.check(
        target=ARTICLE / "mt.de.txt",
        source=ARTICLE / "source.zh-Hant.txt",
        references=[ARTICLE / "ref.de.txt"],
    )
    photograph(terminal(result), "report.png", "900,1060")
    page = io.StringIO()
    registry.load("reports", "html").write(result, page, ReportOptions())
    photograph(page.getvalue(), "report-html.png", "1280,1120")


def terminal(result: Result) -> str:
    """The terminal report as a page."""
    out = io.StringIO()
    options = replace(ReportOptions(), color=True, width=COLUMNS, limit=3)
    registry.load("reports", "terminal").write(result, out, options)
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(out.getvalue()))
    return console.export_html(theme=MONOKAI, code_format=PAGE)


def photograph(page: str, name: str, size: str) -> None:
    """A picture of so many pixels (width,height) of a page, in the folder of this file."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("docs/picture.py needs Chromium")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "report.html")
        file.write_text(page, encoding="utf-8")
        subprocess.run(
            [
                chromium,
                *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
                *("--disable-background-networking", f"--user-data-dir={folder}/profile"),
                *(f"--window-size={size}", f"--screenshot={ROOT / 'docs' / name}"),
                file.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
