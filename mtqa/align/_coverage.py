"""How well the tokens of sentences are covered by sentences of the other side.

Token states take the place of the words of a lexical alignment model: a token is covered by a
sentence as well as by its most similar token there (the maximum of BERTScore, Zhang et al. 2020),
and it chooses among the sentences of the band in proportion to exp(similarity / temperature), or
none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mtqa.align._lattice import LARGEST

if TYPE_CHECKING:
    from mtqa.align._band import Array, Band

_TEMPERATURE, _NONE = 0.05, 0.3


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a document: `states` (tokens, d) of length 1, their `weights`, and `starts`
    (sentences + 1), the first token of each sentence. Every sentence has a token.
    """

    states: Array
    weights: Array
    starts: Array

    def sentence(self, number: int) -> slice:
        """Where the tokens of a sentence stand."""
        return slice(self.starts[number], self.starts[number + 1])

    def masses(self) -> Array:
        """Sum of the weights of each sentence."""
        sums: Array = np.add.reduceat(self.weights, self.starts[:-1])
        return sums


@dataclass(frozen=True, slots=True)
class Row:
    """Sums of weights times coverage, for source sentence i and the target sentences from
    `start` on.

    `source[b]` (columns): the tokens of sentence i, covered by groups of b + 1 target sentences
    that end with the column. `target[a]` (columns): the tokens of the target sentence, covered by
    the group of a + 1 source sentences that ends with i. `choices` (columns): the weights of tokens
    of either sentence that choose the other one, source tokens first.
    """

    start: int
    source: Array
    target: Array
    choices: tuple[Array, Array]


def cover(source: Tokens, target: Tokens, band: Band) -> list[Row]:
    """One row for each source sentence. Time grows with the area of the band."""
    first, last = band
    rows = []
    masses = np.zeros(len(target.weights), np.float32)
    recent: list[tuple[int, Array]] = []
    for i in range(len(first) - 1):
        start = max(int(first[i + 1]) - LARGEST, 0)
        stop = max(int(last[i + 1]), start + 1)
        inside = slice(target.starts[start], target.starts[stop])
        edges = target.starts[start:stop] - target.starts[start]
        own = source.sentence(i)
        similar = source.states[own] @ target.states[inside].T
        nearest = np.maximum.reduceat(similar, edges, axis=1)
        covered = similar.max(axis=0)
        weight = source.weights[own]
        recent = [(int(inside.start), covered), *recent][:LARGEST]
        reverse = _by_groups(recent, target.weights[inside], edges)
        choice = weight @ _shares(nearest)
        pull = np.exp((covered - _NONE) / _TEMPERATURE)
        masses[inside] += pull
        rows.append(Row(start, _source_groups(nearest, weight), reverse, (choice, pull)))
    return [_with_target_choices(row, target, masses) for row in rows]


def _shares(similarities: Array) -> Array:
    pulls = np.exp((similarities - _NONE) / _TEMPERATURE)
    shares: Array = pulls / (1 + pulls.sum(axis=1, keepdims=True))
    return shares


def _source_groups(nearest: Array, weights: Array) -> Array:
    """(4, columns): weighted sums of the best of up to four columns that end with each one."""
    found = [weights @ nearest]
    best = nearest
    for size in range(1, LARGEST):
        best = best.copy()
        best[:, size:] = np.maximum(best[:, size:], nearest[:, :-size])
        found.append(weights @ best)
    return np.stack(found)


def _by_groups(recent: list[tuple[int, Array]], weights: Array, edges: Array) -> Array:
    """(4, columns): target tokens covered by the last 1 to 4 source sentences, summed up."""
    start, best = recent[0]
    found = [np.add.reduceat(weights * best, edges)]
    for earlier, covered in recent[1:]:
        best = best.copy()
        overlap = covered[start - earlier :][: len(best)]
        best[: len(overlap)] = np.maximum(best[: len(overlap)], overlap)
        found.append(np.add.reduceat(weights * best, edges))
    found += [found[-1]] * (LARGEST - len(found))
    return np.stack(found)


def _with_target_choices(row: Row, target: Tokens, masses: Array) -> Row:
    choice, pull = row.choices
    begin = target.starts[row.start]
    inside = slice(begin, begin + len(pull))
    share = target.weights[inside] * pull / (1 + masses[inside])
    edges = target.starts[row.start : row.start + len(choice)] - begin
    return Row(row.start, row.source, row.target, (choice, np.add.reduceat(share, edges)))
