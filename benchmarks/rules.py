"""What rules cost that match nothing: throughput beside 10 and beside 10,000 of them.

    python benchmarks/rules.py [--rules 10,10000] [--repeat 5]

The rules are made of invented words (three wrong renderings each, every tenth rule a pattern),
in a directory of their own beside the catalogue. The documents are the German ones of corpora/.
Prints, for each number of rules, how long what German needs takes to load from a warm cache, the
time of the rules alone and of a whole run without models over all documents, and the throughput
of both relative to the first number: the best of the repetitions, in time of the processor, for
others use the machine, too.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


RULE = """\
[rule-{number}]
why = "Invented."
trigger = {{ zh = ["{number}字"] }}
target.de = {{ {rendering}, good = ["Hafen"], telling = true }}
"""
HEAD = "kind = 'pair'\ncategory = 'accuracy/mistranslation'\nseverity = 'minor'\n"
HEAD += "inflect = false\n\n"
PER_FILE = 100


def invented(dice: random.Random) -> str:
    """A word that no text has, of German syllables."""
    parts = ("schla", "bru", "kno", "wie", "zau", "fli", "mei", "gru", "pfo", "dre", "sta", "quo")
    return "".join(dice.choices(parts, k=3)).capitalize() + "xq" + dice.choice("aeiou")


def write_rules(folder: Path, number: int) -> None:
    """Put that many rules into a directory."""
    dice = random.Random(7)  # noqa: S311 (nothing secret)
    for start in range(0, number, PER_FILE):
        rules = []
        for place in range(start, min(number, start + PER_FILE)):
            words = [f"{invented(dice)} {invented(dice)}" for _ in range(3)]
            listed = ", ".join(f'"{word}"' for word in words)
            rendering = f"bad = [{listed}]"
            if place % 10 == 9:
                rendering = f"pattern = ['\\b(?:{words[0]}|{words[1]})\\s\\d+\\b']"
            rules.append(RULE.format(number=place, rendering=rendering))
        (folder / f"part-{start}.toml").write_text(HEAD + "\n".join(rules), encoding="utf-8")


def documents() -> list[Path]:
    """The German texts of corpora/."""
    marked = (ROOT / "corpora" / "marked").glob("*/*.de.txt")
    return sorted([*(ROOT / "corpora" / "clean" / "de").glob("*"), *marked])


def best(action: Callable[[], object], repeat: int) -> float:
    """The seconds of the processor that the fastest repetition took."""
    times = []
    for _ in range(repeat):
        begun = time.process_time()
        action()
        times.append(time.process_time() - begun)
    return min(times)


def measure(folder: Path, paths: Sequence[Path], repeat: int) -> tuple[float, float, float, int]:
    """Seconds to load, to find and to check; and the number of rules."""
    from mtqa.config import Config
    from mtqa.pipeline import Options, Task, judge
    from mtqa.rules import compiled
    from mtqa.rules.find import find_matches
    from mtqa.types import Context

    def load() -> None:
        compiled.refresh()
        compiled.rules_for("de", (folder,))

    load()
    loading = best(load, repeat)
    rules = compiled.rules_for("de", (folder,))
    options = Options(Config(target_language="de", rules=(folder,)), models=False)
    judged = [judge(Task(path), options) for path in paths]

    def find() -> None:
        for one in judged:
            context = Context(one.target, units=one.units)
            for _ in find_matches(rules, one.units, context):
                pass

    def check() -> None:
        for path in paths:
            judge(Task(path), options)

    return loading, best(find, repeat), best(check, repeat), len(rules)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--rules", default="10,10000")
    parser.add_argument("--repeat", type=int, default=5)
    given = parser.parse_args()
    paths = documents()
    first: tuple[float, float] | None = None
    print(f"{len(paths)} documents, {sum(path.stat().st_size for path in paths):,} bytes")
    print(f"{'rules':>8}{'load':>12}{'find':>12}{'check':>12}{'find/first':>12}{'check/first':>13}")
    with tempfile.TemporaryDirectory() as cache:
        os.environ["MTQA_CACHE"] = cache
        for number in map(int, given.rules.split(",")):
            with tempfile.TemporaryDirectory() as folder:
                write_rules(Path(folder), number)
                loading, finding, checking, count = measure(Path(folder), paths, given.repeat)
            first = first or (finding, checking)
            ratios = (finding / first[0], checking / first[1])
            print(
                f"{count:>8}{1000 * loading:>9.0f} ms{1000 * finding:>9.0f} ms"
                f"{1000 * checking:>9.0f} ms{ratios[0]:>12.2f}{ratios[1]:>13.2f}"
            )


if __name__ == "__main__":
    sys.exit(main())
