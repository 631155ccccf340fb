"""How long a translation is beside its source, measured by what is usual between two languages."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mtqa.text.languages import fallbacks
from mtqa.text.prose import base

_DENSE = 0.6


@dataclass(frozen=True, slots=True)
class Usual:
    """The natural logarithm of how many characters a translation has for each of its source,
    whether that was measured, and whether a character of one language says much more than one of
    an alphabet, so that a name in Latin letters makes a difference.
    """

    logarithm: float
    measured: bool
    dense: bool

    def deviation(self, source: int, target: int) -> float:
        """The logarithm of the ratio of two lengths, divided by the usual one: 0.7 is a
        translation twice as long as usual, -0.7 one half as long.
        """
        return math.log(max(target, 1) / max(source, 1)) - self.logarithm

    def length(self, source: int) -> float:
        """The usual length of the translation of a text of this length."""
        return source * math.exp(self.logarithm)


@cache
def usual(source: str, target: str) -> Usual | None:
    """What is usual between two languages, given as BCP-47 tags; None if one is not known."""
    ratios = _ratio(source), _ratio(target)
    if ratios[0] is None or ratios[1] is None:
        return None
    (own, sure), (other, as_sure) = ratios[0], ratios[1]
    return Usual(math.log(other / own), sure and as_sure, min(own, other) < _DENSE)


def _ratio(tag: str) -> tuple[float, bool] | None:
    """Characters for one of English, of the nearest language that is known."""
    facts = _facts()
    for nearest in fallbacks(tag):
        if nearest in facts["ratios"]:
            return facts["ratios"][nearest], True
    family = (ratio for ratio, members in facts["families"].items() if base(tag) in members)
    found = next(family, None)
    return None if found is None else (float(found), False)


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(files("mtqa.text").joinpath("lengths.toml").read_text("utf-8"))
