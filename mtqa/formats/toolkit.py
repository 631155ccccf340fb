"""The long tail of formats, by translate-toolkit: PHP arrays, Windows resources (.rc), Mozilla's
.dtd, WiX (.wxl), .ini.

It is under the GPL and therefore an extra, `pip install mtqa[formats]`, which is imported only when
such a file is read. It says what the texts are, not where: each is looked for after its key and
after the text before it. One that is written in another way (escapes) leads to the place where it
was looked for, and cannot be fixed.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from mtqa.errors import InputError
from mtqa.formats._strings import Strings
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Block, RawText

_SPECIAL = frozenset("\\'\"<>&\r\n;#")


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def read(raw: RawText) -> Sequence[Block]:
    """The strings of a file in its order.

    Raises InputError where translate-toolkit is missing or cannot make sense of the file.
    """
    suffix = PurePath(raw.path).suffix.lower()
    if suffix not in _table():
        known = ", ".join(_table())
        raise InputError(f"the suffix tells how to read it, one of {known}", path=raw.path)
    facts = _table()[suffix]
    strings = Strings(raw)
    place = 0
    for key, text in _texts(raw, facts, suffix):
        strings.claim(key, place)
        name = raw.text.find(_last_name(key), place)
        after = name + len(_last_name(key)) if name >= 0 else place
        found = raw.text.find(text, after)
        found = raw.text.find(text, place) if found < 0 else found
        if found >= 0:
            place = found + len(text)
            strings.add(key, [(text, found, place)])
        else:
            place = after
            strings.add(key, [(text, after, after)])
    return strings.blocks


def _last_name(key: str) -> str:
    """The end of a key, which is what the file says in this place."""
    return key.replace("->", ".").rpartition(".")[2].strip("'\"[]$")


def _texts(raw: RawText, facts: dict[str, str], suffix: str) -> list[tuple[str, str]]:
    """The keys and texts, as translate-toolkit reads them."""
    kind = _class(raw, facts, suffix)
    try:
        units = kind.parsestring(raw.text.encode()).units
        found = [(unit, str(getattr(unit, facts["text"]) or "")) for unit in units]
        return [(_key(unit), text) for unit, text in found if text.strip() and not unit.isheader()]
    except Exception as error:  # noqa: BLE001 (its parsers raise whatever theirs do)
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise InputError(f"translate-toolkit cannot read it: {reason}", path=raw.path) from None


def _key(unit: Any) -> str:
    locations = unit.getlocations()
    return str(getattr(unit, "name", None) or (locations[0] if locations else unit.getid()))


def _class(raw: RawText, facts: dict[str, str], suffix: str) -> Any:
    module, _, name = facts["class"].partition(":")
    try:
        if "needs" in facts:
            import_module(facts["needs"])
        return getattr(import_module(module), name)
    except ImportError as error:
        raise InputError(
            f"{suffix} files need translate-toolkit ({error.name} is missing):"
            " pip install 'mtqa[formats]'",
            path=raw.path,
        ) from None


def escape(text: str) -> str | None:
    """A text as it is written in all of these formats; None for one that they write differently."""
    return None if _SPECIAL.intersection(text) else text


FORMAT = Format(suffixes=tuple(_table()), read=read, escape=escape)
