"""Puts what an aligner linked into units: the same words in source, translation and references."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mtqa.text.scripts import writes_without_spaces
from mtqa.types import Inline, Origin, Segment, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtqa.types import Aligner, Document, Encodings, Link

MOST = 6
"""So many segments of one document are in a unit at most, unless the aligner linked more."""


def build_units(
    source: Document | None,
    target: Document,
    references: Sequence[Document],
    aligner: Aligner,
    encodings: Encodings | None = None,
) -> tuple[Unit, ...]:
    """The units of a translation, in document order; each segment of each document is in one.

    The source, or the target where there is none, is the anchor. A reference is aligned with
    it and, where a model aligns, with the translation as well, whose language is its own; the
    surer alignment is kept. Links that share a segment are merged. A reference that would make a
    unit too large, or a mixture of kinds, goes where most of it belongs. A unit without a source
    (or without source and target) stands where its segments stand in their own document.

    The confidence of a unit is that of its link between source and target; without a source,
    the lowest of its links with references, or 1.
    """
    if source is None:
        documents: list[Document | None] = [None, target, *references]
        groups = [_Group.of(1, [i], len(documents)) for i in range(len(target.segments))]
    else:
        documents = [source, target, *references]
        groups = [
            _Group.of(0, link.source, len(documents), link.confidence).add(1, link.target)
            for link in aligner.align(source, target, encodings)
        ]
    for place, reference in enumerate(references, start=2):
        guides = _guides(groups, documents, both=aligner.needs_model)
        linked = [(homes, aligner.align(guide, reference, encodings)) for guide, homes in guides]
        homes, links = max(linked, key=lambda found: _sureness(found[1]))
        groups = _attach(groups, links, place, documents, homes)
    return tuple(_unit(number, group, documents) for number, group in enumerate(groups, start=1))


def _guides(
    groups: Sequence[_Group], documents: Sequence[Document | None], *, both: bool
) -> list[tuple[Document, list[int]]]:
    """What a reference can be aligned with, and the group of each of its segments: the anchor;
    and, if `both`, the translation, with the source's own segments where nothing was translated.
    """
    source, target = documents[:2]
    assert target is not None
    anchor = source or target
    homes = {
        index: number
        for number, group in enumerate(groups)
        for index in group.parts[source is None]
    }
    guides = [(anchor, [homes[index] for index in range(len(anchor.segments))])]
    if both and source is not None:
        mixed = [
            (segment, number)
            for number, group in enumerate(groups)
            for segment in _chosen(group, source, target)
        ]
        blocks = target.blocks + source.blocks
        segments = tuple(segment for segment, _ in mixed)
        guide = replace(target, blocks=blocks, segments=segments)
        guides.append((guide, [number for _, number in mixed]))
    return guides


def _chosen(group: _Group, source: Document, target: Document) -> list[Segment]:
    """A group's segments of the translation, or those of the source if it has none."""
    if group.parts[1]:
        return [target.segments[index] for index in group.parts[1]]
    left = [source.segments[index] for index in group.parts[0]]
    return [replace(segment, block=len(target.blocks) + segment.block) for segment in left]


def _sureness(links: Sequence[Link]) -> float:
    """The mean confidence of links, by the number of segments that they link."""
    sizes = [len(link.source) + len(link.target) for link in links]
    weighted = sum(link.confidence * size for link, size in zip(links, sizes, strict=True))
    return weighted / sum(sizes) if links else 0.0


@dataclass(slots=True, eq=False)
class _Group:
    """A unit in the making: `parts` are the segment indices in each of the documents."""

    parts: list[list[int]]
    confidence: float = 1.0
    slots: range = range(0)

    @classmethod
    def of(
        cls, place: int, indices: Iterable[int], documents: int, confidence: float = 1.0
    ) -> _Group:
        return cls([[] for _ in range(documents)], confidence).add(place, indices)

    def add(self, place: int, indices: Iterable[int]) -> _Group:
        self.parts[place] += indices
        return self


def _attach(
    groups: Sequence[_Group],
    links: Iterable[Link],
    place: int,
    documents: Sequence[Document | None],
    homes: Sequence[int],
) -> list[_Group]:
    """The groups with the segments of another document; `links` link them with those of a guide,
    whose groups `homes` numbers.
    """
    slots = list(groups)
    for slot, group in enumerate(groups):
        group.slots = range(slot, slot + 1)
    strays: dict[int, list[_Group]] = {}
    last = -1
    for link in links:
        if not link.source:
            strays.setdefault(last, []).append(_Group.of(place, link.target, len(documents)))
            continue
        touched = Counter(homes[index] for index in link.source)
        last = max(touched)
        if link.target:
            _merge(slots, range(min(touched), last + 1), documents)
            home = slots[touched.most_common(1)[0][0]].add(place, link.target)
            if documents[0]:
                continue
            home.confidence = min(home.confidence, link.confidence)
    return _in_order(slots, strays)


def _merge(slots: list[_Group], span: range, documents: Sequence[Document | None]) -> None:
    """Make one group of those in `span`, unless that is too large or joins unlike things."""
    groups = list(dict.fromkeys(slots[span.start : span.stop]))
    if len(groups) < 2:
        return
    parts = [
        [index for group in groups for index in group.parts[place]]
        for place in range(len(documents))
    ]
    if any(len(part) > MOST for part in parts) or not _alike(parts, documents):
        return
    merged = _Group(
        parts,
        min(group.confidence for group in groups),
        range(groups[0].slots.start, groups[-1].slots.stop),
    )
    for slot in merged.slots:
        slots[slot] = merged


def _alike(parts: Sequence[Sequence[int]], documents: Sequence[Document | None]) -> bool:
    """Whether the segments of each document are of one kind and in one region."""
    for indices, document in zip(parts, documents, strict=True):
        if document is not None:
            segments = [document.segments[index] for index in indices]
            if len({(segment.kind, segment.region) for segment in segments}) > 1:
                return False
    return True


def _in_order(slots: Iterable[_Group], strays: dict[int, list[_Group]]) -> list[_Group]:
    ordered = strays.get(-1, [])
    for group in dict.fromkeys(slots):
        ordered.append(group)
        for slot in group.slots:
            ordered += strays.get(slot, [])
    return ordered


def _unit(number: int, group: _Group, documents: Sequence[Document | None]) -> Unit:
    source, target, *references = [
        join([document.segments[index] for index in sorted(indices)]) if document else None
        for document, indices in zip(documents, group.parts, strict=True)
    ]
    return Unit(f"u{number}", source, target, tuple(references), group.confidence)


def join(segments: Sequence[Segment]) -> Segment | None:
    """One segment with the texts of all, which still leads to the places of each; None for none.

    What is not text (kind, block, language ...) is that of the first.
    """
    if len(segments) < 2:
        return segments[0] if segments else None
    text = ""
    origins: list[Origin] = []
    inlines: list[Inline] = []
    for segment in segments:
        text += _space(text, segment)
        shift = len(text)
        text += segment.text
        origins += (o._replace(start=o.start + shift, end=o.end + shift) for o in segment.origins)
        inlines += (replace(i, start=i.start + shift, end=i.end + shift) for i in segment.inlines)
    return replace(segments[0], text=text, origins=tuple(origins), inlines=tuple(inlines))


def _space(text: str, following: Segment) -> str:
    """What divides two sentences. Where Chinese or Japanese characters or their full stop meet,
    nothing does; other scripts without spaces put one between sentences.
    """
    if not text:
        return ""
    ends = (text[-1], following.text[:1] or " ")
    wide = any(unicodedata.east_asian_width(character) in "WF" for character in ends)
    return "" if wide and writes_without_spaces(following.language) else " "
