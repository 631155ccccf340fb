"""From the messages of a gettext catalogue to units: texts, plural forms, states."""

from __future__ import annotations

import re
from hashlib import blake2s
from itertools import chain
from typing import TYPE_CHECKING

from mtqa.errors import InputError
from mtqa.formats._po_header import Header, folder_language, header
from mtqa.formats._po_scanner import scan
from mtqa.text.inlines import links
from mtqa.text.kinds import string_kind
from mtqa.text.origins import TextBuilder
from mtqa.text.placeholders import NUMBER_OPTIONAL
from mtqa.types import UNIT, Bilingual, Block, Entry, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.formats._po_scanner import Message, Pieces
    from mtqa.types import RawText

_ESCAPE = re.compile(r"\\(?:([abfnrtv\\\"])|([0-7]{1,3})|x([0-9A-Fa-f]{1,2}))")
_LETTERS = dict(zip('abfnrtv\\"', '\a\b\f\n\r\t\v\\"', strict=True))
_WRITTEN = {letter: f"\\{name}" for name, letter in _LETTERS.items()}
_SPECIAL = re.compile(r'[\a\b\f\n\r\t\v\\"]')
_SEAM = re.compile(r'"[ \t]*(?:\r\n?|\n)[ \t]*(?:#~[ \t]*)?"')
"""Between two lines of a string."""

_LONGEST_ID = 100


def read(raw: RawText, *, strict: bool = True) -> Sequence[Bilingual]:
    """The units of a file. `strict`: fields of the header that cannot be used are an error.

    Raises InputError for what is not written as PO files are.
    """
    messages = scan(raw)
    first = next(messages, None)
    if first is None:
        raise InputError("the file has no message", path=raw.path)
    stated = Header()
    rest = messages
    if first.id or first.context is not None:
        rest = chain([first], messages)
    else:
        text, origins = _text(raw, first.translations[0])
        faults, stated = header(text)
        if faults and strict:
            place, message = faults[0]
            raise InputError(message, path=raw.path, line=_line(raw, origins, place))
    return [
        Bilingual(
            _entries(raw, rest, stated),
            source_language=stated.source_language,
            target_language=stated.target_language or folder_language(raw.path),
            usual_source="en",
        )
    ]


def _line(raw: RawText, origins: Sequence[Origin], offset: int) -> int:
    origin = next(origin for origin in origins if origin.end > offset)
    return raw.location(origin.raw_start).line


def _entries(raw: RawText, messages: Iterator[Message], stated: Header) -> Iterator[Entry]:
    for message in messages:
        if not message.id and message.context is None:
            continue  # the header, in an unusual place
        flags = [flag for flag in message.flags if flag]
        syntax = tuple(flag for flag in flags if flag.endswith("-format"))
        state = "obsolete" if message.obsolete else "fuzzy" if "fuzzy" in flags else ""
        key = _key(raw.text, message)
        assert message.id is not None
        for form, translation in sorted(message.translations.items()):
            name = key if message.plural is None else f"{key}[{form}]"
            original, own = message.id, syntax
            if message.plural is not None:
                if not _is_singular(form, stated):
                    original = message.plural
                if form < stated.forms and stated.single[form]:
                    own = (*syntax, NUMBER_OPTIONAL)
            yield Entry(
                name,
                _block(raw, original, syntax, name),
                _block(raw, translation, own, name),
                state=state,
                note="\n".join(message.notes),
                translatable=not message.obsolete,
                finished=state != "fuzzy",
            )


def _is_singular(form: int, stated: Header) -> bool:
    return stated.singular[form] if form < stated.forms else form == 0


def _key(raw: str, message: Message) -> str:
    """The context and the id as they are written; of long ones the beginning and a digest."""
    key = "".join([raw[start:end] for start, end in message.id or ()])
    if message.context is not None:
        context = "".join([raw[start:end] for start, end in message.context])
        key = f"{context.replace('|', '/')}|{key}"
    if len(key) <= _LONGEST_ID:
        return key
    return f"{key[:80]}…{blake2s(key.encode('utf-8', 'surrogatepass'), digest_size=4).hexdigest()}"


def _block(raw: RawText, pieces: Pieces, syntax: tuple[str, ...], key: str) -> Block | None:
    text, origins = _text(raw, pieces)
    if not text:
        return None
    return Block(
        text, string_kind(text), UNIT, origins, inlines=links(text), syntax=syntax, key=key
    )


def _text(raw: RawText, pieces: Pieces) -> tuple[str, tuple[Origin, ...]]:
    """What a string says, with its places."""
    if len(pieces) == 1:
        start, end = pieces[0]
        text = raw.text[start:end]
        if "\\" not in text:
            return text, (Origin(0, end - start, start, end),)
    builder = TextBuilder(raw.text)
    for start, end in pieces:
        done = start
        if raw.text.find("\\", start, end) < 0:
            builder.copy(start, end)
            continue
        for escape in _ESCAPE.finditer(raw.text, start, end):
            builder.copy(done, escape.start())
            builder.replace(_unescaped(escape), escape.start(), escape.end())
            done = escape.end()
        builder.copy(done, end)
    return builder.build()


def _unescaped(escape: re.Match[str]) -> str:
    letter, octal, hexadecimal = escape.groups()
    if letter:
        return _LETTERS[letter]
    return chr(int(octal, 8) if octal else int(hexadecimal, 16))


def unescape(piece: str) -> str:
    """What a piece of a string reads as, over the ends of its lines."""
    return _ESCAPE.sub(_unescaped, _SEAM.sub("", piece))


def escape(text: str) -> str:
    """A text as it is written in a string."""
    return _SPECIAL.sub(lambda letter: _WRITTEN[letter[0]], text)
