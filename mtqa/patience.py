"""Less looking for garbage while many objects are made that are none."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OBJECTS = 1_000_000
"""New objects before garbage is looked for. Units are many and hold no cycles: at Python's usual
700, a seventh of a run would be spent on looking through them again and again."""


@contextmanager
def patience() -> Iterator[None]:
    """Cyclic garbage is collected less often for a while; never, where the user has it so."""
    usual = gc.get_threshold()
    if usual[0]:
        gc.set_threshold(max(usual[0], _OBJECTS), *usual[1:])
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            # What was made counts as old from now on: else all of it would be looked through here.
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*usual)
