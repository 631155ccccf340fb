"""How common words are, from the lists of the package wordfreq, where it has the language.

The lists are read as files, for importing the package costs more than everything else here.
Source of their format: wordfreq, "cBpack": words binned by their frequency in centibels.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {"no": "nb", "nn": "nb", "hr": "sh", "sr": "sh", "bs": "sh", "tl": "fil"}


@cache
def frequencies(language: str) -> Mapping[str, float]:
    """Some thirty thousand words, in lower case, of the language of a BCP-47 tag.

    The number is the word's Zipf frequency: the decimal logarithm of how often it stands in a
    billion words, so that 3 is rare and 6 a word of every sentence. Empty for a language without
    a list.
    """
    base = language.partition("-")[0].lower()
    path = _folder() / f"small_{_NAMES.get(base, base)}.msgpack.gz"
    if not path.is_file():
        return {}
    import msgpack

    _, *bins = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    return {word: 9 - centibels / 100 for centibels, words in enumerate(bins) for word in words}


def _folder() -> Path:
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise InputError("the package wordfreq, which has the lists of words, is missing")
    return Path(spec.origin).parent / "data"
