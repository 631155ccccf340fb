"""JSON with texts of a user interface: flat, nested and in arrays, as i18next, Chrome, VS Code,
Flutter (ARB) and FormatJS write it. The key of a string is its JSON pointer (RFC 6901).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.errors import LanguageTagError
from mtqa.formats._json_source import escape, leaves_of, pieces, unescape
from mtqa.formats._strings import Strings, pointer
from mtqa.text.keys import language_root
from mtqa.text.languages import standardize
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.formats._json_source import Leaf
    from mtqa.types import Block, RawText

_MESSAGES = frozenset({"message", "defaultMessage"})
_ABOUT = _MESSAGES | {"description", "comment", "placeholders", "id", "hash"}
_LANGUAGES = frozenset({("@@locale",), ("locale",), ("language",)})


def read(raw: RawText) -> Sequence[Block]:
    """The strings of a file in its order. Raises InputError if it is no JSON."""
    leaves = leaves_of(raw)
    place, language = _language(raw, leaves)
    strings = Strings(raw, language=language)
    for leaf, syntax in _shown(leaves):
        if leaf is place:
            continue
        strings.add(pointer(leaf.path), pieces(raw, leaf), syntax=syntax)
    return strings.blocks


def _language(raw: RawText, leaves: Sequence[Leaf]) -> tuple[Leaf | None, str | None]:
    """The language that the file states at its top, and where."""
    for leaf in leaves:
        if leaf.path in _LANGUAGES:
            try:
                return leaf, standardize(raw.text[leaf.start : leaf.end])
            except LanguageTagError:
                continue
    return None, language_root([pointer(leaf.path) for leaf in leaves])


def _shown(leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf, tuple[str, ...]]]:
    """The strings that users see, with the syntax of their placeholders, in the dialect of the
    file: in ARB what begins with @ is about the strings; where each entry is an object with a
    message (Chrome, FormatJS), or some are that have a comment (VS Code), its message counts.
    """
    members: dict[str, set[str]] = {}
    for leaf in leaves:
        members.setdefault(leaf.path[0] if leaf.path else "", set()).update(leaf.path[1:2])
    arb = any(name.startswith("@@") for name in members)
    vscode = {"contents", "version"} <= members.keys()
    told = {name for name, own in members.items() if own & _MESSAGES and own <= _ABOUT}
    every = told == members.keys() - {"$schema"}
    for leaf in leaves:
        top, *rest = leaf.path or ("",)
        syntax = ("icu",) if arb else ("chrome",) if every and rest == ["message"] else ()
        about = (
            top == "$schema"
            or (arb and top.startswith("@"))
            or (vscode and top != "contents")
            or (top in told and (every or "comment" in members[top]) and rest[0] not in _MESSAGES)
        )
        if not about:
            yield leaf, syntax


FORMAT = Format(
    suffixes=(".json", ".arb", ".jsonc"),
    read=read,
    comment=r"//(?P<text>[^\r\n]*)",
    unescape=unescape,
    escape=escape,
)
