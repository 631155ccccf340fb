"""Which languages are so close that a sentence of one may pass for the other."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def close(one: str, other: str) -> bool:
    """Whether two BCP-47 tags are of the same language, or of languages hard to tell apart."""
    first, second = one.partition("-")[0].lower(), other.partition("-")[0].lower()
    return first == second or any(first in g and second in g for g in _groups())


@cache
def _groups() -> list[list[str]]:
    text = files("mtqa.text").joinpath("varieties.toml").read_text("utf-8")
    groups: list[list[str]] = tomllib.loads(text)["close"]
    return groups
