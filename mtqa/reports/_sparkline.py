"""Where a translation is bad, on one line: the penalty points of its segments as bars."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Final

from mtqa.reports._cells import line_width
from mtqa.types import Severity

if TYPE_CHECKING:
    from mtqa.reports._cells import Line
    from mtqa.reports._sheet import Sheet
    from mtqa.types import Judgement

BARS: Final = "▁▂▃▄▅▆▇█"
FEWEST: Final = 12
"""Segments that a line can tell more about than a list."""

LONGEST: Final = 60
"""Bars of a line."""

_STYLES: Final = {Severity.CRITICAL: "wrong", Severity.MAJOR: "wrong", Severity.MINOR: "minor"}


def sparkline(judgement: Judgement, sheet: Sheet) -> Line:
    """A bar for each segment, or for the worst of some, as high as its points beside the most that
    one has. Nothing for a short text, or one in which nothing costs points.
    """
    points: defaultdict[str | None, float] = defaultdict(float)
    levels: defaultdict[str | None, Severity] = defaultdict(lambda: Severity.NEUTRAL)
    for finding in judgement.findings:
        if finding.counts:
            points[finding.segment] += finding.points
            levels[finding.segment] = max(levels[finding.segment], finding.severity)
    values = [(points[unit.id], levels[unit.id]) for unit in judgement.units]
    most = max((value for value, _ in values), default=0)
    if len(values) < FEWEST or not most:
        return []
    number = min(len(values), LONGEST, sheet.columns - 4)
    edges = [len(values) * place // number for place in range(number + 1)]
    worst = [max(values[a:b]) for a, b in pairwise(edges)]
    bars = [
        cell
        for value, level in worst
        for cell in sheet.sign(
            BARS[ceil((len(BARS) - 1) * value / most)], _STYLES.get(level, "dim")
        )
    ]
    label = sheet.text("  penalty along the text", "dim")
    return bars + label if line_width(bars + label) <= sheet.columns - 4 else bars
