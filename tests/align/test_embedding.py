"""The aligner over made-up states, and over the encoder."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.align._band import find_band
from mtqa.align._cognates import anchor_vectors
from mtqa.align._lattice import Lattice, best_path, posteriors
from mtqa.align.embedding import Text, align, prepare, reunited

TOKENS, SIZE = 12, 64


def text(states, blocks=None):
    """A document whose sentences have these token states."""
    return Text(
        states=states,
        probabilities=[np.full(len(part), 1e-4) for part in states],
        lengths=[5 * len(part) for part in states],
        anchors=np.zeros((len(states), 256), np.float32),
        blocks=blocks,
    )


def sentences(count, seed=0):
    rng = np.random.default_rng(seed)
    return [rng.normal(size=(TOKENS, SIZE)).astype(np.float16) for _ in range(count)]


def noisy(states, seed=1):
    rng = np.random.default_rng(seed)
    return [part + 0.3 * rng.normal(size=part.shape).astype(np.float16) for part in states]


def beads(links):
    return [(link.source, link.target) for link in links]


def diagonal(count, shift=0, start=0):
    return [((i,), (i + shift,)) for i in range(start, count)]


def test_one_to_one():
    states = sentences(12)
    links = align(text(states), text(noisy(states)))
    assert beads(links) == diagonal(12)
    assert min(link.confidence for link in links) > 0.9


@pytest.mark.parametrize("size", [2, 3, 4])
def test_a_split_sentence(size):
    states = sentences(10)
    whole = np.concatenate(states[4 : 4 + size])
    joined = [*states[:4], whole, *states[4 + size :]]
    expected = [
        *diagonal(4),
        ((4,), tuple(range(4, 4 + size))),
        *diagonal(len(joined), size - 1, 5),
    ]
    assert beads(align(text(joined), text(noisy(states)))) == expected
    swapped = [(b, a) for a, b in expected]
    assert beads(align(text(noisy(states)), text(joined))) == swapped


@pytest.mark.parametrize("gap", [1, 3, 60])
def test_omitted_and_added_sentences(gap):
    states = sentences(20 + gap)
    shorter = [*states[:10], *states[10 + gap :]]
    omitted = [((i,), ()) for i in range(10, 10 + gap)]
    expected = [*diagonal(10), *omitted, *diagonal(20 + gap, -gap, 10 + gap)]
    assert beads(align(text(states), text(noisy(shorter)))) == expected
    found = beads(align(text(noisy(shorter)), text(states)))
    assert [(b, a) for a, b in found] == expected


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 3), (3, 0), (1, 1), (1, 200), (200, 1)])
def test_every_sentence_is_used_once(n, m):
    links = align(text(sentences(n)), text(sentences(m, seed=9)))
    assert [i for link in links for i in link.source] == list(range(n))
    assert [j for link in links for j in link.target] == list(range(m))
    assert all(0 <= link.confidence <= 1 for link in links)


def test_sentences_without_tokens():
    states = sentences(6)
    states[3] = np.zeros((0, SIZE), np.float16)
    links = align(text(states), text(noisy(states)))
    assert [i for link in links for i in link.source] == list(range(6))


def test_blocks_speak_against_a_bead_across_them():
    states = sentences(10)
    joined = [*states[:4], np.concatenate(states[4:6]), *states[6:]]
    free = align(text(joined), text(noisy(states)))
    bound = align(text(joined), text(noisy(states), blocks=[0] * 5 + [1] * 5))
    assert beads(free)[4] == ((4,), (4, 5)) == beads(bound)[4]
    assert bound[4].confidence < free[4].confidence


@pytest.mark.parametrize(("n", "m"), [(3, 3), (4, 2), (2, 5)])
def test_best_path_and_posteriors_against_enumeration(n, m):
    rng = np.random.default_rng(n * 10 + m)
    band = np.zeros(n + 1, int), np.full(n + 1, m)
    scores = rng.normal(size=(n, 4, 4, m + 1))
    for i, a, b, j in itertools.product(range(n), range(4), range(4), range(m + 1)):
        if a > i or b >= j:
            scores[i, a, b, j] = -np.inf
    lattice = Lattice(band, list(scores), rng.normal(size=n), rng.normal(size=m))
    paths = list(_paths(lattice, 0, 0, n, m))
    total = math.log(sum(math.exp(value) for _, value in paths))
    found = posteriors(lattice)
    assert found.total == pytest.approx(total)
    # The order of an omission and an addition side by side is open.
    assert set(best_path(lattice)) == set(max(paths, key=lambda path: path[1])[0])
    for i, a, b, j in itertools.product(range(n), range(4), range(4), range(1, m + 1)):
        bead = (tuple(range(i - a, i + 1)), tuple(range(j - b - 1, j)))
        chance = sum(math.exp(value - total) for path, value in paths if bead in path)
        assert found.beads[i][a, b, j] == pytest.approx(chance, abs=1e-9)
    for i in range(n):
        chance = sum(math.exp(v - total) for path, v in paths if ((i,), ()) in path)
        assert found.omitted[i] == pytest.approx(chance)


def _paths(lattice, i, j, n, m):
    if (i, j) == (n, m):
        yield (), 0.0
        return
    steps = [
        (a, b, lattice.beads[i + a - 1][a - 1, b - 1, j + b])
        for a in range(1, 5)
        for b in range(1, 5)
        if i + a <= n and j + b <= m
    ]
    if i < n:
        steps.append((1, 0, lattice.omitted[i]))
    if j < m:
        steps.append((0, 1, lattice.added[j]))
    for a, b, score in steps:
        bead = (tuple(range(i, i + a)), tuple(range(j, j + b)))
        for rest, value in _paths(lattice, i + a, j + b, n, m):
            yield (bead, *rest), float(score) + value


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 5), st.integers(0, 99))
def test_a_band_always_has_a_path(n, m, reach, seed):
    rng = np.random.default_rng(seed)
    first, last = find_band(rng.normal(size=(n, 8)), rng.normal(size=(m, 8)), reach=reach)
    assert len(first) == len(last) == n + 1
    assert (first[0], last[n]) == (0, m)
    assert (np.diff(first) >= 0).all()
    assert (np.diff(last) >= 0).all()
    assert (first <= last).all()
    assert (first[1:] <= last[:-1]).all()


def test_a_long_document_keeps_to_a_narrow_band():
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(5000, 32))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    first, last = find_band(vectors, vectors, reach=20)
    places = np.arange(5001)
    assert ((first <= places) & (places <= last)).all()
    assert (last - first).max() < 80


def test_anchors():
    source, target = anchor_vectors(
        ["Im Jahr 1956 kam Müller.", "Der Mount Everest", "nichts"],
        ["L'Everest", "Muller est venu en 1956.", "rien"],
    )
    overlap = source @ target.T
    assert (overlap[0].argmax(), overlap[1].argmax()) == (1, 0)
    assert np.abs(overlap[2]).max() == 0


def test_a_moved_sentence_is_linked_across_the_others():
    states = sentences(12)
    moved = [*states[:3], *states[4:9], states[3], *states[9:]]
    first, second = text(states), text(noisy(moved))
    links = reunited(align(first, second), *(side.pooled() for side in prepare(first, second)))
    assert ((3,), (8,)) in beads(links)
    assert sorted(i for link in links for i in link.source) == list(range(12))
    assert sorted(j for link in links for j in link.target) == list(range(12))


def test_unlike_sentences_stay_alone():
    states, other = sentences(13), sentences(1, seed=9)
    shorter = [*states[:4], *states[5:], *other]
    first, second = text(states), text(noisy(shorter))
    links = align(first, second)
    assert reunited(links, *(side.pooled() for side in prepare(first, second))) == links
