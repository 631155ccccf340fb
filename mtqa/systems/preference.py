"""What a difference of scores means for human preference, as far as it was measured."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("mtqa.systems").joinpath("preference.toml").read_text("utf-8"))


def accuracy(metric: str, difference: float) -> float | None:
    """How often, from 0 to 1, humans prefer the system that scores higher by this difference.

    None for a metric whose curve is not published. Below .5, where the curves leave what was
    observed, it is .5: the difference says nothing.
    """
    curve = _table()["curve"].get(metric)
    if curve is None:
        return None
    share = curve["ceiling"] / 100 / (1 + math.exp(-curve["steepness"] * abs(difference)))
    return max(float(share), 0.5)


def sentence(metric: str, difference: float, *, significant: bool = True) -> str:
    """The same for people, with its source, and whether the difference is more than chance."""
    share = accuracy(metric, difference)
    size = f"a difference of {abs(difference):.2f} {metric}"
    if share is None:
        return f"{size}: nobody has published how often humans see it"
    source = _table()["citation"]
    if share == 0.5:
        return f"{size} says nothing about what humans prefer ({source})"
    return (
        f"{size}: humans prefer the same system in about {share:.0%} of such pairs ({source};"
        " less for systems of different kinds)"
        f"{'' if significant else ', but it is not significant here'}"
    )


def legend() -> str:
    """What a share is that stands beside a difference."""
    return (
        "humans agree: how often they prefer the same system at such a difference"
        f" ({_table()['citation']}; less for systems of different kinds)"
    )
