"""Digits that are no number: versions with several points, telephone numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

_VERSION = re.compile(r"(?<![\w.,])[vV]?(\d{1,4}(?:\.\d{1,6}){2,4})(?![\w]|[.,]\d)")
_PHONE = re.compile(
    r"(?<![\w.,:/+-])(\+?\(?\d{1,5}\)?(?:[\s\u00a0.\-‐‑/]\d{2,8}){1,5})(?![A-Za-z0-9_:]|[.,\-/]\d)"
)
_DIGITS = re.compile(r"\D+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_LEAST, _MOST = 7, 15
_LOCAL = 7


class Serial(NamedTuple):
    """`text[start:end]` is a version (`version`) or a telephone number with these digits."""

    start: int
    end: int
    digits: str
    version: bool

    def __str__(self) -> str:
        return self.digits


def read_serials(text: str) -> tuple[Serial, ...]:
    """The versions and the telephone numbers of a text."""
    found = [
        Serial(*match.span(1), match[1], version=True)
        for match in _VERSION.finditer(text)
        if not _GROUPED.fullmatch(match[1])
    ]
    for match in _PHONE.finditer(text):
        written, digits = match[1], _DIGITS.sub("", match[1])
        dashed = "-" in written and not written[:4].isdecimal()
        if _LEAST <= len(digits) <= _MOST and (written[0] in "+0(" or dashed):
            found.append(Serial(*match.span(1), digits, version=False))
    return tuple(sorted(found))


def serials_agree(one: Serial, other: Serial) -> bool:
    """Whether two are the same; a telephone number may be written with or without its country."""
    if one.version or other.version:
        return one.digits == other.digits
    return one.digits[-_LOCAL:] == other.digits[-_LOCAL:]
