"""Files that only save time: in the user's cache directory, and replaced when they are wrong."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def directory() -> Path:
    """`MTQA_CACHE`, or the place that the operating system has for caches."""
    if chosen := os.environ.get("MTQA_CACHE"):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("mtqa", appauthor=False))


def read(name: str) -> bytes | None:
    """The content of a file of the cache, or None where there is none to be read."""
    try:
        return (directory() / name).read_bytes()
    except OSError:
        return None


def write(name: str, content: bytes) -> None:
    """Put a file into the cache, whole or not at all, beside other processes that do the same.

    A cache that cannot be written (read-only home, full disk) costs time and nothing else.
    """
    path = directory() / name
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{name}.")
        try:
            with open(handle, "wb") as file:
                file.write(content)
            os.replace(temporary, path)
        except OSError:
            os.unlink(temporary)
            raise
