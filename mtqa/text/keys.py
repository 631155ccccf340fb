"""Keys of strings: the language that all of them begin with, and the plural forms they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.errors import LanguageTagError
from mtqa.text.languages import standardize

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_PLURAL = re.compile(r"(?P<before>.*)[/_.#\[](?P<form>zero|one|two|few|many|other)\]?")


def language_root(keys: Sequence[str]) -> str | None:
    """The first part of the keys (JSON pointers), where it is the same in all of them and, being
    a language tag, what they are in: `de` of Rails' /de/menu/open.
    """
    if not keys:
        return None
    first, slash, _ = keys[0][1:].partition("/")
    if not keys[0].startswith("/") or not slash or not _TAG.fullmatch(first):
        return None
    if not all(key.startswith(f"/{first}/") for key in keys):
        return None
    try:
        standardize(first)
    except LanguageTagError:
        return None
    return first


def plural_form(key: str) -> tuple[str, str] | None:
    """A key without the plural form (CLDR) that ends it, and that form; None if it names none.
    Languages differ in their forms, and only `other` is in all.
    """
    match = _PLURAL.fullmatch(key)
    return (match["before"], match["form"]) if match else None


def stem(key: str) -> str:
    """A key without the plural form that ends it, if it names one."""
    form = plural_form(key)
    return form[0] if form else key
