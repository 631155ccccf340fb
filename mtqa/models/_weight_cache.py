"""Keeps converted model weights in the user's cache directory.

One safetensors file per model. It is written beside its place and renamed into it, so that a
reader never sees half of it and processes that convert at the same time do not disturb each other.
The SHA-256 of the tensors is taken at conversion and stands in the header; loading verifies the
size and the header, `verify` all of it.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa import cache

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mtqa.models._encoding import Array

FORMAT = "1"
"""Raise it when the layout of converted weights changes: older files are then converted anew."""


def load(
    name: str, *, source_sha256: str, convert: Callable[[], Mapping[str, Array]]
) -> Mapping[str, Array]:
    """The converted tensors of a model, from the cache or, where that fails, by `convert`.

    A file that is missing, cut short, of another source or of an older format is replaced. Where
    the cache cannot be written, the tensors are used all the same.
    """
    path = cache.directory() / f"{name}.safetensors"
    found = _read(path, source_sha256)
    if found is not None:
        return found
    tensors = convert()
    try:
        _write(path, tensors, source_sha256)
    except OSError:  # read-only home, full disk, file open elsewhere on Windows: only time is lost
        return tensors
    return tensors


def verify(name: str, *, source_sha256: str) -> bool:
    """Whether the cached file is complete and its tensors are those that were written."""
    path = cache.directory() / f"{name}.safetensors"
    tensors = _read(path, source_sha256)
    return tensors is not None and _metadata(path).get("tensors_sha256") == _digest(tensors)


def _digest(tensors: Mapping[str, Array]) -> str:
    digest = hashlib.sha256()
    for name in sorted(tensors):
        digest.update(name.encode())
        digest.update(tensors[name].tobytes())
    return digest.hexdigest()


def _metadata(path: Path) -> dict[str, str]:
    from safetensors import safe_open

    with safe_open(path, framework="np") as opened:
        return opened.metadata() or {}


def _read(path: Path, source_sha256: str) -> Mapping[str, Array] | None:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        metadata = _metadata(path)
        if metadata.get("format") != FORMAT or metadata.get("source_sha256") != source_sha256:
            return None
        return load_file(path)
    except (OSError, SafetensorError):
        return None


def _write(path: Path, tensors: Mapping[str, Array], source_sha256: str) -> None:
    from safetensors.numpy import save

    metadata = {
        "format": FORMAT,
        "source_sha256": source_sha256,
        "tensors_sha256": _digest(tensors),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(save(dict(tensors), metadata))
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)
