"""What stands around numbers: `facts.toml`, `units.toml`, `currencies.toml`, `calendar.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def facts(name: str = "facts") -> dict[str, Any]:
    """The tables of one of the files beside this module."""
    return tomllib.loads(files("mtqa.text.quantities").joinpath(f"{name}.toml").read_text("utf-8"))
