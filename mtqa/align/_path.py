"""The cheapest monotone path through two sequences (Gale and Church, 1993: A program for aligning
sentences in bilingual corpora), searched inside a corridor where the sequences are long.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    Cost = Callable[[int, int, int, int], float]
    """The cost of joining source[i0:i1] with target[j0:j1], inf where that is not allowed."""

    Point = tuple[int, int]
    """A place between items: so many of the source and of the target lie before it."""

    Rows = list[tuple[int, int]]
    """For each number of source items 0..n, the first and last number of target items."""

    Bead = tuple[int, int, int, int]
    """Half-open ranges i0:i1 of the source and j0:j1 of the target."""

RADIUS = 12
"""Half the width of a corridor around its chain, in items."""

CELLS = 300_000
"""A corridor has about so many cells at most, beyond what RADIUS alone asks for."""


def everywhere(n: int, m: int) -> Rows:
    """Rows that leave out nothing."""
    return [(0, m)] * (n + 1)


def corridor(n: int, m: int, chain: Iterable[Point]) -> Rows:
    """Rows around a chain of points that rise on both sides.

    Between two points the corridor is as much wider as one side lacks of what the other has.
    """
    limit = RADIUS + CELLS // (2 * (n + m + 1))
    low, high = [m] * (n + 1), [0] * (n + 1)
    points = [(0, 0), *chain, (n, m)]
    for (i0, j0), (i1, j1) in pairwise(points):
        radius = min(RADIUS + abs((i1 - i0) - (j1 - j0)), limit)
        slope = (j1 - j0) / max(i1 - i0, 1)
        for i in range(i0, i1 + 1):
            low[i] = min(low[i], int(j0 + (i - 1 - i0) * slope) - radius)
            high[i] = max(high[i], int(j0 + (i + 1 - i0) * slope) + radius + 1)
    return [(max(a, 0), min(b, m)) for a, b in zip(low, high, strict=True)]


def longest_chain(points: Iterable[Point]) -> list[Point]:
    """The longest subsequence that rises strictly on both sides (patience sorting)."""
    ends: list[int] = []
    tails: list[Point] = []
    before: dict[Point, Point | None] = {}
    for point in sorted(set(points), key=lambda p: (p[0], -p[1])):
        place = bisect_left(ends, point[1])
        before[point] = tails[place - 1] if place else None
        ends[place : place + 1] = [point[1]]
        tails[place : place + 1] = [point]
    chain = []
    last = tails[-1] if tails else None
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def best_path(rows: Rows, shapes: Collection[tuple[int, int]], cost: Cost) -> list[Bead]:
    """The beads of the cheapest path from the start to the end of both sequences.

    `shapes` are the sizes (source, target) of beads; with (1, 0) and (0, 1) among them there is
    always a path. Time grows with the cells of the corridor, memory with one byte for each.
    """
    numbered = [(number, a, b) for number, (a, b) in enumerate(shapes)]
    depth = max(a for a, _ in shapes)
    scores: list[list[float]] = []
    choices: list[bytearray] = []
    for i, (low, high) in enumerate(rows):
        row, choice = [inf] * (high - low + 1), bytearray(high - low + 1)
        scores.append(row)
        choices.append(choice)
        if i > depth:
            scores[i - depth - 1] = []
        for j in range(low, high + 1):
            best, chosen = (0.0, 0) if i == j == 0 else (inf, 0)
            for number, a, b in numbered:
                if a > i or not rows[i - a][0] <= j - b <= rows[i - a][1]:
                    continue
                total = scores[i - a][j - b - rows[i - a][0]] + cost(i - a, i, j - b, j)
                if total < best:
                    best, chosen = total, number
            row[j - low], choice[j - low] = best, chosen
    return _trace(rows, list(shapes), choices)


def _trace(
    rows: Rows, shapes: Sequence[tuple[int, int]], choices: Sequence[bytearray]
) -> list[Bead]:
    i, j = len(rows) - 1, rows[-1][1]
    beads = []
    while i or j:
        a, b = shapes[choices[i][j - rows[i][0]]]
        beads.append((i - a, i, j - b, j))
        i, j = i - a, j - b
    return beads[::-1]
