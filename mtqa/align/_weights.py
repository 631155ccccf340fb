"""The length of a text in a unit that can be compared between scripts."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

from mtqa.text.scripts import script


class _Weights(dict[str, float]):
    """The weight of each character, worked out when it is first met."""

    def __missing__(self, character: str) -> float:
        counts = unicodedata.category(character)[0] in "LN"
        self[character] = _scripts().get(script(character) or "", 1.0) if counts else 0.0
        return self[character]


@cache
def _scripts() -> dict[str, float]:
    return tomllib.loads(files("mtqa.align").joinpath("weights.toml").read_text("utf-8"))


_WEIGHTS = _Weights()


def weight(text: str) -> float:
    """The length of `text` in letters of an average European language (see weights.toml).

    Spaces, punctuation, symbols and combining marks weigh nothing.
    """
    return sum(map(_WEIGHTS.__getitem__, text))
