"""Where a translation is bad, on one line each: penalty points, and distance from native text."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Final

from mtqa.reports._cells import line_width
from mtqa.types import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.reports._cells import Line
    from mtqa.reports._sheet import Sheet
    from mtqa.types import Judgement

BARS: Final = "▁▂▃▄▅▆▇█"
FEWEST: Final = 12
"""Segments that a line can tell more about than a list."""

LONGEST: Final = 60
"""Bars of a line."""

_FAR: Final = 1.0
"""How far from native text one native sentence in a hundred is."""

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
    bars = [(value, _STYLES.get(level, "dim")) for value, level in values]
    return _line(bars, most, "penalty along the text", sheet)


def disfluency(judgement: Judgement, sheet: Sheet) -> Line:
    """A bar for each segment, or for the worst of some, as high as it is from native text. Nothing
    for a short text, or one in which every sentence reads like a native one.
    """
    found = {
        unit: score.value
        for unit, scores in judgement.unit_scores.items()
        for score in scores
        if score.name == "fluency"
    }
    values = [max(0.0, -found.get(unit.id, 0.0)) for unit in judgement.units]
    most = max(values, default=0)
    bars = [(value, "minor" if value > _FAR else "dim") for value in values]
    return _line(bars, most if most > _FAR else 0, "disfluency along the text", sheet)


def _line(values: Sequence[tuple[float, str]], most: float, title: str, sheet: Sheet) -> Line:
    """Bars of values and styles; nothing if `most` is 0."""
    if len(values) < FEWEST or not most:
        return []
    number = min(len(values), LONGEST, sheet.columns - 4)
    edges = [len(values) * place // number for place in range(number + 1)]
    worst = [max(values[a:b]) for a, b in pairwise(edges)]
    bars = [
        cell
        for value, style in worst
        for cell in sheet.sign(BARS[ceil((len(BARS) - 1) * value / most)], style)
    ]
    label = sheet.text(f"  {title}", "dim")
    return bars + label if line_width(bars + label) <= sheet.columns - 4 else bars
