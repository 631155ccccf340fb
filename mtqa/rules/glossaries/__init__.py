"""Term lists of other programs, read and written as rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtqa.rules.glossaries.concept import Concept


def read(path: Path) -> Sequence[Concept]:
    """The concepts of a TBX or CSV file. Raises InputError with the line of a fault."""
    from mtqa.rules.glossaries import csv, tbx

    readers = {".tbx": tbx.read, ".xml": tbx.read, ".csv": csv.read, ".tsv": csv.read}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(readers))
        raise InputError(f"the suffix is of no kind of glossary ({known})", path=str(path))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=str(path)) from None
    concepts = reader(content, str(path))
    if not concepts:
        raise InputError("the glossary has no term", path=str(path))
    return concepts
