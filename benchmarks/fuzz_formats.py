"""Fuzzing: damaged samples of every format are read or refused, nothing else happens.

    python benchmarks/fuzz_formats.py 60 [NAME ...]

Gives each sample of the contract (or those whose name begins so) that many seconds, and prints the
first damage that ended in anything but an InputError, as a seed for tests/formats/test_fuzz.py.
"""

from __future__ import annotations

import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mtqa.errors import InputError
from tests.formats.fuzz import damaged, read
from tests.formats.test_contract import CASES


def main() -> None:
    """Fuzz for the seconds that the command line says."""
    seconds, names = float(sys.argv[1]), sys.argv[2:]
    for case, (sample, content) in CASES.items():
        if not case.endswith("utf-8-lf") or (names and not case.startswith(tuple(names))):
            continue
        end, seed, refused = time.monotonic() + seconds, 0, 0
        while time.monotonic() < end:
            seed += 1
            try:
                read(sample.name, damaged(content, seed))
            except InputError:
                refused += 1
            except Exception:  # noqa: BLE001 (what is looked for)
                print(case, "seed", seed, damaged(content, seed))
                traceback.print_exc(limit=-3)
                break
        print(f"{case}: {seed} files, {refused} refused")


if __name__ == "__main__":
    main()
