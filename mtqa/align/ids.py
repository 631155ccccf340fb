"""Pairs what has the same key in both documents: strings of programs, cues of subtitles.

Meaning, length and order count nothing: a key that one side lacks has no counterpart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from mtqa.text.keys import language_root, plural_form, plural_stem
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
    not tell apart, is compared with the general form of the source.
    """
    units = tuple(units)
    if source is None or not applies(source, target):
        return units
    forms = ((plural_form(key), segment) for (key, _), segment in _keyed(source))
    general = {form[0]: segment for form, segment in forms if form and form[1] == "other"}
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
        key = _key_of(unit, keys)
        whole = _together(unit, strays.pop(key, ()))
        found.append(replace(whole, source=general.get(plural_stem(key[0]) or "")))
    left = {unit.id for unit in chain.from_iterable(strays.values())}
    return tuple(unit for unit in found if unit.source or unit.target or unit.id in left)


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


def missing(source: Document, target: Document) -> tuple[list[Segment], list[Segment]]:
    """The strings of the source that the target lacks, and those that only the target has. Of the
    plural forms of a string one is enough.
    """
    first, second = ({key for key, _ in _keyed(side)} for side in (source, target))
    stems = [{plural_stem(key) for key, _ in keys} - {None} for keys in (first, second)]
    return (
        [
            s
            for key, s in _keyed(source)
            if key not in second and plural_stem(key[0]) not in stems[1]
        ],
        [
            s
            for key, s in _keyed(target)
            if key not in first and plural_stem(key[0]) not in stems[0]
        ],
    )


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
