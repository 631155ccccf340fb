"""What stands around numbers, from `facts.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def facts() -> dict[str, Any]:
    """The tables of `facts.toml`."""
    return tomllib.loads(files("mtqa.text.quantities").joinpath("facts.toml").read_text("utf-8"))
