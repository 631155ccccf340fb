"""Progress of long work, on stderr and only for people."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Progress = Callable[[str, int, int], None]

PATIENCE = 1.0
"""Seconds of work before anything is shown."""


@contextmanager
def shown_when_long(*, quiet: bool) -> Iterator[Progress | None]:
    """A function to call with what is done now, how much is done, and how much there is.

    None where stderr is no terminal or the user wants quiet.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    begun, shown = time.monotonic(), 0

    def show(name: str, done: int, total: int) -> None:
        nonlocal shown
        if time.monotonic() - begun < PATIENCE:
            return
        line = f"{done}/{total} {name}"[:78]
        sys.stderr.write(f"\r{line:<{shown}}")
        sys.stderr.flush()
        shown = len(line)

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write(f"\r{'':<{shown}}\r")
            sys.stderr.flush()
