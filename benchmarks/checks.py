"""How long all deterministic checks and rules take on 10,000 units, beside pofilter.

    python benchmarks/checks.py [--pofilter PATH] [--file PO] [--runs N] [--checks]

Makes a catalogue (English to German: labels, messages, help texts, with placeholders, accelerators
and tags, and an error in every twentieth unit) and has it checked by `mtqa check --no-models` and
by `pofilter` of the translate-toolkit (pip install translate-toolkit), spell checking off: in turn,
on one core, each the median of its runs in seconds of processor time, start of the program and
report included. `--file` takes another catalogue; `--checks` tells what each check takes.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

UNITS = 10_000
ERRORS = 0.05
SHARES = {"labels": 0.55, "messages": 0.33, "help": 0.12}
SENTENCES = (1, 1, 2, 2, 3, 4)
"""Of a help text."""

HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n"Language: de\\n"\n\n'
)
STYLES = (
    {"s": "%s", "d": "%d", "n": "%s"},
    {"s": "{name}", "d": "{count}", "n": "{item}"},
    {"s": "%(name)s", "d": "%(count)d", "n": "%(item)s"},
    {"s": "%1", "d": "%2", "n": "%1"},
)
SLOT = re.compile(r"\{(\w+)\}")

Pair = tuple[str, str]


def catalogue(seed: int = 1) -> str:
    """A PO file of `UNITS` different units, always the same for a seed."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    chance = random.Random(seed)  # noqa: S311 (no secrets)
    pairs: dict[str, str] = {}
    while len(pairs) < UNITS:
        kind = chance.choices(list(SHARES), list(SHARES.values()))[0]
        number = chance.choice(SENTENCES) if kind == "help" else 1
        parts = [filled(chance.choice(data[kind]["texts"]), data, chance) for _ in range(number)]
        source, target = (" ".join(side) for side in zip(*parts, strict=True))
        if source not in pairs:
            pairs[source] = spoilt(target, source, chance) if chance.random() < ERRORS else target
    units = enumerate(pairs.items(), 1)
    return HEAD + "".join(unit(number, *pair) for number, pair in units)


def filled(
    texts: Sequence[str], data: dict[str, dict[str, list[Pair]]], chance: random.Random
) -> Pair:
    """A pair of texts with something in its slots, the same on both sides."""
    style, number = chance.choice(STYLES), str(chance.randint(2, 31))
    chosen = {name: chance.choice(options) for name, options in data["slots"].items()}
    chosen |= {name: (one, one) for name, one in style.items()}
    chosen["k"] = (number, number)

    def with_slots(side: int) -> str:
        return SLOT.sub(lambda slot: chosen[slot[1]][side], texts[side])

    source, target = with_slots(0), with_slots(1)
    return source[:1].upper() + source[1:], target[:1].upper() + target[1:]


def spoilt(target: str, source: str, chance: random.Random) -> str:
    """A translation with an error, as far as there is something to spoil."""
    words = target.split(" ")
    place = chance.randrange(len(words))
    faults: tuple[Callable[[], str], ...] = (
        lambda: re.sub(r"\d+", str(chance.randint(32, 99)), target, count=1),
        lambda: re.sub(r"%\(?\w+\)?\w?|\{\w+\}|</?\w[^>]*>", "", target, count=1),
        lambda: target.rstrip(".?…"),
        lambda: " ".join([*words[:place], words[place], *words[place:]]),
        lambda: "  ".join([" ".join(words[:place]), " ".join(words[place:])]).strip(),
        lambda: source,
        lambda: re.sub(r"nicht |keine |Nur |ohne ", "", target),
        lambda: target.replace("„", "(", 1),
        lambda: target.replace(" ", " ,", 1),
        lambda: re.sub(r"([A-ZÄÖÜ])(\w)(\w)", r"\1\3\2", target, count=1),
    )
    return chance.choice(faults)() or target


def unit(number: int, source: str, target: str) -> str:
    """A message as it is written."""
    written = [text.replace("\\", r"\\").replace('"', r"\"") for text in (source, target)]
    return f'#: src/view_{number % 90}.c:{number}\nmsgid "{written[0]}"\nmsgstr "{written[1]}"\n\n'


def seconds(command: Sequence[str], folder: Path) -> float:
    """The processor time, user and system, of a command on one core."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(folder), "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=one_core,  # noqa: PLW1509 (there are no threads)
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed with exit code {process.returncode}")
    return used.ru_utime + used.ru_stime


def one_core() -> None:
    """Keep a process on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])


def compare(file: Path, pofilter: str, runs: int) -> None:
    """Print what both take, and how much more or less mtqa does."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = str(folder / "report.txt")
        commands = {
            "pofilter": [pofilter, "--excludefilter=spellcheck", str(file), str(folder / "out.po")],
            "mtqa": [sys.executable, "-m", "mtqa", "check", str(file), "--no-models", "--quiet"],
        }
        commands["mtqa"] += ["--exit-zero", "-o", report]
        taken: dict[str, list[float]] = {tool: [] for tool in commands}
        for run in range(runs + 1):
            for tool, command in commands.items():
                used = seconds(command, folder / "bytecode")
                if run:  # the first one compiles modules and rules
                    taken[tool].append(used)
    medians = {tool: statistics.median(times) for tool, times in taken.items()}
    for tool, median in medians.items():
        print(f"{tool:10}{median:6.2f} s   {' '.join(f'{one:.2f}' for one in taken[tool])}")
    print(f"ratio     {medians['mtqa'] / medians['pofilter']:6.2f}")


def table(file: Path) -> None:
    """Print what reading and each check take, the dearest first: when called first, and again."""
    from mtqa import registry
    from mtqa.config import Config
    from mtqa.files import Options, Task
    from mtqa.reading import context_of, target_of
    from mtqa.text.languages import falls_under

    task, config, options = Task(file), Config(), Options(models=False)
    begun = time.process_time()
    target = target_of(task, config, options)
    context = context_of(task, target, config, options)
    print(f"{'reading':28}{time.process_time() - begun:7.3f} s")
    rows = []
    for name in registry.names("checks"):
        begun = time.process_time()
        check = registry.load("checks", name)
        fits = not check.languages or any(falls_under(target.language, t) for t in check.languages)
        if check.needs_model or not fits:
            continue
        kinds = check.kinds
        judged = [u for u in context.units if not kinds or (u.target and u.target.kind in kinds)]
        given = context.with_options(check, {})
        number = len(list(check.find(judged, given)))
        first = time.process_time() - begun
        begun = time.process_time()
        list(check.find(judged, given))
        rows.append((first, time.process_time() - begun, name, number))
    for first, again, name, number in sorted(rows, reverse=True):
        print(f"{name:28}{first:7.3f} s{again:7.3f} s{number:7} hits")
    print(f"{'all checks':28}{sum(r[0] for r in rows):7.3f} s{sum(r[1] for r in rows):7.3f} s")


def main() -> None:
    """Read what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pofilter", default=shutil.which("pofilter"), metavar="PATH")
    parser.add_argument("--file", type=Path, metavar="PO", help="another catalogue")
    parser.add_argument("--keep", type=Path, metavar="PO", help="write the catalogue there")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--checks", action="store_true", help="the time of each check instead")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = given.file or given.keep or Path(folder) / "units.de.po"
        if given.file is None:
            file.write_text(catalogue(), encoding="utf-8")
        if given.checks:
            table(file)
        elif given.pofilter is None:
            sys.exit("there is no pofilter: pip install translate-toolkit, or say where it is")
        else:
            compare(file, given.pofilter, given.runs)


if __name__ == "__main__":
    main()
