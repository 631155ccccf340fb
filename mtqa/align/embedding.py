"""Sentence alignment over an encoder: monotone, up to four sentences on each side of a bead.

As in Vecalign (Thompson and Koehn 2019) and Bertalign (Liu and Zhu 2022) a dynamic program looks
for the best sequence of beads, in a band around the best 1:1 path. What a bead is worth is the sum
of the weights in `embedding.toml` times its features: cosine of the pooled token states, the same
for its neighbours, coverage of its tokens by the other side, anchors, lengths, and its kind. The
weights maximize the likelihood of a hand-aligned text, so that the posterior probability of a bead
can serve as its confidence.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mtqa.align._band import find_band, mutual_nearest
from mtqa.align._cognates import anchor_vectors
from mtqa.align._coverage import Tokens
from mtqa.align._features import FEATURES, Sentences, row_features
from mtqa.align._lattice import Lattice, best_path, posteriors
from mtqa.types import Aligner, Kind, Link, Region

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtqa.align._band import Array
    from mtqa.models._encoding import Encoder, Encoding
    from mtqa.types import Document, Encodings

REACH = 20
"""Sentences to both sides of the best 1:1 path that are looked at."""

MOVED = 0.5
"""Segments at least so similar (cosine) say the same wherever they stand: of pairs that do not,
one in a thousand is, of pairs that do, nine in ten."""

_FREQUENT = 1e-3
_KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Text:
    """What the aligner sees of one document, sentence by sentence.

    `states`: arrays (tokens, d) of token states of the encoder's last layer; `probabilities`: of
    these tokens, as words of a text, for frequent ones say little; `lengths`: in characters;
    `anchors`: vectors of `anchor_vectors`; `blocks`: the number of each sentence's block, or None
    where the documents have no blocks; `sorts`: what each sentence is, as a small number, and
    `single`: whether it may not be joined with others (a heading), both None where nothing is
    known.
    """

    states: Sequence[Array]
    probabilities: Sequence[Array]
    lengths: Sequence[int]
    anchors: Array
    blocks: Sequence[int] | None = None
    sorts: Sequence[int] | None = None
    single: Sequence[bool] | None = None


def align_documents(
    source: Document, target: Document, encodings: Encodings | None
) -> Sequence[Link]:
    """The aligner's contract: links between the segments of two documents, blocks, kinds and
    regions being soft constraints, and nothing but prose being joined. A text that was moved is
    linked with its counterpart across the others.
    """
    assert encodings is not None
    sides = []
    for document in (source, target):
        texts = [segment.text for segment in document.segments]
        sides.append((texts, encodings.of(texts)))
    first, second = read_texts(encodings.encoder, *sides)
    first, second = _told(first, source), _told(second, target)
    return reunited(align(first, second), *(side.pooled() for side in prepare(first, second)))


def _told(text: Text, document: Document) -> Text:
    """The same with what the document knows about its segments."""
    segments = document.segments
    sorts = [_KINDS.index(s.kind) + len(_KINDS) * (s.region is Region.MAIN) for s in segments]
    return replace(
        text,
        blocks=[segment.block for segment in segments],
        sorts=sorts,
        single=[segment.kind is not Kind.PROSE for segment in segments],
    )


def read_texts(
    encoder: Encoder,
    source: tuple[Sequence[str], Sequence[Encoding]],
    target: tuple[Sequence[str], Sequence[Encoding]],
    *,
    blocks: tuple[Sequence[int], Sequence[int]] | None = None,
) -> tuple[Text, Text]:
    """Both sides from their sentences and the encodings of these, states of the last layer kept."""
    anchors = anchor_vectors(source[0], target[0])
    first, second = (
        Text(
            states=[encoding.states[encoder.layers] for encoding in encodings],
            probabilities=[encoder.probabilities(encoding.ids) for encoding in encodings],
            lengths=[len(sentence.strip()) for sentence in sentences],
            anchors=anchors[side],
            blocks=blocks[side] if blocks else None,
        )
        for side, (sentences, encodings) in enumerate((source, target))
    )
    return first, second


@cache
def weights() -> Mapping[str, float]:
    """The trained weights: one for each feature, `omitted/...` and `added/...` included."""
    with Path(__file__).with_name("embedding.toml").open("rb") as stream:
        return dict(tomllib.load(stream)["weights"])


def align(source: Text, target: Text) -> list[Link]:
    """Beads in order that use each sentence of both sides once, with posterior probabilities.

    Time and memory grow linearly with the longer document, apart from the search for the band,
    which compares 2000 x 2000 sentences at most.
    """
    n, m = len(source.lengths), len(target.lengths)
    if not n or not m:
        lone = [Link((i,), (), 1.0) for i in range(n)]
        return lone + [Link((), (j,), 1.0) for j in range(m)]
    lattice = build_lattice(source, target, weights())
    chances = posteriors(lattice)
    links = []
    for a, b in best_path(lattice):
        if a and b:
            place = b[-1] + 1 - lattice.band[0][a[-1] + 1]
            chance = chances.beads[a[-1]][len(a) - 1, len(b) - 1, place]
        else:
            chance = chances.omitted[a[0]] if a else chances.added[b[0]]
        links.append(Link(a, b, float(min(chance, 1.0))))
    return links


def reunited(links: Sequence[Link], source: Array, target: Array) -> list[Link]:
    """The same links, with segments that stayed alone linked where they are each other's nearest.

    `source` (n, d) and `target` (m, d) are sentence vectors of length 1. The order is the source's.
    """
    rows = np.array([link.source[0] for link in links if not link.target], int)
    columns = np.array([link.target[0] for link in links if not link.source], int)
    if not len(rows) or not len(columns):
        return list(links)
    cosines = source[rows] @ target[columns].T
    there, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    moved = {
        int(rows[row]): (int(columns[column]), float(cosines[row, column]))
        for row, column in enumerate(there)
        if back[column] == row and cosines[row, column] >= MOVED
    }
    found = {column for column, _ in moved.values()}
    kept: list[Link] = []
    for link in links:
        if not link.target and link.source[0] in moved:
            column, cosine = moved[link.source[0]]
            kept.append(Link(link.source, (column,), cosine))
        elif link.source or link.target[0] not in found:
            kept.append(link)
    return kept


def build_lattice(source: Text, target: Text, chosen: Mapping[str, float]) -> Lattice:
    """The scores of all beads in the band, by the given weights."""
    first, second = prepare(source, target)
    band = find_band(first.pooled(), second.pooled(), reach=REACH)
    factors = np.array([chosen[name] for name in FEATURES], np.float32)
    beads = [
        np.where(possible, np.tensordot(factors, values, 1), -np.inf).astype(np.float64)
        for possible, values in row_features(first, second, band)
    ]
    alone = np.array([chosen["lone"], chosen["lone/mass"]])
    return Lattice(band, beads, first.lone() @ alone, second.lone() @ alone)


def prepare(source: Text, target: Text) -> tuple[Sentences, Sentences]:
    """Both sides with centred states, and lengths that are comparable between them."""
    first, second = _sentences(source), _sentences(target)
    # Not from the totals: a side may lack whole chapters.
    rows, columns = mutual_nearest(first.pooled(), second.pooled())
    ratios = np.maximum(second.lengths[columns], 1) / np.maximum(first.lengths[rows], 1)
    ratio = float(np.median(ratios)) if len(ratios) else 1.0
    return replace(first, lengths=first.lengths * np.float32(ratio)), second


def _sentences(text: Text) -> Sentences:
    """The mean state of a document is taken out: it says which language it is, and the cosines of
    this model are crowded between .7 and 1 because of it.
    """
    size = next((states.shape[1] for states in text.states if len(states)), 1)
    blank = np.zeros((1, size), np.float32)
    states = [part if len(part) else blank for part in text.states]
    parts = [p if len(p) else np.ones(1) for p in text.probabilities]
    weight = (_FREQUENT / (_FREQUENT + np.concatenate(parts))).astype(np.float32)
    stacked = np.concatenate(states).astype(np.float32)
    stacked -= np.average(stacked, axis=0, weights=weight)
    starts = np.cumsum([0, *map(len, states)])
    counts = np.diff(starts).astype(np.float32)
    sums = np.add.reduceat(stacked, starts[:-1])
    unit = stacked / np.maximum(np.linalg.norm(stacked, axis=1, keepdims=True), 1e-9)
    return Sentences(
        tokens=Tokens(unit, weight, starts),
        sums=sums - counts[:, None] * np.average(sums / counts[:, None], axis=0, weights=counts),
        anchors=text.anchors,
        lengths=np.asarray(text.lengths, np.float32),
        blocks=None if text.blocks is None else np.asarray(text.blocks),
        sorts=np.eye(2 * len(_KINDS), dtype=np.float32)[
            np.zeros(len(text.states), int) if text.sorts is None else np.asarray(text.sorts)
        ],
        single=np.zeros(len(text.states), bool) if text.single is None else np.asarray(text.single),
    )


ALIGNER = Aligner(align_documents, needs_model=True)
