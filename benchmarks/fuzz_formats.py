"""Fuzzing: damaged samples of every format are read or refused, nothing else happens.

    python benchmarks/fuzz_formats.py 60 [NAME ...]

Gives each sample of the contract and each archive (or those whose name begins so) that many
seconds, and prints the first damage that ended in anything but an InputError, as a seed for the
tests in tests/formats.
"""

from __future__ import annotations

import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mtqa.errors import InputError
from tests.formats.archives import ARCHIVES
from tests.formats.fuzz import damaged, damaged_archive, read
from tests.formats.test_contract import CASES

SAMPLES = {
    case: (sample.name, content, damaged)
    for case, (sample, content) in CASES.items()
    if case.endswith("utf-8-lf")
} | {name: (name, content, damaged_archive) for name, content in ARCHIVES.items()}


def main() -> None:
    """Fuzz for the seconds that the command line says."""
    seconds, wanted = float(sys.argv[1]), tuple(sys.argv[2:])
    for case, (name, content, damage) in SAMPLES.items():
        if not case.startswith(wanted or ("",)):
            continue
        end, seed, refused = time.monotonic() + seconds, 0, 0
        while time.monotonic() < end:
            seed += 1
            try:
                read(name, damage(content, seed))
            except InputError:
                refused += 1
            except Exception:  # noqa: BLE001 (what is looked for)
                print(case, "seed", seed, damage(content, seed))
                traceback.print_exc(limit=-3)
                break
        print(f"{case}: {seed} files, {refused} refused", flush=True)


if __name__ == "__main__":
    main()
