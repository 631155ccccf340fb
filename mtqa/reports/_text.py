r"""Texts of others inside a report: nothing in them may act, hide or break its lines.

What could is shown as an escape such as ``\x1b``, as on the terminal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtqa.reports._cells import is_harmful

if TYPE_CHECKING:
    from collections.abc import Container

_PLAIN = re.compile(r"[ -~]*")
_LINE_ENDS = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_NO_CHARACTERS: Final = "\ufffe\uffff"
ELLIPSIS: Final = "…"


def visible(text: str, *, keep: Container[str] = "") -> str:
    """The text with an escape for every character that could steer a reader, but for `keep`."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if (is_harmful(char) or char in _NO_CHARACTERS) and char not in keep
        else char
        for char in text
    )


def one_line(text: str) -> str:
    """The text, visible, with blanks for line ends and tabs."""
    return visible(_LINE_ENDS.sub(" ", text).replace("\t", " "))


def shortened(text: str, length: int) -> str:
    """At most `length` code points of the text, an ellipsis last if some had to go."""
    return text if len(text) <= length else text[: length - 1] + ELLIPSIS
