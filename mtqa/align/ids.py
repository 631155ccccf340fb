"""Pairs what has the same key in both documents: strings of programs, cues of subtitles.

Meaning, length and order count nothing: a key that one side lacks has no counterpart.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from mtqa.text.keys import language_root, plural_form, stem
from mtqa.types import STRING, Aligner, Document, Encodings, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtqa.types import Segment, Unit

_CUES = 0.5
"""So many of the cues of the shorter side must begin at a time when one of the other does."""

Key = tuple[str, int]
"""A key without its language, and how many segments before have the same."""


def align(
    source: Document,
    target: Document,
    encodings: Encodings | None = None,  # noqa: ARG001 (the contract of aligners)
) -> Sequence[Link]:
    """A link for each segment of the source, in its order, and for those of the target that it
    lacks, each after the one that it follows in the target.
    """
    keys = [key for key, _ in _keyed(target)]
    places = {key: place for place, key in enumerate(keys)}
    first = [key for key, _ in _keyed(source)]
    taken = {places[key] for key in first if key in places}
    strays: dict[int, list[int]] = {}
    before = -1
    for place in range(len(keys)):
        if place in taken:
            before = place
        else:
            strays.setdefault(before, []).append(place)
    links = [Link((), (place,), 1.0) for place in strays.get(-1, ())]
    for number, key in enumerate(first):
        found = places.get(key)
        links.append(Link((number,), () if found is None else (found,), 1.0))
        if found is not None:
            links += [Link((), (place,), 1.0) for place in strays.get(found, ())]
    return links


def applies(source: Document, target: Document) -> bool:
    """Whether two documents are to be paired by key: both consist of strings with keys, or most
    of their cues begin at the same times.
    """
    sides = [_element(document) for document in (source, target)]
    if sides[0] != sides[1] or sides[0] is None:
        return False
    if sides[0] == STRING:
        return True
    keys = [{segment.key for segment in document.segments} for document in (source, target)]
    return len(keys[0] & keys[1]) >= _CUES * min(map(len, keys))


def or_else(usual: Aligner) -> Aligner:
    """The aligner that pairs by key what is to be paired so, and the rest as usual."""

    def chosen(
        source: Document, target: Document, encodings: Encodings | None = None
    ) -> Sequence[Link]:
        pairs = align if applies(source, target) else usual.align
        return pairs(source, target, encodings)

    return replace(usual, align=chosen)


def completed(
    units: Iterable[Unit],
    source: Document | None,
    target: Document,
    references: Sequence[Document] = (),
) -> tuple[Unit, ...]:
    """The same units, those with keys that the source has not got put together by these keys: a
    reference stands beside its translation, and a plural form, which the source's language does
    not tell apart, is compared with the general form of the source. Forms of the source that the
    target's language does not tell apart are left out.
    """
    units = tuple(units)
    if source is None or not applies(source, target):
        return units
    general: dict[str, Segment] = {}
    for (key, _), segment in _keyed(source):
        form = plural_form(key)
        if form is None:
            general.setdefault(key, segment)
        elif form[1] == "other":
            general[form[0]] = segment
    keys = {id(s): key for side in (target, *references) for key, s in _keyed(side)}
    strays: dict[Key, list[Unit]] = {}
    for unit in units:
        if unit.source is None and unit.target is None:
            strays.setdefault(_key_of(unit, keys), []).append(unit)
    found: list[Unit] = []
    for unit in units:
        if unit.source is not None or unit.target is None:
            found.append(unit)
            continue
        own = _key_of(unit, keys)
        whole = _together(unit, strays.pop(own, []))
        found.append(replace(whole, source=general.get(stem(own[0]))))
    left = {unit.id for unit in chain.from_iterable(strays.values())}
    lost = {id(segment) for segment in missing(source, target)}
    return tuple(
        unit
        for unit in found
        if unit.target or unit.id in left or (unit.source and id(unit.source) in lost)
    )


def _together(unit: Unit, others: Iterable[Unit]) -> Unit:
    """A unit with the references of others."""
    references = unit.references
    for other in others:
        pairs = zip(references, other.references, strict=True)
        references = tuple(own or its for own, its in pairs)
    return replace(unit, references=references)


def _key_of(unit: Unit, keys: Mapping[int, Key]) -> Key:
    """The key of the target of a unit, or else of its first reference."""
    own = next(segment for segment in (unit.target, *unit.references) if segment is not None)
    return keys.get(id(own), ("", 0))


def missing(source: Document, target: Document) -> list[Segment]:
    """The strings of the source that the target lacks; of plural forms one is enough."""
    known = {stem(key) for (key, _), _ in _keyed(target)}
    return [segment for (key, _), segment in _keyed(source) if stem(key) not in known]


def superfluous(source: Document, target: Document) -> list[tuple[Segment, str]]:
    """The strings that only the target has, each with its key; of a section that the source has
    not got (keys that are JSON pointers) the first one, with the key of the section.
    """
    known = {stem(key) for (key, _), _ in _keyed(source)}
    sections = {key[:end] for key in known for end in _ends(key)}
    found: dict[str, Segment] = {}
    for (key, _), segment in _keyed(target):
        if stem(key) not in known:
            own = segment.key or ""
            lost = next((end for end in _ends(key) if key[:end] not in sections), len(key))
            found.setdefault(own[: len(own) - len(key) + lost], segment)
    return [(segment, key) for key, segment in found.items()]


def _ends(key: str) -> Iterator[int]:
    """Where the sections end that a key is in, and where it ends itself."""
    if key.startswith("/"):
        yield from (match.start() for match in re.finditer("(?<!^)/", key))
    yield len(key)


def _element(document: Document) -> str | None:
    """What all segments with keys are; None if some have none, or there are several sorts."""
    found = {document.blocks[segment.block].element for segment in document.segments}
    keyed = all(segment.key is not None for segment in document.segments)
    return found.pop() if keyed and len(found) == 1 else None


def _keyed(document: Document) -> Iterator[tuple[Key, Segment]]:
    root = language_root([segment.key or "" for segment in document.segments])
    seen: Counter[str] = Counter()
    for segment in document.segments:
        key = segment.key or ""
        bare = key[len(root) + 1 :] if root else key
        yield (bare, seen[bare]), segment
        seen[bare] += 1


ALIGNER = Aligner(align=align)
