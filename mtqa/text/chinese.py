"""Characters that are written in simplified or in traditional Chinese only."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from mtqa.text import scripts

_TELLING = 3
_AMBIGUOUS = "〓"


@cache
def only(script: str) -> dict[str, str | None]:
    """The characters that `script` (Hans or Hant) has and the other has not, each with what the
    other writes instead; None where that depends on the word.
    """
    text = files("mtqa.text").joinpath("chinese.toml").read_text("utf-8")
    table = tomllib.loads(text)[script]
    pairs = zip("".join(table["only"]), "".join(table["other"]), strict=True)
    return {one: None if other == _AMBIGUOUS else other for one, other in pairs}


def wholly_in_other(text: str, wanted: str) -> bool:
    """Whether several characters of a text are not of the script `wanted` (Hans or Hant), and none
    is of that script alone.
    """
    telling = [variant for c in text if (variant := scripts.chinese_variant(c))]
    return len(telling) >= _TELLING and wanted not in telling
