"""From a file to a document: its format's blocks, its language, its sentences."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.errors import InputError
from mtqa.text import languages
from mtqa.text.origins import cut, cut_inlines
from mtqa.types import CUE, STRING, UNDETERMINED, UNIT, Document, Kind, Region, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.types import Block, Format, RawText, Side

_SPLIT = frozenset({Kind.PROSE, Kind.CAPTION})
_WHOLE = frozenset({STRING, CUE, UNIT})
_UNDETERMINED_NOTE = (
    "{path}: the language could not be identified; name it with --{option}-language"
)
_GUESSED_NOTE = "{path}: the text is too short to tell its language; taken to be {tag} from {why}"
_CONTRADICTED_NOTE = "{path}: the file says that it is in {stated}, but the text reads as {tag}"


def choose(path: str, input_format: str | None) -> str:
    """The name of the format to read a file with: the one asked for, or that of its suffix.

    Raises InputError when there is no such format, or when the suffix is no format's.
    """
    names = registry.names("formats")
    if input_format is not None:
        if input_format in names:
            return input_format
        raise InputError(f"there is no input format '{input_format}', only {', '.join(names)}")
    suffix = PurePath(path).suffix.lower()
    # Most formats are named after their suffix: this one is loaded before all others are.
    for name in sorted(names, key=lambda name: name != suffix[1:]):
        if suffix in registry.load("formats", name).suffixes:
            return name
    raise InputError(
        f"the suffix '{suffix}' is of no known format; name one with --input-format"
        f" ({', '.join(names)})",
        path=path,
    )


def read_document(
    raw: RawText,
    *,
    side: Side,
    language: str | None,
    input_format: str | None,
    hint_path: bool = True,
) -> Document:
    """A file as a document. `language` is a BCP-47 tag, or None to identify it; `hint_path` lets
    the name of the file tell the language where the text does not.

    Raises InputError for an unknown format, and for a file without any text to read.
    """
    form: Format = registry.load("formats", choose(raw.path, input_format))
    hint = languages.hint(raw.path) if hint_path else None
    if form.units is not None:
        from mtqa.formats._bilingual import read_side

        return read_side(raw, form.units(raw), side, language)
    assert form.read is not None, "a format reads blocks or units"
    blocks = tuple(form.read(raw))
    if not blocks:
        raise InputError("the file has no text to check", path=raw.path)
    return document_of(raw, blocks, side=side, language=language, hint=hint)


def document_of(
    raw: RawText,
    blocks: Sequence[Block],
    *,
    side: Side,
    language: str | None,
    hint: str | None = None,
) -> Document:
    """The document that blocks make. `language` is a BCP-47 tag, or None to identify it, with
    `hint` for where the text does not tell.
    """
    stated = _stated(blocks) if blocks else None
    notes: tuple[str, ...] = ()
    if language is None:
        tag, notes = _identify(raw.path, side, blocks, stated, hint)
    else:
        tag = languages.standardize(language)
    segments = tuple(_segments(blocks, tag, stated))
    return Document(raw, side, tag, tuple(blocks), segments, notes)


def _stated(blocks: Sequence[Block]) -> str | None:
    """The language that the file states for most of its blocks, which goes for the file."""
    if blocks[0].language is None and blocks[-1].language is None:
        return None
    tag, number = Counter(block.language for block in blocks).most_common(1)[0]
    return tag if number * 2 >= len(blocks) else None


def _identify(
    path: str, side: Side, blocks: Sequence[Block], stated: str | None, hint: str | None
) -> tuple[str, tuple[str, ...]]:
    """The language of a document, and what the reader should know about how it was found."""
    option = "target" if side.value == "reference" else side.value
    tag = languages.identify(_sample(blocks, stated))[0]
    if tag == UNDETERMINED:
        for guess, why in ((stated, "its language attribute"), (hint, "the file name")):
            if guess is not None:
                return guess, (_GUESSED_NOTE.format(path=path, tag=guess, why=why),)
        return tag, (_UNDETERMINED_NOTE.format(path=path, option=option),)
    for finer in (hint, stated):
        if finer is not None and languages.falls_under(finer, tag):
            return finer, ()
    if stated is not None and not languages.falls_under(tag, stated):
        return tag, (_CONTRADICTED_NOTE.format(path=path, stated=stated, tag=tag),)
    return tag, ()


def _sample(blocks: Sequence[Block], stated: str | None) -> str:
    """The running text of the main content; all of it where there is hardly any."""
    own = [block for block in blocks if block.language == stated] or blocks
    prose = [block.text for block in own if block.region is Region.MAIN and block.kind in _SPLIT]
    if sum(map(len, prose)) < 200:
        prose = [block.text for block in own if block.kind is not Kind.METADATA]
    return "\n".join(prose or [block.text for block in own])


def _segments(blocks: Sequence[Block], tag: str, stated: str | None) -> Iterator[Segment]:
    from mtqa.text.inlines import merged, recognized
    from mtqa.text.sentences import spans

    for number, block in enumerate(blocks):
        own = tag if block.language in {None, stated} else block.language
        found = recognized(block.text, language=own, syntax=block.syntax)
        inlines = tuple(merged(block.inlines, found)) if found else block.inlines
        split = block.kind in _SPLIT and block.element not in _WHOLE
        size = len(block.text)
        for start, end in spans(block.text, own) if split else [(0, size)]:
            whole = end - start == size
            yield Segment(
                text=block.text[start:end],
                language=own,
                kind=block.kind,
                region=block.region,
                block=number,
                origins=block.origins if whole else cut(block.origins, start, end),
                inlines=inlines if whole else cut_inlines(inlines, start, end),
                syntax=block.syntax,
                limits=block.limits,
                key=block.key,
            )
