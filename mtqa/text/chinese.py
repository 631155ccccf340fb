"""Characters that are written in simplified or in traditional Chinese only."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

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
