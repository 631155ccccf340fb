"""Qt Linguist's translation files (.ts): units of source and translation.

Of a message with numerus forms each form is a unit. What is vanished or obsolete is kept and not
judged; what is unfinished is judged and does not count, for programs do not use it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mtqa.errors import LanguageTagError
from mtqa.formats._strings import fault
from mtqa.formats._xml_content import escape_xml, plain
from mtqa.formats._xml_source import elements, events, pieces, text_of
from mtqa.formats._xml_tags import open_xml
from mtqa.text.inlines import links
from mtqa.text.kinds import string_kind
from mtqa.text.languages import standardize
from mtqa.text.origins import TextBuilder
from mtqa.types import UNIT, Bilingual, Block, Entry, Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.formats._xml_source import Event
    from mtqa.types import RawText

_GONE = frozenset({"vanished", "obsolete"})
_PLACEHOLDER = re.compile(r"%(?:L?[1-9]|n)")
_LONGEST_ID = 100
_NOTES = ("comment", "extracomment", "translatorcomment")


def units(raw: RawText) -> Sequence[Bilingual]:
    """The units of a file. Raises InputError if it is no such file."""
    if not raw.text.lstrip().startswith("<"):
        raise fault(raw, 0, "this is no file of Qt Linguist, which is XML with the element <TS>")
    found = events(raw, "TS")
    attributes = next(event for event in found if event.opens).attributes
    return [
        Bilingual(
            list(_entries(raw, found)),
            source_language=_tag(attributes.get("sourcelanguage")),
            target_language=_tag(attributes.get("language")),
            usual_source="en",
        )
    ]


def _tag(stated: str | None) -> str | None:
    try:
        return standardize(stated) if stated else None
    except LanguageTagError:
        return None


def _entries(raw: RawText, found: list[Event]) -> Iterator[Entry]:
    """All units; what has no id of its own may stand twice in a context."""
    seen: Counter[str] = Counter()
    for path in (("TS", "context"), ("TS",)):
        for context, _ in elements(found, path):
            outer = path[-1]
            name = _first(context, (outer, "name"))
            for message, _ in elements(context, (outer, "message")):
                own = _name(text_of(name), message)
                seen[own] += 1
                twice = "id" not in message[0].attributes and seen[own] > 1
                yield from _message(raw, f"{own}#{seen[own]}" if twice else own, message)


def _name(context: str, message: list[Event]) -> str:
    source, comment = (text_of(_first(message, ("message", n))) for n in ("source", "comment"))
    own = filter(None, (context, source[:_LONGEST_ID], comment))
    return message[0].attributes.get("id") or "|".join(own)


def _message(raw: RawText, name: str, message: list[Event]) -> Iterator[Entry]:
    source = _first(message, ("message", "source"))
    translation = _first(message, ("message", "translation"))
    state = translation[0].attributes.get("type", "") if translation else "unfinished"
    notes = [text_of(_first(message, ("message", name))) for name in _NOTES]
    syntax = ("qt-format",) if _PLACEHOLDER.search(text_of(source)) else ()
    forms = [own for own, _ in elements(translation, ("translation", "numerusform"))]
    for number, form in enumerate(forms or [translation]):
        key = f"{name}[{number}]" if forms else name
        yield Entry(
            key,
            _block(raw, source, syntax, key),
            _block(raw, form, syntax, key),
            state=state,
            note="\n".join(filter(None, notes)),
            translatable=state not in _GONE,
            finished=state != "unfinished",
        )


def _first(found: list[Event], path: tuple[str, ...]) -> list[Event]:
    """The events of the first element at a path; none if there is none."""
    return next((own for own, _ in elements(found, path)), [])


def _block(raw: RawText, inner: list[Event], syntax: tuple[str, ...], key: str) -> Block | None:
    builder = TextBuilder(raw.text)
    for text, start, end in pieces(inner):
        builder.replace(text, start, end)
    text, origins = builder.build()
    if not text.strip():
        return None
    kind = string_kind(text)
    return Block(text, kind, UNIT, origins, inlines=links(text), syntax=syntax, key=key)


FORMAT = Format(
    suffixes=(".ts",),
    units=units,
    comment=r"<!--(?P<text>.*?)-->",
    unescape=plain,
    escape_at=escape_xml,
    open=open_xml,
)
