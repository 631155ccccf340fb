"""Finds plug-ins: modules of a folder, and entry points of other packages, by name.

Listing imports nothing: the name of the module is the name of the plug-in, with hyphens for
underscores. Each module defines one constant, named after its folder.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.errors import UsageError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint, EntryPoints, SelectableGroups

CONSTANTS = {
    "align": "ALIGNER",
    "checks": "CHECK",
    "cli": "COMMAND",
    "exchange": "WRITER",
    "formats": "FORMAT",
    "metrics": "METRIC",
    "models": "ADAPTER",
    "reports": "REPORT",
    "rules.kinds": "KIND",
}
"""The constant that a module of each folder defines."""


@cache
def _modules(folder: str) -> dict[str, str]:
    path = Path(__file__).parent.joinpath(*folder.split("."))
    return {
        module.name.replace("_", "-"): f"mtqa.{folder}.{module.name}"
        for module in pkgutil.iter_modules([str(path)])
        if not module.name.startswith("_")
    }


@cache
def _entry_points(folder: str) -> dict[str, EntryPoint]:
    return {point.name: point for point in _installed().select(group=f"mtqa.{folder}")}


@cache
def _installed() -> EntryPoints | SelectableGroups:
    """The entry points of all packages: to find them, each package is read, so only once."""
    return entry_points()


def names(folder: str) -> list[str]:
    """The names of a folder's plug-ins, sorted."""
    return sorted({*_modules(folder), *_entry_points(folder)})


@cache
def load(folder: str, name: str) -> Any:
    """The constant of the plug-in `name`, its module imported now if it was not yet.

    Raises UsageError if there is none of this name, or its module does not define the constant.
    """
    if name in _modules(folder):
        module = importlib.import_module(_modules(folder)[name])
        if not hasattr(module, CONSTANTS[folder]):
            raise UsageError(f"the plug-in {module.__name__} defines no {CONSTANTS[folder]}")
        return getattr(module, CONSTANTS[folder])
    if name in _entry_points(folder):
        return _entry_points(folder)[name].load()
    raise UsageError(f"there is no {folder} plug-in '{name}', only {', '.join(names(folder))}")
