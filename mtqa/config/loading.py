"""Finds and reads a configuration: mtqa.toml, or the table [tool.mtqa] of pyproject.toml."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mtqa.config.model import Config, Documents, Override, merged
from mtqa.config.patterns import wildcards
from mtqa.errors import ConfigError
from mtqa.text.toml import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mtqa.config.values import Place

FILE_NAME = "mtqa.toml"
PROJECT_FILE = "pyproject.toml"


def find_file(start: Path) -> Path | None:
    """The configuration of the nearest ancestor of `start`, itself included."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        if _is_ours(folder / PROJECT_FILE):
            return folder / PROJECT_FILE
    return None


def _is_ours(path: Path) -> bool:
    try:
        return b"[tool.mtqa" in path.read_bytes() or b"[[tool.mtqa" in path.read_bytes()
    except OSError:
        return False


def load(path: Path) -> Config:
    """Read a configuration. Raises ConfigError with the line of the first fault."""
    # A run without a configuration starts sooner without the table of keys.
    from mtqa.config.keys import CONFIG
    from mtqa.config.values import Place

    place = Place(read_toml(path, ConfigError))
    data: Any = place.file.data
    if path.name == PROJECT_FILE:
        data = data.get("tool", {}).get("mtqa")
        place = place.under("tool").under("mtqa")
        if data is None:
            raise ConfigError("has no table [tool.mtqa]", path=str(path))
    values = CONFIG.read(place, data)
    documents = values.pop("documents", ())
    overrides = values.pop("overrides", ())
    for number, table in enumerate(documents):
        _check_wildcards(place.under("documents").under(number), table)
    config: Config = merged(Config(), values)
    return replace(
        config,
        documents=tuple(Documents(**table) for table in documents),
        overrides=tuple(
            _override(place.under("overrides").under(number), table, data["overrides"][number])
            for number, table in enumerate(overrides)
        ),
        root=path.parent,
        file=path,
        origins={name: f"{path.name}:{line}" for name, line in _lines(place, data)},
    )


def _check_wildcards(place: Place, table: Mapping[str, Any]) -> None:
    """Sources and references are found by what the wildcards of the translation stand for."""
    wanted = wildcards(table["target"])
    named = [("source", s) for s in (table.get("source"),) if s]
    named += [("references", pattern) for pattern in table.get("references", ())]
    for key, pattern in named:
        there = place.under(key)
        if wildcards(pattern) != wanted:
            shown = " ".join(wanted) or "none"
            raise there.fault(f"'{key}' must have the wildcards of 'target' in order ({shown})")
        if "{lang}" in pattern and "{lang}" not in table["target"]:
            raise there.fault(f"'{key}' has {{lang}}, which 'target' has not")


def _override(place: Place, table: Mapping[str, Any], data: Mapping[str, Any]) -> Override:
    values = dict(table)
    paths, languages = values.pop("paths", ()), values.pop("languages", ())
    if not paths and not languages:
        raise place.fault("an override needs 'paths' or 'languages'")
    name = f"{place.file.path.name}:{{}}, [[overrides]] from line {place.line}"
    origins = {key: name.format(line) for key, line in _lines(place, data)}
    return Override(values, paths, languages, origins)


def _lines(place: Place, data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, int]]:
    """Dotted names of all values, and their lines."""
    for key, value in data.items():
        there = place.under(key)
        if isinstance(value, dict):
            yield from _lines(there, value, f"{prefix}{key}.")
        else:
            yield prefix + key, there.line
