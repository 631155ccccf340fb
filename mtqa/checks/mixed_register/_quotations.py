"""Which texts of a document are speech that somebody else answers for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = "[\"“”„«»‹›‘’‚']"
_ANY = re.compile("[\"“”„«»‹›‘’‚'「」『』]")
_OPENS = re.compile(rf"(?<![\w.,!?…]){_MARKS}(?=[\w…¿¡])|[„「『]|«(?=\s)")
_CLOSES = re.compile(rf"(?<=[\w.,!?…。！？]){_MARKS}(?!\w)|[」』]|(?<=\s)»")
_TEXTS = 6


def quoting(texts: Iterable[str]) -> list[bool]:
    """For each text in the order of a document, whether it has quotation marks or stands between
    some. A quotation that nobody closes is over after six texts.
    """
    found, left = [], 0
    for text in texts:
        opened = closed = 0
        if _ANY.search(text):
            opened, closed = len(_OPENS.findall(text)), len(_CLOSES.findall(text))
        found.append(bool(opened or closed or left))
        if opened > closed:
            left = _TEXTS
        elif closed:
            left = 0
        left = max(0, left - 1)
    return found
