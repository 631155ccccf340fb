"""Files that hold source and translation: their units, with documents on both sides.

Nothing is aligned: the file itself says what belongs together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mtqa.errors import InputError
from mtqa.formats import document_of
from mtqa.patience import patience
from mtqa.text.languages import falls_under, identify, standardize
from mtqa.types import UNDETERMINED, Document, Side, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.types import Bilingual, Block, Entry, RawText, Segment

_ENOUGH = 200
"""Characters of source from which on the text tells its language, whatever is usual."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What a bilingual file holds, in one of its target languages."""

    source: Document
    target: Document
    references: tuple[Document, ...]
    units: tuple[Unit, ...]


def names(found: Sequence[Bilingual]) -> list[str]:
    """What tells the translations in a file apart: their languages, with those of their sources
    where several are into one language.
    """
    targets = [one.target_language or UNDETERMINED for one in found]
    if len(set(targets)) == len(targets):
        return targets
    return [
        f"{one.source_language or UNDETERMINED} > {target}"
        for one, target in zip(found, targets, strict=True)
    ]


def choices(found: Sequence[Bilingual], language: str | None) -> list[str]:
    """The names of the translations into a language, or else into a variety of it, or else into
    what it is a variety of; None: all names.
    """
    if language is None or language in names(found):
        return names(found) if language is None else [language]
    wanted = standardize(language)
    for fits in (str.__eq__, falls_under, lambda tag, parent: falls_under(parent, tag)):
        chosen = [
            name
            for name, one in zip(names(found), found, strict=True)
            if fits(one.target_language or UNDETERMINED, wanted)
        ]
        if chosen:
            return chosen
    return []


def select(found: Sequence[Bilingual], wanted: str | None, path: str) -> Bilingual:
    """The translation of that name or in that language; the only one, if a file has but one.

    Raises InputError if there are several and not one of them is meant.
    """
    if len(found) == 1:
        return found[0]
    chosen = choices(found, wanted)
    if len(chosen) != 1:
        raise InputError(
            f"the file is translated into {', '.join(names(found))}:"
            " choose one of them with --target-language",
            path=path,
        )
    return found[names(found).index(chosen[0])]


@patience()
def read_pairs(
    raw: RawText,
    bilingual: Bilingual,
    *,
    source_language: str | None = None,
    target_language: str | None = None,
) -> Pairs:
    """The documents and units of a file. Languages are BCP-47 tags that override what it states.

    Raises InputError for a file without units, and for two units with the same id.
    """
    entries = list(bilingual.entries)
    if not entries:
        raise InputError("the file has no text to check", path=raw.path)
    judged = [one for one in entries if one.translatable and (one.source or one.target)]
    sources = [entry.source for entry in judged if entry.source]
    targets = [entry.target for entry in judged if entry.target]
    source = document_of(
        raw,
        sources,
        side=Side.SOURCE,
        language=source_language or bilingual.source_language or _usual(bilingual, sources),
    )
    target = document_of(
        raw,
        targets,
        side=Side.TARGET,
        language=target_language or bilingual.target_language,
    )
    target = replace(target, notes=(*target.notes, *_remarks(raw.path, entries)))
    references = tuple(
        document_of(
            raw,
            [block for entry in judged if (block := entry.references[slot])],
            side=Side.REFERENCE,
            language=target.language,
        )
        for slot in range(len(judged[0].references) if judged else 0)
    )
    documents = (source, target, *references)
    return Pairs(source, target, references, tuple(_units(judged, documents)))


def read_side(
    raw: RawText, found: Sequence[Bilingual], side: Side, language: str | None
) -> Document:
    """One side of a file: the source, or else the translation. Raises InputError."""
    if side is Side.SOURCE:
        return read_pairs(raw, found[0], source_language=language).source
    pairs = read_pairs(raw, select(found, language, raw.path), target_language=language)
    return replace(pairs.target, side=side)


def _usual(bilingual: Bilingual, sources: Iterable[Block]) -> str | None:
    """The usual language of the source, unless there is enough text to tell it."""
    if bilingual.usual_source is None:
        return None
    sample = "\n".join(block.text for block in sources)
    tag = identify(sample)[0] if len(sample) >= _ENOUGH else UNDETERMINED
    return bilingual.usual_source if tag == UNDETERMINED else tag


def _remarks(path: str, entries: Sequence[Entry]) -> Iterator[str]:
    """What the user should know of units that are not judged, or do not count."""
    idle = sum(not entry.translatable for entry in entries)
    if idle:
        yield f"{path}: {_of(idle, entries)} not to be translated or obsolete, and not judged"
    open_ = [e for e in entries if e.translatable and e.target and not e.finished]
    if open_:
        states = ", ".join(dict.fromkeys(entry.state for entry in open_))
        yield (
            f"{path}: {_of(len(open_), entries)} not finished ({states}):"
            " what is found in them does not count"
        )


def _of(number: int, entries: Sequence[Entry]) -> str:
    return f"{number} of {len(entries)} units {'is' if number == 1 else 'are'}"


def _units(entries: Iterable[Entry], documents: Sequence[Document]) -> Iterator[Unit]:
    """The units, with the segments of the documents, which are in the order of the entries."""
    rest = [iter(document.segments) for document in documents]
    seen: dict[str, Sequence[Segment | None]] = {}
    for entry in entries:
        blocks = (entry.source, entry.target, *entry.references)
        found = [next(own) if block else None for own, block in zip(rest, blocks, strict=True)]
        if entry.id in seen:
            raise _twice(entry.id, seen[entry.id], found, documents[0].raw)
        seen[entry.id] = found
        source, target, *references = found
        yield Unit(
            entry.id,
            source,
            target,
            tuple(references),
            note=entry.note,
            unfinished="" if entry.finished or target is None else entry.state,
            demands=entry.demands,
        )


def _line(segments: Iterable[Segment | None], raw: RawText) -> int:
    first = next((segment for segment in segments if segment is not None), None)
    return raw.location(first.raw_span(0, 1)[0]).line if first else 1


def _twice(
    name: str, first: Iterable[Segment | None], again: Iterable[Segment | None], raw: RawText
) -> InputError:
    return InputError(
        f"two units have the id '{name}', the first in line {_line(first, raw)}",
        path=raw.path,
        line=_line(again, raw),
    )
