"""How long mtqa takes from a cold interpreter to its answer.

    python benchmarks/startup.py [TRANSLATION]

Prints the median of ten runs, in seconds and as a multiple of a Python interpreter that imports
click and rich and does nothing, which is the least that a command line of this kind can cost.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 10
ARTICLES = (
    ROOT.parent / "shared" / "articles" / "openai-stoke-space" / "mt.de.txt",
    ROOT / "corpora" / "marked" / "fish-auction" / "mt.de.txt",
)
BASELINE = ["-c", "import click, rich.console, rich.text"]


def seconds(arguments: list[str]) -> float:
    """The median wall-clock time of a new interpreter."""
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, capture_output=True, check=False
        )
        times.append(time.perf_counter() - begun)
        if done.returncode not in (0, 1) or done.stderr:
            sys.exit(done.stderr.decode())
    return statistics.median(times)


def main() -> None:
    """Run and print."""
    given = [Path(argument).resolve() for argument in sys.argv[1:]]
    article = next(path for path in (*given, *ARTICLES) if path.is_file())
    baseline = seconds(BASELINE)
    print(f"{baseline:.3f} s  1.0x  python importing click and rich")
    for arguments in (["--help"], ["check", "--no-models", str(article)]):
        took = seconds(["-m", "mtqa", *arguments])
        shown = " ".join(["mtqa", *arguments[:-1], Path(arguments[-1]).name])
        print(f"{took:.3f} s  {took / baseline:.1f}x  {shown}")


if __name__ == "__main__":
    main()
