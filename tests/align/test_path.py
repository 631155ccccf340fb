"""The search for the cheapest path, against one that tries everything."""

from __future__ import annotations

from functools import cache
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.align._path import best_path, corridor, everywhere, longest_chain

SHAPES = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2)]


def cheapest(n, m, cost):
    """The cost of the best path, by trying all."""

    @cache
    def rest(i, j):
        if (i, j) == (n, m):
            return 0.0
        steps = [(i + a, j + b) for a, b in SHAPES if i + a <= n and j + b <= m]
        return min((cost(i, a, j, b) + rest(a, b) for a, b in steps), default=inf)

    return rest(0, 0)


@settings(deadline=None)
@given(st.integers(0, 6), st.integers(0, 6), st.integers())
def test_no_path_is_cheaper(n, m, seed):
    def cost(*bead):
        return hash((seed, bead)) % 17 - 4.0

    beads = best_path(everywhere(n, m), SHAPES, cost)
    assert sum(cost(*bead) for bead in beads) == cheapest(n, m, cost)
    assert [bead[0] for bead in beads] == [0, *(bead[1] for bead in beads)][: len(beads)]
    assert [bead[2] for bead in beads] == [0, *(bead[3] for bead in beads)][: len(beads)]


@given(
    st.integers(0, 60),
    st.integers(0, 60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59))),
)
def test_a_corridor_can_be_walked(n, m, points):
    chain = longest_chain((i, j) for i, j in points if i < n and j < m)
    rows = corridor(n, m, chain)
    assert len(rows) == n + 1
    assert rows[0][0] == 0
    assert rows[-1][1] == m
    beads = best_path(rows, SHAPES, lambda *_: 1.0)
    assert sum(b - a for a, b, _, _ in beads) == n
    assert sum(b - a for _, _, a, b in beads) == m


@pytest.mark.parametrize(
    ("points", "chain"),
    [
        ([], []),
        ([(3, 4)], [(3, 4)]),
        ([(0, 0), (1, 9), (2, 1), (3, 2)], [(0, 0), (2, 1), (3, 2)]),
        ([(1, 1), (1, 2), (2, 2)], [(1, 1), (2, 2)]),
    ],
    ids=["nothing", "one point", "an outlier", "one row twice"],
)
def test_longest_chain(points, chain):
    assert longest_chain(points) == chain
