"""What the header of a PO file states: encoding, languages, plural forms.

The header is the translation of the empty message; its lines are fields as in e-mail.
"""

from __future__ import annotations

import codecs
import gettext
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from mtqa.errors import InputError
from mtqa.text import languages

if TYPE_CHECKING:
    from collections.abc import Callable

_CHARSET = re.compile(rb'"Content-Type:[^"\r\n]*?charset=([^\s";\\]+)', re.IGNORECASE)
_PLURALS = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?\s*")
_TEMPLATE = ("CHARSET", "INTEGER", "LANGUAGE")
"""What xgettext writes for the translator to fill in."""

_CONFLICT = "#-#-#"
"""How msgcat marks headers that it could not unite."""

_MODIFIERS = {
    "arabic": "Arab",
    "cyrillic": "Cyrl",
    "devanagari": "Deva",
    "latin": "Latn",
    "shaw": "Shaw",
    "tarask": "tarask",
    "valencia": "valencia",
}
"""Of a locale's name in glibc: the script or the variety of BCP-47."""

_MOST_FORMS = 20
"""No language has more than six."""

_COUNTED = 200
"""Plural forms of all languages repeat after 100, but for numbers such as millions."""


Plurals = tuple[tuple[bool, ...], tuple[bool, ...]]
"""Of each plural form whether it translates the singular, and whether it is for one number."""


@dataclass(frozen=True, slots=True)
class Header:
    """`plural_sources` says for each form whether it translates the singular: it does where it is
    for 1 and at most 0. `single` are the forms that are for one number only, which they need not
    name.
    """

    source_language: str | None = None
    target_language: str | None = None
    singular: tuple[bool, ...] = ()
    single: tuple[bool, ...] = ()

    @property
    def forms(self) -> int:
        """The number of plural forms; 0: not stated."""
        return len(self.singular)


def charset(content: bytes, path: str) -> str | None:
    """The encoding that the header names, if it names one. Raises InputError for an unknown one."""
    found = _CHARSET.search(content)
    name = found[1].decode("latin-1") if found else "CHARSET"
    if name in _TEMPLATE:
        return None
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        assert found is not None
        line = content.count(b"\n", 0, found.start(1)) + 1
        message = f"the header names the charset '{name}', which is not known"
        raise InputError(message, path=path, line=line) from None


def header(text: str) -> tuple[list[tuple[int, str]], Header]:
    """What the header says, after the faults in it: the offset of the line, and a sentence."""
    fields: dict[str, str] = {}
    faults: list[tuple[int, str]] = []
    plurals: Plurals | None = ((), ())
    for row in re.finditer(r"[^\n]+", text):
        name, colon, value = row[0].partition(":")
        name, value = name.strip(), value.strip()
        if not colon and name and not name.startswith(_CONFLICT):
            faults.append((row.start(), f"the header has a line without a colon: {name[:60]}"))
        elif name.lower() == "plural-forms":
            plurals = _forms(value)
            if plurals is None:
                said = f"the header has Plural-Forms that cannot be used: {value[:80]}"
                faults.append((row.start(), said))
        fields[name.lower()] = value
    singular, single = plurals or ((), ())
    return faults, Header(
        source_language=tag(fields.get("x-source-language", "")),
        target_language=tag(fields.get("language", "")),
        singular=singular,
        single=single,
    )


def _forms(field: str) -> Plurals | None:
    """What holds for each plural form; nothing if the field is not filled in; None if it cannot
    be used.
    """
    if not field.strip() or any(word in field for word in ("INTEGER", "EXPRESSION")):
        return (), ()
    found = _PLURALS.fullmatch(field)
    try:
        number = int(found[1]) if found else 0
        choose: Callable[[int], int] = gettext.c2py(found[2] if found else "")
        chosen = [choose(n) for n in range(_COUNTED)]
    except (ValueError, RecursionError, ZeroDivisionError, OverflowError):
        return None
    if not 1 <= number <= _MOST_FORMS or not 0 <= min(chosen) <= max(chosen) < number:
        return None
    numbers = [{n for n in range(_COUNTED) if chosen[n] == form} for form in range(number)]
    return (
        tuple(1 in found and found <= {0, 1} for found in numbers),
        tuple(len(found) == 1 for found in numbers),
    )


def tag(locale: str) -> str | None:
    """The BCP-47 tag of a locale's name such as pt_BR, sr@latin or de_DE.UTF-8; None if it is
    none.
    """
    name, _, modifier = locale.partition("@")
    name = name.partition(".")[0].replace("_", "-")
    extra = _MODIFIERS.get(modifier.lower())
    if extra is not None:
        language, *rest = name.split("-")
        parts = [language, extra, *rest] if len(extra) == 4 else [name, extra]
        name = "-".join(parts)
    return languages.known(name)


def folder_language(path: str) -> str | None:
    """The language that a path tells: that of `de/LC_MESSAGES/messages.po`, or of `de.po`."""
    parts = PurePath(path).parts
    for place, part in enumerate(parts[1:]):
        if part == "LC_MESSAGES":
            return tag(parts[place])
    return languages.hint(path)
