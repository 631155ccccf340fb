"""A configuration for people: what holds, and where each value comes from."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mtqa.config.model import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtqa.config.model import Config

_OWN: Final = frozenset({"documents", "overrides", "root", "file", "origins"})


def rows(config: Config) -> Iterator[tuple[str, str, str]]:
    """(dotted name, value in TOML, where it comes from) of every value that holds."""
    for name, value in _leaves(config, ""):
        yield name, toml(value, name), _origin(name, config.origins)


def _leaves(value: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for one in fields(value):
        if prefix or one.name not in _OWN:
            name, held = prefix + one.name.replace("_", "-"), getattr(value, one.name)
            if is_dataclass(held):
                yield from _leaves(held, f"{name}.")
            elif isinstance(held, dict) and held:
                yield from _entries(held, f"{name}.")
            else:
                yield name, held


def _entries(table: Mapping[Any, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _entries(value, f"{prefix}{_word(key)}.")
        else:
            yield f"{prefix}{_word(key)}", value


def _origin(name: str, origins: Mapping[str, str]) -> str:
    return origins.get(name, "default")


def _word(value: Any) -> str:
    return str(value)


def toml(value: Any, name: str = "") -> str:
    """A value as it would be written; an empty one as a dash."""
    if value is None:
        return f'"{NEVER}"' if name == "fail-on" else "-"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(toml(item) for item in value)}]"
    if isinstance(value, dict):
        return "{}" if not value else str(value)
    if isinstance(value, (str, Path, Enum)):
        text = value.as_posix() if isinstance(value, Path) else str(value)
        return json.dumps(text, ensure_ascii=False)
    return f"{value:g}"
