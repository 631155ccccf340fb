"""Makes docs/report.png, the picture of the README, from a real run.

    python docs/picture.py

Needs Chromium, and a monospaced font with Chinese characters such as Noto Sans Mono CJK.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

import mtqa
from mtqa import registry
from mtqa.types import ReportOptions

ROOT = Path(__file__).parents[1]
ARTICLE = Path("corpora/marked/fish-auction")
COLUMNS = 100
SIZE = "900,1060"
PAGE = """<!DOCTYPE html><meta charset="utf-8"><style>{stylesheet}
body {{ background: {background}; color: {foreground}; margin: 20px }}
pre {{ font: 14px/1.3 "Noto Sans Mono CJK TC", "Noto Sans Mono CJK SC", monospace; margin: 0 }}
</style><pre><code style="font-family: inherit">{code}</code></pre>"""


def main() -> None:
    """Check the article as the README does, and photograph what the terminal shows."""
    result = mtqa.check(
        target=ARTICLE / "mt.de.txt",
        source=ARTICLE / "source.zh-Hant.txt",
        references=[ARTICLE / "ref.de.txt"],
    )
    out = io.StringIO()
    options = replace(ReportOptions(), color=True, width=COLUMNS, limit=3)
    registry.load("reports", "terminal").write(result, out, options)
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(out.getvalue()))
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("docs/picture.py needs Chromium")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        page.write_text(console.export_html(theme=MONOKAI, code_format=PAGE), encoding="utf-8")
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--disable-background-networking", f"--user-data-dir={folder}/profile",
             f"--window-size={SIZE}", f"--screenshot={ROOT / 'docs' / 'report.png'}", page.as_uri()],
            check=True,
            capture_output=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
